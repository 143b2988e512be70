// Draws a score card (stunting/charts/card.py) as a table. Texts come from uploads: they are only ever set as text.
// LOOKS (paths and words of statuses, shapes of verdicts, words for few people) is written in front of this file.
const STACKED_MOST = 5;
const FIRST_ON_PHONE = 10;
// Letters of a note that gives way to the words before it, such as the name of a kecamatan.
const LONG_NOTE = 8;
// Pixels that a column of scores, or of bars, needs.
const LEAST_SCORE = 72;
const LEAST_BAR = 48;
// A long word of a head may break behind these beginnings, with a hyphen, where it does not fit.
const BEGINNINGS = /\b(pasca|antar)(?=\p{L}{6})/giu;

function piece(lane, look, left, width) {
  const part = made("i", look);
  if (left !== undefined) part.style.left = `${100 * left}%`;
  if (width !== undefined) part.style.width = `${100 * width}%`;
  lane.append(part);
}

function lane(cell, draw) {
  const strip = made("span", `lane s-${cell.status}`);
  strip.setAttribute("role", "img");
  strip.setAttribute("aria-label", cell.text);
  draw(strip);
  if (cell.target !== undefined) piece(strip, "goal", cell.target);
  return strip;
}

const DRAW = {
  text(td, cell) {
    const words = made("div", "words");
    const look = cell.blank ? "blank" : cell.proposed ? "proposed" : cell.quiet ? "quiet" : "";
    words.append(made("span", look, cell.text));
    if (cell.mark) words.append(made("sup", "", cell.mark));
    if (cell.note) words.append(made("small", cell.note.length > LONG_NOTE ? "long" : "", cell.note));
    if (cell.tag) words.append(made("small", "tag", cell.tag));
    td.append(words);
  },
  score(td, cell) {
    const fill = made("span", `fill s-${cell.status}${cell.faint ? " faint" : ""}`);
    fill.append(made("b", "", cell.text));
    if (cell.status !== "no_data") fill.append(signOf(LOOKS.statuses[cell.status], "sign"));
    td.append(fill);
  },
  bullet(td, cell) {
    td.append(lane(cell, (strip) => {
      piece(strip, "track");
      piece(strip, "run", 0, cell.length);
      if (cell.earlier !== undefined) piece(strip, "ring", cell.earlier);
    }));
  },
  dumbbell(td, cell) {
    td.append(lane(cell, (strip) => {
      piece(strip, "thin");
      if (cell.other !== undefined) {
        piece(strip, "join", Math.min(cell.value, cell.other), Math.abs(cell.value - cell.other));
        piece(strip, "ring", cell.other);
      }
      piece(strip, "dot", cell.value);
    }));
  },
  interval(td, cell) {
    td.append(lane(cell, (strip) => {
      piece(strip, "thin");
      if (cell.whole !== undefined) piece(strip, "whole-line", cell.whole);
      piece(strip, "spread", cell.low, cell.high - cell.low);
      piece(strip, "dot", cell.value);
    }));
  },
  bar(td, cell) {
    const length = made("i", "length");
    length.style.width = `${100 * (cell.length ?? 0)}%`;
    const rail = made("span", cell.beside ? "rail" : "");
    rail.append(length);
    td.append(rail, made("span", "", cell.text));
    if (cell.strong) td.classList.add("strong");
  },
  delta(td, cell) {
    td.append(made("span", `delta ${cell.good > 0 ? "better" : cell.good < 0 ? "worse" : "same"}`, cell.text));
  },
  spark(td, cell) {
    const svg = drawn("svg", {viewBox: "0 0 100 20", preserveAspectRatio: "none", class: "spark", role: "img"});
    svg.setAttribute("aria-label", cell.text);
    const step = 100 / Math.max(cell.heights.length - 1, 1);
    const points = cell.heights.map((height, place) => `${step * place},${19 - 18 * height}`).join(" ");
    svg.append(drawn("polyline", {points, fill: "none", stroke: "var(--brand)", "stroke-width": 1.6,
      "vector-effect": "non-scaling-stroke"}));
    td.append(svg);
  },
  verdict(td, cell) {
    td.classList.add(`v-${cell.verdict ?? "unknown"}`);
    td.append(signOf(LOOKS.verdicts[cell.verdict ?? ""], ""), made("span", "", cell.text));
  },
};

function spoken(card, row, column, cell) {
  const value = cell.status === "no_data" ? "" : `${cell.text}${card.unit ? ` ${card.unit}` : ""}`;
  return [column.hint ?? column.title, row.name, value, LOOKS.statuses[cell.status].word,
    cell.faint ? LOOKS.few : ""].filter(Boolean).join(", ");
}

function looks(column, scores) {
  const first = scores.length > 1 && column.key === scores[0];
  const folded = scores.length ? !scores.includes(column.key) : !column.narrow;
  return [column.align ?? "left", scores.length && !column.narrow ? "wide" : "", column.apart ? "apart" : "",
    folded ? "folded" : "", first ? "whole" : "",
    column.aside ? "aside" : ""].filter(Boolean);
}

