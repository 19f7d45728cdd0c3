// The part of WASI that the validator needs: a clock, randomness, its name, and a place for its log. No file, no
// network. Part of the worker (worker.js), where nothing else exists.

/**
 * @param {() => WebAssembly.Memory} memory
 * @returns {WebAssembly.ModuleImports} the functions of wasi_snapshot_preview1
 */
// biome-ignore lint/correctness/noUnusedVariables: worker.js uses it; the build puts both in one script
const wasi = (memory) => {
  const DONE = 0;
  const BAD_FILE = 8;
  const NANOSECONDS = 1e6;
  const NAME = new TextEncoder().encode("validator\0"); // klog asks for a program's name

  const view = () => new DataView(memory().buffer);
  const bytes = (/** @type {number} */ from, /** @type {number} */ length) =>
    new Uint8Array(memory().buffer, from, length);
  const set = (/** @type {number[]} */ ...pairs) => {
    for (let i = 0; i < pairs.length; i += 2) view().setUint32(pairs[i], pairs[i + 1], true);
    return DONE;
  };

  /** @type {Record<string, (...numbers: any[]) => number>} */
  const known = {
    args_sizes_get: (count, size) => set(count, 1, size, NAME.length),
    args_get(places, text) {
      bytes(text, NAME.length).set(NAME);
      return set(places, text);
    },
    environ_sizes_get: (count, size) => set(count, 0, size, 0),
    environ_get: () => DONE,
    clock_time_get(kind, _precision, result) {
      const now = kind === 0 ? Date.now() : performance.now();
      view().setBigUint64(result, BigInt(Math.round(now * NANOSECONDS)), true);
      return DONE;
    },
    random_get(start, length) {
      // A browser gives 64 KiB at a time.
      for (let at = 0; at < length; at += 65536) {
        crypto.getRandomValues(bytes(start + at, Math.min(65536, length - at)));
      }
      return DONE;
    },
    sched_yield: () => DONE,
    poll_oneoff(_asked, events, count, result) {
      // One thread: whatever it waits for has come.
      bytes(events, 32 * count).fill(0);
      return set(result, count);
    },
    fd_write(_file, parts, count, result) {
      let total = 0;
      for (let i = 0; i < count; i++) total += view().getUint32(parts + 8 * i + 4, true);
      return set(result, total); // its log goes nowhere
    },
    proc_exit(code) {
      throw new Error(`the validator ended (${code})`);
    },
  };
  // Everything else is about files, of which there are none.
  return /** @type {WebAssembly.ModuleImports} */ (
    new Proxy(known, { get: (_, name) => known[/** @type {string} */ (name)] ?? (() => BAD_FILE) })
  );
};
