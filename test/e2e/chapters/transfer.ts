/** The first lesson: a move, from the breakpoint to the end; then a program that is refused. */
import assert from "node:assert/strict";
import { type Chapter, start } from "./chapter";

export const transferChapters: readonly Chapter[] = [
  {
    name: "a breakpoint by click, F5 without a launch.json, stopped on the line",
    run: async (bench) => {
      // The lens shows that the extension is up.
      await bench.until("the lens", async () =>
        (await bench.editor().innerText()).replaceAll("\u00a0", " ").includes("Debug memory"),
      );
      await bench.breakpointAt(9);
      await bench.focusEditor();
      await bench.press("F5");
      await bench.stoppedAt(9);
    },
  },
  {
    name: "the panel opens beside the editor and shows the move",
    run: async (bench) => {
      await bench.panelSays("Stack");
      await bench.panelSays("moved to s2");
      const panel = await bench.panel();
      await bench.until("the owner's arrow", async () => (await panel.locator(".lines .owns:not(.stale)").count()) > 0);
      await bench.shot("1-stopped");
    },
  },
  {
    name: "a hover while stopped tells type, size and value",
    run: async (bench) => {
      const text = await bench.hover("s2", 8);
      assert.match(text, /String/);
      assert.match(text, /24 bytes/);
      assert.match(text, /crab/);
      await bench.shot("2-hover");
      await bench.unhover();
    },
  },
  {
    name: "a step moves the yellow line and the panel follows",
    run: async (bench) => {
      const panel = await bench.panel();
      const before = await panel.locator(".time").innerText();
      await bench.focusEditor();
      await bench.press("F10");
      await bench.stoppedAt(10);
      await bench.until("the panel to follow", async () => (await panel.locator(".time").innerText()) !== before);
      await bench.shot("3-stepped");
    },
  },
  {
    name: "continue to the end: exit code, no leak, output in the terminal",
    run: async (bench) => {
      await bench.focusEditor();
      await bench.press("F5");
      await bench.sessionEnded();
      await bench.panelSays("Ended");
      await bench.panelSays(/Nothing was leaked/);
      await bench.terminalSays("crab: 4");
      await bench.shot("4-ended");
    },
  },
  {
    name: "a hover out of a session tells type and lifetime",
    needsEngine: true,
    run: async (bench) => {
      const text = await bench.hover("s2", 8);
      assert.match(text, /String/);
      assert.match(text, /line/);
      await bench.shot("5-hover-after");
      await bench.unhover();
    },
  },
  {
    name: "a program that does not compile: squiggle, and its story in the panel",
    needsEngine: true,
    run: async (bench) => {
      await bench.openFile("rejected/use_after_move.rs");
      await bench.until("a squiggle", async () => (await bench.squiggles("error")).length > 0);
      await bench.focusEditor();
      await bench.press("F5");
      await bench.panelSays("E0382");
      assert.match(await bench.notification(), /1 error|E0382/);
      await bench.shot("6-rejected");
    },
  },
  {
    name: "an engine that dies ends the session and says so",
    needsFake: true,
    run: async (bench) => {
      await start(bench, "die.rs");
      const words = await bench.notification();
      assert.match(words, /The engine stopped/);
      await bench.sessionEnded();
    },
  },
  {
    name: "an engine that is slow is waited for, until the user gives up",
    needsFake: true,
    run: async (bench) => {
      await start(bench, "hang.rs");
      const cancel = bench.page.locator(".notifications-toasts .monaco-button", { hasText: "Cancel" });
      await cancel.waitFor({ timeout: 45_000 });
      assert.match(await bench.notification(), /still working/);
      await cancel.click();
      await bench.sessionEnded();
      await bench.panelSays("ended before it answered");
    },
  },
];
