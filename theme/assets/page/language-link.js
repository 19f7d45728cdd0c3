// The language link leads to the section being read: headings have the same ids in both languages.
(() => {
  /** @type {HTMLAnchorElement | null} */
  const link = document.querySelector("a.site-language");
  // The address changes while the page scrolls, without an event; so it is read when the link is about to be used:
  // clicked with any button, or its address copied from a menu.
  for (const event of ["click", "auxclick", "contextmenu"]) {
    link?.addEventListener(event, () => {
      link.hash = location.hash;
    });
  }
})();
