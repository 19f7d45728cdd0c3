// A polyfill of workers: from file:// none starts, and a frame stands in. Its importScripts returns a promise.
(() => {
  if (location.protocol !== "file:") return;

  // One after the other; the policy forbids scripts that are written in.
  /** @param {Document} inner @param {(string | URL)[]} addresses */
  async function load(inner, addresses) {
    for (const address of addresses) {
      const script = inner.createElement("script");
      script.src = String(address);
      const loaded = new Promise((done, failed) => Object.assign(script, { onload: done, onerror: failed }));
      inner.body.append(script);
      await loaded;
    }
  }

  function emptyFrame() {
    const frame = document.createElement("iframe");
    frame.hidden = true;
    document.body.append(frame);
    const inner = /** @type {Document} */ (frame.contentDocument);
    inner.open(); // else Firefox puts another in its place
    inner.write("<!doctype html><body>");
    inner.close();
    return frame;
  }

  const Framed = class extends EventTarget {
    constructor(/** @type {string | URL} */ address) {
      super();
      this.frame = emptyFrame();
      this.inner = /** @type {Window} */ (this.frame.contentWindow);
      const { document } = this.inner;
      const tell = (/** @type {any} */ data) => this.dispatchEvent(new MessageEvent("message", { data }));
      Object.assign(this.inner, {
        postMessage: (/** @type {any} */ data) => setTimeout(tell, 0, structuredClone(data)),
        importScripts: (/** @type {string[]} */ ...addresses) => load(document, addresses),
      });
      this.ready = load(document, [address]).catch(() => this.dispatchEvent(new ErrorEvent("error")));
    }

    postMessage(/** @type {any} */ data) {
      const message = new MessageEvent("message", { data: structuredClone(data) });
      this.ready.then(() => this.inner.dispatchEvent(message));
    }

    terminate() {
      this.frame.remove();
    }
  };

  // One from a blob does start.
  const { Worker } = window;
  window.Worker = new Proxy(Worker, {
    construct: (_, [address, ...options]) =>
      `${address}`.startsWith("blob:") ? new Worker(address, ...options) : new Framed(address),
  });
})();
