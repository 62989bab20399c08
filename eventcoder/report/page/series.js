// Events over time: all of them by quad class, and each root by itself.
const QUADS = ["other codes", "verbal cooperation", "material cooperation", "verbal conflict", "material conflict"];

// Periods with their length in days, the shortest first.
const PERIODS = [
  { name: "day", days: 1, interval: d3.utcDay, format: d3.utcFormat("%Y-%m-%d") },
  { name: "week", days: 7, interval: d3.utcMonday, format: d3.utcFormat("%Y-%m-%d") },
  { name: "month", days: 30.4, interval: d3.utcMonth, format: d3.utcFormat("%Y-%m") },
  { name: "quarter", days: 91.3, interval: d3.utcMonth.every(3), format: d3.utcFormat("%Y-%m") },
  { name: "year", days: 365.25, interval: d3.utcYear, format: d3.utcFormat("%Y") },
];

// The shortest period of which at most about `most` make up the time of these days.
function periodFor(days, most = 180) {
  const [first, last] = d3.extent(days);
  const span = (last ?? 0) - (first ?? 0);
  return PERIODS.find((period) => span / period.days <= most) ?? PERIODS.at(-1);
}

// For each period and kind how many rows there are; a row's kind is a number.
function countByPeriod(events, rows, period, kindOf) {
  const starts = new Map();
  const startOf = (day) => {
    if (!starts.has(day)) starts.set(day, +period.interval.floor(dateOf(day)));
    return starts.get(day);
  };
  const counted = d3.rollup(rows, (group) => group.length, (row) => startOf(events.day[row]), kindOf);
  const flat = [...counted].flatMap(([start, kinds]) =>
    [...kinds].map(([kind, count]) => ({ start: new Date(start), end: period.interval.offset(new Date(start)), kind, count })));
  return d3.sort(flat, (bin) => bin.start, (bin) => bin.kind);
}

function timeDomain(events, period) {
  const [first, last] = d3.extent(events.day);
  return [period.interval.floor(dateOf(first)), period.interval.offset(period.interval.floor(dateOf(last)))];
}

// Heights at which there is a line: rows are whole, so no half ones.
function wholeTicks(bins, height) {
  const highest = d3.max(d3.rollup(bins, (group) => d3.sum(group, (bin) => bin.count), (bin) => +bin.start).values()) ?? 0;
  return d3.ticks(0, highest, height / 40).filter(Number.isInteger);
}

function bars(bins, options, fillOf, tip) {
  return Plot.plot({
    x: { type: "utc", domain: options.domain, label: null, ticks: options.ticks, axis: options.axis },
    y: { label: null, grid: options.grid, ticks: wholeTicks(bins, options.height), tickFormat: "~s", axis: options.yAxis, nice: true },
    width: options.width, height: options.height, marginLeft: options.marginLeft, marginRight: options.marginRight ?? 8,
    marginTop: options.marginTop, marginBottom: options.marginBottom,
    marks: [
      Plot.rectY(bins, { x1: "start", x2: "end", y: "count", fill: fillOf, insetLeft: 0.25, insetRight: 0.25, title: tip, tip: Boolean(tip) }),
      Plot.ruleY([0], { stroke: "var(--quiet)" }),
    ],
  });
}

function drawSeries(data, state, rows, changed) {
  const { events } = data;
  const quads = events.codes.map((code) => code.quad_class ?? 0);
  const period = periodFor(events.day);
  const bins = countByPeriod(events, rows, period, (row) => quads[events.code[row]]);
  const present = [...new Set(quads)].sort();
  const known = present.some((quad) => quad > 0);
  byId("series-note").textContent = events.day.length
    ? `Rows by ${period.name}${known ? " and quad class, where the bars of a period stand on each other" : ""}.`
    : "No events.";
  fill("legend", ...(known ? present.map((quad) => element("li", {}, element("span", { class: `swatch quad-${quad}` }), QUADS[quad])) : []));
  fill("series");
  fill("roots");
  fill("series-table");
  if (!events.day.length) return;
  const domain = timeDomain(events, period);
  const chart = bars(bins, { domain, grid: true, width: 1240, height: 260, marginLeft: 48, marginTop: 12 },
    (bin) => `var(--quad-${bin.kind})`,
    (bin) => `${period.format(bin.start)}${known ? `\n${QUADS[bin.kind]}` : ""}\n${plural(bin.count, "row")}`);
  chart.setAttribute("role", "img");
  chart.setAttribute("aria-label", `${plural(rows.length, "row")} by ${period.name}; the figures follow as a table`);
  fill("series", chart);
  fill("series-table", seriesTable(bins, present, period, known));
  drawRoots(data, state, rows, periodFor(events.day, 60), changed);
}

function seriesTable(bins, present, period, known) {
  const heads = [period.name, ...present.map((quad) => (known ? QUADS[quad] : "rows"))];
  const rows = [...d3.group(bins, (bin) => +bin.start)].map(([start, group]) =>
    [period.format(new Date(start)), ...present.map((quad) => group.find((bin) => bin.kind === quad)?.count ?? 0)]);
  return plainTable(heads, rows, d3.range(1, heads.length));
}

function drawRoots(data, state, rows, period, changed) {
  const { events } = data;
  const domain = timeDomain(events, period);
  byId("roots-note").textContent = `Rows by ${period.name}, each root on a scale of its own; the number is the sum. Press one to see only it.`;
  const number = new Map(events.roots.map((root, place) => [root.root, place]));
  const rootOf = events.codes.map((code) => number.get(code.root));
  const counted = d3.group(countByPeriod(events, rows, period, (row) => rootOf[events.code[row]]), (bin) => bin.kind);
  const cards = events.roots.map((root, place) => {
    const bins = counted.get(place) ?? [];
    const chart = bars(bins, { domain, axis: null, yAxis: null, width: 240, height: 44, marginLeft: 0, marginRight: 0, marginTop: 2, marginBottom: 2 },
      `var(--quad-${root.quad_class ?? 0})`);
    chart.setAttribute("aria-hidden", "true");
    const press = () => {
      state.filters.root = state.filters.root === root.root ? null : root.root;
      changed();
    };
    const title = root.root === root.name ? root.root : `${root.root} ${root.name}`;
    return element("button", { type: "button", "aria-pressed": String(state.filters.root === root.root), "data-root": root.root, on: { click: press } },
      element("span", { class: "name" }, element("span", {}, title),
        element("span", { class: "sum" }, d3.sum(bins, (bin) => bin.count).toLocaleString("en"))), chart);
  });
  fill("roots", ...cards);
}
