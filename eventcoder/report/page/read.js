// The data as the page carries them: base64 of gzip of JSON.
async function readData(id) {
  const element = document.getElementById(id);
  const bytes = Uint8Array.from(atob(element.textContent), (letter) => letter.charCodeAt(0));
  element.remove();
  const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("gzip"));
  return new Response(stream).json();
}

// The text of a coded column at one place; null where there is none.
function textAt(column, place) {
  const number = column.index[place];
  return number < 0 ? null : column.values[number];
}

function dateOf(day) {
  return new Date(day * 86400000);
}

function isoDay(day) {
  return dateOf(day).toISOString().slice(0, 10);
}

function plural(count, one, many = `${one}s`) {
  return `${count.toLocaleString("en")} ${count === 1 ? one : many}`;
}
