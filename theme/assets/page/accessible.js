// Accessible names, and places for the keyboard, for what Material and its script add to a page.
((site) => {
  site.strings.accessible = {
    note: { ko: "설명 {number}", en: "Note {number}" },
    table: { ko: "표", en: "Table" },
  };
  const say = site.speaker("accessible");

  const scrolling = new ResizeObserver((entries) => {
    // All are asked before any is changed: each change would make the browser lay the page out anew.
    const wraps = entries.map(({ target }) => ({ wrap: target, scrolls: target.scrollWidth > target.clientWidth }));
    for (const { wrap, scrolls } of wraps) {
      if (scrolls)
        wrap.setAttribute("tabindex", "0"); // arrow keys scroll what has the focus
      else wrap.removeAttribute("tabindex");
    }
  });

  /** @type {Record<string, (element: Element) => void>} */
  const mend = {
    ".md-annotation__index": (link) => {
      const number = link.firstElementChild?.getAttribute("data-md-annotation-id") ?? "";
      link.setAttribute("aria-label", say("note", { number }));
    },
    // The place of a copy button is no navigation, and a page has dozens.
    ".md-code__nav": (nav) => nav.setAttribute("role", "none"),
    ".md-typeset__scrollwrap": (wrap) => {
      wrap.setAttribute("role", "group");
      wrap.setAttribute("aria-label", say("table"));
      scrolling.observe(wrap);
    },
  };

  // The list of a section that has a page of its own is named by a label, which Material leaves empty.
  for (const nav of document.querySelectorAll(".md-nav__container + .md-nav")) {
    nav.removeAttribute("aria-labelledby");
    nav.setAttribute("aria-label", nav.previousElementSibling?.textContent.trim() ?? "");
  }

  new MutationObserver((changes) => {
    const added = changes.flatMap(({ addedNodes }) => [...addedNodes]).filter((node) => node instanceof Element);
    for (const [selector, mends] of Object.entries(mend)) {
      for (const element of added) {
        if (element.matches(selector)) mends(element);
        element.querySelectorAll(selector).forEach(mends);
      }
    }
  }).observe(document.body, { childList: true, subtree: true });
})(site);
