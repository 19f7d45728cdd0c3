// Drives Firefox for tests/browser/test_firefox.py: opens pages, has manifests judged, runs a Python snippet, tells what went wrong.
// Read from the standard input: { tools, firefox, pages, bench, texts, snippet: { page, file } }; written: { wrong, found,
// printed }.
import { createRequire } from "node:module";
import { text } from "node:stream/consumers";

const { tools, firefox, pages, bench, texts, snippet } = JSON.parse(await text(process.stdin));
const puppeteer = createRequire(tools)("puppeteer-core");
const browser = await puppeteer.launch({ browser: "firefox", executablePath: firefox, headless: true });
const wrong = [];

const open = async (address) => {
  const page = await browser.newPage();
  const note = (what) => wrong.push(`${address}: ${what}`);
  page.on("console", (message) => note(message.text()));
  page.on("pageerror", (error) => note(error.message));
  page.on("requestfailed", (request) => {
    const { errorText } = request.failure();
    if (errorText !== "NS_BINDING_ABORTED") note(`${errorText}: ${request.url()}`); // the page was left
  });
  await page.goto(address);
  await page.mouse.move(2, 2); // Material's script waits for it
  await page.mouse.move(3, 3);
  await page.waitForSelector(".md-code__nav, article:not(:has(pre > code))"); // it has come
  return page;
};

for (const address of pages) await (await open(address)).close();

const page = await open(bench);
await page.locator("#own-manifest button").click();
await page.waitForSelector(".check[data-judged]", { timeout: 60_000 });
const found = await page.evaluate(async (all) => {
  const answers = [];
  for (const one of all)
    answers.push(await globalThis.site.ask({ call: "check", files: [{ name: "a.yaml", text: one }] }));
  return answers;
}, texts);

const runs = await open(snippet.page);
await runs.locator(`.filename a[data-run="${snippet.file}"] + .check-offer`).click();
await runs.waitForSelector(".check:is([data-verdict=accepted], :not([data-verdict]))", { timeout: 60_000 });
const printed = await runs.$eval(".check-section pre", (output) => output.textContent);
await browser.close();
process.stdout.write(JSON.stringify({ wrong, found, printed }));
