"""The search of the site, open in a browser."""

from urllib.parse import urlsplit

from playwright.sync_api import Page

FOLDERS = {"ko": "/", "en": "/en/"}
# Types a query at once, and waits for the answer: then the list or the line above it changes.
ASK = """async (query) => {
    const field = document.querySelector("input[name=query]");
    const shown = document.querySelector(".md-search-result");
    const answered = new Promise(done => {
        const watch = new MutationObserver(() => (watch.disconnect(), done()));
        watch.observe(shown, {childList: true, subtree: true});
    });
    field.value = query;
    field.dispatchEvent(new KeyboardEvent("keyup"));
    await Promise.race([answered, new Promise(late => setTimeout(late, 5000))]);
    return [...shown.querySelectorAll(".md-search-result__item")]
        .map(item => [...item.querySelectorAll("a")].map(link => link.href));
}"""


class Search:
    """The search of one language, open in a browser."""

    def __init__(self, page: Page, address: str, language: str) -> None:
        """Open a page, and its search."""
        self.page, self.folder = page, FOLDERS[language]
        self.firsts: dict[str, str] = {}
        page.goto(f"{address}{self.folder}nodeport.html")
        page.locator("input[name=query]").click()
        page.keyboard.type("kube")
        page.locator(".md-search-result__item").first.wait_for(state="attached")

    def ask(self, query: str) -> list[list[str]]:
        """Return the places that a query finds, page by page: `nodeport`, `nodeport#fields`."""
        return [[self._place(link) for link in item] for item in self.page.evaluate(ASK, query)]

    def first(self, query: str) -> str:
        """Return the page that a query finds first, or nothing."""
        if query not in self.firsts:  # a query asked twice at once is not answered again
            found = self.ask(query)
            self.firsts[query] = found[0][0].partition("#")[0] if found else ""
        return self.firsts[query]

    def _place(self, link: str) -> str:
        parts = urlsplit(link)
        place = parts.path.removeprefix(self.folder).removesuffix(".html")
        return f"{place}#{parts.fragment}" if parts.fragment else place
