/** The panel in a real Chromium: what it says and draws for each sample, the keyboard, safety, and accessibility. */
import { existsSync } from "node:fs";
import AxeBuilder from "@axe-core/playwright";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { MemoryView } from "../../src/debug/view/model";
import { makeDelta } from "../../src/debug/view/delta";
import type { TimelineResponseBody } from "../../src/debug/view/protocol";
import type { FromPanel, ToPanel } from "../../src/panel/messages";
import { launchChromium, type PageOptions, PanelPage } from "./page";
import { borrowing, crowded, cycle, edge, rejectedProgram, transfer, view } from "./samples";

let browser: Browser;
let open: PanelPage | undefined;
beforeAll(async () => {
  if (!existsSync("dist/panel.js")) throw new Error("no dist/panel.js: run `npm run build` first");
  browser = await launchChromium();
});
afterAll(async () => {
  await browser?.close();
});

const begin: ToPanel = { type: "begin", title: "sample.rs" };
const answer = (sample: MemoryView): ToPanel => ({ type: "answer", answer: { kind: "full", view: sample } });

async function panel(messages: readonly ToPanel[], options?: PageOptions): Promise<PanelPage> {
  await open?.close();
  open = await PanelPage.open(browser, options);
  await open.send(...messages);
  return open;
}

const timeline: TimelineResponseBody = {
  time: 80,
  totalTime: 100,
  isPast: true,
  marks: [
    { kind: "allocation", time: 10, count: 1, words: "an allocation at step 10" },
    { kind: "breakpoint", time: 40, count: 1, words: "a breakpoint at step 40" },
  ],
};

const show = (sample: MemoryView, options?: PageOptions): Promise<PanelPage> => panel([begin, answer(sample)], options);

