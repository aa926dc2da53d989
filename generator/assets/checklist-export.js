/* Saves a filled checklist as a CSV file that a spreadsheet opens with its Chinese intact and runs nothing of. */
(function () {
  "use strict";

  var COLUMNS = ["自检表", "序号", "标识", "部分", "项目", "关键项", "分值", "回答", "得分"];

  /* A spreadsheet takes a cell that begins like this for a formula; an apostrophe makes it text. */
  function cell(value) {
    var text = /^\s*[=+\-@＝＋－＠]|^[\t\r\n]/.test(value) ? "'" + value : value;
    return "\"" + text.replace(/"/g, "\"\"") + "\"";
  }

  function wordsOf(element) {
    return element ? element.textContent.replace(/\s+/g, " ").trim() : "";
  }

  function textOf(item) {
    var copy = item.querySelector(".item-text").cloneNode(true);
    copy.querySelectorAll(".number, .critical, .points").forEach(function (part) { part.remove(); });
    return wordsOf(copy);
  }

  function answerOf(item) {
    var chosen = item.querySelector(":checked");
    if (chosen) {
      return chosen.closest(".tick") ? "√" : wordsOf(chosen.closest("label"));
    }
    return item.dataset.answer + (item.dataset.answer && item.querySelector("[type=number]") ? "%" : "");
  }

  function rowOf(form, item) {
    var scored = form.querySelector(".bands") && item.dataset.weight;
    return [
      form.dataset.title,
      item.dataset.number,
      item.dataset.id,
      wordsOf(item.closest("ul").previousElementSibling),
      textOf(item),
      item.hasAttribute("data-critical") ? "是" : "",
      scored ? item.dataset.weight : "",
      answerOf(item),
      scored ? item.dataset.earned : ""
    ];
  }

  function summaryOf(form, name, words) {
    return [form.dataset.title, "", "", "", name, "", "", words, ""];
  }

  function table(form) {
    var heads = Array.from(form.querySelectorAll("[data-head]"));
    var items = Array.from(form.querySelectorAll(".item"));
    return [COLUMNS].concat(
      heads.map(function (head) { return summaryOf(form, head.dataset.head, head.dataset.answer); }),
      items.map(function (item) { return rowOf(form, item); }),
      [summaryOf(form, "结果", wordsOf(form.querySelector(".score")))]
    );
  }

  function today() {
    var now = new Date();
    return [now.getFullYear(), now.getMonth() + 1, now.getDate()].map(function (part) {
      return String(part).padStart(2, "0");
    }).join("-");
  }

  function save(form) {
    var lines = table(form).map(function (row) { return row.map(cell).join(","); });
    var link = document.createElement("a");
    /* Without the mark at the start, Excel reads UTF-8 as another encoding. */
    link.href = URL.createObjectURL(new Blob(["\ufeff" + lines.join("\r\n") + "\r\n"], { type: "text/csv;charset=utf-8" }));
    link.download = form.dataset.id + "-" + today() + ".csv";
    link.click();
    setTimeout(function () { URL.revokeObjectURL(link.href); }, 60000);
  }

  document.querySelectorAll("form.checklist").forEach(function (form) {
    form.querySelector(".export").addEventListener("click", function () { save(form); });
  });
})();
