/** The palette's commands, which the lens, the editor's title and the keyboard share. A row each. */
import * as vscode from "vscode";
import { stepBackIntoRequest, stepBackOutRequest } from "../debug/view/protocol";
import { launchConfiguration } from "./configuration";
import type { DiagnosticsClient } from "./diagnostics";
import type { MemoryPanel } from "./memoryPanel";
import type { OwnershipMarks } from "./ownershipMarks";
import { practiceFiles, rejectedFiles } from "./practiceFiles";

export function registerCommands(
  extension: vscode.Uri,
  panel: MemoryPanel,
  diagnostics: DiagnosticsClient,
  marks: OwnershipMarks,
): vscode.Disposable[] {
  const commands: Record<string, (uri?: vscode.Uri, test?: string) => unknown> = {
    "glasscrab.debug": (uri, test) => start(uri, test, false),
    "glasscrab.run": (uri, test) => start(uri, test, true),
    "glasscrab.showMemory": () => panel.show(),
    "glasscrab.stepBackInto": () => panel.ask(stepBackIntoRequest, {}),
    "glasscrab.stepBackOut": () => panel.ask(stepBackOutRequest, {}),
    "glasscrab.check": (uri) => check(uri, diagnostics),
    "glasscrab.showOwnership": () => marks.toggle(),
    "glasscrab.openPractice": () => openPractice(extension),
  };
  return Object.entries(commands).map(([name, run]) => vscode.commands.registerCommand(name, run));
}

function rustFile(uri: vscode.Uri | undefined): vscode.Uri | undefined {
  const document = vscode.window.activeTextEditor?.document;
  const found = uri ?? (document?.languageId === "rust" ? document.uri : undefined);
  if (!found) void vscode.window.showErrorMessage("Glasscrab: open a Rust file first.");
  return found;
}

/** `test`: from a lens; the editor's title menu passes something else there. */
async function start(uri: vscode.Uri | undefined, test: unknown, noDebug: boolean): Promise<void> {
  const program = rustFile(uri);
  if (!program) return;
  const folder = vscode.workspace.getWorkspaceFolder(program);
  const more = { ...(noDebug ? { noDebug } : {}), ...(typeof test === "string" ? { test } : {}) };
  await vscode.debug.startDebugging(folder, launchConfiguration(program, more), { noDebug });
}

async function check(uri: vscode.Uri | undefined, diagnostics: DiagnosticsClient): Promise<void> {
  const program = rustFile(uri);
  if (!program) return;
  const count = await diagnostics.checkNow(program);
  if (count === 0) vscode.window.setStatusBarMessage("$(check) Glasscrab: no errors", 4000);
  else await vscode.commands.executeCommand("workbench.actions.view.problems");
}

/** Practice files open as copies, so that they can be changed freely. */
async function openPractice(extension: vscode.Uri): Promise<void> {
  const folder = vscode.Uri.joinPath(extension, "media/practice");
  const items = [
    ...practiceFiles.map((name) => practiceItem(folder, name, "")),
    ...rejectedFiles.map((name) =>
      practiceItem(vscode.Uri.joinPath(folder, "rejected"), name, "does not compile: read why"),
    ),
  ];
  const chosen = await vscode.window.showQuickPick(items, { placeHolder: "Which practice file?", matchOnDetail: true });
  if (!chosen) return;
  const content = new TextDecoder().decode(await vscode.workspace.fs.readFile(chosen.uri));
  await vscode.window.showTextDocument(await vscode.workspace.openTextDocument({ language: "rust", content }));
}

function practiceItem(
  folder: vscode.Uri,
  name: string,
  description: string,
): vscode.QuickPickItem & { uri: vscode.Uri } {
  return { label: name.replaceAll("_", " "), description, uri: vscode.Uri.joinPath(folder, `${name}.rs`) };
}
