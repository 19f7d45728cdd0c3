// A text as the fragment of an address: packed, and never sent to a server.
((site) => {
  const MOST = 256 * 1024; // characters of a text from a link: a small link can hold a huge one
  const KEY = "#text=";

  site.toFragment = async (text) => {
    const packed = await new Response(
      new Blob([text]).stream().pipeThrough(new CompressionStream("deflate-raw")),
    ).arrayBuffer();
    const letters = Array.from(new Uint8Array(packed), (byte) => String.fromCharCode(byte)).join("");
    return KEY + btoa(letters).replaceAll("+", "-").replaceAll("/", "_").replaceAll("=", "");
  };

  site.fromFragment = async (fragment) => {
    if (!fragment.startsWith(KEY)) return null;
    const letters = atob(fragment.slice(KEY.length).replaceAll("-", "+").replaceAll("_", "/"));
    const packed = Uint8Array.from(letters, (letter) => letter.charCodeAt(0));
    const stream = new Blob([packed]).stream().pipeThrough(new DecompressionStream("deflate-raw"));
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
