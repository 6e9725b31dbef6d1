(() => {
  "use strict";
  const tools = document.getElementById("tools"), table = document.getElementById("bodies");
  if (!tools || !table) return;
  const body = table.tBodies[0];
  const rows = [...body.rows].map((row, order) => ({ row, order, text: row.textContent.toLowerCase() }));
  const wanted = (name) => (tools.elements[name] ? tools.elements[name].value : "");

  function filter() {
    const words = wanted("text").toLowerCase().split(/\s+/).filter(Boolean), year = wanted("year"), status = wanted("status");
    let shown = 0;
    for (const { row, text } of rows) {
      const fits = (!year || row.dataset.year === year) && (!status || row.dataset.status === status) && words.every((word) => text.includes(word));
      row.hidden = !fits;
      shown += fits;
    }
    document.getElementById("shown").textContent = shown < rows.length ? `列出 ${shown} 个，共 ${rows.length} 个` : `共 ${rows.length} 个`;
  }

  function sort(head) {
    const column = head.cellIndex, down = head.getAttribute("aria-sort") === "ascending", numbers = head.dataset.sort === "number";
    for (const other of table.tHead.rows[0].cells) other.removeAttribute("aria-sort");
    head.setAttribute("aria-sort", down ? "descending" : "ascending");
    const value = ({ row }) => {
      const cell = row.cells[column];
      if (!numbers) return cell.textContent.trim();
      return cell.dataset.value === "" ? null : Number(cell.dataset.value);
    };
    const keyed = rows.map((entry) => [value(entry), entry]);
    keyed.sort(([a, x], [b, y]) => {
      if (a === null || b === null || a === "" || b === "") return (a === null || a === "") - (b === null || b === "") || x.order - y.order;
      const order = numbers ? a - b : a.localeCompare(b, "zh-CN", { numeric: true });
      return (down ? -order : order) || x.order - y.order;
    });
    body.append(...keyed.map(([, entry]) => entry.row));
  }

  for (const head of table.tHead.querySelectorAll("[data-sort]")) {
    const button = document.createElement("span"); // a real button is missing from heads that are repeated in print
    button.setAttribute("role", "button");
    button.tabIndex = 0;
    button.textContent = head.textContent;
    head.replaceChildren(button);
    button.addEventListener("click", () => sort(head));
    button.addEventListener("keydown", (event) => {
      if (event.key !== "Enter" && event.key !== " ") return;
      event.preventDefault();
      sort(head);
    });
  }
  tools.addEventListener("input", filter);
  tools.addEventListener("submit", (event) => event.preventDefault());
  tools.hidden = false;
  filter();
})();
