// The validator as the page sees it: one worker, started once, ended when it takes too long.
((check) => {
  const MOST_TIME = 3000; // milliseconds for one question
  const FIRST = 60000; // the start may wait for a slow machine

  /** @type {Worker | undefined} */
  let worker;
  /** @type {WebAssembly.Module | undefined} */
  let module;
  /** @type {Promise<string> | undefined} */
  let started;
  let ready = false;
  /** @type {Map<number, {time: number, give: (answer: any) => void}>} the first is at work, the others wait */
  const waiting = new Map();
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let clock;
  let number = 0;

  class NotJudged extends Error {}
  check.NotJudged = NotJudged;

  const make = () => {
    const program = new Blob([globalThis.validatorEngine.worker], { type: "text/javascript" });
    const address = URL.createObjectURL(program); // from file:// a browser starts no other worker
    const made = new Worker(address);
    made.addEventListener("message", ({ data }) => {
      waiting.get(data.id)?.give(data);
      waiting.delete(data.id);
      watch();
    });
    return made;
  };

  /** @type {Check["stop"]} */
  check.stop = () => {
    worker?.terminate();
    worker = started = undefined;
    ready = false;
    const left = [...waiting.values()];
    waiting.clear();
    watch();
    for (const [i, { give }] of left.entries()) give({ error: i ? "again" : "time" });
  };

  const watch = () => {
    clearTimeout(clock);
    const [first] = waiting.values();
    if (first) clock = setTimeout(check.stop, first.time);
  };

  /** @type {(question: object, time: number) => Promise<any>} */
  const put = async (question, time) => {
    const id = ++number;
    const answer = await new Promise((give) => {
      waiting.set(id, { time, give });
      if (waiting.size === 1) watch();
      worker?.postMessage({ id, ...question });
    });
    if (answer.error === "again") return check.ask(question); // another one took too long
    if (answer.error) throw new NotJudged(answer.error);
    return answer.result;
  };

  const begin = async () => {
    worker = make();
    const found = await put(
      module ? { call: "start", module } : { call: "start", text: globalThis.validatorEngine.module },
      FIRST,
    );
    module = found.module;
    globalThis.validatorEngine.module = ""; // the text has done its work
    ready = true;
    return found.version;
  };

  /** @type {Check["start"]} */
  check.start = () => {
    started ??= begin().catch(() => {
      check.stop(); // the next question tries again
      throw new NotJudged("unloaded");
    });
    return started;
  };

  /** @type {Check["ask"]} */
  check.ask = async (question) => {
    if (!ready) await check.start(); // once it is, the question goes out at once
    return put(question, MOST_TIME);
  };
})((globalThis.check ??= /** @type {Check} */ ({})));