function cellOf(card, row, place, scores) {
  const [column, cell] = [card.columns[place], row.cells[place]];
  const td = made("td");
  td.classList.add(cell.kind, ...looks(column, scores));
  td.setAttribute("role", place ? "gridcell" : "rowheader");
  td.dataset.column = column.key;
  td.dataset.title = column.title.toLowerCase();
  td.tabIndex = -1;
  if (column.opens) td.classList.add("opens");
  if (cell.text === "\u2013") td.classList.add("none");
  if (cell.hint) td.title = cell.hint;
  if (cell.kind === "score") td.setAttribute("aria-label", spoken(card, row, column, cell));
  DRAW[cell.kind](td, cell);
  return td;
}

function headOf(card, state, scores) {
  const tr = made("tr");
  tr.setAttribute("role", "row");
  for (const column of card.columns) {
    const th = made("th", "", column.title.replace(BEGINNINGS, "$1\u00AD"));
    th.classList.add(...looks(column, scores));
    th.setAttribute("role", "columnheader");
    th.scope = "col";
    th.dataset.sort = column.key;
    th.tabIndex = -1;
    th.title = column.hint ?? column.title;
    if (state.sort === column.key) th.setAttribute("aria-sort", state.down ? "descending" : "ascending");
    tr.append(th);
  }
  return tr;
}

function weight(cell) {
  return cell.order ?? (cell.kind === "text" ? cell.text ?? "" : undefined);
}

function ordered(card, state) {
  const place = card.columns.findIndex((column) => column.key === state.sort);
  if (place < 0) return card.rows;
  const turn = state.down ? -1 : 1;
  const groups = [...new Set(card.rows.map((row) => row.group ?? ""))];
  return [...card.rows].sort((one, other) => {
    const apart = groups.indexOf(one.group ?? "") - groups.indexOf(other.group ?? "");
    const [a, b] = [weight(one.cells[place]), weight(other.cells[place])];
    // What has no value stands last either way.
    const missing = (a === undefined) - (b === undefined);
    const by = typeof a === "string" ? a.localeCompare(b, "id") : a - b;
    return apart || missing || (a === undefined ? 0 : turn * by);
  });
}

function bodyOf(card, state, scores) {
  const body = made("tbody");
  let group = "";
  for (const [place, row] of ordered(card, state).entries()) {
    if (row.group && row.group !== group) {
      const tr = made("tr", place >= FIRST_ON_PHONE ? "group later" : "group");
      const th = made("th", "", row.group);
      // What is hidden where there is little room has a cell of its own: a wider span would make columns.
      const wide = card.columns.filter((column) => looks(column, scores).includes("wide")).length;
      th.colSpan = card.columns.length - wide;
      th.scope = "colgroup";
      th.setAttribute("role", "gridcell");
      tr.setAttribute("role", "row");
      tr.append(th, ...Array.from({length: wide}, () => {
        const rest = made("th", "wide");
        rest.setAttribute("role", "gridcell");
        return rest;
      }));
      body.append(tr);
      group = row.group;
    }
    const tr = made("tr");
    tr.setAttribute("role", "row");
    tr.dataset.row = row.key;
    if (!state.sort && place + 1 === card.cut) tr.className = "cut";
    if (place >= FIRST_ON_PHONE) tr.classList.add("later");
    if (card.selectable) tr.setAttribute("aria-selected", String(row.key === state.row));
    row.cells.forEach((_, place) => tr.append(cellOf(card, row, place, scores)));
    body.append(tr);
  }
  return body;
}

function tableOf(card, state) {
  const scores = card.columns.filter((_, place) => card.rows[0]?.cells[place].kind === "score");
  const keys = card.small ? [] : scores.map((column) => column.key);
  const table = made("table", card.tall ? "tall" : card.small ? "small" : "");
  if (keys.length && keys.length <= STACKED_MOST) table.classList.add("stacked");
  if (state.whole) table.classList.add("all");
  if (keys.length === 1) table.classList.add("single");
  if (!keys.length && !card.tall && !card.small) table.classList.add("plain");
  table.setAttribute("role", "grid");
  table.append(made("caption", "", card.caption));
  const group = made("colgroup");
  for (const column of card.columns) {
    const col = made("col");
    col.classList.add(...looks(column, keys));
    if (column.width) col.style.width = `${column.width}px`;
    group.append(col);
  }
  const flexible = card.columns.filter((column) => !column.width).length;
  const fixed = card.columns.reduce((sum, column) => sum + (column.width ?? 0), 0);
  const beside = card.columns.slice(1).filter((column) => column.narrow).reduce((sum, column) => sum + (column.width ?? LEAST_SCORE), 0);
  table.style.setProperty("--beside", `${beside}px`);
  if (!table.classList.contains("stacked")) table.style.minWidth = `${fixed + (card.tall ? LEAST_BAR : LEAST_SCORE) * flexible}px`;
  const head = made("thead");
  head.append(headOf(card, state, keys));
  table.append(group, head, bodyOf(card, state, keys));
  const above = table.classList.contains("stacked") && scores.length > 1 ? scores.map((column) => column.title) : [];
  return [above, table, keys.length];
}

