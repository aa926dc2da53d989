/* How much each character of a query counts. */

/* Fillers weigh little, and so do words that stand everywhere: what few entries hold tells most of what is wanted. */
function weighCharacters(chunk, stretches) {
  if (isFiller(chunk)) {
    return Array(chunk.length).fill(1);
  }
  const rare = rarities(chunk, stretches);
  return easeFillers(chunk).map(function (weight, place) { return weight === EASY ? EASY : rare[place]; });
}

/* A character is as rare as the rarest pair of characters it stands in, alone only where no entry holds such a pair. */
function rarities(chunk, stretches) {
  const alone = Array(chunk.length).fill(1), paired = Array(chunk.length).fill(0);
  stretches.forEach(function (span) {
    if (span.word === chunk.slice(span.start, span.end) && span.word.length === 1) {
      alone[span.start] = span.rarity;
    } else if (span.word === chunk.slice(span.start, span.end) && span.word.length === 2) {
      [span.start, span.start + 1].forEach(function (place) { paired[place] = Math.max(paired[place], span.rarity); });
    }
  });
  return alone.map(function (rarity, place) { return paired[place] || rarity; });
}

function easeFillers(chunk) {
  const weights = Array(chunk.length).fill(1);
  eachPlace(chunk, fillers, function (start, end) { weights.fill(EASY, start, end); });
  /* What makes a word with the character beside it (老 in 老人) is no filler there. */
  [].concat.apply([], groups).forEach(function (word) {
    eachPlace(chunk, fillers.indexOf(word) < 0 && word.length > 1 ? [word] : [], function (start, end) {
      if (weights.slice(start, end).indexOf(1) >= 0) {
        weights.fill(1, start, end);
      }
    });
  });
  return weights;
}

function eachPlace(chunk, words, visit) {
  words.forEach(function (word) {
    for (let start = chunk.indexOf(word); start >= 0; start = chunk.indexOf(word, start + 1)) {
      visit(start, start + word.length);
    }
  });
}

function isFiller(chunk) { return easeFillers(chunk).every(function (weight) { return weight === EASY; }); }