describe("what is drawn", () => {
  test("a moved variable says where it went, and its arrow is a ghost", async () => {
    const { page, errors } = await show(transfer());
    const moved = page.locator('[data-path="t1.f0._1"]');
    expect(await moved.innerText()).toContain("moved to s2");
    expect(await moved.locator(".leaf").evaluate((leaf) => getComputedStyle(leaf).textDecorationLine)).toBe(
      "line-through",
    );
    expect(await page.locator('.lines [data-edge="t1.f0._1 alloc1"]').getAttribute("class")).toContain("stale");
    expect(await page.locator('.lines [data-edge="t1.f0._2 alloc1"]').getAttribute("class")).not.toContain("stale");
    expect(errors).toEqual([]);
  });

  test("long words of what became of a variable wrap within its column", async () => {
    const text = JSON.stringify(transfer()).replaceAll('"to":"`s2`"', '"to":"the call of `IntoIterator::into_iter`"');
    const { page } = await show(JSON.parse(text) as MemoryView, { width: 320 });
    const slot = page.locator('[data-path="t1.f0._1"]');
    expect(await slot.innerText()).toContain("moved to the call of IntoIterator::into_iter");
    const right = async (place: typeof slot): Promise<number> => {
      const box = await place.boundingBox();
      return (box?.x ?? 0) + (box?.width ?? 0);
    };
    expect(await right(slot.locator(".tag").first())).toBeLessThanOrEqual(await right(slot));
  });

  test("an uninitialised variable is hatched and says so", async () => {
    const { page } = await show(transfer());
    const later = page.locator('[data-path="t1.f0._4"]');
    expect(await later.innerText()).toContain("not initialised");
    const image = await later.locator(".memory").evaluate((memory) => getComputedStyle(memory).backgroundImage);
    expect(image).toContain("repeating-linear-gradient");
  });

  test("events are told in sentences in a live region; output is text", async () => {
    const { page } = await show(transfer());
    const told = page.locator('.events [aria-live="polite"]');
    expect(await told.innerText()).toContain("s1 moved into s2");
    expect(await told.innerText()).toContain("hello <b>world</b>");
    expect(await told.locator("b").count()).toBe(0);
  });

  test("each meaning has its own shape of arrow, and the legend names those present", async () => {
    const { page } = await show(borrowing());
    const legend = await page.locator(".legend").innerText();
    expect(legend.split("\n").map((line) => line.trim())).toEqual(["owns", "& borrows", "&mut borrows", "fn pointer"]);
    const width = (kind: string): Promise<string> =>
      page
        .locator(`.lines .${kind} .line`)
        .first()
        .evaluate((line) => getComputedStyle(line).strokeWidth);
    expect(Number.parseFloat(await width("owns"))).toBeGreaterThan(Number.parseFloat(await width("sharedRef")));
    expect(await page.locator(".lines .mutRef .core").count()).toBe(1);
  });

  test("a slice marks exactly the characters it covers", async () => {
    const { page } = await show(borrowing());
    const mark = await page.locator(".ends .mark").boundingBox();
    const w = await page.locator('[data-path="alloc1"] [data-offset="6"]').boundingBox();
    const d = await page.locator('[data-path="alloc1"] [data-offset="10"]').boundingBox();
    expect(Math.abs((mark?.x ?? 0) - (w?.x ?? 0))).toBeLessThan(3);
    expect(Math.abs((mark?.x ?? 0) + (mark?.width ?? 0) - (d?.x ?? 0) - (d?.width ?? 0))).toBeLessThan(3);
  });

  test("an arrow ends at its target", async () => {
    const { page } = await show(transfer());
    const head = await page.locator(".ends .owns:not(.stale) .head").boundingBox();
    const block = await page.locator('[data-path="alloc1"]').boundingBox();
    expect(Math.abs((head?.x ?? 0) + (head?.width ?? 0) - (block?.x ?? 0))).toBeLessThan(4);
  });

  test("counts, leaks, freed blocks and dangling pointers", async () => {
    const { page } = await show(cycle());
    expect(await page.locator('[data-path="alloc1"]').innerText()).toContain("strong 2 · weak 1");
    expect(await page.locator('[data-path="alloc3"] .tag').innerText()).toBe("leaked");
    expect(await page.locator('[data-path="alloc4"] .tag').innerText()).toBe("freed");
    expect(await page.locator(".ends .cross").count()).toBe(1);
    expect(await page.locator(".ending").innerText()).toContain("2 blocks (112 bytes) were never freed.");
  });

  test("nothing runs over its box when names and values are long", async () => {
    for (const width of [420, 1000]) {
      const { page } = await show(crowded(), { width });
      const wide = await page.evaluate(
        () => document.querySelector(".canvas")!.scrollWidth - document.querySelector(".scroller")!.clientWidth,
      );
      expect(wide).toBeLessThanOrEqual(0);
    }
  });

  test("a rejected program tells its story", async () => {
    const { page, errors } = await panel([begin, { type: "rejected", body: rejectedProgram() }]);
    const text = await page.locator(".rejected").innerText();
    expect(text).toContain("E0382");
    expect(text).toContain("value moved here");
    expect(text).toContain("<script>alert(1)</script>");
    expect(text).toContain("a limit of Glasscrab");
    expect(await page.locator(".under-primary").first().innerText()).toBe("{s1}");
    expect(errors).toEqual([]);
  });

  test("states without a picture say what to do", async () => {
    const { page } = await panel([]);
    expect(await page.locator("main").innerText()).toContain("F5");
    await open?.send(begin);
    expect(await page.locator("main").innerText()).toContain("sample.rs is running");
    await open?.send({ type: "end" });
    expect(await page.locator("main").innerText()).toContain("has ended");
  });

  test("a session ended from outside leaves its last picture, and says so", async () => {
    const { page } = await show(cycle());
    await open?.send({ type: "sessionOver" });
    expect(await page.locator(".status").innerText()).toMatch(/Session ended[\s\S]*The last picture/);
    expect(await page.locator('[data-path="alloc3"]').count()).toBe(1);
  });
});

describe("places", () => {
  test("a block keeps its place when another goes, until the reader packs", async () => {
    const { page } = await show(cycle());
    const before = await page.locator('[data-path="alloc3"]').boundingBox();
    const all = cycle();
    const without = {
      ...all,
      heap: { ...all.heap, blocks: all.heap.blocks.filter((block) => block.id !== "alloc2") },
      edges: [],
    };
    await open?.send(answer(without));
    expect((await page.locator('[data-path="alloc3"]').boundingBox())?.y).toBeCloseTo(before?.y ?? 0, 0);
    await page.getByRole("button", { name: "close gaps" }).click();
    await page.waitForTimeout(50);
    expect((await page.locator('[data-path="alloc3"]').boundingBox())?.y).toBeLessThan(before?.y ?? 0);
  });
});

