// Draws lines from the sums of a sheet to the fraction that they stand in, where both stand side by side.
// `drawn` is written in front of this file.
const ROLES = [["numerator", "var(--r-asked)"], ["denominator", "var(--brand)"]];
// Pixels below the sheet and beside it at which the first line runs, and between the lines.
const BELOW = 5;
const BESIDE = 9;
const APART = 6;
const HEAD = 6;

function ends(dialog, role) {
  const sheet = dialog.querySelector(".lembar");
  const part = dialog.querySelector(`.pecahan .${role}`);
  const sums = sheet?.querySelectorAll(`tfoot .${role}`);
  const cell = sums?.length ? sums[0] : [...(sheet?.querySelectorAll(`tbody .${role}`) ?? [])].at(-1);
  if (!part || !cell) return undefined;
  const [from, to, outer, inner] = [cell, part, sheet, sheet.querySelector("div")].map((one) => one.getBoundingClientRect());
  if (outer.left < to.right) return undefined;
  const middle = (from.left + from.right) / 2;
  return {
    start: {x: Math.min(Math.max(middle, inner.left + HEAD), inner.right - HEAD), y: outer.bottom},
    side: outer.left,
    end: {x: to.right + 3, y: (to.top + to.bottom) / 2},
  };
}

function draw(svg, dialog) {
  const origin = svg.getBoundingClientRect();
  const shapes = [];
  for (const [place, [role, colour]] of ROLES.entries()) {
    const found = ends(dialog, role);
    if (!found) continue;
    const {start, side, end} = found;
    const [low, left] = [start.y + BELOW + APART * place, side - BESIDE - APART * place];
    const corners = [[start.x, start.y], [start.x, low], [left, low], [left, end.y], [end.x + HEAD, end.y]];
    const at = ([x, y]) => `${x - origin.left},${y - origin.top}`;
    const tip = [[end.x, end.y], [end.x + HEAD, end.y - HEAD / 1.5], [end.x + HEAD, end.y + HEAD / 1.5]];
    shapes.push(drawn("polyline", {points: corners.map(at).join(" "), fill: "none", "stroke-width": 2, style: `stroke: ${colour}`}));
    shapes.push(drawn("polygon", {points: tip.map(at).join(" "), style: `fill: ${colour}`}));
  }
  svg.replaceChildren(...shapes);
}

export default function ({parentElement}) {
  const dialog = parentElement.getRootNode().host?.closest("[role=dialog]");
  if (!dialog) return undefined;
  const svg = parentElement.querySelector("svg") ?? drawn("svg", {"aria-hidden": "true"});
  parentElement.append(svg);
  let waits = 0;
  const later = () => {
    cancelAnimationFrame(waits);
    waits = requestAnimationFrame(() => draw(svg, dialog));
  };
  const sizes = new ResizeObserver(later);
  sizes.observe(dialog);
  const changes = new MutationObserver(later);
  changes.observe(dialog, {childList: true, subtree: true});
  dialog.addEventListener("scroll", later, true);
  later();
  return () => {
    sizes.disconnect();
    changes.disconnect();
    dialog.removeEventListener("scroll", later, true);
  };
}
