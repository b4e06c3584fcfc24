/** What a chapter of the end-to-end story is, and the small moves that several of them share. */
import { pause } from "../server";
import type { Workbench } from "../workbench";

export interface Chapter {
  readonly name: string;
  /** What a stand-in for the engine cannot do, and what only it can. */
  readonly needsEngine?: boolean;
  readonly needsFake?: boolean;
  /** What only a host with Node has: files that can be broken on disk, a file search. */
  readonly needsDesktop?: boolean;
  readonly run: (bench: Workbench) => Promise<void>;
}

/** Opens a file and starts it as a person does: F5. */
export async function start(bench: Workbench, file: string): Promise<void> {
  await bench.openFile(file);
  await bench.focusEditor();
  await bench.press("F5");
}

/** The same, to a breakpoint on a line. */
export async function startTo(bench: Workbench, file: string, line: number): Promise<void> {
  await bench.openFile(file);
  await bench.breakpointAt(line);
  await bench.focusEditor();
  await bench.press("F5");
  await bench.stoppedAt(line);
}

export async function goOn(bench: Workbench, key: "F5" | "F10" | "F11" | "Shift+F11", line: number): Promise<void> {
  await bench.focusEditor();
  await bench.press(key);
  await bench.stoppedAt(line);
}

/** Ends the session from outside, whatever it does. */
export async function stop(bench: Workbench): Promise<void> {
  await bench.press("Shift+F5");
  await bench.sessionEnded();
}

/** F6 until the panel says that the program stands: before it runs, the key means something else. */
export async function pauseIt(bench: Workbench): Promise<void> {
  const isPaused = (): Promise<boolean> => bench.panelShows(/Paused/);
  await bench.until("the pause", async () => {
    await bench.press("F6");
    for (let i = 0; i < 15 && !(await isPaused()); i++) await pause(200);
    return isPaused();
  });
}
