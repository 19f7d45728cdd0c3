// A browser starts no worker from file://, and the search runs in one. There a frame stands in for it, on the page's own
// thread; from a server this does nothing. It writes no script into the frame: the page's Content-Security-Policy forbids
// that. In the frame, importScripts returns a promise.
"use strict";

(() => {
  if (location.protocol !== "file:") return;

  /** Load scripts into a frame, one after the other. @param {Document} inner @param {string[]} addresses */
  async function load(inner, addresses) {
    for (const address of addresses) {
      const script = inner.createElement("script");
      script.src = address;
      const loaded = new Promise((done, failed) => Object.assign(script, { onload: done, onerror: failed }));
      inner.body.append(script);
      await loaded;
    }
  }

  /** An empty document of this page's origin. @returns {HTMLIFrameElement} */
  function emptyFrame() {
    const frame = document.createElement("iframe");
    frame.hidden = true;
    document.body.append(frame);
    const inner = frame.contentDocument;
    inner.open(); // else Firefox puts another document in its place, and forgets what was added
    inner.write("<!doctype html><body>");
    inner.close();
    return frame;
  }

  const Framed = class extends EventTarget {
    /** @param {string | URL} address */
    constructor(address) {
      super();
      this.frame = emptyFrame();
      const inner = this.frame.contentWindow;
      const tell = (data) => this.dispatchEvent(new MessageEvent("message", { data }));
      inner.postMessage = (data) => setTimeout(tell, 0, structuredClone(data));
      inner.importScripts = (...addresses) => load(inner.document, addresses);
      this.ready = load(inner.document, [`${address}`]).catch(() => this.dispatchEvent(new ErrorEvent("error")));
    }

    postMessage(data) {
      const message = new MessageEvent("message", { data: structuredClone(data) });
      this.ready.then(() => this.frame.contentWindow.dispatchEvent(message));
    }

    terminate() {
      this.frame.remove();
    }
  };

  // A worker that a page made itself, from a text in a blob, does start.
  const { Worker } = window;
  window.Worker = new Proxy(Worker, {
    construct: (_, [address, ...options]) =>
      `${address}`.startsWith("blob:") ? new Worker(address, ...options) : new Framed(address),
  });
})();
