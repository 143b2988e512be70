// Draws areas as tiles to choose from (stunting/charts/desa_tiles.py). Names come from uploads: they are only
// ever set as text. LOOKS (signs of statuses and verdicts) is written in front of this file.
const MANY = 15;

function tile(item, selected) {
  const button = made("button", item.look);
  button.type = "button";
  button.dataset.key = item.key;
  button.setAttribute("aria-pressed", String(item.key === selected));
  button.title = `${item.name}: ${item.value}, ${item.people}`;
  const value = made("b", "", item.value);
  if (item.look !== "no_data" && LOOKS.statuses[item.look]) value.append(signOf(LOOKS.statuses[item.look], "sign"));
  const line = made("div");
  line.append(value, made("small", "", item.people));
  button.append(made("span", "", item.name), line);
  if (item.verdict) {
    const flag = made("i");
    flag.setAttribute("role", "img");
    flag.setAttribute("aria-label", LOOKS.verdicts[item.verdict].word);
    flag.append(signOf(LOOKS.verdicts[item.verdict], "sign"));
    button.append(flag);
  }
  return button;
}

function draw(root) {
  const {data} = root.kept;
  const active = root.getRootNode().activeElement;
  const held = root.contains(active) ? active.dataset.key : "";
  const group = made("div", data.items.length > MANY ? "group many" : "group");
  group.setAttribute("role", "group");
  group.setAttribute("aria-label", data.label);
  for (const item of data.items) group.append(tile(item, data.selected));
  root.replaceChildren(group);
  if (held) root.querySelector(`[data-key="${CSS.escape(held)}"]`)?.focus({preventScroll: true});
}

export default function ({data, parentElement, setTriggerValue}) {
  const root = parentElement.querySelector(".tiles");
  const isNew = !root.kept;
  root.kept = {data, tell: setTriggerValue};
  if (isNew) {
    root.addEventListener("click", (event) => {
      const button = event.target.closest("button");
      if (button) root.kept.tell("area", button.dataset.key);
    });
  }
  draw(root);
}