describe("the reader's hands", () => {
  test("one tab stop per tree; arrows move; a pointer can be followed and come back from", async () => {
    const { page } = await show(transfer());
    expect(await page.locator("[role=treeitem][tabindex='0']").count()).toBe(3);
    await page.locator('[data-path="t1.f0"]').focus();
    await page.keyboard.press("ArrowDown");
    await page.keyboard.press("ArrowDown");
    const focused = (): Promise<string | null> =>
      page.evaluate(() => document.activeElement?.getAttribute("data-path") ?? null);
    expect(await focused()).toBe("t1.f0._2");
    await page.keyboard.press("ArrowRight");
    await page.waitForTimeout(100);
    const requests = (await open?.sent())?.filter((message) => message.type === "request");
    expect(requests?.at(-1)).toEqual({
      type: "request",
      request: { open: [{ path: "t1.f0._2", form: "value" }], closed: [], baseRevision: 1 },
    });
    await page.keyboard.press("End");
    expect(await focused()).toBe("t1.f0._4");
    await page.locator('[data-path="t1.f0"]').focus();
    await page.keyboard.press("ArrowRight");
    expect(await focused()).toBe("t1.f0._1");
  });

  test("following a pointer from a leaf, and B back", async () => {
    const { page } = await show(borrowing());
    await page.locator('[data-path="t1.f1._3"]').focus();
    await page.keyboard.press("ArrowRight");
    const focused = (): Promise<string | null> =>
      page.evaluate(() => document.activeElement?.getAttribute("data-path") ?? null);
    expect(await focused()).toBe("alloc3");
    await page.keyboard.press("b");
    expect(await focused()).toBe("t1.f1._3");
  });

  test("the line under the picture speaks of the node under the pointer", async () => {
    const { page } = await show(transfer());
    await page.locator('[data-path="t1.f0._1"] .name').hover();
    await page.waitForTimeout(50);
    expect(await page.locator(".inspector").innerText()).toContain("it can no longer be used");
  });

  test("a click on a line asks the editor to show it", async () => {
    const { page } = await show(transfer());
    await page.locator(".frame .line").first().click();
    expect((await open?.sent())?.at(-1)).toMatchObject({ type: "reveal", range: { startLine: 7 } });
  });

  test("the level of detail is asked for, and stays pressed", async () => {
    const { page } = await show(transfer());
    await page.getByRole("button", { name: "bytes" }).first().click();
    await page.waitForTimeout(80);
    const requests = (await open?.sent())?.filter((message) => message.type === "request");
    expect(requests?.at(-1)).toMatchObject({ request: { level: "bytes" } });
    expect(await page.locator(".levels [aria-pressed=true]").innerText()).toBe("bytes");
  });

  test("a frame folds to its header; a slot's name leads to its declaration; the cursor's name is lit", async () => {
    const { page } = await show(transfer());
    await open?.send({ type: "cursor", name: "s2" });
    expect(await page.locator(".slot.lit").getAttribute("data-path")).toBe("t1.f0._2");
    await page.locator('[data-path="t1.f0"]').focus();
    await page.keyboard.press("ArrowLeft");
    await page.waitForTimeout(50);
    expect(await page.locator(".slot").count()).toBe(0);
    await page.keyboard.press("ArrowRight");
    await page.waitForTimeout(50);
    expect(await page.locator(".slot").count()).toBeGreaterThan(0);
  });

  test("search finds by name, type, value and address, and Enter goes there", async () => {
    const { page } = await show(transfer());
    await page.locator("input[type=search]").fill("s2");
    await page.keyboard.press("Enter");
    await page.waitForTimeout(100);
    expect(await page.locator(".sought").getAttribute("data-path")).toBe("t1.f0._2");
  });

  test("the timeline goes to a time by keys, by dragging, and by its buttons", async () => {
    const { page, errors } = await panel([begin, answer(transfer()), { type: "timeline", body: timeline }]);
    const track = page.locator(".track");
    await track.focus();
    await page.keyboard.press("ArrowLeft");
    expect((await open?.sent())?.at(-1)).toEqual({ type: "goTo", time: 79 });
    await page.keyboard.press("PageDown");
    expect((await open?.sent())?.at(-1)).toEqual({ type: "goTo", time: 40 });
    const box = (await track.boundingBox())!;
    await page.mouse.move(box.x + box.width / 4, box.y + 8);
    await page.mouse.down();
    await page.mouse.move(box.x + box.width / 2, box.y + 8);
    await page.mouse.up();
    expect((await open?.sent())?.at(-1)).toEqual({ type: "goTo", time: 50 });
    await page.getByRole("button", { name: "One step back" }).click();
    expect((await open?.sent())?.at(-1)).toEqual({ type: "run", command: "stepBack" });
    await page.getByRole("button", { name: "Back into the call" }).click();
    expect((await open?.sent())?.at(-1)).toEqual({ type: "run", command: "stepBackInto" });
    await page.getByRole("button", { name: "mark all" }).click();
    expect((await open?.sent())?.at(-1)).toEqual({ type: "events", from: 0 });
    expect(errors).toEqual([]);
  });

  test("variables and heap boxes say what they are to VS Code's menus; every event is told when it was asked for", async () => {
    const { page, errors } = await panel([begin, answer(transfer())]);
    const menus = await page
      .locator("[data-vscode-context]")
      .evaluateAll((nodes) => nodes.map((node) => JSON.parse(node.getAttribute("data-vscode-context") ?? "{}")));
    expect(menus.some(({ webviewSection, name }) => webviewSection === "slot" && name === "s1")).toBe(true);
    expect(menus.some(({ webviewSection, block }) => webviewSection === "block" && /^alloc/.test(block))).toBe(true);
    await page.getByRole("button", { name: "all of it" }).click();
    expect((await open?.sent())?.at(-1)).toEqual({ type: "events" });
    expect(errors).toEqual([]);
  });

  test("the picture, the stop and the run can be taken away", async () => {
    const { page, errors } = await panel([begin, { type: "source", text: "fn main() {}\n" }, answer(transfer())]);
    await page.waitForTimeout(400);
    const saved = async (name: string): Promise<FromPanel | undefined> => {
      await page.locator(".take-away summary").click();
      await page.getByRole("button", { name }).click();
      await page.waitForTimeout(400);
      return (await open?.sent())?.at(-1);
    };
    const svg = await saved("picture as SVG");
    expect(svg?.type === "save" && svg.data.startsWith("<svg ") && svg.data.includes("s2")).toBe(true);
    const png = await saved("picture as PNG");
    expect(png?.type === "save" && png.isBase64 && png.data.startsWith("iVBOR")).toBe(true);
    const text = await saved("stop as text");
    expect(text?.type === "copy" && text.text.includes("s2")).toBe(true);
    const run = await saved("run as page");
    expect(run?.type === "save" && run.data).toContain("fn main() {}");
    expect(errors).toEqual([]);
  });

  test("a saved run's arrows are on their boxes in a window of another width", async () => {
    const { page } = await panel([begin, { type: "source", text: "fn main() {}\n" }, answer(transfer())], {
      width: 560,
    });
    for (let i = 0; i < 2; i++) await page.getByRole("button", { name: "Larger" }).click();
    await page.waitForTimeout(400);
    await page.locator(".take-away summary").click();
    await page.getByRole("button", { name: "run as page" }).click();
    const run = (await open?.sent())?.at(-1);
    const other = await page.context().newPage();
    await other.setViewportSize({ width: 1600, height: 900 });
    await other.setContent(run?.type === "save" ? run.data : "");
    await expectTailOnSlot(other);
  });

  test("zoom makes the picture larger and keeps arrows on their boxes", async () => {
    const { page } = await show(transfer());
    for (let i = 0; i < 4; i++) await page.getByRole("button", { name: "Larger" }).click();
    await page.waitForTimeout(80);
    await expectTailOnSlot(page);
  });
});

