// Countries, actors and pairs by number of rows, each with a bar by quad class.
const LISTED = 12;

function drawActors(data, state, rows, changed) {
  const { events } = data;
  const quads = events.codes.map((code) => code.quad_class ?? 0);
  const quadOf = (row) => quads[events.code[row]];
  const actor = (number) => ({ name: events.actors.code[number], words: events.actors.words[number] });
  const set = (changes) => () => {
    Object.assign(state.filters, changes);
    changed();
  };
  const only = (column, field) => ranking(rows, (row) => column[row], quadOf, (number) =>
    ({ ...actor(number), press: set({ [field]: events.actors.code[number] }) }), field);
  fill("sources", only(events.source, "source"));
  fill("targets", only(events.target, "target"));
  const size = events.actors.code.length;
  const pair = (row) => (events.source[row] < 0 || events.target[row] < 0 ? -1 : events.source[row] * size + events.target[row]);
  fill("dyads", ranking(rows, pair, quadOf, (key) => {
    const [source, target] = [Math.floor(key / size), key % size].map((number) => events.actors.code[number]);
    return { name: `${source} → ${target}`, words: null, press: set({ source, target }) };
  }, "pair"));
  fill("countries", ranking(rows, (row) => events.country[row], quadOf, (number) =>
    ({ name: events.countries.names[number], words: null, press: set({ country: state.filters.country === number ? null : number }) }), "country"));
  const both = d3.sum(rows, (row) => Number(events.source[row] >= 0 && events.target[row] >= 0));
  byId("who-note").textContent = `The ${LISTED} most frequent codes, with the words that most often name each; the bar is split by quad class as above. ` +
    `${plural(both, "row has", "rows have")} codes on both sides.`;
}

// The most frequent keys as a table; a key of -1 isn't counted.
function ranking(rows, keyOf, quadOf, describe, head) {
  const counts = d3.rollup(rows, (group) => d3.rollup(group, (part) => part.length, quadOf), keyOf);
  counts.delete(-1);
  const order = d3.sort([...counts].map(([key, quads]) => ({ key, quads, count: d3.sum(quads.values()) })), (one) => -one.count, (one) => one.key);
  if (!order.length) return element("p", { class: "none" }, "none");
  const most = order[0].count;
  const lines = order.slice(0, LISTED).map(({ key, quads, count }) => {
    const { name, words, press } = describe(key);
    const label = element("button", { type: "button", on: { click: press } }, name);
    return element("tr", {}, element("th", { scope: "row" }, label, words && words !== name ? element("span", { class: "words" }, `for example ${words}`) : null),
      element("td", { class: "number" }, count.toLocaleString("en")), element("td", { class: "bar" }, stack(quads, count / most)));
  });
  const hidden = order.length - lines.length;
  return element("div", {},
    element("table", { class: "bars", "aria-label": `Rows by ${head}` }, element("tbody", {}, ...lines)),
    hidden > 0 ? element("p", { class: "quiet" }, `and ${hidden.toLocaleString("en")} more`) : null);
}

function stack(quads, share) {
  const parts = d3.sort(quads, ([quad]) => quad).map(([quad, count]) => {
    const part = element("span", { class: `quad-${quad}`, title: `${QUADS[quad]}: ${count}` });
    part.style.flexGrow = count;
    return part;
  });
  const bar = element("div", { class: "stack" }, ...parts);
  bar.style.width = `${share * 100}%`;
  return bar;
}
