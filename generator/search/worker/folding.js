/* Texts in a form that can be compared. */

/* Ignores width, case, punctuation, traditional forms and how numbers are written. */
function plain(original) {
  return original.replace(SILENT, "").replace(changing, foldCharacter)
    .replace(NUMERAL, function (words) { return String(readNumeral(words)); });
}

/* What is not written in the characters that most texts are made of, or is compared as another. */
function listChanging() {
  return new RegExp("[^\\u4e00-\\u9fff0-9a-z" + GAP + "]|[" + Object.keys(alike).concat(Object.keys(simplified)).join("") + "]", "gu");
}

function foldCharacter(shown) {
  let known = folded.get(shown);
  if (known === undefined) {
    known = "";
    for (const character of shown === GAP ? GAP : shown.normalize("NFKC").toLowerCase()) {
      const simple = simplified[character] || character;
      if (/[\p{L}\p{N}]/u.test(simple) || simple === GAP) {
        known += alike[simple] || simple;
      }
    }
    folded.set(shown, known);
  }
  return known;
}

/* For each character of the folded text its place in the original, worked out for the few texts that are shown or heard. */
function placesOf(field) {
  if (!field.at) {
    field.at = tracePlaces(field.original);
  }
  return field.at;
}

function tracePlaces(original) {
  let text = "", place = 0;
  const at = [];
  for (const shown of original) {
    for (const character of foldCharacter(shown)) {
      text += character;
      for (let unit = 0; unit < character.length; unit++) {
        at.push(place);
      }
    }
    place += shown.length;
  }
  return traceNumerals(text, at);
}

function traceNumerals(text, at) {
  const places = [];
  let end = 0;
  text.replace(NUMERAL, function (words, start) {
    const digits = String(readNumeral(words));
    places.push.apply(places, at.slice(end, start));
    for (let digit = 0; digit < digits.length; digit++) {
      places.push(at[Math.min(start + digit, start + words.length - 1)]);
    }
    end = start + words.length;
    return words;
  });
  return places.concat(at.slice(end));
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
