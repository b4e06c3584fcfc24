/**
 * What can be asked of a variable or a heap box in the panel: back to the step that wrote, moved, dropped, allocated or freed it,
 * and to stop where that happens. A stop is a function breakpoint such as `move s1`, so that it stands in the Breakpoints view
 * and can be switched off there.
 */
import * as vscode from "vscode";
import { type OriginArguments, originRequest } from "../debug/view/protocol";
import type { BoxMenu } from "../panel/menu";

type Ask = (command: string, args: unknown) => Promise<unknown>;

const origins: Readonly<Record<string, OriginArguments["what"]>> = {
  "glasscrab.whenWritten": "written",
  "glasscrab.whenMoved": "moved",
  "glasscrab.whenDropped": "dropped",
  "glasscrab.whenAllocated": "allocated",
  "glasscrab.whenFreed": "freed",
};
const stops: Readonly<Record<string, string>> = {
  "glasscrab.stopWhenWritten": "write",
  "glasscrab.stopWhenMoved": "move",
  "glasscrab.stopWhenDropped": "drop",
  "glasscrab.stopWhenBorrowed": "borrow",
  "glasscrab.stopWhenFreed": "free",
};

export function registerValueActions(ask: Ask): vscode.Disposable[] {
  return [
    ...Object.entries(origins).map(([command, what]) =>
      vscode.commands.registerCommand(command, (menu?: BoxMenu) => menu && goToOrigin(ask, what, menu)),
    ),
    ...Object.entries(stops).map(([command, event]) =>
      vscode.commands.registerCommand(command, (menu?: BoxMenu) => menu && stopAt(`${event} ${menu.name}`)),
    ),
  ];
}

async function goToOrigin(ask: Ask, what: OriginArguments["what"], menu: BoxMenu): Promise<void> {
  const { name, address, sizeBytes, block } = menu;
  try {
    await ask(originRequest, { what, name, address, sizeBytes, ...(block === undefined ? {} : { block }) });
  } catch (problem) {
    void vscode.window.showErrorMessage(`Glasscrab: ${problem instanceof Error ? problem.message : String(problem)}`);
  }
}

function stopAt(name: string): void {
  const isSet = vscode.debug.breakpoints.some(
    (breakpoint) => breakpoint instanceof vscode.FunctionBreakpoint && breakpoint.functionName === name,
  );
  if (!isSet) vscode.debug.addBreakpoints([new vscode.FunctionBreakpoint(name)]);
  vscode.window.setStatusBarMessage(`Glasscrab: stops at "${name}"`, 4000);
}
