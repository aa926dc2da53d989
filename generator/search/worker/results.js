/* Results as Material draws them: it takes HTML, so every word is escaped here. */

function present(hit) {
  const record = hit.entry.record;
  const score = Math.max(hit.score, 0.01);
  const terms = {};
  hit.spans.forEach(function (span) {
    if (span.word && span.word.length > 1) {
      terms[originalOf(span.field, span.word)] = true;
    }
  });
  const tags = [record.kind].concat(record.status || [], hit.near ? "近似结果" : []).map(escape);
  const head = { location: record.location, title: mark(record.title, hit, titleOf(hit.entry)), text: "", score: score, terms: terms, tags: tags };
  /* What has no "#" is drawn as the head, else the last one is. */
  return chooseParts(hit).map(function (number) { return presentPart(hit, number, score, terms); }).concat(head);
}

function titleOf(entry) { return entry.fields[0]; }

function presentPart(hit, number, score, terms) {
  const record = hit.entry.record, part = hit.entry.parts[number];
  const page = record.location.split("#")[0];
  const field = hit.entry.fields.find(function (each) { return each.part === number && each.kind === part.mark; });
  const note = part.note ? '<p class="search-note">' + escape(part.note) + "</p>" : "";
  const words = '<p class="search-words search-' + part.mark + '">' + (field ? mark(part.text, hit, field) : escape(part.text)) + "</p>";
  return {
    location: part.anchor ? page + "#" + part.anchor : page === record.location ? page + "#top" : record.location,
    title: escape(part.label), text: words + note, score: score, terms: terms
  };
}

/* The parts that hold most of the query. */
function chooseParts(hit) {
  const found = new Map();
  hit.spans.forEach(function (span) {
    span.fields.forEach(function (place) {
      if (place.field.part !== undefined) {
        const known = found.get(place.field.part) || 0;
        found.set(place.field.part, known + span.length * span.length * FIELDS[place.field.kind]);
      }
    });
  });
  const chosen = Array.from(found.keys()).sort(function (one, other) { return found.get(other) - found.get(one) || one - other; });
  const enough = chosen.length ? found.get(chosen[0]) * 0.5 : 0;
  return withPhrase(hit.entry, chosen.filter(function (part) { return found.get(part) >= enough; })).slice(0, PARTS);
}

/* What to say is always among what is shown of a script. */
function withPhrase(entry, chosen) {
  const shown = chosen.some(function (number) { return entry.parts[number].mark !== "text"; });
  const lacking = !chosen.length || (!shown && entry.parts[0].mark === "say");
  return lacking && entry.parts.length ? [0].concat(chosen) : chosen;
}

function originalOf(field, word) {
  const start = field.text.indexOf(word);
  return start < 0 ? word : cutOriginal(field, start, word.length);
}

function cutOriginal(field, start, length) {
  const at = placesOf(field);
  return field.original.slice(at[start], at[start + length - 1] + 1);
}

function mark(text, hit, field) {
  const marked = Array(text.length).fill(false);
  const at = placesOf(field);
  hit.spans.forEach(function (span) {
    const word = span.word || "";
    for (let start = word ? field.text.indexOf(word) : -1; start >= 0; start = field.text.indexOf(word, start + 1)) {
      marked.fill(true, at[start], at[start + word.length - 1] + 1);
    }
  });
  const first = Math.max(0, marked.indexOf(true) - 24);
  const begin = text.length > SNIPPET ? Math.min(first, text.length - SNIPPET) : 0;
  const end = Math.min(text.length, begin + SNIPPET);
  return (begin ? "…" : "") + drawMarks(text, marked, begin, end) + (end < text.length ? "…" : "");
}

function drawMarks(text, marked, begin, end) {
  let html = "";
  for (let place = begin; place < end;) {
    let next = place + 1;
    while (next < end && marked[next] === marked[place]) {
      next++;
    }
    const words = escape(text.slice(place, next));
    html += marked[place] ? "<mark data-md-highlight>" + words + "</mark>" : words;
    place = next;
  }
  return html;
}

function escape(text) {
  return String(text).replace(/[&<>"']/g, function (character) { return "&#" + character.charCodeAt(0) + ";"; });
}
