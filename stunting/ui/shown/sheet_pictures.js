// Draws sheets as small pictures to choose from (stunting/charts/sheet_picture.py). Names come from uploads:
// they are only ever set as text.
const SIGNS = {ok: "M2.2 6.4 5 9.2 10 3.2", bad: "M3 3l6 6M9 3l-6 6"};

function picture(item) {
  const svg = drawn("svg", {viewBox: `0 0 ${item.columns || 1} ${item.rows || 1}`, preserveAspectRatio: "none",
    "aria-hidden": "true", class: "sheet"});
  for (const [look, x, y, width, height] of item.runs ?? []) {
    // A hair's breadth between columns, so that they are told apart.
    const apart = look === "number" || look === "asked" ? 0.12 : 0;
    svg.append(drawn("rect", {x, y, width: width - apart, height, class: `r-${look}`}));
  }
  return svg;
}

function sign(kind) {
  const svg = drawn("svg", {viewBox: "0 0 12 12", class: `sign ${kind}`, "aria-hidden": "true"});
  svg.append(drawn("path", {d: SIGNS[kind], fill: "none", stroke: "currentColor", "stroke-width": 1.9,
    "stroke-linecap": "round"}));
  return svg;
}

function buttonOf(item, selected) {
  const button = made("button", item.state === "bad" ? "bad" : "");
  button.type = "button";
  button.dataset.key = item.key;
  button.title = item.hint ?? item.title;
  button.setAttribute("aria-pressed", String(item.key === selected));
  const words = made("span", "words");
  words.append(made("b", "", item.title));
  const note = made("small", "", item.note ?? "");
  if (item.asked) note.append(made("u", "", item.asked));
  words.append(note);
  button.append(picture(item), words);
  if (item.badge) button.append(made("em", "", item.badge));
  else if (item.state) button.append(sign(item.state));
  return button;
}

function draw(root) {
  const {data} = root.kept;
  const held = root.contains(root.getRootNode().activeElement) ? root.getRootNode().activeElement.dataset.key : "";
  const top = root.firstElementChild?.scrollTop ?? 0;
  const group = made("div", data.layout);
  group.setAttribute("role", "group");
  group.setAttribute("aria-label", data.label);
  for (const item of data.items) group.append(buttonOf(item, data.selected));
  root.replaceChildren(group);
  group.scrollTop = top;
  if (held) root.querySelector(`[data-key="${CSS.escape(held)}"]`)?.focus({preventScroll: true});
}

export default function ({data, parentElement, setTriggerValue}) {
  const root = parentElement.querySelector(".pictures");
  const written = JSON.stringify(data);
  const isNew = !root.kept;
  if (root.kept?.written === written) {
    root.kept.tell = setTriggerValue;
    return;
  }
  root.kept = {data, written, tell: setTriggerValue};
  if (isNew) {
    root.addEventListener("click", (event) => {
      const button = event.target.closest("button");
      if (button && button.getAttribute("aria-pressed") !== "true") root.kept.tell("chosen", button.dataset.key);
    });
  }
  draw(root);
}
