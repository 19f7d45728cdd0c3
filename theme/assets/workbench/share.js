// Texts as the fragment of an address: packed, and never sent to a server.
((site) => {
  const MOST = 256 * 1024; // characters of a text from a link: a small link can hold a huge one
  const KEY = "#text=";
  const OVER = "&over=";
  const ENTRY = "#entry="; // of the reference: the text is in the page's data

  site.toFragment = async (text, over = null) =>
    KEY + (await packed(text)) + (over === null ? "" : OVER + (await packed(over)));

  const packed = async (/** @type {string} */ text) => {
    const bytes = await new Response(
      new Blob([text]).stream().pipeThrough(new CompressionStream("deflate-raw")),
    ).arrayBuffer();
    const letters = Array.from(new Uint8Array(bytes), (byte) => String.fromCharCode(byte)).join("");
    return btoa(letters).replaceAll("+", "-").replaceAll("/", "_").replaceAll("=", "");
  };

  site.fromFragment = async (fragment) => {
    if (fragment.startsWith(ENTRY)) return { text: shown(fragment.slice(ENTRY.length)), over: null };
    if (!fragment.startsWith(KEY)) return null;
    const [text, over] = await Promise.all(fragment.slice(KEY.length).split(OVER, 2).map(unpacked));
    return { text, over: over ?? null };
  };

  const shown = (/** @type {string} */ entry) => {
    if (!Object.hasOwn(site.data.manifests, entry)) throw new RangeError("no such entry");
    return site.data.manifests[entry];
  };

  const unpacked = async (/** @type {string} */ fragment) => {
    const letters = atob(fragment.replaceAll("-", "+").replaceAll("_", "/"));
    const bytes = Uint8Array.from(letters, (letter) => letter.charCodeAt(0));
    const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("deflate-raw"));
    return limited(stream.pipeThrough(new TextDecoderStream("utf-8", { fatal: true })));
  };

  /** @type {(stream: ReadableStream<string>) => Promise<string>} */
  const limited = async (stream) => {
    const reader = stream.getReader();
    let text = "";
    for (let part = await reader.read(); !part.done; part = await reader.read()) {
      text += part.value;
      if (text.length > MOST) throw new RangeError("too long");
    }
    return text;
  };
})(site);
