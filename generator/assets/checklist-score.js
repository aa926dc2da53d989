/* Scores a checklist as it is filled in: points, grade, and critical items that fail it whatever the points. */
(function () {
  "use strict";

  var CLOSE = 1e-9; /* thirds are not exact in binary, and 90 % must not miss by their rounding */

  function shareOf(item) {
    var chosen = item.querySelector("[data-share]:checked");
    var number = item.querySelector("[type=number]");
    if (chosen) {
      return Number(chosen.dataset.share);
    }
    return number && item.dataset.answer ? Number(item.dataset.answer) / 100 : 0;
  }

  function judge(item) {
    var share = shareOf(item);
    return {
      item: item,
      weight: Number(item.dataset.weight),
      share: share,
      exempt: item.dataset.answer === "na",
      /* Nobody can tell a tick that is still to come from one that is missing, so ticks never wait. */
      open: !item.dataset.answer && !item.querySelector("[type=checkbox][data-share]"),
      fails: item.hasAttribute("data-critical") && item.dataset.answer !== "na" && share === 0
    };
  }

  function sum(rows, value) {
    return rows.reduce(function (total, row) { return total + value(row); }, 0);
  }

  function show(number, decimals) {
    var scale = Math.pow(10, decimals);
    return String(Math.floor(number * scale + CLOSE * scale) / scale);
  }

  function numbersOf(rows) {
    return rows.map(function (row) { return row.item.dataset.number; }).join("、");
  }

  function gradeOf(form, percent) {
    return Array.from(form.querySelectorAll(".bands > li")).find(function (band) {
      return percent + CLOSE >= Number(band.dataset.from);
    }).dataset.name;
  }

  function evaluate(form) {
    var rows = Array.from(form.querySelectorAll(".item[data-weight]")).map(judge);
    var counted = rows.filter(function (row) { return !row.exempt; });
    var open = counted.filter(function (row) { return row.open; });
    var touched = rows.some(function (row) { return row.item.dataset.answer; });
    var failing = counted.filter(function (row) {
      return row.fails && (row.item.dataset.answer || (touched && !open.length));
    });
    var reachable = sum(counted, function (row) { return row.weight; });
    var earned = sum(counted, function (row) { return row.weight * row.share; });
    return { touched: touched, open: open.length, failing: failing, reachable: reachable, earned: earned };
  }

  function points(form, result) {
    if (!form.querySelector(".bands")) {
      return [];
    }
    if (!result.reachable) {
      return ["各项都不适用，不计分"];
    }
    var percent = 100 * result.earned / result.reachable;
    var words = ["得分 " + show(result.earned, 2) + " / " + show(result.reachable, 2) + "（" + show(percent, 1) + "%）"];
    if (result.open) {
      words.push("还有 " + result.open + " 项没答");
    } else if (!result.failing.length) {
      words.push("等级：" + gradeOf(form, percent));
    }
    return words;
  }

  function update(form) {
    var result = evaluate(form);
    var words = result.touched ? points(form, result) : [];
    if (result.failing.length) {
      words.push(form.dataset.failed + "：关键项第 " + numbersOf(result.failing) + " 项没做到");
    }
    form.querySelector(".score").textContent = words.join("，");
    evaluateRows(form);
  }

  /* The export wants the points of each item. */
  function evaluateRows(form) {
    form.querySelectorAll(".item[data-weight]").forEach(function (item) {
      var row = judge(item);
      item.dataset.earned = row.exempt || !item.dataset.answer ? "" : show(row.weight * row.share, 2);
    });
  }

  document.querySelectorAll("form.checklist").forEach(function (form) {
    form.addEventListener("answers", function () { update(form); });
  });
})();
