/**
 * The panel's rows of `npm run bench`: what its page works on at each step (state, DOM, arrows, layout), in headless Chromium, with 10,
 * 1,000 and 10,000 boxes on the heap; left out where there is no Chromium. Alone, after a build: `node test/run.mjs test/panel/redraw.ts`.
 */
import path from "node:path";
import type { Browser } from "playwright-core";
import type { ViewAnswer } from "../../src/debug/view/model";
import type { ToPanel } from "../../src/panel/messages";
import { Client, overWorker } from "../adapter/client";
import { launchChromium, PanelPage } from "./page";

const folder = path.join(process.cwd(), "test/bench/programs");
const steps = 40;
/** Not counted: the first pictures are drawn by code that is not optimised yet. */
const warmUp = 8;

/** The picture at the first stop of the endless loop, and what each step changes in it. */
async function answersOf(name: string): Promise<ViewAnswer[]> {
  const client = new Client(overWorker);
  await client.launch(path.join(folder, `${name}.rs`), { lines: [8] });
  await client.event("stopped");
  const answers: ViewAnswer[] = [];
  let baseRevision: number | undefined;
  for (let step = 0; step <= steps; step++) {
    if (step > 0) await client.step("next");
    const answer = await client.get("glasscrab/view", baseRevision === undefined ? {} : { baseRevision });
    baseRevision = answer.view?.revision ?? answer.delta?.revision ?? answer.revision;
    answers.push(answer as ViewAnswer);
  }
  client.close();
  return answers;
}

/** Milliseconds of work for one message: while it is received, and in the frame that shows it, layout included. */
function work(panel: PanelPage, message: ToPanel): Promise<number> {
  return panel.page.evaluate(
    (data) =>
      new Promise<number>((done) => {
        const sent = performance.now();
        window.dispatchEvent(new MessageEvent("message", { data }));
        const received = performance.now() - sent;
        requestAnimationFrame((frame) => {
          document.body.getBoundingClientRect();
          const drawn = performance.now() - frame;
          // A second frame: arrows are drawn when boxes have their places.
          requestAnimationFrame((next) => {
            document.body.getBoundingClientRect();
            done(received + drawn + performance.now() - next);
          });
        });
      }),
    message,
  );
}

async function redraws(browser: Browser, name: string): Promise<{ first: number; times: number[] }> {
  const answers = await answersOf(name);
  const panel = await PanelPage.open(browser);
  await panel.send({ type: "begin", title: `${name}.rs` });
  const all: number[] = [];
  for (const answer of answers) all.push(await work(panel, { type: "answer", answer }));
  if (panel.errors.length > 0) throw new Error(panel.errors.join("\n"));
  await panel.close();
  return { first: all[0] ?? Number.NaN, times: all.slice(warmUp).sort((a, b) => a - b) };
}

const ms = (time: number | undefined): string => `${(time ?? Number.NaN).toFixed(1)} ms`;
const row = (name: string, ...cells: readonly string[]): void =>
  console.log(name.padEnd(34) + cells.map((cell) => cell.padStart(16)).join(""));

const browser = await launchChromium().catch(() => undefined);
if (browser === undefined) console.log("\npanel redraw: left out, there is no Chromium here");
else {
  console.log();
  row("panel redraw", "first picture", "p50", "p95");
  for (const [words, name] of [
    ["10 blocks", "boxes_10"],
    ["1,000 blocks", "boxes_1000"],
    ["10,000 blocks", "boxes_10000"],
  ] as const) {
    const { first, times } = await redraws(browser, name);
    row(`  ${words}`, ms(first), ms(times[times.length >> 1]), ms(times[Math.floor(times.length * 0.95)]));
  }
  await browser.close();
}
