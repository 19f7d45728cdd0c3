// A worker that answers one question after the other, ended when an answer takes too long.
((site) => {
  /** @typedef {{time: number, give: (answer: any) => void, said: (text: string) => void}} Waiting */

  site.runner = (program, options) => {
    // From file:// a browser starts no other worker; one made of a blob has the page's policy.
    const address = URL.createObjectURL(new Blob([program], { type: "text/javascript" }));
    const worker = new Worker(address, options);
    /** @type {Waiting[]} the first is at work, the others wait */
    const waiting = [];
    /** @type {ReturnType<typeof setTimeout> | undefined} */
    let clock;

    const watch = () => {
      clearTimeout(clock);
      if (waiting.length) clock = setTimeout(stop, waiting[0].time, "time");
    };
    const stop = (/** @type {string} */ error) => {
      worker.terminate();
      URL.revokeObjectURL(address); // where it has answered nothing
      clearTimeout(clock);
      for (const [place, { give }] of waiting.splice(0).entries()) give({ error: place ? "again" : error });
    };
    const answered = (/** @type {any} */ answer) => {
      URL.revokeObjectURL(address);
      waiting.shift()?.give(answer);
      watch();
    };
    worker.onmessage = ({ data }) => (data.said === undefined ? answered(data) : waiting[0]?.said(data.said));
    worker.onerror = () => answered({ error: "failed" });

    const ask = (/** @type {object} */ question, /** @type {number} */ time, said = (/** @type {string} */ _) => {}) =>
      new Promise((give) => {
        waiting.push({ time, give, said });
        if (waiting.length === 1) watch();
        worker.postMessage(question);
      });
    return { ask, stop };
  };
})(site);
