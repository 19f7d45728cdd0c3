// The page's client of the validator: one worker, started once, started again after one that took too long.
((site) => {
  const MOST_TIME = 3000; // milliseconds for one question
  const STARTS = 5; // or as long as so many starts took: a slow machine, or a busy one, needs more
  const MOST = 60000; // for the start itself too
  let limit = MOST_TIME;

  /** @type {Runner | undefined} */
  let worker;
  /** @type {WebAssembly.Module | undefined} */
  let module;
  /** @type {Promise<string> | undefined} */
  let started;
  let ready = false;

  site.NotJudged = class extends Error {};

  site.stop = () => {
    worker?.stop("time");
    worker = started = undefined;
    ready = false;
  };

  /** @type {(question: object, time: number) => Promise<any>} */
  const put = async (question, time) => {
    const { result, error } = await /** @type {Runner} */ (worker).ask(question, time);
    if (error === "again") return site.ask(question); // another one took too long
    if (error === "time") site.stop();
    if (error) throw new site.NotJudged(error);
    return result;
  };

  const begin = async () => {
    const began = performance.now();
    worker = site.runner(site.bundle.worker);
    const found = await put({ call: "start", ...(module ? { module } : { text: site.bundle.module }) }, MOST);
    module = found.module;
    site.bundle.module = ""; // the text has done its work
    limit = Math.min(MOST, Math.max(MOST_TIME, STARTS * (performance.now() - began)));
    ready = true;
    return found.version;
  };

  site.start = () => {
    started ??= begin().catch(() => {
      site.stop(); // the next question tries again
      throw new site.NotJudged("unloaded");
    });
    return started;
  };

  site.ask = async (question) => {
    if (!ready) await site.start(); // once it is, the question goes out at once
    return put(question, limit);
  };
})(site);
