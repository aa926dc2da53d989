/* Narrows the coverage matrix to a channel, to a role, or to what is missing. Without it all is shown. */
(function () {
  "use strict";

  function channelOf(table, index) {
    return table.tHead.rows[0].cells[index].dataset.channel;
  }

  /* Words that only other roles have are no help to the role that was chosen. */
  function serves(cell, role) {
    return !role || (" " + cell.dataset.roles + " ").indexOf(" " + role + " ") >= 0;
  }

  function narrow(form, table) {
    var channel = form.elements.channel ? form.elements.channel.value : "";
    var role = form.elements.role ? form.elements.role.value : "";
    Array.from(table.rows).forEach(function (row) {
      var wanted = false;
      var occurs = false;
      Array.from(row.cells).forEach(function (cell, index) {
        if (index === 0) { return; }
        cell.hidden = Boolean(channel) && channelOf(table, index) !== channel;
        if (cell.tagName === "TD") {
          occurs = occurs || (!cell.hidden && !cell.classList.contains("impossible"));
          cell.classList.toggle("other-role", "roles" in cell.dataset && !serves(cell, role));
          wanted = wanted || (!cell.hidden && cell.classList.contains("missing"));
        }
      });
      row.hidden = row.parentNode !== table.tHead && (!occurs || (form.elements.holes.checked && !wanted));
    });
  }

  function start() {
    var form = document.querySelector(".matrix-filters");
    if (!form || !form.hidden) { return; }
    var table = document.querySelector("table.matrix");
    form.hidden = false;
    form.addEventListener("change", function () { narrow(form, table); });
    form.addEventListener("submit", function (event) { event.preventDefault(); });
  }

  if (document.readyState === "loading") {
    document.addEventListener("DOMContentLoaded", start);
  } else {
    start();
  }
})();
