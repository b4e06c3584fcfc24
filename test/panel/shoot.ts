/** Draws the sample views and keeps pictures of them: `node test/run.mjs test/panel/shoot.ts FOLDER`, after a build. */
import path from "node:path";
import type { ToPanel } from "../../src/panel/messages";
import { launchChromium, type PageOptions, PanelPage } from "./page";
import { borrowing, crowded, cycle, rejectedProgram, transfer } from "./samples";

const folder = process.argv[2] ?? "test/e2e/shots/panel";
const begin: ToPanel = { type: "begin", title: "sample.rs" };
const full = (view: ReturnType<typeof transfer>): ToPanel[] => [
  begin,
  { type: "answer", answer: { kind: "full", view } },
];

const shots: readonly { name: string; messages: readonly ToPanel[]; options?: PageOptions }[] = [
  { name: "empty", messages: [], options: { width: 700, height: 500 } },
  { name: "transfer", messages: full(transfer()), options: { width: 760 } },
  { name: "transfer-light", messages: full(transfer()), options: { theme: "light", width: 760 } },
  { name: "borrowing", messages: full(borrowing()), options: { width: 940 } },
  { name: "borrowing-light", messages: full(borrowing()), options: { theme: "light", width: 940 } },
  { name: "borrowing-contrast", messages: full(borrowing()), options: { theme: "contrast", width: 940 } },
  { name: "borrowing-medium", messages: full(borrowing()), options: { width: 620, height: 1100 } },
  { name: "borrowing-narrow", messages: full(borrowing()), options: { width: 460, height: 1300 } },
  { name: "cycle", messages: full(cycle()), options: { width: 900 } },
  { name: "crowded", messages: full(crowded()) },
  {
    name: "rejected",
    messages: [begin, { type: "rejected", body: rejectedProgram() }],
    options: { width: 760, height: 620 },
  },
];

const browser = await launchChromium();
for (const { name, messages, options } of shots) {
  const panel = await PanelPage.open(browser, options);
  await panel.send(...messages);
  await panel.page.screenshot({ path: path.join(folder, `${name}.png`) });
  if (panel.errors.length > 0) console.log(name, panel.errors);
  await panel.close();
}
await browser.close();