function cells(root) {
  return [...root.querySelectorAll("tr:not(.group)")]
    .map((tr) => [...tr.children].filter((cell) => cell.offsetParent))
    .filter((line) => line.length);
}

function placeOf(lines, cell) {
  const row = lines.findIndex((line) => line.includes(cell));
  return [row, row < 0 ? -1 : lines[row].indexOf(cell)];
}

function reach(root, cell) {
  root.querySelector("[tabindex='0']")?.setAttribute("tabindex", "-1");
  cell.tabIndex = 0;
}

const STEPS = {ArrowUp: [-1, 0], ArrowDown: [1, 0], ArrowLeft: [0, -1], ArrowRight: [0, 1]};

function onKey(root, event) {
  const cell = event.target.closest("td, th");
  if (!cell) return;
  if (event.key === "Enter" || event.key === " ") {
    cell.click();
  } else if (event.key === "Escape") {
    cell.blur();
    return;
  } else {
    const lines = cells(root);
    const [row, column] = placeOf(lines, cell);
    const step = STEPS[event.key];
    const ends = {Home: 0, End: lines[row].length - 1};
    if (!step && !(event.key in ends)) return;
    const line = lines[Math.min(Math.max(row + (step?.[0] ?? 0), 0), lines.length - 1)];
    const to = line[Math.min(Math.max(ends[event.key] ?? column + step[1], 0), line.length - 1)];
    reach(root, to);
    to.focus();
  }
  event.preventDefault();
  event.stopPropagation();
}

function onClick(root, event) {
  const {state, card, tell} = root.kept;
  const head = event.target.closest("th[data-sort]");
  const cell = event.target.closest("td");
  if (head) {
    state.down = state.sort === head.dataset.sort ? !state.down : false;
    state.sort = head.dataset.sort;
    draw(root);
    const again = root.querySelector(`th[data-sort="${CSS.escape(state.sort)}"]`);
    reach(root, again);
    again.focus({preventScroll: true});
  } else if (cell) {
    reach(root, cell);
    const row = cell.parentElement.dataset.row;
    if (card.selectable && row !== state.row) {
      state.row = row;
      for (const tr of root.querySelectorAll("tr[data-row]"))
        tr.setAttribute("aria-selected", String(tr.dataset.row === row));
      tell.state("row", row);
    }
    if (cell.classList.contains("opens")) tell.trigger("cell", {row, column: cell.dataset.column});
  } else if (event.target.closest("button.rest")) {
    state.whole = true;
    draw(root);
  } else if (event.target.closest("button")) {
    tell.trigger("more", true);
  }
}

function tellWhetherItSlides(root) {
  const scroll = root.querySelector(".scroll");
  root.classList.toggle("slides", scroll.scrollWidth > scroll.clientWidth + 1);
}

function draw(root) {
  const {state, card} = root.kept;
  const at = root.querySelector(".scroll")?.scrollTop ?? 0;
  const [titles, table, scores] = tableOf(card, state);
  const above = made("div", "head");
  above.setAttribute("aria-hidden", "true");
  for (const title of titles) above.append(made("span", "", title));
  const scroll = made("div", "scroll");
  if (card.height) scroll.style.maxHeight = `${card.height}px`;
  scroll.append(table);
  root.style.setProperty("--scores", Math.max(scores - 1, 1));
  const rest = card.rows.length - FIRST_ON_PHONE;
  if (table.matches(".stacked:not(.all)") && rest > 0)
    scroll.append(made("button", "rest", `Tampilkan ${rest} baris lainnya`));
  if (card.more) scroll.append(made("button", "", card.more));
  const hint = made("p", "hint", "Geser ke samping untuk kolom lainnya \u2192");
  hint.setAttribute("aria-hidden", "true");
  root.replaceChildren(...(titles.length ? [above] : []), hint, scroll);
  tellWhetherItSlides(root);
  scroll.scrollTop = at;
  const first = root.querySelector("tbody td");
  if (first) reach(root, first);
}

export default function ({data, parentElement, setStateValue, setTriggerValue}) {
  const root = parentElement.querySelector(".card");
  const tell = {state: setStateValue, trigger: setTriggerValue};
  const written = JSON.stringify(data);
  if (root.kept?.written === written) {
    root.kept.tell = tell;
    return;
  }
  const state = {whole: root.kept?.state.whole ?? false, sort: root.kept?.state.sort ?? "", down: root.kept?.state.down ?? false,
    row: data.selected};
  const isNew = !root.kept;
  root.kept = {card: {...JSON.parse(data.card), height: data.height}, state, tell, written};
  if (isNew) {
    root.addEventListener("click", (event) => onClick(root, event));
    root.addEventListener("keydown", (event) => onKey(root, event));
  }
  draw(root);
  if (isNew) new ResizeObserver(() => tellWhetherItSlides(root)).observe(root);
}
