// The Python of the page: one worker, started on the first run, ended when a run takes too long.
((check) => {
  const MOST_TIME = 10_000; // milliseconds of one run
  const here = /** @type {HTMLScriptElement} */ (document.currentScript).src;
  /** @type {Promise<Worker> | undefined} */
  let started;
  let last = Promise.resolve("");

  const begin = async () => {
    const answer = await fetch(new URL("worker.js", here));
    if (!answer.ok) throw new Error(answer.statusText);
    // A worker made of a blob has the page's policy: it fetches nothing from elsewhere.
    const program = new Blob([await answer.text()], { type: "text/javascript" });
    const worker = new Worker(URL.createObjectURL(program), { type: "module" });
    worker.postMessage({ base: new URL(check.data.python, here).href });
    return new Promise((give, fail) => {
      worker.onmessage = ({ data }) => (data.ready ? give(worker) : fail(new Error(data.failed)));
      worker.onerror = fail;
    });
  };

  const stop = async () => {
    const ended = started;
    started = undefined;
    await ended?.then((worker) => worker.terminate());
  };

  /** @type {(worker: Worker, name: string, files: Record<string, string>, said: (text: string) => void) => Promise<string>} */
  const once = (worker, name, files, said) =>
    new Promise((give) => {
      const clock = setTimeout(() => stop().then(() => give("stopped")), MOST_TIME);
      worker.onmessage = ({ data }) => {
        if (data.said !== undefined) return said(data.said);
        clearTimeout(clock);
        if (data.broken) stop(); // the next run starts a new one
        give(data.ended);
      };
      worker.postMessage({ name, files });
    });

  /** @type {Check["python"]} */
  check.python = (name, files, { said, runs }) => {
    const run = async () => {
      started ??= begin();
      try {
        const worker = await started;
        runs();
        return await once(worker, name, files, said);
      } catch {
        started = undefined;
        return "unloaded";
      }
    };
    last = last.then(run);
    return last;
  };
})((globalThis.check ??= /** @type {Check} */ ({})));
