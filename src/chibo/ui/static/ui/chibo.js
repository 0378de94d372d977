/* Eases what works without it: the day and rows of a table by arrow keys, filters sent as they change, search by a key. */
(() => {
  "use strict";

  const steps = {
    ArrowUp: (day) => day.setUTCDate(day.getUTCDate() + 1),
    ArrowDown: (day) => day.setUTCDate(day.getUTCDate() - 1),
    PageUp: (day) => moveMonths(day, 1),
    PageDown: (day) => moveMonths(day, -1),
  };

  function moveMonths(day, months) {
    const wanted = day.getUTCDate();
    day.setUTCDate(1);
    day.setUTCMonth(day.getUTCMonth() + months);
    const last = new Date(Date.UTC(day.getUTCFullYear(), day.getUTCMonth() + 1, 0)).getUTCDate();
    day.setUTCDate(Math.min(wanted, last));
  }

  function dayIn(field) {
    const parts = /^\s*(\d{1,2})[/.\- ](\d{1,2})[/.\- ](\d{4})\s*$/.exec(field.value);
    const day = parts ? new Date(Date.UTC(+parts[3], +parts[2] - 1, +parts[1])) : new Date(field.dataset.iso);
    return Number.isNaN(day.getTime()) ? null : day;
  }

  function written(day) {
    const two = (number) => String(number).padStart(2, "0");
    return `${two(day.getUTCDate())}/${two(day.getUTCMonth() + 1)}/${day.getUTCFullYear()}`;
  }

  document.addEventListener("keydown", (event) => {
    const field = event.target;
    if (field instanceof HTMLInputElement && field.classList.contains("day-text") && event.key in steps) {
      const day = dayIn(field);
      if (day) {
        steps[event.key](day);
        field.value = written(day);
        event.preventDefault();
      }
    }
    const typing = field instanceof HTMLElement && field.closest("input, textarea, select, [contenteditable]");
    if (event.key === "/" && !typing && !event.ctrlKey && !event.metaKey && !event.altKey) {
      const box = document.getElementById("search-box");
      if (box) {
        box.focus();
        box.select();
        event.preventDefault();
      }
    }
  });

  /* In a table of rows by keys: up and down go from row to row, Enter opens one, with Alt it is put elsewhere. */
  function workRows(event) {
    const row = event.target instanceof HTMLElement ? event.target.closest("table[data-rows-by-keys] tbody tr") : null;
    if (!row || event.target.closest("input, textarea, select")) return;
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step && event.altKey) {
      const place = row.querySelector(".row-place");
      if (!place) return;
      place.value = String(Number(place.value) + step);
      place.form.requestSubmit();
    } else if (step) {
      const next = step > 0 ? row.nextElementSibling : row.previousElementSibling;
      if (next) next.focus();
    } else if (event.key === "Enter" && event.target === row) {
      const open = row.querySelector(".row-open");
      if (open) open.click();
    } else {
      return;
    }
    event.preventDefault();
  }

  function letRowsBeReached() {
    const first = document.querySelector("table[data-rows-by-keys] tbody tr");
    if (first) first.tabIndex = 0;
    const named = location.hash.startsWith("#action-") ? document.getElementById(location.hash.slice(1)) : null;
    if (named) named.focus();
  }

  document.addEventListener("keydown", workRows);
  document.addEventListener("htmx:after:swap", letRowsBeReached);
  letRowsBeReached();

  document.addEventListener("change", (event) => {
    const form = event.target instanceof HTMLSelectElement ? event.target.closest("form[data-send-on-change]") : null;
    if (form) form.requestSubmit();
  });
})();
