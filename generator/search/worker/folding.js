/* Texts in a form that can be compared. */

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
