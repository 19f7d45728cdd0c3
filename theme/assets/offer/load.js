// The loader of a press: the scripts of the editor, the validator, the exercise and Python, each once.
((site) => {
  /** @type {Record<Part, {after?: Part, scripts: string, style?: string}>} */
  const PARTS = {
    editor: {
      scripts:
        "vendor/codemirror/codemirror shared/dom shared/keep shared/worker editor/strings editor/editor offer/data",
      style: "editor/panel",
    },
    validator: {
      after: "editor",
      scripts:
        "shared/strings/findings shared/strings/codes validator/client validator/verdicts try/strings try/defaults " +
        "try/findings try/results try/relations try/packets try/panel try/try try/report workbench/strings workbench/share workbench/over workbench/workbench",
    },
    over: {
      after: "validator",
      scripts: "shared/strings/changes over/strings over/changes over/pane",
      style: "over/over",
    },
    packets: {
      after: "validator",
      scripts: "shared/strings/packets packets/strings packets/answer packets/packets packets/here",
      style: "packets/packets",
    },
    exercise: { after: "validator", scripts: "exercise/strings exercise/exercise", style: "exercise/exercise" },
    python: { after: "editor", scripts: "run/strings run/client run/run" },
  };
  const here = /** @type {HTMLScriptElement} */ (document.currentScript).src;
  site.home = new URL("../../", here).href;
  /** @type {Partial<Record<Part, Promise<void>>>} */
  const loaded = {};

  const link = (/** @type {string} */ name) => {
    const made = document.createElement("link");
    made.rel = "stylesheet";
    made.href = new URL(`../${name}.css`, here).href;
    document.head.append(made);
  };

  /** @type {(script: Script, part: Part) => Promise<void>} */
  const begin = async (script, part) => {
    const { after, scripts, style } = PARTS[part];
    if (after) await site.load(script, after);
    if (style) link(style);
    await Promise.all(scripts.split(" ").map((name) => script(`../${name}.js`)));
    if (part === "validator") await script(site.data.engine);
  };

  site.load = (script, part) => {
    loaded[part] ??= begin(script, part).catch((error) => {
      delete loaded[part]; // the next press tries again what is missing
      throw error;
    });
    return loaded[part];
  };
})(site);
