// The map: outlines are drawn once, shades and circles with every choice.
const MAP = { width: 960, height: 470, circles: 3000 };

function setUpMap(data, outlines, state, changed) {
  const { events } = data;
  const countries = topojson.feature(outlines, outlines.objects.countries).features;
  const projection = d3.geoEqualEarth().fitExtent([[4, 4], [MAP.width - 4, MAP.height - 4]], { type: "Sphere" });
  const path = d3.geoPath(projection).digits(1);
  const svg = d3.select(byId("map")).append("svg").attr("viewBox", `0 0 ${MAP.width} ${MAP.height}`).attr("role", "img");
  const layer = svg.append("g");
  const drawn = new Map(countries.map((country) => [country, path(country)]));
  layer.append("g").attr("class", "land").selectAll("path").data(countries).join("path").attr("d", (country) => drawn.get(country));
  const number = new Map(events.countries.codes.map((code, place) => [code, place]));
  const ours = countries.filter((country) => number.has(country.id));
  const shade = layer.append("g").attr("class", "shade").selectAll("path").data(ours).join("path")
    .attr("d", (country) => drawn.get(country)).attr("data-country", (country) => country.id)
    .on("click", (_, country) => {
      const chosen = number.get(country.id);
      state.filters.country = state.filters.country === chosen ? null : chosen;
      changed();
    });
  shade.append("title");
  const points = layer.append("g").attr("class", "points");
  const spots = events.places.name.map((name, place) => {
    const [x, y] = projection([events.places.longitude[place], events.places.latitude[place]]);
    return { place, name, x, y };
  });
  const map = { svg, layer, shade, points, spots, number, zoomed: 1, radius: null };
  setUpZoom(map);
  return map;
}

function setUpZoom(map) {
  const zoom = d3.zoom().scaleExtent([1, 60]).translateExtent([[0, 0], [MAP.width, MAP.height]])
    // The wheel scrolls the page; with Ctrl it zooms.
    .filter((event) => (event.type === "wheel" ? event.ctrlKey : !event.button))
    .on("zoom", ({ transform }) => {
      map.layer.attr("transform", transform);
      map.zoomed = transform.k;
      sizeCircles(map);
    });
  map.svg.call(zoom).on("dblclick.zoom", null);
  byId("zoom-in").addEventListener("click", () => map.svg.call(zoom.scaleBy, 1.8));
  byId("zoom-out").addEventListener("click", () => map.svg.call(zoom.scaleBy, 1 / 1.8));
  byId("zoom-world").addEventListener("click", () => map.svg.call(zoom.transform, d3.zoomIdentity));
  byId("zoom-fit").addEventListener("click", () => fitMap(map, zoom));
}

function fitMap(map, zoom) {
  const shown = map.points.selectAll("circle").data();
  if (!shown.length) return;
  const [left, right] = d3.extent(shown, (spot) => spot.x);
  const [top, bottom] = d3.extent(shown, (spot) => spot.y);
  const scale = Math.min(20, 0.85 / Math.max((right - left) / MAP.width, (bottom - top) / MAP.height, 0.01));
  const place = d3.zoomIdentity.translate(MAP.width / 2, MAP.height / 2).scale(Math.max(1, scale))
    .translate(-(left + right) / 2, -(top + bottom) / 2);
  map.svg.call(zoom.transform, place);
}

// Circles keep their size on the screen while the map grows.
function sizeCircles(map) {
  map.points.selectAll("circle").attr("r", (spot) => map.radius(spot.count) / map.zoomed);
}

function drawMap(data, map, state, rows, changed) {
  const { events } = data;
  const byCountry = d3.rollup(rows, (group) => group.length, (row) => events.country[row]);
  const byPlace = d3.rollup(rows, (group) => group.length, (row) => events.place[row]);
  const nowhere = byCountry.get(-1) ?? 0;
  const pointless = (byPlace.get(-1) ?? 0) - nowhere;
  byCountry.delete(-1);
  byPlace.delete(-1);
  const most = d3.max(byCountry.values()) ?? 1;
  const opacity = d3.scaleSqrt([0, most], [0, 0.75]);
  const countOf = (country) => byCountry.get(map.number.get(country.id)) ?? 0;
  map.shade.style("fill-opacity", (country) => (countOf(country) ? 0.08 + opacity(countOf(country)) : 0));
  map.shade.select("title").text((country) => `${country.properties.name}: ${plural(countOf(country), "row")}`);
  drawCircles(map, byPlace, state, changed);
  const places = Math.min(byPlace.size, MAP.circles);
  const left = byPlace.size > MAP.circles ? ` Only the ${MAP.circles.toLocaleString("en")} places with most rows have a circle.` : "";
  byId("map-note").textContent = `${plural(byPlace.size, "place")} in ${plural(byCountry.size, "country", "countries")}. ` +
    `${plural(pointless, "row has", "rows have")} a country but no point, ${plural(nowhere, "row has", "rows have")} no place at all.${left}`;
  map.svg.attr("aria-label", `World map: ${plural(places, "circle")} for places, ${plural(byCountry.size, "country", "countries")} shaded; the countries follow as a list`);
}

function drawCircles(map, byPlace, state, changed) {
  const spots = map.spots.filter((spot) => byPlace.has(spot.place)).map((spot) => ({ ...spot, count: byPlace.get(spot.place) }));
  const largest = d3.max(spots, (spot) => spot.count) ?? 1;
  map.radius = d3.scaleSqrt([1, Math.max(largest, 2)], [3, Math.min(18, 4 + Math.sqrt(largest))]);
  // The large ones first, so that the small ones lie on top.
  const kept = d3.sort(spots, (spot) => -spot.count).slice(0, MAP.circles);
  map.points.selectAll("circle").data(kept, (spot) => spot.place).join((enter) => {
    const circle = enter.append("circle").attr("cx", (spot) => spot.x).attr("cy", (spot) => spot.y);
    circle.append("title");
    return circle;
  }).order().on("click", (_, spot) => {
    state.filters.place = state.filters.place === spot.place ? null : spot.place;
    changed();
  }).select("title").text((spot) => `${spot.name}: ${plural(spot.count, "row")}`);
  sizeCircles(map);
}
