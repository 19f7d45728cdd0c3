// Findings as messages: the words of shared/strings/codes.js with their values, what helps, and a repair in one press.
((site) => {
  const say = site.speaker("findings");

  const keyOf = (/** @type {Finding} */ { code, variant }) => (variant ? `${code}.${variant}` : code);

  /** @type {(finding: Finding, key: string) => Piece[]} */
  const pieces = (finding, key) => {
    const values = Object.entries(finding.values).map(([name, value]) => [name, value || say("noName")]);
    return site.pieces(["codes"], key, Object.fromEntries(values));
  };

  site.words = (finding) => pieces(finding, keyOf(finding));

  site.advice = (finding) => {
    const own = `${keyOf(finding)}.do`;
    return pieces(finding, Object.hasOwn(site.strings.codes, own) ? own : `${finding.code}.do`);
  };

  site.plain = (pieces) => pieces.map(({ text }) => text).join("");

  /** Values are code, and so is what stands between `backticks`, with the values in it. */
  site.marked = (pieces) => {
    /** @type {{text: string, code: boolean}[]} */
    const runs = [];
    let code = false;
    const add = (/** @type {string} */ text, /** @type {boolean} */ code) => {
      const last = runs.at(-1);
      if (last?.code === code) last.text += text;
      else if (text) runs.push({ text, code });
    };
    for (const { text, value } of pieces) {
      if (value) add(text, true);
      else {
        for (const [place, part] of text.split("`").entries()) {
          if (place) code = !code;
          add(part, code);
        }
      }
    }
    return runs.map(({ text, code }) => (code ? site.make("code", {}, site.short(text)) : text));
  };

  site.findingMessages = (findings) =>
    findings.map((finding) => {
      const { line, level } = finding;
      return { line, level, severe: level === "error", text: site.plain(site.words(finding)), finding };
    });

  const literal = (/** @type {string} */ text) => text.replace(/[.*+?^${}()|[\]\\/]/g, "\\$&");

  /** The key whose value is wrong, that value, and the one right value where it is known. @type {(finding: Finding) => [string, string, string | number] | null} */
  const exchange = ({ code, variant, values }) => {
    if (code === "selects-nothing" && !variant) {
      const after = (/** @type {string} */ pair) => pair.slice(`${values.key}: `.length);
      return [values.key, after(values.wants), after(values.has)];
    }
    const only = /^(?:([^\s,]+) \((\d+)\)|(\d+))$/.exec(values.declared ?? "");
    if (code !== "port-leads-nowhere" || !only) return null;
    const named = only[1] && values.protocol === "TCP"; // of another protocol, a name may lead nowhere again
    return ["targetPort", values.target, named ? only[1] : Number(only[2] ?? only[3])];
  };

  // Only where the line holds the wrong value once: then it is the one that the finding means.
  site.repaired = (finding, line) => {
    const [key, wrong, right] = exchange(finding) ?? [];
    if (key === undefined || wrong === undefined || right === undefined || wrong === right) return null;
    const head = `((?:^|[\\s{,])(["']?)${literal(key)}\\2\\s*:\\s*)`;
    const rest = `(["']?)${literal(wrong)}\\3(?=\\s*(?:[,}\\]]|$)|\\s+#)`;
    const [found, ...more] = line.matchAll(new RegExp(head + rest, "g"));
    if (!found || more.length) return null;
    const fresh = found[3] ? JSON.stringify(right) : site.scalar(right);
    return line.slice(0, found.index) + found[1] + fresh + line.slice(found.index + found[0].length);
  };
})(site);
