/** Running: steps, restart, input, pause, and each way a run can end. */
import assert from "node:assert/strict";
import { type Chapter, goOn, pauseIt, start, startTo, stop } from "./chapter";

export const runChapters: readonly Chapter[] = [
  {
    name: "step into, over and out: frames come and go",
    needsEngine: true,
    run: async (bench) => {
      await startTo(bench, "frames.rs", 18);
      await goOn(bench, "F11", 12);
      await goOn(bench, "F11", 7);
      await bench.panelSays("double_plus_one");
      await bench.shot("frames-three-deep");
      await goOn(bench, "F10", 8);
      // Out of a call means: to the caller's next step, with the returned value in its place.
      await goOn(bench, "Shift+F11", 13);
      await goOn(bench, "Shift+F11", 19);
      await goOn(bench, "F10", 20);
      await bench.shot("frames-back-in-main");
      await stop(bench);
    },
  },
  {
    name: "restart begins anew and stops on the same line, twice",
    needsEngine: true,
    run: async (bench) => {
      await startTo(bench, "stack.rs", 8);
      await goOn(bench, "F10", 9);
      for (let round = 0; round < 2; round++) {
        await goOn(bench, "F10", round === 0 ? 10 : 9);
        await bench.press("Control+Shift+F5");
        await bench.stoppedAt(8);
      }
      await stop(bench);
      await bench.panelSays(/Session ended[\s\S]*The last picture/);
    },
  },
  {
    name: "two sessions at once: the panel shows the one that is chosen",
    needsEngine: true,
    run: async (bench) => {
      await bench.openFile("stack.rs");
      await bench.focusEditor();
      await bench.press("F5");
      await bench.stoppedAt(8);
      await bench.openFile("heap.rs");
      const line = await bench.lineOf("println!");
      await bench.breakpointAt(line);
      await bench.command("Glasscrab: Debug Memory");
      await bench.stoppedAt(line);
      await bench.panelSays("sum");
      await bench.showDebugView();
      await bench.chooseFrame("heap.rs");
      await bench.panelSays("boxed");
      await bench.shot("two-sessions");
      await bench.chooseFrame("stack.rs");
      await bench.panelSays("sum");
      // The one that is looked at is the one that is ended.
      await bench.press("Shift+F5");
      await bench.panelSays("boxed");
      await stop(bench);
      await bench.showExplorer();
    },
  },
  {
    name: "a move stops the program, and a step goes back before it",
    needsEngine: true,
    run: async (bench) => {
      await bench.showDebugView();
      await bench.tickBreakpoint("Moves");
      try {
        await bench.showExplorer();
        await start(bench, "slices_and_copies.rs");
        await bench.panelSays(/moved into/);
        await bench.shot("ownership-breakpoint");
        await bench.panelButton("One step back");
        await bench.panelSays("looking back");
        await bench.shot("looking-back");
        await stop(bench);
      } finally {
        await bench.showDebugView();
        await bench.tickBreakpoint("Moves");
        await bench.showExplorer();
      }
    },
  },
  {
    name: "input: the program waits, says so, and goes on with what is typed",
    needsEngine: true,
    run: async (bench) => {
      await start(bench, "more/input.rs");
      await bench.terminalSays("type lines, Ctrl-D ends");
      await bench.panelSays("Waiting for input");
      await bench.shot("input-waiting");
      await bench.press("F6");
      await bench.stoppedAt(7);
      await bench.shot("input-paused");
      await bench.focusEditor();
      await bench.press("F5");
      await bench.panelSays("Waiting for input");
      await bench.typeInTerminal("hello crab\nhi\n");
      await bench.panelSays("Waiting for input");
      await bench.pressInTerminal("Control+d");
      await bench.terminalSays("longest: hello crab");
      await bench.sessionEnded();
      await bench.terminalSays("exit code 0");
      await bench.shot("input-ended");
    },
  },
  {
    name: "pause stops an endless loop",
    needsEngine: true,
    run: async (bench) => {
      await start(bench, "more/endless.rs");
      await pauseIt(bench);
      await bench.panelSays("count");
      await bench.shot("pause");
      await stop(bench);
    },
  },
  {
    name: "endless output leaves the session responsive",
    needsEngine: true,
    run: async (bench) => {
      await start(bench, "more/flood.rs");
      await bench.terminalSays("and on and on");
      await pauseIt(bench);
      await bench.shot("flood-paused");
      await stop(bench);
    },
  },
  {
    name: "the end tells the exit code and what was leaked",
    needsEngine: true,
    run: async (bench) => {
      await start(bench, "more/leaks.rs");
      await bench.sessionEnded();
      await bench.terminalSays("exit code 3");
      await bench.terminalSays("100 bytes");
      await bench.shot("leaks");
    },
  },
  {
    name: "a panic stops where it happens, with rustc's message; then drops run",
    needsEngine: true,
    run: async (bench) => {
      await start(bench, "panic.rs");
      await bench.stoppedAt(16);
      await bench.panelSays("index out of bounds: the len is 3 but the index is 7");
      assert.match(await bench.exception(), /index out of bounds: the len is 3 but the index is 7/);
      await bench.shot("panic");
      await bench.press("F5");
      await bench.sessionEnded();
      await bench.terminalSays("dropped while unwinding: in main");
      await bench.terminalSays("exit code 101");
      await bench.shot("panic-ended");
    },
  },
  {
    name: "a stack overflow is a stop with the deep stack to look at",
    needsEngine: true,
    run: async (bench) => {
      await start(bench, "stack_overflow.rs");
      await bench.panelSays("Stack overflow");
      await bench.panelSays("deeper");
      await bench.shot("stack-overflow");
      await stop(bench);
    },
  },
];
