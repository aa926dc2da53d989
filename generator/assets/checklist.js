/* Keeps what is filled in a checklist in this browser, counts it, clears it and prints it. */
(function () {
  "use strict";

  /* On file:// all local pages share one storage, so every key says whose it is. */
  function keyOf(form, control) {
    return "handbook/" + form.dataset.store + "/" + control.dataset.key;
  }

  function controlsOf(form) {
    return Array.from(form.querySelectorAll("[data-key]"));
  }

  function isFilled(control) {
    return control.matches("textarea") ? control.value.trim() !== "" : control.checked;
  }

  function read(form, storage) {
    controlsOf(form).forEach(function (control) {
      var kept = storage.getItem(keyOf(form, control));
      if (control.matches("textarea")) {
        control.value = kept || "";
      } else {
        control.checked = kept === control.value;
      }
    });
  }

  function keep(form, control, storage) {
    var value = control.matches("textarea") || control.checked ? control.value : "";
    if (value) {
      storage.setItem(keyOf(form, control), value);
    } else {
      storage.removeItem(keyOf(form, control));
    }
  }

  function count(form) {
    var filled = new Set(controlsOf(form).filter(isFilled).map(function (control) { return control.dataset.key; }));
    var progress = form.querySelector(".progress");
    progress.textContent = "已勾 " + filled.size + " / " + progress.dataset.total;
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
    controlsOf(form).forEach(function (control) { storage.removeItem(keyOf(form, control)); });
    read(form, storage);
    count(form);
    grow(form);
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
    form.querySelectorAll(".reset, .print").forEach(function (button) { button.hidden = false; });
    form.querySelector(".keeps").hidden = !lasting;
    form.addEventListener("submit", function (event) { event.preventDefault(); });
    form.addEventListener("input", function (event) {
      keep(form, event.target, storage);
      count(form);
      grow(form);
    });
    form.querySelector(".reset").addEventListener("click", function () { clear(form, storage); });
    form.querySelector(".print").addEventListener("click", function () { window.print(); });
    read(form, storage);
    count(form);
    grow(form);
  }

  document.querySelectorAll("form.checklist").forEach(start);
})();
