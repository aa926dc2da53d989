/* Makes Material's search fit for Chinese input: it looks on "keyup" only, and takes every Enter for "open the first hit". */
(function () {
  "use strict";

  var field = document.querySelector(".md-search__input");
  var dialog = document.querySelector('.md-search[role="dialog"]');

  /* Material gives its dialog no name, and a screen reader then says only "dialog". */
  if (dialog) {
    dialog.setAttribute("aria-label", "搜索");
  }

  /* Each result brings its kind in a <nav>, and dozens of unnamed landmarks hide the few that matter. */
  function unmark() {
    document.querySelectorAll("nav.md-tags:not([role])").forEach(function (tags) {
      tags.setAttribute("role", "presentation");
    });
  }

  /* Words picked by mouse or touch, spoken or pasted come without a key. */
  function look(event) {
    if (!event.isComposing) {
      field.dispatchEvent(new KeyboardEvent("keyup", { bubbles: true }));
    }
  }

  /* The Enter that only confirms what an input method suggests must not leave the page; 229 is its code in old browsers. */
  function confirmOnly(event) {
    if (event.target === field && (event.isComposing || event.keyCode === 229)) {
      event.stopImmediatePropagation();
    }
  }

  if (dialog) {
    new MutationObserver(unmark).observe(dialog, { childList: true, subtree: true });
  }
  if (field) {
    field.addEventListener("input", look);
    field.addEventListener("compositionend", look);
    window.addEventListener("keydown", confirmOnly, true);
  }
})();