/** The arrow from `s2` starts at the edge of its memory. */
async function expectTailOnSlot(page: Page): Promise<void> {
  const tail = await page.locator(".ends .owns:not(.stale) .tail").boundingBox();
  const cell = await page.locator('[data-path="t1.f0._2"] .memory').boundingBox();
  expect(Math.abs((tail?.x ?? 0) + 5 - (cell?.x ?? 0) - (cell?.width ?? 0))).toBeLessThan(3);
  expect(tail?.y).toBeGreaterThan(cell?.y ?? 0);
}

describe("everyone can read it", () => {
  for (const theme of ["dark", "light", "contrast", "contrastLight"] as const) {
    test(`no accessibility violation in ${theme}`, async () => {
      const samples = [
        [begin, { type: "timeline", body: timeline } as const, answer(borrowing())],
        [begin, answer(cycle())],
        [begin, { type: "rejected", body: rejectedProgram() } as const],
      ];
      for (const messages of samples) {
        const { page } = await panel(messages, { theme });
        // The ghost of a moved or freed value is meant to be weak; its state is said in words of full contrast beside it.
        const weak = [".state-movedTo .naming", ".state-movedTo .memory", ".ownership-freed"];
        let builder = new AxeBuilder({ page });
        for (const selector of weak) builder = builder.exclude(selector);
        const { violations } = await builder.analyze();
        expect(
          violations.map((one) => `${one.id}: ${one.nodes.map((node) => node.html.slice(0, 120)).join(" | ")}`),
        ).toEqual([]);
      }
    });
  }
});

