(() => {
  "use strict";
  const tools = document.getElementById("tools");
  const box = tools.elements.changed;

  function filter() {
    const only = box.checked;
    for (const part of document.querySelectorAll("[data-same], [data-same-value]")) part.hidden = only;
    for (const group of document.querySelectorAll("[data-group]")) {
      const head = group.querySelector("[data-head]");
      if (head) head.hidden = !group.querySelector("tr:not([data-head]):not([hidden])");
    }
    for (const rest of document.querySelectorAll("[data-count]")) {
      const folded = only ? Number(rest.dataset.count) : 0;
      rest.textContent = folded ? `其余 ${folded} 行没有变化` : "";
    }
    for (const name of document.querySelectorAll("th.again")) name.hidden = false;
  }

  tools.addEventListener("input", filter);
  tools.addEventListener("submit", (event) => event.preventDefault());
  tools.hidden = false;
  filter();
})();
