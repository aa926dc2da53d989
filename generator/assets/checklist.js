/* Keeps what is filled in a checklist in this browser, counts it, clears it and prints it. */
(function () {
  "use strict";

  /* An answer is one line of text: of the control that is ticked, or what was typed. */
  function answerOf(item) {
    var typed = item.querySelector("textarea, [type=text], [type=number]");
    var chosen = item.querySelector(":checked");
    return chosen ? chosen.value : typed && typed.validity.valid ? typed.value : "";
  }

  function show(item, answer) {
    item.querySelectorAll("textarea, input").forEach(function (control) {
      if (control.matches("[type=checkbox], [type=radio]")) {
        control.checked = control.value === answer;
      } else {
        control.value = answer === "na" && item.querySelector("[value=na]") ? "" : answer;
      }
    });
  }

  /* "Not applicable" and an answer exclude each other; what was touched last holds. */
  function settle(item, control) {
    var exempt = item.querySelector("[value=na]");
    if (exempt && control === exempt && exempt.checked) {
      show(item, "na");
    } else if (exempt && control !== exempt) {
      exempt.checked = false;
    }
  }

  function itemsOf(form) {
    return Array.from(form.querySelectorAll("[data-key]"));
  }

  /* On file:// all local pages share one storage, so every key says whose it is. */
  function keyOf(form, item) {
    return "handbook/" + form.dataset.store + "/" + item.dataset.key;
  }

  function read(form, storage) {
    itemsOf(form).forEach(function (item) { show(item, storage.getItem(keyOf(form, item)) || ""); });
  }

  function keep(form, item, storage) {
    var answer = answerOf(item);
    if (answer.trim()) {
      storage.setItem(keyOf(form, item), answer);
    } else {
      storage.removeItem(keyOf(form, item));
    }
  }

  /* What counts, scores and exports reads the answers from here and draws nothing itself but its own words. */
  function tell(form) {
    itemsOf(form).forEach(function (item) { item.dataset.answer = answerOf(item).trim(); });
    var filled = form.querySelectorAll(".item:not([data-answer=\"\"])").length;
    var progress = form.querySelector(".progress");
    progress.textContent = "已答 " + filled + " / " + progress.dataset.total;
    grow(form);
    form.dispatchEvent(new Event("answers"));
  }

  /* A text field as high as its text, so that print cuts nothing off. */
  function grow(form) {
    form.querySelectorAll("textarea").forEach(function (area) {
      area.style.height = "auto";
      area.style.height = area.scrollHeight + "px";
    });
  }

  function clear(form, storage) {
    if (!window.confirm("清空这张表里已填的内容？")) {
      return;
    }
    itemsOf(form).forEach(function (item) { storage.removeItem(keyOf(form, item)); });
    read(form, storage);
    tell(form);
  }

  /* Storage may be switched off; the form still works, for as long as the page is open. */
  function openStorage() {
    try {
      window.localStorage.getItem("handbook/");
      return window.localStorage;
    } catch (error) {
      return null;
    }
  }

  function forgetful() {
    var values = new Map();
    return {
      getItem: function (key) { return values.get(key) || null; },
      setItem: function (key, value) { values.set(key, value); },
      removeItem: function (key) { values.delete(key); }
    };
  }

  function start(form) {
    var lasting = openStorage();
    var storage = lasting || forgetful();
    form.querySelectorAll(".checklist-bar > [hidden]").forEach(function (control) { control.hidden = false; });
    form.querySelector(".keeps").hidden = !lasting;
    form.addEventListener("submit", function (event) { event.preventDefault(); });
    form.addEventListener("input", function (event) {
      var item = event.target.closest("[data-key]");
      if (item) {
        settle(item, event.target);
        keep(form, item, storage);
        tell(form);
      }
    });
    form.querySelector(".reset").addEventListener("click", function () { clear(form, storage); });
    form.querySelector(".print").addEventListener("click", function () { window.print(); });
    read(form, storage);
    tell(form);
  }

  /* After the scripts that listen to the answers. */
  document.addEventListener("DOMContentLoaded", function () {
    document.querySelectorAll("form.checklist").forEach(start);
  });
})();
