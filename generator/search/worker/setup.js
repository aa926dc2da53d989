/* Set-up: every field of every record, folded. */

function setUp(index) {
  folded.clear();
  blurred.clear();
  alike = index.config.alike;
  simplified = index.config.simplified;
  changing = listChanging();
  startsWith.clear();
  once.clear();
  held.clear();
  stretched.clear();
  readings = readSyllables(index.config.syllables);
  groups = index.config.synonyms.map(function (group) { return unique(group.map(plain)).filter(Boolean); });
  kinds = index.config.kinds || [];
  fillers = unique(FILLERS.concat(index.config.droppable || []).map(plain));
  entries = index.docs.map(openEntry);
  patterned = entries.filter(function (entry) { return entry.fields.some(function (field) { return field.pattern; }); });
  titles = new Set(entries.map(function (entry) { return titleOf(entry).text; }));
  lexicon = listWords(groups, ["title", "names", "labels"]);
  sayings = listWords([], ["asked"]);
  const words = new Set(lexicon);
  pieces = unique([].concat.apply([], lexicon.map(cutPairs))).filter(function (pair) { return !words.has(pair); });
}

function readSyllables(syllables) {
  const table = new Map();
  Object.keys(syllables).forEach(function (syllable) {
    for (const character of syllables[syllable]) {
      table.set(character, (table.get(character) || []).concat(syllable));
    }
  });
  Object.keys(alike).forEach(function (character) {
    const same = alike[character];
    table.set(same, unique((table.get(same) || []).concat(table.get(character) || [])));
  });
  Array.from("零一二三四五六七八九").forEach(function (word, digit) { table.set(String(digit), table.get(word) || SILENCE); });
  return table;
}

/* Names and labels come again and again. */
function foldOnce(text) {
  if (!once.has(text)) {
    once.set(text, plain(text));
  }
  return once.get(text);
}

function openEntry(record) {
  const entry = { record: record, fields: [], parts: record.parts || [] };
  function add(kind, text, part) {
    entry.fields.push({ kind: kind, text: part === undefined ? foldOnce(text) : plain(text), original: text, at: null, part: part });
  }
  add("title", record.title);
  ["asked", "names", "related", "labels", "hints"].forEach(function (kind) {
    (record[kind] || []).forEach(function (text) { add(kind, text); });
  });
  add("labels", record.kind);
  add("heading", record.heading || "");
  entry.parts.forEach(function (part, number) {
    add(part.mark, part.text, number);
    const beside = (part.mark === "text" ? part.label + " " : "") + (part.note || "");
    if (beside) {
      add("text", beside, number);
    }
  });
  entry.fields = entry.fields.filter(function (field) { return field.text; });
  entry.fields.forEach(prepareGaps);
  entry.all = entry.fields.map(function (field) { return field.text; }).join("\n");
  /* One character of a running text says nothing. */
  entry.short = entry.fields.filter(function (field) { return SHORT.indexOf(field.kind) >= 0 || field.kind === "never"; })
    .map(function (field) { return field.text; }).join("\n");
  return entry;
}

/* A forbidden wording or a marker may leave words open: it is looked for in the query, not the query in it. */
function prepareGaps(field) {
  if (field.text.indexOf(GAP) < 0) {
    return;
  }
  const pieces = field.text.split(GAP).filter(Boolean);
  if (["never", "names", "labels"].indexOf(field.kind) >= 0 && pieces.length > 1) {
    field.pattern = new RegExp(pieces.join(".{0,8}?"));  /* folded, so nothing in it is special */
  }
}

function unique(values) { return Array.from(new Set(values)); }

/* All words the handbook calls things by: what a misspelt word may have been meant for. */
function listWords(others, kinds) {
  const words = [].concat.apply([], others);
  entries.forEach(function (entry) {
    entry.fields.forEach(function (field) {
      if (kinds.indexOf(field.kind) >= 0) {
        words.push(field.text);
      }
    });
  });
  return unique(words).filter(function (word) { return word.length > 1 && word.length < 7 && word.indexOf(GAP) < 0; });
}

function cutPairs(word) {
  return Array.from(word.slice(1), function (character, place) { return word[place] + character; });
}
