/* Chinese words: the stretches of a query that entries hold, as typed, by a synonym, or nearly. */

function readWords(chunk, loosely, part) {
  const stretches = listStretches(chunk, loosely);
  const weights = weighCharacters(chunk, stretches);
  const total = weights.reduce(function (sum, weight) { return sum + weight; }, 0);
  return function (entry) {
    const spans = stretches.filter(function (span) { return span.holders.has(entry); });
    return cover(chunk, spans.concat(matchGaps(entry, chunk)), entry, weights, total, part);
  };
}

function listStretches(chunk, loosely) {
  const stretches = remember(stretched, chunk, function () { return listLiteral(chunk); }).slice();
  if (loosely) {
    addSlips(stretches, chunk);
  }
  stretches.forEach(function (span) { span.denied = DENIAL.test(chunk.slice(0, span.start)); });
  return stretches;
}

function listLiteral(chunk) {
  const stretches = [];
  for (let start = 0; start < chunk.length; start++) {
    let within = entries;
    for (let end = start + 1; end <= chunk.length && within.length; end++) {
      const word = chunk.slice(start, end);
      within = within.filter(function (entry) { return entry.all.indexOf(word) >= 0; });
      const single = word.length === 1 && chunk.length > 1;
      const holders = single ? within.filter(function (entry) { return entry.short.indexOf(word) >= 0; }) : within;
      if (holders.length) {
        stretches.push(makeSpan(start, end, word, single ? SINGLE : EXACT, holders));
      }
    }
  }
  groups.forEach(function (group) { addSynonyms(stretches, chunk, group); });
  addGapped(stretches, chunk);
  return stretches;
}

function makeSpan(start, end, word, sureness, holders) {
  const rarity = Math.log(1 + entries.length / holders.length) / Math.log(1 + entries.length);
  return { start: start, end: end, word: word, sureness: sureness, holders: new Set(holders), rarity: 0.35 + 0.65 * rarity };
}

function holdersOf(word) {
  return remember(held, word, function () { return entries.filter(function (entry) { return entry.all.indexOf(word) >= 0; }); });
}

/* Asked again with every key, and for what is near after what is exact. */
function remember(memory, key, find) {
  if (!memory.has(key)) {
    if (memory.size >= REMEMBERED) {
      memory.clear();
    }
    memory.set(key, find());
  }
  return memory.get(key);
}

function addSynonyms(stretches, chunk, group) {
  group.forEach(function (word) {
    const start = word.length > 1 ? chunk.indexOf(word) : -1;
    if (start >= 0) {
      group.forEach(function (other) {
        const holders = other !== word && other.length > 1 ? holdersOf(other) : [];
        if (holders.length) {
          stretches.push(makeSpan(start, start + word.length, other, SYNONYM, holders));
        }
      });
    }
  });
}

/* A name with a word or two put into it is still that name. */
function addGapped(stretches, chunk) {
  lexicon.concat(sayings).forEach(function (word) {
    const match = word.length > 2 && word.length < chunk.length && chunk.indexOf(word) < 0 && gappedIn(word, chunk);
    if (match) {
      stretches.push(makeSpan(match.start, match.end, word, GAPPED * word.length / (match.end - match.start), holdersOf(word)));
    }
  });
}

function gappedIn(word, chunk) {
  const start = chunk.indexOf(word[0]);
  let end = start + 1;
  for (let place = 1; place < word.length && end > 0; place++) {
    end = chunk.indexOf(word[place], end) + 1;
  }
  return start >= 0 && end > 0 && end - start <= word.length + WIDEST_GAP ? { start: start, end: end } : null;
}

/* Only what stands in no entry (pages about the handbook show slips on purpose) is taken for one: of another word that sounds the same, or differs in one character. */
function addSlips(stretches, chunk) {
  const known = new Map(), own = entries.filter(function (entry) { return entry.record.weight >= ASIDE; });
  function stands(typed) {
    if (!known.has(typed)) {
      known.set(typed, own.some(function (entry) { return entry.all.indexOf(typed) >= 0; }));
    }
    return known.get(typed);
  }
  lexicon.concat(pieces).forEach(function (word, number) {
    for (let start = 0; start + word.length <= chunk.length; start++) {
      const typed = chunk.slice(start, start + word.length);
      const sureness = typed === word ? 0 : compare(typed, word, typed === chunk && titles.has(word));
      if (sureness >= (number < lexicon.length ? SLIP / 3 : SOUND) && !stands(typed)) {
        const span = makeSpan(start, start + word.length, word, sureness, holdersOf(word));
        span.loose = true;
        stretches.push(span);
      }
    }
  });
}

/* Of two characters one may be wrong only if there is nothing else to go by, and something is called the other way. */
function compare(typed, word, alone) {
  let different = 0, sounding = 0;
  for (let place = 0; place < word.length; place++) {
    if (typed[place] !== word[place]) {
      different++;
      sounding += soundAlike(typed[place], word[place]) ? 1 : 0;
    }
  }
  if (different === sounding) {
    return SOUND;
  }
  return different === 1 && (word.length > 2 || alone) ? SLIP * (word.length - 1) / word.length : 0;
}

function soundAlike(one, other) {
  const heard = blurredReadings(other);
  return blurredReadings(one).some(function (syllable) { return heard.indexOf(syllable) >= 0; });
}

function blurredReadings(character) {
  if (!blurred.has(character)) {
    blurred.set(character, (readings.get(character) || SILENCE).map(blur));
  }
  return blurred.get(character);
}

/* Sounds that many speakers, and so many typists, do not keep apart. */
function blur(syllable) {
  return syllable.replace(/^([zcs])h/, "$1").replace(/([aei]n)g$/, "$1").replace(/^n(?=[aeiouv])/, "l");
}

function matchGaps(entry, chunk) {
  const spans = [];
  entry.fields.forEach(function (field) {
    const match = field.pattern && field.pattern.exec(chunk);
    if (match) {
      spans.push({ start: match.index, end: match.index + match[0].length, field: field, sureness: EXACT, rarity: 1 });
    }
  });
  return spans;
}
