// Elements are made here and nowhere else; what comes from documents goes in as text, never as markup.
function element(name, attributes = {}, ...children) {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) {
    if (value === null || value === undefined || value === false) continue;
    if (key === "on") for (const [event, listener] of Object.entries(value)) made.addEventListener(event, listener);
    else made.setAttribute(key, value === true ? "" : value);
  }
  made.append(...children.filter((child) => child !== null && child !== undefined));
  return made;
}

function byId(id) {
  return document.getElementById(id);
}

function fill(id, ...children) {
  byId(id).replaceChildren(...children.filter((child) => child !== null && child !== undefined));
}

function pairs(entries) {
  return entries
    .filter(([, value]) => value !== null && value !== undefined && value !== "")
    .flatMap(([name, value]) => [element("dt", {}, name), element("dd", {}, value)]);
}

// A link only where the address is one of the web; anything else stays text.
function link(address) {
  if (!/^https?:\/\//i.test(address)) return document.createTextNode(address);
  return element("a", { href: address, target: "_blank", rel: "noopener noreferrer" }, address);
}

// A text in which words between backticks are commands.
function withCode(name, text) {
  return element(name, {}, ...text.split("`").map((piece, place) => (place % 2 ? element("code", {}, piece) : piece)));
}

function plainTable(heads, rows, numbers = []) {
  const cell = (name, value, place) =>
    element(name, { class: numbers.includes(place) ? "number" : null, scope: name === "th" ? "col" : null }, value);
  return element("table", {},
    element("thead", {}, element("tr", {}, ...heads.map((head, place) => cell("th", head, place)))),
    element("tbody", {}, ...rows.map((row) => element("tr", {}, ...row.map((value, place) => cell("td", String(value), place))))));
}
