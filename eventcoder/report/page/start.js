// Reads the data, draws everything, and draws anew what depends on the choice.
function setUpTheme() {
  byId("theme").addEventListener("change", (event) => {
    document.documentElement.dataset.theme = event.target.value;
  });
}

function drawSummary(data) {
  const { events, coverage, metadata } = data;
  const [first, last] = d3.extent(events.day);
  const parts = [plural(events.day.length, "row")];
  if (coverage) parts.push(`from ${plural(coverage.documents, "document")}`);
  if (events.day.length) parts.push(`dated ${isoDay(first)} to ${isoDay(last)}`);
  const codebook = metadata.codebook_name ? `, coded with ${metadata.codebook_name} ${metadata.codebook_version ?? ""}`.trimEnd() : "";
  byId("summary").textContent = `${parts.join(", ")}${codebook}. A row is one report of one event.`;
}

function drawSample(data) {
  const [all, open] = [data.events.day.length, data.shown.row.length];
  if (open === all) return;
  byId("sample-note").hidden = false;
  byId("sample-note").textContent = `Sampled: a random ${open.toLocaleString("en")} of the ${all.toLocaleString("en")} rows stand in this table and can be opened. ` +
    "Charts, map and lists count all rows, but with words to search for they count only rows of the sample.";
}

function drawCount(data, chosen, filters) {
  const [all, open] = [data.events.day.length, data.shown.row.length];
  const sampled = filters.search.trim() && open < all;
  byId("count").textContent = sampled
    ? `${chosen.rows.length.toLocaleString("en")} of the ${plural(open, "sampled row")} (${all.toLocaleString("en")} in all)`
    : `${chosen.rows.length.toLocaleString("en")} of ${plural(all, "row")}`;
}

async function start() {
  const [data, outlines] = await Promise.all([readData("report-data"), readData("world")]);
  const state = { filters: noFilters() };
  setUpTheme();
  drawSummary(data);
  drawSample(data);
  drawCoverage(data);
  const table = setUpTable(data);
  const changed = () => {
    const chosen = choose(data, state.filters);
    showFilters(data, state, changed);
    drawCount(data, chosen, state.filters);
    drawSeries(data, state, chosen.rows, changed);
    drawMap(data, map, state, chosen.rows, changed);
    drawActors(data, state, chosen.rows, changed);
    showRows(data, table, chosen.places);
  };
  const map = setUpMap(data, outlines, state, changed);
  setUpFilters(data, state, changed);
  changed();
  byId("loading").remove();
  document.documentElement.dataset.ready = String(Math.round(performance.now()));
}

start();
