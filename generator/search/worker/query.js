/* A query: full hits first, approximate ones where there are few. */

function search(query) {
  const chunks = cutQuery(query);
  if (!chunks.length) {
    return [];
  }
  const wish = readWish(query);
  const full = rank(chunks, false, wish);
  const asides = full.filter(isAside), own = full.filter(function (hit) { return !isAside(hit); });
  const near = own.length >= FEW && own[0].score >= STRONG ? [] : approximate(chunks, full, own.length, wish);
  const better = near.filter(function (hit) { return own.length && hit.score > own[0].score * BETTER; });
  const others = own.length < FEW ? near.filter(function (hit) { return better.indexOf(hit) < 0; }) : [];
  const literal = asides.filter(function (hit) { return isHeadedBy(hit.entry, chunks); });
  const almost = others.filter(function (hit) { return !literal.length || hit.share >= ALMOST; });
  const rest = others.concat(asides).filter(function (hit) { return almost.indexOf(hit) < 0 && literal.indexOf(hit) < 0; });
  return better.concat(own, byScore(almost.concat(literal)), byScore(rest)).slice(0, MOST).map(present);
}

/* A page about the handbook that holds the words is no better than an entry that almost does. */
function isAside(hit) { return hit.entry.record.weight < ASIDE; }

function isHeadedBy(entry, chunks) {
  const headings = [titleOf(entry).text].concat(entry.parts.map(function (part) { return plain(part.label); }));
  return headings.some(function (heading) { return chunks.every(function (chunk) { return heading.indexOf(chunk) >= 0; }); });
}

function approximate(chunks, full, exact, wish) {
  const found = new Set(full.map(function (hit) { return hit.entry; }));
  const least = exact ? 0.3 : 0.2;
  const near = rank(chunks, true, wish).filter(function (hit) { return !found.has(hit.entry) && hit.share >= least; });
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

/* Who asks how long wants a time: best the norm whose limit it is, else an entry that states one. Who names a kind wants that. */
function readWish(query) {
  const long = HOW_LONG.test(query), words = plain(query);
  const asked = kinds.filter(function (group) { return group.some(function (word) { return words.indexOf(plain(word)) >= 0; }); })
    .map(function (group) { return group[0]; });
  return function (entry) {
    return (long ? timeliness(entry) : 1) * (asked.indexOf(entry.record.kind) >= 0 ? ASKED_FOR : 1) * (1 + TITLED * shareInTitle(words, entry));
  };
}

function timeliness(entry) {
  if (!entry.timely) {
    const telling = entry.fields.filter(function (field) { return SAYS_HOW_LONG.test(field.text) || CLOCK.test(field.original); });
    const limited = telling.some(function (field) { return field.kind === "labels"; });
    entry.timely = limited ? LIMITED : telling.length ? TIMED : 1;
  }
  return entry.timely;
}

function shareInTitle(words, entry) {
  const title = titleOf(entry).text;
  return Array.from(words).filter(function (character) { return title.indexOf(character) >= 0; }).length / words.length;
}

function rank(chunks, loosely, wish) {
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
    hit.score *= entry.record.weight * wish(entry) * (0.3 + 0.7 * hit.share);
    hit.near = hit.least < FULL || hit.spans.some(function (span) { return span.loose; });
    if (hit.score > 0.01 && hit.spans.length && (loosely || hit.least >= FULL)) {
      hits.push(hit);
    }
  });
  return byScore(hits);
}