describe("limits", () => {
  for (const count of [10, 1000, 10_000]) {
    test(`a block among ${count} is patched without drawing the others`, async () => {
      const { page, errors } = await show(manyBoxes(count), { height: 800 });
      expect(await page.locator(".block").count()).toBeLessThan(Math.min(count + 1, 80));
      const sorted = await patchTimes(page, manyBoxes(count), 15);
      console.log(
        `patch of one block among ${count}: p50 ${sorted[7]?.toFixed(1)} ms, p95 ${sorted[14]?.toFixed(1)} ms`,
      );
      expect(sorted[7]).toBeLessThan(250);
      expect(errors).toEqual([]);
    });
  }

  test("a box far down is reached by scrolling, by the End key, and by following a pointer", async () => {
    const { page } = await show(manyBoxes(1000), { height: 800 });
    const focused = (): Promise<string | null> =>
      page.evaluate(() => document.activeElement?.getAttribute("data-path") ?? null);
    await page.locator('[data-path="alloc0"]').focus();
    await page.keyboard.press("End");
    await page.waitForTimeout(100);
    expect(await focused()).toBe("alloc999");
    await page.keyboard.press("ArrowRight");
    await page.waitForTimeout(100);
    expect(await focused()).toBe("alloc0");
    await page.locator(".scroller").evaluate((scroller) => scroller.scrollTo(0, scroller.scrollHeight / 2));
    await page.waitForTimeout(100);
    expect(await page.locator('[data-path="alloc500"]').count()).toBe(1);
  });
});

/** Boxes in a ring, each of which owns the next. */
function manyBoxes(count: number): MemoryView {
  const block = cycle().heap.blocks[3]!;
  const blocks = Array.from({ length: count }, (_, i) => ({ ...block, id: `alloc${i}` }));
  const edges = blocks.map((one, i) => edge("owns", one.id, `alloc${(i + 1) % count}`, "owns the next"));
  return view({ blocks, edges });
}

async function patchTimes(page: Page, first: MemoryView, count: number): Promise<number[]> {
  const times: number[] = [];
  let base = first;
  for (let i = 0; i < count; i++) {
    const list = base.heap.blocks.map((old, k) => (k === 7 ? { ...old, title: `change ${i}` } : old));
    const next = { ...base, revision: base.revision + 1, heap: { ...base.heap, blocks: list } };
    times.push(await page.evaluate(timePatch, { type: "answer", answer: makeDelta(base, next) } as const));
    base = next;
  }
  return times.sort((a, b) => a - b);
}

/** Runs in the page: from the message to the end of the frame that shows it, layout and arrows included. */
function timePatch(message: unknown): Promise<number> {
  const start = performance.now();
  window.postMessage(message, "*");
  return new Promise<number>((done) => {
    const observer = new MutationObserver(() => {
      observer.disconnect();
      // Effects have run by the end of this task.
      setTimeout(() => done(performance.now() - start), 0);
    });
    observer.observe(document.querySelector(".column-heap")!, { subtree: true, characterData: true, childList: true });
  });
}
