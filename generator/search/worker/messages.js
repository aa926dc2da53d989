/* The four messages of Material's search: 0 setup, 1 ready, 2 query, 3 result. */

let alike, simplified, changing, readings, groups, fillers, entries, patterned, lexicon, sayings, pieces, titles, kinds;
const folded = new Map(), blurred = new Map(), startsWith = new Map(), once = new Map(), held = new Map(), stretched = new Map();

addEventListener("message", function (event) {
  const message = event.data;
  if (message.type === 0) {
    setUp(message.data);
    postMessage({ type: 1 });
  } else if (message.type === 2) {
    postMessage({ type: 3, data: { items: search(message.data) } });
  }
});
