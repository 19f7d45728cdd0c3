// Python in a Web Worker: CPython as Pyodide compiles it, from the site's own folder.
//
// The page sends {base}, the address of that folder, and gets {ready} or {failed}. Then it sends {name, files}: a
// program among files, by their names, and gets {said} for what is printed and {ended}, "done" or "error".
// `broken` says beside it that this worker cannot run another.

const MOST = 64 * 1024; // characters of one run that are shown
const LIBRARIES = "/lib/of-the-site";
const HARNESS = `
import runpy, sys, traceback
sys.path.append("${LIBRARIES}")

def run(name):
    try:
        runpy.run_path(name, run_name="__main__")
    except SystemExit as end:
        return not end.code
    except BaseException as error:
        own = error.__traceback__
        while own and own.tb_frame.f_code.co_filename != name:
            own = own.tb_next  # what runs the program is not the reader's
        traceback.print_exception(type(error), error, own)
        return False
    return True

run
`;

const decoder = new TextDecoder();
/** @type {any} */
let python;
/** @type {(name: string) => boolean} */
let run;
let left = 0;

const write = (/** @type {Uint8Array} */ bytes) => {
  const text = decoder.decode(bytes, { stream: true });
  const shown = text.slice(0, left);
  left -= shown.length;
  if (shown) postMessage({ said: shown });
  return bytes.length;
};

const start = async (/** @type {string} */ base) => {
  const { loadPyodide } = await import(`${base}pyodide.mjs`);
  python = await loadPyodide({ indexURL: base, stdin: () => null });
  python.setStdout({ write });
  python.setStderr({ write });
  const libraries = await fetch(`${base}libraries.zip`);
  python.unpackArchive(await libraries.arrayBuffer(), "zip", { extractDir: LIBRARIES });
  run = python.runPython(HARNESS);
};

const answer = async (/** @type {any} */ asked) => {
  if (asked.base) {
    await start(asked.base);
    return { ready: true };
  }
  left = MOST;
  for (const [name, text] of Object.entries(asked.files)) python.FS.writeFile(name, text);
  return { ended: run(asked.name) ? "done" : "error" };
};

export {}; // a module of its own

addEventListener("message", async ({ data }) => {
  try {
    postMessage(await answer(data));
  } catch (error) {
    postMessage(data.base ? { failed: String(error) } : { ended: "error", broken: true });
  }
});
