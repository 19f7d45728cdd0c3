// What a press loads, each part once: the editor, the validator, the exercise, Python.
((check) => {
  /** @type {Record<Part, string>} */
  const FILES = {
    editor: "../vendor/codemirror/codemirror dom words memory editor data",
    validator: "validator judge defaults results relations panel try share report workbench",
    exercise: "../exercise/words ../exercise/exercise",
    python: "../python/words ../python/interpreter ../python/run",
  };
  /** @type {Record<Part, Part[]>} */
  const BEFORE = { editor: [], validator: ["editor"], exercise: ["validator"], python: ["editor"] };
  /** @type {Record<Part, string[]>} */
  const STYLES = { editor: ["check.css"], validator: [], exercise: ["../exercise/exercise.css"], python: [] };
  const here = /** @type {HTMLScriptElement} */ (document.currentScript).src;
  /** @type {Partial<Record<Part, Promise<void>>>} */
  const loaded = {};

  const style = (/** @type {string} */ address) => {
    const made = document.createElement("link");
    made.rel = "stylesheet";
    made.href = new URL(address, here).href;
    document.head.append(made);
  };

  /** @type {(script: Script, part: Part) => Promise<void>} */
  const begin = async (script, part) => {
    for (const one of BEFORE[part]) await check.load(script, one);
    STYLES[part].forEach(style);
    await Promise.all(FILES[part].split(" ").map((name) => script(`${name}.js`)));
    if (part === "validator") await script(check.data.engine);
  };

  /** @type {Check["load"]} */
  check.load = (script, part) => {
    loaded[part] ??= begin(script, part).catch((error) => {
      delete loaded[part]; // the next press tries again what is missing
      throw error;
    });
    return loaded[part];
  };
})((globalThis.check ??= /** @type {Check} */ ({})));
