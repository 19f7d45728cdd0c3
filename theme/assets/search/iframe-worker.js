// From file:// no worker starts, and the search runs in one: a frame stands in. Its importScripts returns a promise.
(() => {
  if (location.protocol !== "file:") return;

  // One after the other; the policy forbids scripts that are written in.
  async function load(inner, addresses) {
    for (const address of addresses) {
      const script = inner.createElement("script");
      script.src = address;
      const loaded = new Promise((done, failed) => Object.assign(script, { onload: done, onerror: failed }));
      inner.body.append(script);
      await loaded;
    }
  }

  function emptyFrame() {
    const frame = document.createElement("iframe");
    frame.hidden = true;
    document.body.append(frame);
    const inner = frame.contentDocument;
    inner.open(); // else Firefox puts another in its place
    inner.write("<!doctype html><body>");
    inner.close();
    return frame;
  }

  const Framed = class extends EventTarget {
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

  // One from a blob does start.
  const { Worker } = window;
  window.Worker = new Proxy(Worker, {
    construct: (_, [address, ...options]) =>
      `${address}`.startsWith("blob:") ? new Worker(address, ...options) : new Framed(address),
  });
})();
