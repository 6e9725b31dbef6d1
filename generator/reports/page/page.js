(() => {
  "use strict";
  const tools = document.getElementById("tools");
  if (!tools) return;
  const cards = [...document.querySelectorAll("article.card")];
  const rows = new Map([...document.querySelectorAll("#summary tbody tr")].map((row) => [row.dataset.number, row]));
  const texts = new Map(cards.map((card) => [card, card.textContent.toLowerCase()]));
  const has = (list, wanted) => !wanted || list.split("\n").includes(wanted);

  function filter() {
    const groups = [...tools.querySelectorAll("[name=group]:checked")].map((box) => box.value);
    const sheet = tools.elements.sheet.value, rule = tools.elements.rule.value;
    const words = tools.elements.text.value.toLowerCase().split(/\s+/).filter(Boolean);
    let shown = 0;
    for (const card of cards) {
      const fits = groups.includes(card.dataset.group) && has(card.dataset.sheets, sheet) && has(card.dataset.rules, rule)
        && words.every((word) => texts.get(card).includes(word));
      card.hidden = rows.get(card.dataset.number).hidden = !fits;
      shown += fits;
    }
    for (const section of document.querySelectorAll("[data-section]"))
      section.hidden = !section.querySelector("article.card:not([hidden])");
    document.getElementById("shown").textContent = shown < cards.length ? `列出 ${shown} 项，共 ${cards.length} 项` : "";
  }

  function open() {
    const target = location.hash && document.getElementById(location.hash.slice(1));
    const folded = target && target.closest("details");
    if (folded) { folded.open = true; target.scrollIntoView(); }
  }

  let folded = [];
  window.addEventListener("beforeprint", () => {
    folded = [...document.querySelectorAll("details:not([open])")];
    folded.forEach((details) => { details.open = true; });
  });
  window.addEventListener("afterprint", () => folded.forEach((details) => { details.open = false; }));
  window.addEventListener("hashchange", open);
  tools.addEventListener("input", filter);
  tools.addEventListener("submit", (event) => event.preventDefault());
  tools.hidden = false;
  filter();
  open();
})();
