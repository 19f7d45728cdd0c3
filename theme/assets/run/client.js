// The Python of the page: one worker, started on the first run, ended when a run takes too long or is given up.
((check) => {
  const MOST_TIME = 10_000; // milliseconds of one run
  const MOST_LOADING = 120_000; // 14 MB come slowly to some
  const here = /** @type {HTMLScriptElement} */ (document.currentScript).src;
  /** @type {Worker | undefined} */
  let worker;
  /** @type {(end: string) => void} */
  let giveUp = () => {}; // ends the wait for the worker's next answer
  let last = Promise.resolve("");

  /** @type {Check["stopPython"]} */
  check.stopPython = (end) => {
    worker?.terminate();
    worker = undefined;
    giveUp(end);
  };

  /** @type {(own: Worker, question: object, time: number, said: (text: string) => void) => Promise<string>} */
  const put = (own, question, time, said) =>
    new Promise((give) => {
      const clock = setTimeout(() => check.stopPython("stopped"), time);
      // Its own: a worker that was ended in the midst of a program still complains a moment later.
      const end = (/** @type {string} */ how) => {
        clearTimeout(clock);
        give(how);
      };
      giveUp = end;
      own.onmessage = ({ data }) => (data.said === undefined ? end(data.ended) : said(data.said));
      own.onerror = () => end("failed");
      own.postMessage(question);
    });

  const load = async (/** @type {(text: string) => void} */ said) => {
    const answer = await fetch(new URL("worker.js", here));
    if (!answer.ok) throw new Error(`${answer.url}: ${answer.status}`);
    // A worker made of a blob has the page's policy: it fetches nothing from elsewhere.
    const address = URL.createObjectURL(new Blob([await answer.text()], { type: "text/javascript" }));
    worker = new Worker(address, { type: "module" });
    const ended = await put(worker, { base: new URL(check.data.python, here).href }, MOST_LOADING, said);
    URL.revokeObjectURL(address);
    return ended;
  };

  /** @type {(name: string, files: Record<string, string>, told: Told) => Promise<string>} */
  const run = async (name, files, { wanted, runs, said }) => {
    if (!wanted()) return "stopped";
    const ready = worker ? "ready" : await load(said).catch((error) => said(String(error)));
    if (ready !== "ready" || !worker) {
      check.stopPython("failed");
      return "unloaded";
    }
    if (!wanted()) return "stopped";
    runs();
    const ended = await put(worker, { name, files }, MOST_TIME, said);
    if (ended !== "broken" && ended !== "failed") return ended;
    check.stopPython("error"); // the next run starts another
    return "error";
  };

  /** @type {Check["python"]} */
  check.python = (name, files, told) => {
    last = last.then(() => run(name, files, told));
    return last;
  };
})((globalThis.check ??= /** @type {Check} */ ({})));
