// Lazy loading of the search: Material loads the index and its worker, half of a page's weight, with every page.
// Here both wait until the reader goes to search. What asks for them need not know: a request and a worker start late, that is all.
(() => {
  const WORKER = /\/search\/worker\.js$/;
  const INDEX = /\/search\/search_index\.json$/;

  /** @type {Promise<void>} */
  const wanted = new Promise((go) => {
    const asked = new URLSearchParams(location.search);
    // `?q=` opens the search; on `?h=` the words that led to the page are marked, as the index splits words.
    if (asked.has("q") || asked.has("h")) go();
    // A click into the field, a tap on the magnifying glass, the keys /, s and f: all of them end in one of these.
    document.addEventListener(
      "focusin",
      ({ target }) => /** @type {HTMLInputElement} */ (target).name === "query" && go(),
    );
    document.addEventListener("change", ({ target }) => /** @type {Element} */ (target).id === "__search" && go());
  });

  // Material asks when a key goes up: what a mouse or a phone's menu pastes comes without one.
  document.addEventListener("input", ({ target }) => {
    const field = /** @type {HTMLInputElement} */ (target);
    if (field.name === "query") field.dispatchEvent(new KeyboardEvent("keyup", { bubbles: true }));
  });

  /** Say above the results where nothing fits well, and where to go then. @param {{data: {weak?: boolean}}} answer */
  const warn = ({ data }) => {
    const said = document.querySelector(".search-weak");
    if (data?.weak !== undefined) said?.toggleAttribute("hidden", !data.weak);
  };

  window.XMLHttpRequest = class extends XMLHttpRequest {
    isIndex = false;

    open(/** @type {string} */ method, /** @type {string | URL} */ address, asynchronous = true) {
      this.isIndex = INDEX.test(String(address));
      super.open(method, address, asynchronous);
    }

    send(/** @type {XMLHttpRequestBodyInit} */ body) {
      if (this.isIndex) wanted.then(() => super.send(body));
      else super.send(body);
    }
  };

  const Started = window.Worker; // from file:// it is the one of iframe-worker.js
  const Late = class extends EventTarget {
    constructor(/** @type {string | URL} */ address) {
      super();
      this.started = wanted.then(() => new Started(address));
      this.started.then((worker) => {
        worker.addEventListener("message", ({ data }) => {
          warn(data);
          this.dispatchEvent(new MessageEvent("message", { data }));
        });
      });
    }

    postMessage(/** @type {any} */ message) {
      this.started.then((worker) => worker.postMessage(message));
    }
  };

  // Any other worker, that of a page's checks for instance, is what it always was.
  window.Worker = new Proxy(Started, {
    construct: (_, [address, ...options]) =>
      WORKER.test(String(address)) ? new Late(address) : new Started(address, ...options),
  });
})();
