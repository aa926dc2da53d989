/* How well an entry covers a query with the stretches it holds. */

/* The best way to cover the query from left to right, by spans that do not overlap. */
function cover(chunk, spans, entry, weights, total, part) {
  const best = [{ score: 0, share: 0, spans: [] }];
  const worth = spans.map(function (span) { return appraise(span, entry, weights, total, part / chunk.length); });
  for (let end = 1; end <= chunk.length; end++) {
    let top = best[end - 1];
    if (weights[end - 1] === EASY) {
      top = { score: top.score, share: top.share + EASY / total, spans: top.spans };
    }
    spans.forEach(function (span, number) {
      if (span.end === end) {
        const before = best[span.start];
        const score = before.score + worth[number].score;
        const share = before.share + worth[number].share;
        if (score + WHOLENESS * share > top.score + WHOLENESS * top.share) {
          top = { score: score, share: share, spans: before.spans.concat(worth[number].placed) };
        }
      }
    });
    best[end] = top;
  }
  const result = best[chunk.length];
  if (result.spans.every(function (span) { return span.easy; })) {
    return { score: 0, share: 0, spans: [] };
  }
  return { score: result.score * (0.7 + 0.3 * nearness(result.spans)), share: result.share, spans: result.spans };
}

/* How much of what was found stands together in one field. */
function nearness(spans) {
  const held = new Map();
  let all = 0;
  spans.forEach(function (span) {
    all += span.length;
    span.fields.forEach(function (place) { held.set(place.field, (held.get(place.field) || 0) + span.length); });
  });
  return Math.max.apply(null, Array.from(held.values())) / all;
}

/* Long stretches in short fields that matter are worth most. */
function appraise(span, entry, weights, total, part) {
  let weight = 0, easy = true;
  for (let place = span.start; place < span.end; place++) {
    weight += weights[place];
    easy = easy && weights[place] === EASY;
  }
  const length = span.end - span.start;
  const places = span.field ? [{ field: span.field, worth: FIELDS.names * WHOLE.never }] : locate(span, entry, length * part);
  const more = places.slice(1, 6).reduce(function (sum, place) { return sum + place.worth; }, 0);
  const field = places[0].worth + 0.08 * more;
  const long = 1 + 0.25 * Math.min(length - 1, 6);
  /* One character says little, unless something is called just that. */
  const named = !easy && places[0].field.text === span.word && ["title", "asked", "names"].indexOf(places[0].field.kind) >= 0;
  const single = span.sureness === SINGLE && !named;
  const certain = single ? SINGLE * SINGLE : span.sureness === SINGLE ? SYNONYM : span.sureness;
  return {
    score: weight / total * certain * span.rarity * long * field,
    share: weight / total * (easy ? 1 : single ? SINGLE : span.loose ? span.sureness + 0.3 : 1),
    placed: { field: places[0].field, fields: places, word: span.word, loose: span.loose, easy: easy, length: length }
  };
}

function locate(span, entry, part) {
  const places = [];
  entry.fields.forEach(function (field) {
    const start = field.text.indexOf(span.word);
    if (start >= 0) {
      const share = span.word.length / field.text.length;
      const whole = share === 1 && span.word.length > 1 ? 1 + ((WHOLE[field.kind] || 1) - 1) * part : 1;
      const closeness = SHORT.indexOf(field.kind) >= 0 ? 0.6 + 0.4 * share : 0.75 + 0.25 * share;
      const turned = !span.denied && DENIAL.test(field.text.slice(0, start)) ? TURNED : 1;
      places.push({ field: field, worth: FIELDS[field.kind] * whole * closeness * turned * (start ? 1 : 1.1) });
    }
  });
  return places.sort(function (one, other) { return other.worth - one.worth; });
}
