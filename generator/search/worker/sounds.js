/* Letters: literally, or as pinyin in full, as initials, half typed, between characters. */

function readSounds(chunk, loosely) {
  const heard = new Map();
  entries.forEach(function (entry) {
    const spans = hears(entry, chunk);
    if (spans.length) {
      heard.set(entry, { score: spans[0].worth + 0.08 * (spans.length > 1 ? spans[1].worth : 0), share: 1, spans: spans });
    }
  });
  if (loosely && !heard.size) {
    hearSlips(chunk, heard);
  }
  return function (entry) { return heard.get(entry) || { score: 0, share: 0, spans: [] }; };
}

function hears(entry, chunk) {
  const spans = [];
  entry.fields.forEach(function (field) {
    const short = SHORT.indexOf(field.kind) >= 0;
    if (field.kind !== "hints" && (short || chunk.length >= LETTERS_FOR_TEXT || field.text.indexOf(chunk) >= 0)) {
      const match = hearIn(field, chunk, short);
      if (match) {
        spans.push(match);
      }
    }
  });
  return spans.sort(function (one, other) { return other.worth - one.worth; });
}

function hearIn(field, chunk, short) {
  let best = null;
  const literal = field.text.indexOf(chunk);
  if (literal >= 0) {
    best = { end: literal + chunk.length, start: literal, sureness: 1 };
  }
  const starts = startingWith(chunk[0]);
  for (let start = 0; start < field.text.length && !literalOnly(chunk); start++) {
    const match = starts.has(field.text[start]) ? hearFrom(field, start, chunk, 0, short) : null;
    if (match && (!best || match.sureness > best.sureness + 0.01)) {
      best = { start: start, end: match.end, sureness: match.sureness };
    }
  }
  if (!best) {
    return null;
  }
  const share = (best.end - best.start) / field.text.length;
  const whole = share === 1 ? WHOLE[field.kind] || 1 : 1;
  const closeness = short ? 0.6 + 0.4 * share : 0.8;
  best.worth = FIELDS[field.kind] * best.sureness * whole * closeness * (best.start ? 1 : 1.15);
  return { field: field, fields: [{ field: field }], word: field.text.slice(best.start, best.end), worth: best.worth, length: best.end - best.start };
}

function literalOnly(chunk) { return !/[a-z]/.test(chunk); }

/* Reads the rest of the query against the field from one character on; a body text must be spelled out. */
function hearFrom(field, place, chunk, read, short) {
  if (read === chunk.length) {
    return { end: place, sureness: 1 };
  }
  if (place >= field.text.length) {
    return null;
  }
  if (field.text[place] === chunk[read]) {
    const same = hearFrom(field, place + 1, chunk, read + 1, short);
    if (same) {
      return same;
    }
  }
  let best = null;
  syllablesOf(field.text[place]).forEach(function (syllable) {
    waysToType(syllable, chunk.slice(read), short).forEach(function (way) {
      const rest = hearFrom(field, place + 1, chunk, read + way.length, short);
      if (rest && (!best || rest.sureness * way.sureness > best.sureness)) {
        best = { end: rest.end, sureness: rest.sureness * way.sureness };
      }
    });
  });
  return best;
}

/* How a folded character is read: as itself, and as those that are compared as it. */
function syllablesOf(character) { return readings.get(character) || SILENCE; }

/* The characters whose reading begins with a letter. */
function startingWith(letter) {
  if (!startsWith.has(letter)) {
    const characters = Array.from(readings.keys()).filter(function (character) {
      return readings.get(character).some(function (syllable) { return syllable[0] === letter; });
    });
    startsWith.set(letter, new Set(characters.concat(letter)));
  }
  return startsWith.get(letter);
}

function waysToType(syllable, rest, short) {
  if (rest.startsWith(syllable)) {
    return [{ length: syllable.length, sureness: 1 }].concat(short ? initials(syllable, rest) : []);
  }
  if (syllable.startsWith(rest)) {
    return [{ length: rest.length, sureness: rest.length > 1 ? 0.97 : 0.9 }];
  }
  return short ? initials(syllable, rest) : [];
}

function initials(syllable, rest) {
  const ways = [];
  const double = /^[zcs]h/.exec(syllable);
  if (double && rest.startsWith(double[0])) {
    ways.push({ length: 2, sureness: 0.88 });
  }
  if (rest[0] === syllable[0]) {
    ways.push({ length: 1, sureness: 0.85 });
  }
  return ways;
}

/* Letters that spell nothing are taken for the nearest word of the handbook, at most one letter off in five. */
function hearSlips(chunk, heard) {
  const allowed = chunk.length < 4 ? 0 : chunk.length < 9 ? 1 : 2;
  const meant = lexicon.filter(function (word) {
    return allowed && spellings(word).some(function (spelling) { return distance(spelling, chunk) <= allowed; });
  });
  meant.forEach(function (word) {
    holdersOf(word).forEach(function (entry) {
      const places = locate({ word: word }, entry, 1);
      const known = heard.get(entry);
      if (!known || known.score < places[0].worth * SLIP) {
        const span = { field: places[0].field, fields: places, word: word, loose: true, length: word.length };
        heard.set(entry, { score: places[0].worth * SLIP, share: 0.7, spans: [span] });
      }
    });
  });
}

function spellings(word) {
  return Array.from(word).reduce(function (begun, character) {
    const next = readings.get(character) || [character];
    return [].concat.apply([], begun.map(function (start) { return next.map(function (each) { return start + each; }); })).slice(0, 8);
  }, [""]);
}

function distance(one, other) {
  if (Math.abs(one.length - other.length) > 2) {
    return 3;
  }
  const rows = [Array.from({ length: other.length + 1 }, function (_, place) { return place; })];
  for (let i = 1; i <= one.length; i++) {
    rows[i] = [i];
    for (let j = 1; j <= other.length; j++) {
      const same = one[i - 1] === other[j - 1] ? 0 : 1;
      rows[i][j] = Math.min(rows[i - 1][j] + 1, rows[i][j - 1] + 1, rows[i - 1][j - 1] + same);
      if (i > 1 && j > 1 && one[i - 1] === other[j - 2] && one[i - 2] === other[j - 1]) {
        rows[i][j] = Math.min(rows[i][j], rows[i - 2][j - 2] + 1);  /* two letters swapped are one slip */
      }
    }
  }
  return rows[one.length][other.length];
}
