// What is chosen, and which rows fit it.
function noFilters() {
  return { from: null, until: null, root: null, source: "", target: "", country: null, place: null, status: null, confidence: 0, search: "" };
}

// For each actor whether the words are the beginning of its code, or are in its name; null: no matter who.
function actorsThatFit(events, words) {
  const wanted = words.trim().toLowerCase();
  if (!wanted) return null;
  return events.actors.code.map((code, number) =>
    code.toLowerCase().startsWith(wanted) || (events.actors.words[number] ?? "").toLowerCase().includes(wanted));
}

// For each row that can be opened, whether its sentence, title or participants have all the words.
function shownThatHave(shown, search) {
  const words = search.toLowerCase().split(/\s+/).filter(Boolean);
  if (!words.length) return null;
  const has = (text) => words.map((word) => text.includes(word));
  const bySentence = shown.texts.sentence.values.map((text) => has(text.toLowerCase()));
  const byTitle = shown.documents.title.map((text) => has((text ?? "").toLowerCase()));
  return shown.row.map((_, place) => {
    const sentence = bySentence[shown.texts.sentence.index[place]];
    const title = byTitle[shown.texts.doc_id.index[place]];
    return words.every((_, number) => sentence[number] || title[number]);
  });
}

// The numbers of the rows of the table, and of the openable ones among them.
function choose(data, filters) {
  const { events, shown } = data;
  const sources = actorsThatFit(events, filters.source);
  const targets = actorsThatFit(events, filters.target);
  const roots = events.codes.map((code) => filters.root === null || code.root === filters.root);
  const status = filters.status === null ? null : events.status.values.indexOf(filters.status);
  const fits = (row) =>
    (filters.from === null || events.day[row] >= filters.from) &&
    (filters.until === null || events.day[row] <= filters.until) &&
    roots[events.code[row]] &&
    (sources === null || sources[events.source[row]] === true) &&
    (targets === null || targets[events.target[row]] === true) &&
    (filters.country === null || events.country[row] === filters.country) &&
    (filters.place === null || events.place[row] === filters.place) &&
    (status === null || events.status.index[row] === status) &&
    events.confidence[row] >= filters.confidence;
  const found = shownThatHave(shown, filters.search);
  const places = [];
  shown.row.forEach((row, place) => {
    if ((found === null || found[place]) && fits(row)) places.push(place);
  });
  // Words are known of the openable rows only; without words every row counts.
  const rows = found === null ? d3.range(events.day.length).filter(fits) : places.map((place) => shown.row[place]);
  return { rows, places };
}

function setUpFilters(data, state, changed) {
  const { events } = data;
  const option = (value, text) => element("option", { value }, text);
  byId("root").append(...events.roots.map((root) => option(root.root, root.root === root.name ? root.root : `${root.root} ${root.name}`)));
  const order = d3.sort(d3.range(events.countries.codes.length), (number) => events.countries.names[number]);
  byId("country").append(...order.map((number) => option(String(number), events.countries.names[number])));
  byId("status").append(...events.status.values.map((value) => option(value, value)));
  byId("status-label").hidden = events.status.values.length < 2;
  byId("actor-codes").append(...events.actors.code.slice(0, 1000).map((code, number) => option(code, events.actors.words[number] ?? "")));
  if (events.day.length) {
    const [first, last] = d3.extent(events.day).map(isoDay);
    for (const id of ["from", "until"]) Object.assign(byId(id), { min: first, max: last });
  }
  const readDay = (id) => (byId(id).value ? Math.round(Date.parse(byId(id).value) / 86400000) : null);
  const read = () => {
    Object.assign(state.filters, {
      from: readDay("from"), until: readDay("until"), root: byId("root").value || null,
      source: byId("source").value, target: byId("target").value,
      country: byId("country").value === "" ? null : Number(byId("country").value),
      status: byId("status").value || null, confidence: Number(byId("confidence").value), search: byId("search").value,
    });
    changed();
  };
  let waiting = 0;
  byId("filters").addEventListener("input", () => {
    clearTimeout(waiting);
    waiting = setTimeout(read, 120);
  });
  byId("filters").addEventListener("submit", (event) => event.preventDefault());
  byId("filters").addEventListener("reset", () => {
    state.filters.place = null;
    setTimeout(read, 0);
  });
}

// Shows in the form what was chosen in a chart.
function showFilters(data, state, changed) {
  const { filters } = state;
  byId("root").value = filters.root ?? "";
  byId("country").value = filters.country === null ? "" : String(filters.country);
  byId("source").value = filters.source;
  byId("target").value = filters.target;
  const drop = () => {
    filters.place = null;
    changed();
  };
  fill("chips", filters.place === null ? null
    : element("button", { type: "button", on: { click: drop } }, `place: ${data.events.places.name[filters.place]} ✕`));
}
