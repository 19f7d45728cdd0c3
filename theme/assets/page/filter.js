// A page whose sections can be filtered by words, and whose proofs open where a link leads to them.
((site) => {
  site.strings.filter = {
    label: { ko: "찾을 말을 입력하세요", en: "Show only what has these words" },
    shown: { ko: "{number}개 보임", en: "{number} shown" },
  };
  const say = site.speaker("filter");

  const tags = (/** @type {Element | null} */ node, /** @type {string[]} */ ...names) =>
    names.includes(node?.tagName ?? "");

  /** A heading with everything up to one of these. @type {(heading: Element, ...names: string[]) => HTMLElement[]} */
  const upTo = (heading, ...names) => {
    const nodes = [heading];
    for (let next = heading.nextElementSibling; next && !tags(next, ...names); next = next.nextElementSibling)
      nodes.push(next);
    return /** @type {HTMLElement[]} */ (nodes);
  };
  const section = (/** @type {Element} */ heading) => upTo(heading, "H2", "H3");

  const sections = [...document.querySelectorAll("article h3[id]")].map(section);
  const groups = [...document.querySelectorAll("article h2")].map((heading) => upTo(heading, "H2"));
  const first = sections[0]?.[0];
  const input = document.createElement("input");
  const label = document.createElement("label");
  const bar = document.createElement("div");
  const status = document.createElement("output");

  const narrow = () => {
    const words = input.value.toLowerCase().split(/\s+/);
    let number = 0;
    for (const nodes of sections) {
      const text = nodes.map((node) => node.textContent.toLowerCase()).join(" ");
      const fits = words.every((word) => text.includes(word));
      for (const node of nodes) node.hidden = !fits;
      number += fits ? 1 : 0;
    }
    for (const [heading, ...nodes] of groups) {
      const inside = nodes.filter((node) => tags(node, "H3"));
      if (heading) heading.hidden = inside.length > 0 && inside.every((node) => node.hidden);
    }
    status.textContent = say("shown", { number });
  };

  const open = () => {
    const target = document.getElementById(decodeURIComponent(location.hash.slice(1)));
    const proof = target && section(target).find((node) => tags(node, "DETAILS"));
    if (proof) /** @type {HTMLDetailsElement} */ (proof).open = true;
  };

  if (first) {
    input.type = "search";
    input.oninput = narrow;
    bar.className = "filter screen-only";
    label.append(say("label"), " ", input);
    bar.append(label, status);
    groups[0]?.[0]?.before(bar);
  }
  open();
  addEventListener("hashchange", open);
})(site);
