// A diff of the typed object and the one with its defaults, in lines of YAML: "+" is filled in, "-" was replaced.
((site) => {
  const MOST = 300; // lines
  const PLAIN = /^(?:[A-Za-z/]|\d+\.\d+\.)[\w./ -]*$/;
  const SPECIAL = /^(?:y|n|yes|no|on|off|true|false|null)$/i;

  site.scalar = (value) => {
    if (typeof value !== "string") return JSON.stringify(value);
    return PLAIN.test(value) && !SPECIAL.test(value) && value.trim() === value ? value : JSON.stringify(value);
  };
  const nests = (/** @type {any} */ value) =>
    typeof value === "object" && value !== null && Object.keys(value).length > 0;
  const same = (/** @type {any} */ one, /** @type {any} */ other) => JSON.stringify(one) === JSON.stringify(other);
  const entries = (/** @type {any} */ value) =>
    Array.isArray(value) ? value.map((item, i) => [String(i), item]) : Object.entries(value);
  const label = (/** @type {any} */ parent, /** @type {string} */ key) =>
    Array.isArray(parent) ? "- " : `${site.scalar(key)}: `;

  /** @type {(parent: any, typed: any, indent: string) => DefaultLine[]} */
  const walk = (parent, typed, indent) =>
    entries(parent).flatMap(([key, value]) => one(parent, key, value, typed?.[key], indent));

  /** @type {(parent: any, key: string, value: any, typed: any, indent: string) => DefaultLine[]} */
  const one = (parent, key, value, typed, indent) => {
    const head = indent + label(parent, key);
    if (nests(value)) return nested(parent, value, typed, head, indent);
    if (same(value, typed)) return [{ sign: " ", text: head + site.scalar(value) }];
    const added = { sign: "+", text: head + site.scalar(value) };
    const replaced = typed !== undefined && typeof typed !== "object";
    return replaced ? [{ sign: "-", text: head + site.scalar(typed) }, added] : [added];
  };

  /** @type {(parent: any, value: any, typed: any, head: string, indent: string) => DefaultLine[]} */
  const nested = (parent, value, typed, head, indent) => {
    const inner = walk(value, nests(typed) ? typed : undefined, `${indent}  `);
    if (!inner.some((line) => line.sign !== " ")) return []; // nothing filled in here
    if (Array.isArray(parent)) {
      const [first, ...rest] = inner;
      return [{ sign: first.sign, text: `${indent}- ${first.text.trimStart()}` }, ...rest];
    }
    return [{ sign: typed === undefined ? "+" : " ", text: head.trimEnd() }, ...inner];
  };

  site.defaults = (object, typed) => {
    const { status, ...kept } = object; // what a controller fills in later
    const lines = walk(kept, typed, "");
    return lines.some((line) => line.sign !== " ") ? lines.slice(0, MOST) : [];
  };
})(site);
