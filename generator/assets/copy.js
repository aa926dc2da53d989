/* Copies the words of a phrase, exactly as they stand on the page. */
(function () {
  "use strict";

  var SHOWN = 2000;

  function show(button, words) {
    button.textContent = words;
    button.setAttribute("aria-live", "polite");
    window.setTimeout(function () { button.textContent = "复制"; }, SHOWN);
  }

  /* Plain-http intranets have no navigator.clipboard, and on file:// it may refuse. */
  function copyByCommand(text) {
    var field = document.createElement("textarea");
    field.value = text;
    field.setAttribute("readonly", "");
    field.className = "copy-field";
    document.body.appendChild(field);
    field.select();
    var copied = document.execCommand("copy");
    field.remove();
    return copied;
  }

  function copy(text) {
    if (!navigator.clipboard) {
      return Promise.resolve(copyByCommand(text));
    }
    return navigator.clipboard.writeText(text).then(
      function () { return true; },
      function () { return copyByCommand(text); }
    );
  }

  function onClick(event) {
    var button = event.target.closest("button.copy");
    if (!button) {
      return;
    }
    var words = button.closest(".wording").querySelector(".words");
    copy(words.textContent).then(function (copied) {
      button.focus();
      show(button, copied ? "已复制" : "请手动复制");
    });
  }

  document.querySelectorAll("button.copy").forEach(function (button) { button.hidden = false; });
  document.addEventListener("click", onClick);
})();
