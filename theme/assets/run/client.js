// The page's client of Python: one worker, started on the first run, ended when a run takes too long or is given up.
((site) => {
  const MOST_TIME = 10_000; // milliseconds of one run
  const MOST_LOADING = 120_000; // 14 MB come slowly to some
  const here = /** @type {HTMLScriptElement} */ (document.currentScript).src;
  /** @type {Runner | undefined} */
  let worker;
  let last = Promise.resolve("");

  site.stopPython = () => {
    worker?.stop("stopped");
    worker = undefined;
  };

  /** @type {(own: Runner, question: object, time: number, said: (text: string) => void) => Promise<string>} */
  const put = async (own, question, time, said) => {
    const { ended, error } = await own.ask(question, time, said);
    if (error || ended === "broken") site.stopPython(); // the next run starts another
    return ended ?? (error === "failed" ? "broken" : "stopped");
  };

  const load = async (/** @type {(text: string) => void} */ said) => {
    const answer = await fetch(new URL("worker.js", here));
    if (!answer.ok) throw new Error(`${answer.url}: ${answer.status}`);
    worker = site.runner(await answer.text(), { type: "module" });
    return put(worker, { base: new URL(site.data.python, here).href }, MOST_LOADING, said);
  };

  /** @type {(name: string, files: Record<string, string>, told: Told) => Promise<string>} */
  const run = async (name, files, { wanted, runs, said }) => {
    if (!wanted()) return "stopped";
    const ready = worker ? "ready" : await load(said).catch((error) => said(String(error)));
    if (ready !== "ready" || !worker) {
      site.stopPython();
      return "unloaded";
    }
    if (!wanted()) return "stopped";
    runs();
    const ended = await put(worker, { name, files }, MOST_TIME, said);
    return ended === "broken" ? "error" : ended;
  };

  site.python = (name, files, told) => {
    last = last.then(() => run(name, files, told));
    return last;
  };
})(site);
