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

  /**
   * @param {Data} data
   * @param {string} key
   * @param {Object<string, string|number>} [values]
   * @returns {string} the words in the picture's language
   */
  pictures.say = (data, key, values = {}) => {
    const words = pictures.words[key];
    if (!words) throw new Error(`no words for ${key}`);
    return words[data.language].replace(/\{(\w+)\}/g, (_, name) => {
      if (!(name in values)) throw new Error(`no ${name} for the words ${key}`);
      return String(values[name]);
    });
  };
})((globalThis.pictures = globalThis.pictures || {}));
