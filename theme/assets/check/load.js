// What the first press loads: the editor, the validator, and what the exercise adds.
((check) => {
  const FILES =
    "dom validator words judge defaults memory results relations editor panel try share report workbench data";
  const here = /** @type {HTMLScriptElement} */ (document.currentScript).src;

  const style = (/** @type {string} */ address) => {
    const made = document.createElement("link");
    made.rel = "stylesheet";
    made.href = new URL(address, here).href;
    document.head.append(made);
  };

  /** @type {Check["load"]} */
  check.load = async (script) => {
    style("check.css");
    await Promise.all(["../vendor/codemirror/codemirror", ...FILES.split(" ")].map((name) => script(`${name}.js`)));
    await script(check.data.engine);
  };

  /** @type {Check["loadExercise"]} */
  check.loadExercise = async (script, place) => {
    style("../exercise/exercise.css");
    await Promise.all(["words", "exercise"].map((name) => script(`../exercise/${name}.js`)));
    await check.exercise(place);
  };
})((globalThis.check ??= /** @type {Check} */ ({})));
