/* Searches the handbook behind Material's interface: messages 0 setup, 1 ready, 2 query, 3 result.
   Runs in a Worker, and on file:// in the hidden frame that stands in for one; so only addEventListener and postMessage. */
(function () {
  "use strict";

  /* How much a match counts by the field it stands in. */
  const FIELDS = { title: 100, names: 60, related: 36, labels: 40, heading: 30, never: 22, say: 20, hints: 10, text: 6 };
  const WHOLE = { title: 1.5, names: 1.5, never: 2.6, related: 1.1 };  /* the query holds the whole field */
  const SHORT = ["title", "names", "related", "labels", "heading"];
  const EXACT = 1, SYNONYM = 0.6, SOUND = 0.5, SLIP = 0.35, SINGLE = 0.4;  /* how sure a match is */
  const EASY = 0.12;     /* what a word weighs that only makes a sentence of a query */
  const FULL = 0.97;     /* from this share of the query on, all of it was found */
  const FEW = 3;         /* so few full hits that approximate ones are shown below them */
  const WHOLENESS = 60;  /* how much finding all of a query counts against finding some of it in a better place */
  const BETTER = 1.3;    /* from so much on, most of a query in a title goes before all of it in a running text */
  const STRONG = 40;     /* a full hit as good as that needs no approximate ones beside it */
  const ASIDE = 0.5;
  const MOST = 40;
  const PARTS = 3;
  const LETTERS_FOR_TEXT = 4;
  const SNIPPET = 110;
  const GAP = "…";
  const NUMERAL = /[零〇一二两三四五六七八九十百]+/g;
  const FILLERS = ["怎么办", "怎么样", "怎么", "怎样", "如何", "什么", "为什么", "啥", "咋", "吗", "呢", "了", "的", "得", "地", "我", "你",
    "他", "她", "它", "们", "这", "那", "个", "要", "是", "在", "给", "把", "被", "就", "都", "很", "太", "有", "该", "应该", "可以", "能",
    "想", "会", "让", "跟", "和", "对", "时候", "时", "后", "前", "里", "一下", "吧", "啊", "着", "过", "又", "还", "老", "客户", "电话",
    "人家", "对方", "情况", "话术", "说", "讲", "请问", "需要", "总", "总是", "一直", "到底", "多久", "多少", "几", "叫"];

  let alike, simplified, readings, groups, fillers, entries, lexicon, pieces;

  addEventListener("message", function (event) {
    const message = event.data;
    if (message.type === 0) {
      setUp(message.data);
      postMessage({ type: 1 });
    } else if (message.type === 2) {
      postMessage({ type: 3, data: { items: search(message.data) } });
    }
  });

  /* ---- Set-up: every field in a form that can be compared ---- */

  function setUp(index) {
    alike = index.config.alike;
    simplified = index.config.simplified;
    readings = readSyllables(index.config.syllables);
    groups = index.config.synonyms.map(function (group) { return unique(group.map(plain)).filter(Boolean); });
    fillers = unique(FILLERS.concat(index.config.droppable || []).map(plain));
    entries = index.docs.map(openEntry);
    lexicon = listWords();
    pieces = unique([].concat.apply([], lexicon.map(cutPairs))).filter(function (pair) { return lexicon.indexOf(pair) < 0; });
  }

  function readSyllables(syllables) {
    const table = new Map();
    Object.keys(syllables).forEach(function (syllable) {
      for (const character of syllables[syllable]) {
        table.set(character, (table.get(character) || []).concat(syllable));
      }
    });
    return table;
  }

  function openEntry(record) {
    const entry = { record: record, fields: [], parts: record.parts || [] };
    function add(kind, text, part) {
      entry.fields.push(Object.assign(fold(text), { kind: kind, original: text, part: part, sounds: null }));
    }
    add("title", record.title);
    ["names", "related", "labels", "hints"].forEach(function (kind) {
      (record[kind] || []).forEach(function (text) { add(kind, text); });
    });
    add("heading", record.heading || "");
    entry.parts.forEach(function (part, number) {
      add(part.mark, part.text, number);
      add("text", (part.mark === "text" ? part.label : "") + " " + (part.note || ""), number);
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
    if (field.text.indexOf(GAP) > 0) {
      field.pattern = new RegExp(field.text.split(GAP).filter(Boolean).join(".{0,8}?"));
    }
  }

  /* Ignores width, case, punctuation, traditional forms and how numbers are written; `at` leads back to the original. */
  function fold(original) {
    const characters = [], at = [];
    for (let place = 0; place < original.length; place++) {
      const shown = original[place];
      for (const character of shown === GAP ? GAP : shown.normalize("NFKC").toLowerCase()) {
        const simple = simplified[character] || character;
        if (/[\p{L}\p{N}]/u.test(simple) || simple === GAP) {
          characters.push(alike[simple] || simple);
          at.push(place);
        }
      }
    }
    return foldNumerals(characters.join(""), at);
  }

  function foldNumerals(text, at) {
    let result = "", end = 0;
    const places = [];
    text.replace(NUMERAL, function (words, start) {
      const digits = String(readNumeral(words));
      result += text.slice(end, start) + digits;
      places.push.apply(places, at.slice(end, start));
      for (let digit = 0; digit < digits.length; digit++) {
        places.push(at[Math.min(start + digit, start + words.length - 1)]);
      }
      end = start + words.length;
      return words;
    });
    return { text: result + text.slice(end), at: places.concat(at.slice(end)) };
  }

  function readNumeral(words) {
    const digits = "零一二三四五六七八九";
    let total = 0, last = 0, plainDigits = "";
    for (const word of words.replace(/〇/g, "零").replace(/两/g, "二")) {
      if (word === "十" || word === "百") {
        total += (last || 1) * (word === "十" ? 10 : 100);
        last = 0;
      } else {
        last = digits.indexOf(word);
        plainDigits += last;
      }
    }
    return plainDigits.length === words.length ? plainDigits : total + last;
  }

  function plain(text) { return fold(text).text; }

  function unique(values) { return Array.from(new Set(values)); }

  /* All words the handbook calls things by: what a misspelt word may have been meant for. */
  function listWords() {
    const words = [].concat.apply([], groups);
    entries.forEach(function (entry) {
      entry.fields.forEach(function (field) {
        if (field.kind === "title" || field.kind === "names" || field.kind === "labels") {
          words.push(field.text);
        }
      });
    });
    return unique(words).filter(function (word) { return word.length > 1 && word.length < 7 && word.indexOf(GAP) < 0; });
  }

  function cutPairs(word) {
    return Array.from(word.slice(1), function (character, place) { return word[place] + character; });
  }

  /* ---- A query: full hits first, approximate ones where there are few ---- */

  function search(query) {
    const chunks = cutQuery(query);
    if (!chunks.length) {
      return [];
    }
    const full = rank(chunks, false);
    const asides = full.filter(isAside), own = full.filter(function (hit) { return !isAside(hit); });
    const near = own.length >= FEW && own[0].score >= STRONG ? [] : approximate(chunks, full, own.length);
    const better = near.filter(function (hit) { return own.length && hit.score > own[0].score * BETTER; });
    const others = own.length < FEW ? near.filter(function (hit) { return better.indexOf(hit) < 0; }) : [];
    return better.concat(own, byScore(others.concat(asides))).slice(0, MOST).map(present);
  }

  /* A page about the handbook that holds the words is no better than an entry that almost does. */
  function isAside(hit) { return hit.entry.record.weight < ASIDE; }

  function approximate(chunks, full, exact) {
    const found = new Set(full.map(function (hit) { return hit.entry; }));
    const least = exact ? 0.5 : 0.28;
    const near = rank(chunks, true).filter(function (hit) { return !found.has(hit.entry) && hit.share >= least; });
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

  function rank(chunks, loosely) {
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
      hit.score *= entry.record.weight * (0.3 + 0.7 * hit.share);
      hit.near = hit.least < FULL || hit.spans.some(function (span) { return span.loose; });
      if (hit.score > 0.01 && hit.spans.length && (loosely || hit.least >= FULL)) {
        hits.push(hit);
      }
    });
    return byScore(hits);
  }

  /* ---- Chinese words: the query covered by stretches that an entry holds ---- */

  function readWords(chunk, loosely, part) {
    const weights = weighCharacters(chunk);
    const total = weights.reduce(function (sum, weight) { return sum + weight; }, 0);
    const stretches = listStretches(chunk, loosely);
    return function (entry) {
      const spans = stretches.filter(function (span) { return span.holders.has(entry); });
      return cover(chunk, spans.concat(matchGaps(entry, chunk)), entry, weights, total, part);
    };
  }

  /* Fillers weigh little, and so do words that stand everywhere. */
  function weighCharacters(chunk) {
    const weights = easeFillers(chunk);
    return isFiller(chunk) ? weights.fill(1) : weights;
  }

  function easeFillers(chunk) {
    const weights = Array(chunk.length).fill(1);
    fillers.forEach(function (filler) {
      for (let start = chunk.indexOf(filler); start >= 0; start = chunk.indexOf(filler, start + 1)) {
        weights.fill(EASY, start, start + filler.length);
      }
    });
    return weights;
  }

  function isFiller(chunk) { return easeFillers(chunk).every(function (weight) { return weight === EASY; }); }

  function listStretches(chunk, loosely) {
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
    if (loosely) {
      addSlips(stretches, chunk);
    }
    return stretches;
  }

  function makeSpan(start, end, word, sureness, holders) {
    const rarity = Math.log(1 + entries.length / holders.length) / Math.log(1 + entries.length);
    return { start: start, end: end, word: word, sureness: sureness, holders: new Set(holders), rarity: 0.35 + 0.65 * rarity };
  }

  function holdersOf(word) {
    return entries.filter(function (entry) { return entry.all.indexOf(word) >= 0; });
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

  /* Only what stands nowhere is taken for a slip: of another word that sounds the same, or differs in one character. */
  function addSlips(stretches, chunk) {
    const known = new Map();
    function stands(typed) {
      if (!known.has(typed)) {
        known.set(typed, entries.some(function (entry) { return entry.all.indexOf(typed) >= 0; }));
      }
      return known.get(typed);
    }
    lexicon.concat(pieces).forEach(function (word, number) {
      for (let start = 0; start + word.length <= chunk.length; start++) {
        const typed = chunk.slice(start, start + word.length);
        const sureness = typed === word ? 0 : compare(typed, word);
        if (sureness >= (number < lexicon.length ? SLIP / 2 : SOUND) && !stands(typed)) {
          const span = makeSpan(start, start + word.length, word, sureness, holdersOf(word));
          span.loose = true;
          stretches.push(span);
        }
      }
    });
  }

  function compare(typed, word) {
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
    const kept = Array.from(word).filter(function (character, place) { return typed[place] === character && !isFiller(character); });
    return different === 1 ? SLIP * kept.length / word.length : 0;
  }

  function soundAlike(one, other) {
    const heard = (readings.get(other) || []).map(blur);
    return (readings.get(one) || []).map(blur).some(function (syllable) { return heard.indexOf(syllable) >= 0; });
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
    if (!result.spans.length) {
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
    const named = places[0].field.text === span.word && ["title", "names"].indexOf(places[0].field.kind) >= 0;
    const single = span.sureness === SINGLE && !(named && !easy);
    const certain = single ? SINGLE * SINGLE : span.sureness === SINGLE ? SYNONYM : span.sureness;
    return {
      score: weight / total * certain * span.rarity * long * field,
      share: weight / total * (easy ? 1 : single ? SINGLE : span.loose ? span.sureness + 0.3 : 1),
      placed: { field: places[0].field, fields: places, word: span.word, loose: span.loose, sureness: span.sureness, length: length }
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
        places.push({ field: field, worth: FIELDS[field.kind] * whole * closeness * (start ? 1 : 1.1) });
      }
    });
    return places.sort(function (one, other) { return other.worth - one.worth; });
  }

  /* ---- Letters: literally, or as pinyin in full, as initials, half typed, between characters ---- */

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
    for (let start = 0; start < field.text.length && !literalOnly(chunk); start++) {
      const match = hearFrom(field, start, chunk, 0, short);
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
    (readings.get(simple(field.original[field.at[place]])) || []).forEach(function (syllable) {
      waysToType(syllable, chunk.slice(read), short).forEach(function (way) {
        const rest = hearFrom(field, place + 1, chunk, read + way.length, short);
        if (rest && (!best || rest.sureness * way.sureness > best.sureness)) {
          best = { end: rest.end, sureness: rest.sureness * way.sureness };
        }
      });
    });
    return best;
  }

  function simple(character) { return simplified[character] || character; }

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

  /* ---- Results as Material draws them: its HTML is trusted there, so every word is escaped here ---- */

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
    return start < 0 ? word : field.original.slice(field.at[start], field.at[start + word.length - 1] + 1);
  }

  function mark(text, hit, field) {
    const marked = Array(text.length).fill(false);
    hit.spans.forEach(function (span) {
      const word = span.word || "";
      for (let start = word ? field.text.indexOf(word) : -1; start >= 0; start = field.text.indexOf(word, start + 1)) {
        marked.fill(true, field.at[start], field.at[start + word.length - 1] + 1);
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
})();
