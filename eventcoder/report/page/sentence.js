// What an opened row shows: its sentence with the words that made it, and why it was coded so.
const PARTS = ["source", "trigger", "target"];

// The sentence cut at the ends of all spans, each piece with the parts that it belongs to.
function pieces(sentence, spans) {
  const cuts = new Set([0, sentence.length]);
  for (const [start, end] of Object.values(spans)) if (start >= 0) cuts.add(start).add(end);
  return d3.pairs(d3.sort(cuts)).map(([start, end]) => ({
    text: sentence.slice(start, end),
    ends: end,
    parts: PARTS.filter((part) => spans[part][0] >= 0 && spans[part][0] <= start && end <= spans[part][1]),
  }));
}

function markedSentence(shown, place) {
  const spans = Object.fromEntries(PARTS.map((part) => [part, shown.marks[part][place]]));
  return element("p", { class: "sentence" }, ...pieces(textAt(shown.texts.sentence, place), spans).map((piece) => {
    if (!piece.parts.length) return document.createTextNode(piece.text);
    const labels = piece.parts.filter((part) => spans[part][1] === piece.ends);
    return element("mark", { class: piece.parts.join(" ") }, piece.text, ...labels.map((part) => element("small", {}, part)));
  }));
}

function rowDetail(data, place) {
  const { events, shown } = data;
  const row = shown.row[place];
  const text = (name) => textAt(shown.texts[name], place);
  const number = (name) => (shown.numbers[name][place] < 0 ? null : shown.numbers[name][place].toLocaleString("en"));
  return element("div", {}, markedSentence(shown, place), elsewhere(shown, place),
    element("div", { class: "parts" },
      part("Why it was coded so", why(events, shown, row, place, text)),
      part("What else is known", known(events, row, text, number)),
      part("Where it was read", origin(shown, place, text))));
}

function part(title, entries) {
  return element("div", {}, element("h4", {}, title), element("dl", { class: "pairs" }, ...pairs(entries)));
}

// Words of the row that aren't marked, since they stand in another sentence.
function elsewhere(shown, place) {
  const missing = ["source", "target"].filter((side) => shown.marks[side][place][0] < 0 && textAt(shown.texts[`${side}_text`], place) !== null);
  if (!missing.length) return null;
  const named = missing.map((side) => `${side}: ${textAt(shown.texts[`${side}_text`], place)}`);
  return element("p", { class: "quiet" }, `Named outside this sentence – ${named.join("; ")}`);
}

function why(events, shown, row, place, text) {
  const code = events.codes[events.code[row]];
  const pattern = text("pattern_id");
  const [rule, ...steps] = (pattern ?? "").split(">");
  return [
    ["code", `${code.code} ${code.name}`],
    ["decided by", { rule: "a rule", reader: "the reader, a trained model", both: "a rule and the reader" }[text("coded_by")]],
    ["rule", pattern === null ? null : element("span", {}, element("code", {}, pattern), " – ", element("code", {}, `eventcoder codebook show ${rule}`))],
    ["then by", steps.length ? `${steps.join(", then ")} (composition)` : null],
    ["confidence", `${(events.confidence[row] / 100).toFixed(2)}: the chance that root, source and target are right`],
    ["status", `${textAt(events.status, row)}; claim: ${text("claim")}`],
    ["reported by", text("reported_by") ?? "the paper itself"],
    ["mirror", shown.mirror[place] === 1 ? "yes: second row of a mutual event" : null],
    ["every step", element("code", {}, `eventcoder explain --event ${text("event_id")} --events EVENTS --input INPUT`)],
  ];
}

function known(events, row, text, number) {
  const precision = number("geo_precision");
  const country = events.country[row] < 0 ? null : events.countries.names[events.country[row]];
  const spot = events.place[row] < 0 ? null : events.places.name[events.place[row]];
  const where = [spot, country].filter((name, place, all) => name !== null && all.indexOf(name) === place).join(", ");
  return [
    ["date", `${isoDay(events.day[row])} (${text("date_precision") === "publication" ? "the day of publication: the text names none" : `to the ${text("date_precision")}`})`],
    ["place", where ? `${where} (${["", "town", "region, or near a town", "country only"][precision]})` : "not said"],
    ["killed", number("fatalities")], ["injured", number("injured")], ["arrested", number("arrested")], ["crowd", number("crowd_size")],
    ["PLOVER", [text("plover_type"), text("plover_mode")].filter(Boolean).join(" / ")],
    ["ACLED-like", [text("acled_event_type"), text("acled_sub_event_type")].filter(Boolean).join(" / ")],
    ["contexts", text("contexts")],
  ];
}

function origin(shown, place, text) {
  const number = shown.texts.doc_id.index[place];
  const sentence = shown.numbers.sentence_id[place];
  const address = shown.documents.url[number];
  return [
    ["title", shown.documents.title[number]],
    ["publisher", textAt(shown.documents.publisher, number)],
    ["published", isoDay(shown.documents.day[number])],
    ["link", address ? link(address) : null],
    ["document", text("doc_id")],
    ["sentence", sentence < 0 ? "the title" : `number ${sentence + 1} of the text`],
    ["row", element("code", {}, text("event_id"))],
    ["story", element("code", {}, text("story_id"))],
  ];
}
