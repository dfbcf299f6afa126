"use strict";
// Everything is there without this script; it adds sorting and filters, and opens what is closed before printing.
(() => {
  const table = document.getElementById("controls");
  const form = document.querySelector("form.filter");
  if (table && form) {
    const body = table.tBodies[0];
    const rows = [...body.rows];
    const words = new Map(rows.map((row) => [row, row.textContent.toLowerCase()]));
    const field = (name) => document.getElementById(`filter-${name}`);
    const count = form.querySelector(".count");

    const filter = () => {
      const asked = field("text").value.toLowerCase().split(/\s+/).filter(Boolean);
      const has = (row, name) => !field(name).value || row.dataset[name].split(" ").includes(field(name).value);
      let shown = 0;
      for (const row of rows) {
        const stays = ["is", "role", "area"].every((name) => has(row, name)) && asked.every((word) => words.get(row).includes(word));
        row.classList.toggle("away", !stays);
        shown += stays;
      }
      count.textContent = `${shown} of ${rows.length} controls`;
    };
    form.addEventListener("input", filter);
    form.addEventListener("submit", (event) => event.preventDefault());
    form.hidden = false;
    filter();

    const heads = [...table.tHead.rows[0].cells];
    heads.forEach((head, column) => {
      const button = document.createElement("button");
      button.type = "button";
      button.textContent = head.textContent;
      head.replaceChildren(button);
      button.addEventListener("click", () => {
        const down = head.getAttribute("aria-sort") === "ascending";
        heads.forEach((one) => one.removeAttribute("aria-sort"));
        head.setAttribute("aria-sort", down ? "descending" : "ascending");
        const key = head.dataset.sort;
        const value = (row) => (key ? Number(row.dataset[key]) : row.cells[column].textContent.trim());
        const order = (a, b) => (key ? value(a) - value(b) : value(a).localeCompare(value(b), "en"));
        body.append(...[...rows].sort((a, b) => (down ? order(b, a) : order(a, b))));
      });
    });

    // A link to a control that a filter has put away shows it again.
    addEventListener("hashchange", () => {
      const row = document.getElementById(decodeURIComponent(location.hash.slice(1)));
      if (row && row.classList.contains("away")) {
        form.reset();
        filter();
        row.scrollIntoView();
      }
    });
  }
  // On a phone the rows of tables are laid out as cards; browsers then forget that they are tables, unless told.
  const roles = { THEAD: "rowgroup", TBODY: "rowgroup", TR: "row", TD: "cell" };
  for (const wide of document.querySelectorAll("table.wide")) {
    wide.setAttribute("role", "table");
    for (const part of wide.querySelectorAll("thead, tbody, tr, td")) part.setAttribute("role", roles[part.tagName]);
    for (const head of wide.querySelectorAll("th")) head.setAttribute("role", head.scope === "col" ? "columnheader" : "rowheader");
  }

  addEventListener("beforeprint", () => {
    for (const one of document.querySelectorAll("details")) one.open = true;
  });
})();
