// Elements of the components, written in front of their scripts. Texts come from uploads: they are only ever set as text.
const SVG = "http://www.w3.org/2000/svg";

function made(tag, look = "", text = "") {
  const element = document.createElement(tag);
  if (look) element.className = look;
  if (text) element.textContent = text;
  return element;
}

function drawn(tag, attributes) {
  const element = document.createElementNS(SVG, tag);
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  return element;
}

function signOf(shape, look) {
  const svg = drawn("svg", {viewBox: "0 0 12 12", class: look, "aria-hidden": "true"});
  const line = {fill: "none", stroke: "currentColor", "stroke-width": shape.stroke, "stroke-linecap": "round"};
  svg.append(drawn("path", {d: shape.path, ...(shape.stroke ? line : {fill: "currentColor"})}));
  return svg;
}
