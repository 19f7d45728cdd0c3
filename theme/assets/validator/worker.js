// The validator in a Web Worker: the very WebAssembly file that the tests use.
//
// The page sends {call, ...} and gets {result} or {error}; one answer for each message, in order.
//   {call: "start", text}      the module, gzip and base64; or {call: "start", module}, a compiled one.
//                              Gives {module, version}: keep the module, a second worker starts faster with it.
//   {call: "check", files: [{name, text}], strict, dualStack}   the verdicts on all documents, on one cluster; strict:
//                              a namespace that no document makes is not there; dualStack: it has IPv6 too
//   {call: "relate", files, strict}   {relations, findings}: where each Service leads, and what does not fit together
//   {call: "change", files: [old, fresh], way}   what comes of putting each object of the second file over the first's
//                              of that name, by way: apply or replace; with the lines of a diff
//   {call: "trace", files, packets: [{from, to}], mode, set: [{what, is}]}   where packets go in a small cluster to which
//                              the files are applied; the options are those of validator/setting.go
//   {call: "merge", whole, fragment}   {text, error}: the whole as JSON with the fragment laid over it
//   {call: "draw", data}          a picture of theme/assets/pictures, as a tree of elements; or null: nothing to draw
// `error` says that the input could not be judged, "memory", "depth" or "failed"; the worker goes on with a new
// instance. The page ends a worker that takes too long.

const OPERATIONS = { version: 0, check: 1, relate: 2, merge: 3, change: 4, trace: 5 }; // the order of `operations` in validator/main.go
const MOST_MEMORY = 256 * 1024 * 1024;

const encoder = new TextEncoder();
const decoder = new TextDecoder();

/** @type {WebAssembly.Module} */
let module;
/** @type {{alloc: (size: number) => number, call: (operation: number, split: number) => bigint,
 *   memory: WebAssembly.Memory, _initialize: () => void}} */
let running;

const start = async () => {
  const imports = { wasi_snapshot_preview1: wasi(() => running.memory) };
  const instance = await WebAssembly.instantiate(module, imports);
  running = /** @type {any} */ (instance.exports);
  running._initialize();
};

/** @type {(operation: number, first?: string, rest?: Uint8Array[]) => any} */
const run = (operation, first = "", rest = []) => {
  const parts = [encoder.encode(first), ...rest];
  const size = parts.reduce((sum, { length }) => sum + length, 0);
  let address = running.alloc(size) >>> 0;
  const memory = new Uint8Array(running.memory.buffer);
  for (const part of parts) {
    memory.set(part, address);
    address += part.length;
  }
  const result = BigInt.asUintN(64, running.call(operation, parts[0].length));
  const place = Number(result >> 32n);
  const text = decoder.decode(new Uint8Array(running.memory.buffer, place, Number(result & 0xffffffffn)));
  return JSON.parse(text);
};

/** @type {(operation: number, asked: {files: {name: string, text: string}[], [option: string]: any}) => any} */
const runFiles = (operation, { files, ...options }) => {
  const texts = files.map(({ text }) => encoder.encode(text));
  const listed = files.map(({ name }, place) => ({ name, size: texts[place].length }));
  return run(operation, JSON.stringify({ files: listed, ...options }), texts);
};

const compile = async (/** @type {string} */ text) => {
  const packed = Uint8Array.fromBase64?.(text) ?? Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0));
  const stream = new Blob([packed]).stream().pipeThrough(new DecompressionStream("gzip"));
  return WebAssembly.compileStreaming(new Response(stream, { headers: { "Content-Type": "application/wasm" } }));
};

/** @type {Object<string, (asked: any) => any>} */
const calls = {
  async start(asked) {
    module = asked.module ?? (await compile(asked.text));
    await start();
    return { module, version: run(OPERATIONS.version) };
  },
  check: (asked) => runFiles(OPERATIONS.check, asked),
  relate: (asked) => runFiles(OPERATIONS.relate, asked),
  change: (asked) =>
    runFiles(OPERATIONS.change, asked).map((/** @type {any} */ { before, after, ...change }) => ({
      ...change,
      diff: before && after ? site.difference(before, after) : [],
    })),
  trace(asked) {
    const { rules, services, slices, health, ...shown } = runFiles(OPERATIONS.trace, asked);
    return shown; // what the page does not show can be large
  },
  merge: ({ whole, fragment }) => run(OPERATIONS.merge, whole, [encoder.encode(fragment)]),
  draw({ data }) {
    try {
      return site.pictures.drawn(data);
    } catch {
      return null; // this data makes no such picture
    }
  },
};

const reason = (/** @type {unknown} */ error) => {
  if (error instanceof RangeError) return "depth"; // the stack is full
  return running?.memory.buffer.byteLength > MOST_MEMORY ? "memory" : "failed";
};

const answer = async (/** @type {any} */ asked) => {
  try {
    const result = await calls[asked.call](asked);
    if (running.memory.buffer.byteLength > MOST_MEMORY) await start(); // a module never gives memory back
    postMessage({ result });
  } catch (error) {
    postMessage({ error: reason(error), detail: String(error) });
    if (module) await start(); // a stopped instance cannot be called again
  }
};

let last = Promise.resolve();
addEventListener("message", ({ data }) => {
  last = last.then(() => answer(data));
});
