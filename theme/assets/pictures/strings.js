// The words of all pictures, both languages side by side. A drawing may bring its own in a file
// words-<drawing>.js, by the same Object.assign. Values stand in braces.

((pictures) => {
  pictures.words = Object.assign(pictures.words || Object.create(null), {
    service: { ko: "서비스", en: "Service" },
    pod: { ko: "파드", en: "Pod" },
    pods: { ko: "파드", en: "Pods" },
    node: { ko: "노드", en: "Node" },
    cluster: { ko: "클러스터", en: "Cluster" },
  });

  /** The words of a key, cut before and after each value. */
  const pieces = (data, key, values) => {
    const words = pictures.words[key];
    if (!words) throw new Error(`no words for ${key}`);
    return words[data.language].split(/(\{\w+\})/).map((text) => {
      const name = text.slice(1, -1);
      if (!/^\{\w+\}$/.test(text)) return { text };
      if (!(name in values)) throw new Error(`no ${name} for the words ${key}`);
      return { text: String(values[name]), value: true };
    });
  };

  /**
   * @param {Data} data
   * @param {string} key
   * @param {Object<string, string|number>} [values]
   * @returns {string} the words in the picture's language
   */
  pictures.say = (data, key, values = {}) => pieces(data, key, values).map(({ text }) => text).join("");

  /** As long as a name may be to stay in one line on a phone. */
  const SHORT = 24;

  const code = (name) => pictures.element("code", { class: name.length <= SHORT ? "short" : "" }, name);

  /** The same as HTML, for text beside an SVG: names are code, numbers are not. */
  pictures.marked = (data, key, values = {}) =>
    pieces(data, key, values).map(({ text, value }) => (value && !/^\d+$/.test(text) ? code(text) : text));
})((globalThis.pictures = globalThis.pictures || {}));
