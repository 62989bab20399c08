// The table of rows that can be opened: sorted and paged by TanStack Table, drawn as a plain HTML table.
const SIZES = [25, 50, 100, 500];

function participant(events, shown, side, place) {
  const number = events[side][shown.row[place]];
  return { code: number < 0 ? null : events.actors.code[number], words: textAt(shown.texts[`${side}_text`], place) };
}

function tableColumns(data) {
  const { events, shown } = data;
  const row = (place) => shown.row[place];
  const code = (place) => events.codes[events.code[row(place)]];
  const side = (name) => (place) => {
    const { code: known, words } = participant(events, shown, name, place);
    return known ?? (words === null ? "" : `~${words}`);
  };
  const where = (place) => {
    const spot = events.place[row(place)];
    const country = events.country[row(place)];
    const names = [spot < 0 ? null : events.places.name[spot], country < 0 ? null : events.countries.names[country]];
    return names.filter((name, at) => name !== null && names.indexOf(name) === at).join(", ");
  };
  const columns = [
    ["date", "Date", (place) => events.day[row(place)]],
    ["event", "Event", (place) => code(place).code],
    ["source", "Source", side("source")],
    ["target", "Target", side("target")],
    ["where", "Place", where],
    ["confidence", "Confidence", (place) => events.confidence[row(place)]],
    ["status", "Status", (place) => textAt(events.status, row(place))],
    ["publisher", "Publisher", (place) => textAt(shown.documents.publisher, shown.texts.doc_id.index[place]) ?? ""],
  ].filter(([id]) => id !== "status" || events.status.values.length > 1);
  return columns.map(([id, header, accessorFn]) => ({ id, header, accessorFn, sortingFn: "basic" }));
}

function setUpTable(data) {
  const view = { open: new Set(), places: [], state: { sorting: [], pagination: { pageIndex: 0, pageSize: SIZES[0] } } };
  const options = {
    data: view.places,
    columns: tableColumns(data),
    getCoreRowModel: TableCore.getCoreRowModel(),
    getSortedRowModel: TableCore.getSortedRowModel(),
    getPaginationRowModel: TableCore.getPaginationRowModel(),
    autoResetPageIndex: false,
    enableMultiSort: false,
    renderFallbackValue: null,
    onStateChange: (change) => {
      view.state = typeof change === "function" ? change(view.state) : change;
      drawTable(data, view);
    },
  };
  view.table = TableCore.createTable({ ...options, state: view.state });
  view.state = { ...view.table.initialState, ...view.state };
  return view;
}

function showRows(data, view, places) {
  view.places = places;
  view.state.pagination = { ...view.state.pagination, pageIndex: 0 };
  drawTable(data, view);
}

function drawTable(data, view) {
  const { table } = view;
  table.setOptions((before) => ({ ...before, data: view.places, state: view.state }));
  drawHead(view);
  const rows = table.getRowModel().rows.flatMap((row) => drawRow(data, view, row));
  const none = element("tr", {}, element("td", { colspan: table.getAllColumns().length + 1, class: "none" }, "No row fits."));
  document.querySelector("#table tbody").replaceChildren(...(rows.length ? rows : [none]));
  drawPages(view);
}

function drawHead(view) {
  const focused = document.activeElement?.dataset?.sort;
  const heads = view.table.getHeaderGroups()[0].headers.map(({ column }) => {
    const sorted = column.getIsSorted();
    const sort = { asc: "ascending", desc: "descending" }[sorted] ?? "none";
    const press = () => column.toggleSorting();
    return element("th", { scope: "col", "aria-sort": sort, class: column.id === "confidence" ? "number" : null },
      element("button", { type: "button", "data-sort": column.id, on: { click: press } }, column.columnDef.header));
  });
  const opener = element("td", {}, element("span", { class: "quiet" }, ""));
  document.querySelector("#table thead").replaceChildren(element("tr", {}, opener, ...heads));
  if (focused) document.querySelector(`#table [data-sort="${focused}"]`).focus();
}

function drawRow(data, view, row) {
  const place = row.original;
  const cells = row.getVisibleCells().map((cell) => drawCell(data, cell.column.id, cell.getValue(), place));
  const opener = element("button", { type: "button", class: "open", "aria-expanded": "false", "aria-label": "Open: sentence and why" }, "+");
  const line = element("tr", { class: "row", "data-place": place }, element("td", {}, opener), ...cells);
  let detail = null;
  const show = (open) => {
    opener.setAttribute("aria-expanded", String(open));
    opener.textContent = open ? "−" : "+";
    detail?.remove();
    if (!open) return view.open.delete(place);
    view.open.add(place);
    detail = element("tr", { class: "opened" }, element("td", { class: "detail", colspan: cells.length + 1 }, rowDetail(data, place)));
    line.after(detail);
    return view.open;
  };
  line.addEventListener("click", () => {
    if (String(window.getSelection())) return; // whoever marks text doesn't mean to open the row
    show(opener.getAttribute("aria-expanded") === "false");
  });
  if (!view.open.has(place)) return [line];
  const holder = element("tbody", {}, line);
  show(true);
  return [...holder.children];
}

function drawCell(data, id, value, place) {
  const { events, shown } = data;
  if (id === "date") return element("td", { class: "date" }, isoDay(value));
  if (id === "confidence") return element("td", { class: "number" }, (value / 100).toFixed(2));
  if (id === "event") {
    const code = events.codes[events.code[shown.row[place]]];
    return element("td", {}, element("code", {}, code.code), ` ${code.name}`);
  }
  if (id !== "source" && id !== "target") return element("td", {}, value);
  const { code, words } = participant(events, shown, id, place);
  if (code === null && words === null) return element("td", { class: "none" }, "–");
  const unknown = code === null ? element("span", { class: "none" }, " (no code)") : null;
  return element("td", {}, words ?? code, unknown ?? "", code !== null && words !== null ? element("code", {}, ` ${code}`) : "");
}

function drawPages(view) {
  const { table } = view;
  const { pageIndex, pageSize } = view.state.pagination;
  const count = view.places.length;
  const button = (text, label, possible, press) =>
    element("button", { type: "button", disabled: !possible, "aria-label": label, "data-page": label, on: { click: press } }, text);
  const focused = document.activeElement?.dataset?.page;
  const last = Math.max(0, table.getPageCount() - 1);
  const from = count ? pageIndex * pageSize + 1 : 0;
  const sizes = SIZES.map((size) => element("option", { value: size, selected: size === pageSize }, String(size)));
  const choice = element("select", { on: { change: (event) => table.setPageSize(Number(event.target.value)) } }, ...sizes);
  fill("pages-top",
    button("«", "First page", pageIndex > 0, () => table.setPageIndex(0)),
    button("‹", "Page before", pageIndex > 0, () => table.previousPage()),
    element("span", { role: "status" }, `${from.toLocaleString("en")}–${Math.min(count, (pageIndex + 1) * pageSize).toLocaleString("en")} of ${plural(count, "row")}`),
    button("›", "Next page", pageIndex < last, () => table.nextPage()),
    button("»", "Last page", pageIndex < last, () => table.setPageIndex(last)),
    element("label", {}, "Rows a page ", choice));
  if (focused) document.querySelector(`[data-page="${focused}"]`)?.focus();
}
