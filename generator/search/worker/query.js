/* A query: full hits first, approximate ones where there are few. */

function search(query) {
  const chunks = cutQuery(query);
  if (!chunks.length) {
    return [];
  }
  const answers = listTimed(query);
  const full = rank(chunks, false, answers);
  const asides = full.filter(isAside), own = full.filter(function (hit) { return !isAside(hit); });
  const near = own.length >= FEW && own[0].score >= STRONG ? [] : approximate(chunks, full, own.length, answers);
  const better = near.filter(function (hit) { return own.length && hit.score > own[0].score * BETTER; });
  const others = own.length < FEW ? near.filter(function (hit) { return better.indexOf(hit) < 0; }) : [];
  return better.concat(own, byScore(others.concat(asides))).slice(0, MOST).map(present);
}

/* A page about the handbook that holds the words is no better than an entry that almost does. */
function isAside(hit) { return hit.entry.record.weight < ASIDE; }

function approximate(chunks, full, exact, answers) {
  const found = new Set(full.map(function (hit) { return hit.entry; }));
  const least = exact ? 0.3 : 0.2;
  const near = rank(chunks, true, answers).filter(function (hit) { return !found.has(hit.entry) && hit.share >= least; });
  const enough = near.length ? near[0].score * 0.3 : 0;
  return near.filter(function (hit) { return hit.score >= enough; }).slice(0, exact ? 5 : 10);
}

function byScore(hits) { return hits.sort(function (one, other) { return other.score - one.score; }); }

/* Words between spaces; what an input method shows half composed (tou'su, tou su) is one word if it is found as one. */
function cutQuery(query) {
  const words = query.split(/\s+/).map(plain).filter(Boolean);
  const joined = words.join("");
  if (words.length > 1 && /^[a-z]+$/.test(joined) && entries.some(function (entry) { return hears(entry, joined).length; })) {
    return [joined];
  }
  const chunks = [];
  words.forEach(function (word) {
    if (/[a-z]/.test(word) && /[^a-z]/.test(word) && !entries.some(function (entry) { return hears(entry, word).length; })) {
      chunks.push.apply(chunks, word.match(/[a-z]+|[^a-z]+/g));
    } else {
      chunks.push(word);
    }
  });
  const telling = unique(chunks).filter(function (chunk) { return !isFiller(chunk); });
  return telling.length ? telling : unique(chunks);
}

/* Who asks how long wants a time: best the norm whose limit it is, else an entry that states one. */
function listTimed(query) {
  return HOW_LONG.test(query) ? function (entry) { return entry.limited ? LIMITED : entry.timed ? TIMED : 1; } : function () { return 1; };
}

function rank(chunks, loosely, answers) {
  const size = chunks.join("").length;
  const readers = chunks.map(function (chunk) {
    return /[a-z]/.test(chunk) ? readSounds(chunk, loosely) : readWords(chunk, loosely, chunk.length / size);
  });
  const hits = [];
  entries.forEach(function (entry) {
    const hit = { entry: entry, score: 1, share: 0, least: 1, spans: [] };
    readers.forEach(function (reader, number) {
      const found = reader(entry);
      /* One word in a title does not make up for another that is only mentioned. */
      hit.score *= Math.pow(loosely ? Math.max(found.score, 0.01) : found.score, chunks[number].length / size);
      hit.share += found.share * chunks[number].length / size;
      hit.least = Math.min(hit.least, found.share);
      hit.spans = hit.spans.concat(found.spans);
    });
    hit.score *= entry.record.weight * answers(entry) * (0.3 + 0.7 * hit.share);
    hit.near = hit.least < FULL || hit.spans.some(function (span) { return span.loose; });
    if (hit.score > 0.01 && hit.spans.length && (loosely || hit.least >= FULL)) {
      hits.push(hit);
    }
  });
  return byScore(hits);
}
