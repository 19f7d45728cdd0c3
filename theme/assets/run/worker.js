// Python in a Web Worker: CPython as Pyodide compiles it, from the site's own folder.
//
// The page sends {base}, the address of that folder, and gets {ended}: "ready", or "failed" after {said}, why. Then it
// sends {name, files}, a program among files by their names, and gets {said} for what is printed and {ended}: "done",
// "error", or "broken" where this worker cannot run another.

const MOST = 64 * 1024; // characters of one run that are shown
const MOST_OF_ERRORS = 8 * 1024; // that are shown besides
// A worker of a file of the site, this one too, would not have the page's policy; for the last there is none.
const WAYS_OUT = ["Worker", "SharedWorker", "RTCPeerConnection"];
const LIBRARIES = "/lib/of-the-site";
const FOLDER = "/home/pyodide/run";
const HARNESS = `
import builtins, os, runpy, shutil, sys, traceback
sys.path.append("${LIBRARIES}")
BUILTINS, LIMIT = dict(vars(builtins)), sys.getrecursionlimit()

def prepare():
    """Take back what the program before may have changed."""
    vars(builtins).update(BUILTINS)
    sys.stdout, sys.stderr, sys.stdin = sys.__stdout__, sys.__stderr__, sys.__stdin__
    sys.setrecursionlimit(LIMIT)
    os.chdir("/")
    shutil.rmtree("${FOLDER}", ignore_errors=True)
    os.mkdir("${FOLDER}")
    os.chdir("${FOLDER}")

def run(name):
    try:
        runpy.run_path(name, run_name="__main__")
        return True
    except SystemExit as end:
        if end.code is None or isinstance(end.code, int):
            return not end.code
        sys.__stderr__.write(f"{end.code}\\n")
    except BaseException as error:
        own = error.__traceback__
        while own and own.tb_frame.f_code.co_filename != name:
            own = own.tb_next  # what runs the program is not the reader's
        sys.__stderr__.write("".join(traceback.format_exception(type(error), error, own)))
    return False

prepare, run
`;

/** One of Python's output streams, cut after a number of characters. */
const stream = (/** @type {number} */ most) => {
  const decoder = new TextDecoder();
  let left = most;
  return {
    begin() {
      left = most;
    },
    write(/** @type {Uint8Array} */ bytes) {
      const text = decoder.decode(bytes, { stream: true });
      if (left > 0) postMessage({ said: text.length > left ? `${text.slice(0, left)}\n…\n` : text });
      left -= text.length;
      return bytes.length;
    },
  };
};
const output = stream(MOST);
const errors = stream(MOST_OF_ERRORS);

/** @type {any} */
let python;
/** @type {() => void} */
let prepare;
/** @type {(name: string) => boolean} */
let run;

const start = async (/** @type {string} */ base) => {
  const { loadPyodide } = await import(`${base}pyodide.mjs`);
  python = await loadPyodide({ indexURL: base, stdin: () => null });
  python.setStdout(output);
  python.setStderr(errors);
  const libraries = await fetch(`${base}libraries.zip`);
  python.unpackArchive(await libraries.arrayBuffer(), "zip", { extractDir: LIBRARIES });
  [prepare, run] = python.runPython(HARNESS);
  for (const name of WAYS_OUT) Reflect.deleteProperty(globalThis, name);
  return "ready";
};

/** @type {(name: string, files: Record<string, string>) => string} */
const once = (name, files) => {
  output.begin();
  errors.begin();
  prepare();
  for (const [path, text] of Object.entries(files)) python.FS.writeFile(`${FOLDER}/${path}`, text);
  return run(name) ? "done" : "error";
};

export {}; // a module of its own

addEventListener("message", async ({ data: { base, name, files } }) => {
  try {
    postMessage({ ended: base ? await start(base) : once(name, files) });
  } catch (error) {
    if (base) postMessage({ said: String(error) }); // why it did not load
    postMessage({ ended: base ? "failed" : "broken" });
  }
});
