// What was read, what was rejected, what it was made with, and what the figures can't say.
function drawCoverage(data) {
  const { coverage, rejected, metadata, limits } = data;
  fill("limits", ...limits.map((text) => withCode("li", text)));
  fill("coverage", ...(coverage ? readDocuments(coverage) : [element("p", { class: "none" }, "Not known: documents.parquet wasn't beside the events.")]));
  fill("rejected", rejected ? rejectedInput(rejected) : element("p", { class: "none" }, "Not known: rejected.parquet wasn't beside the events."));
  const words = { eventcoder_version: "eventcoder", codebook_as_of: "offices known until" };
  const named = Object.entries(metadata).filter(([name]) => name !== "read_options").map(([name, value]) => [words[name] ?? name.replaceAll("_", " "), value]);
  fill("metadata", ...(named.length ? pairs(named) : [element("dd", {}, "Not known: the table carries no metadata.")]));
}

function readDocuments(coverage) {
  const { documents, without_events: empty, sentences, sentences_parsed: parsed } = coverage;
  const told = `${plural(documents, "document")} read, ${empty.toLocaleString("en")} of them without an event; ` +
    `${plural(sentences, "sentence")}, of which ${parsed.toLocaleString("en")} could hold an event and were parsed.`;
  const rows = coverage.publishers.map((line) => [line.publisher ?? "(not given)", line.documents.toLocaleString("en"), line.events.toLocaleString("en"),
    line.documents ? (line.events / line.documents).toFixed(1) : ""]);
  const more = coverage.publishers_in_all - rows.length;
  return [
    element("p", {}, told),
    documents ? readChart(coverage) : null,
    element("h3", {}, "Publishers"),
    element("div", { class: "scroll" }, plainTable(["Publisher", "Documents", "Rows", "Rows a document"], rows, [1, 2, 3])),
    more > 0 ? element("p", { class: "quiet" }, `and ${more.toLocaleString("en")} more`) : null,
  ].filter(Boolean);
}

function readChart(coverage) {
  const period = periodFor(coverage.day);
  const days = { day: coverage.day };
  const counted = d3.rollup(d3.range(coverage.day.length), (group) => d3.sum(group, (place) => coverage.read[place]),
    (place) => +period.interval.floor(dateOf(coverage.day[place])));
  const bins = d3.sort([...counted], ([start]) => start).map(([start, count]) =>
    ({ start: new Date(start), end: period.interval.offset(new Date(start)), count }));
  const chart = bars(bins, { domain: timeDomain(days, period), grid: true, width: 1240, height: 150, marginLeft: 48, marginTop: 12 },
    "var(--quad-0)", (bin) => `${period.format(bin.start)}\n${plural(bin.count, "document")}`);
  chart.setAttribute("role", "img");
  chart.setAttribute("aria-label", `Documents read by ${period.name}`);
  return element("figure", { class: "read" }, element("figcaption", {}, `Documents read by ${period.name}`), chart);
}

function rejectedInput(rejected) {
  if (!rejected.length) return element("p", {}, "No record was rejected.");
  const rows = rejected.map(({ reason, count, examples }) => [reason, count.toLocaleString("en"),
    examples.map((one) => `${one.input}, record ${one.record_number}: ${one.message}`).join("\n")]);
  return element("div", { class: "scroll rejected" }, plainTable(["Reason", "Records", "For example"], rows, [1]));
}
