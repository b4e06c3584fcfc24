/** "Run | Debug memory" above `fn main` and above each `#[test]` function. */
import * as vscode from "vscode";
import { findTests } from "./findTests";

/** After an editor comes into view, VS Code is asked to draw its lenses again: now and then it loses those of the first look. */
const secondLookMilliseconds = 400;

export class Lenses implements vscode.CodeLensProvider, vscode.Disposable {
  private readonly changed = new vscode.EventEmitter<void>();
  readonly onDidChangeCodeLenses = this.changed.event;
  private readonly subscriptions: readonly vscode.Disposable[];
  private timer: ReturnType<typeof setTimeout> | undefined;

  constructor() {
    this.subscriptions = [
      this.changed,
      vscode.languages.registerCodeLensProvider({ language: "rust" }, this),
      vscode.window.onDidChangeVisibleTextEditors((editors) => this.lookAgain(editors)),
      vscode.workspace.onDidChangeConfiguration((change) => {
        if (change.affectsConfiguration("glasscrab.codeLens")) this.changed.fire();
      }),
    ];
    this.lookAgain(vscode.window.visibleTextEditors);
  }

  private lookAgain(editors: readonly vscode.TextEditor[]): void {
    clearTimeout(this.timer);
    if (!editors.some(({ document }) => document.languageId === "rust")) return;
    this.timer = setTimeout(() => this.changed.fire(), secondLookMilliseconds);
  }

  dispose(): void {
    clearTimeout(this.timer);
    for (const subscription of this.subscriptions) subscription.dispose();
  }

  provideCodeLenses(document: vscode.TextDocument): vscode.CodeLens[] {
    if (!vscode.workspace.getConfiguration("glasscrab").get("codeLens", true)) return [];
    const text = document.getText();
    const main = mainLine(text);
    const tests = findTests(text).flatMap(({ line, name }) => lensesAt(document, line, name));
    return main === undefined ? tests : [...lensesAt(document, main), ...tests];
  }
}

function lensesAt({ uri }: vscode.TextDocument, line: number, test?: string): vscode.CodeLens[] {
  const range = new vscode.Range(line, 0, line, 0);
  const lens = (title: string, command: string): vscode.CodeLens =>
    new vscode.CodeLens(range, { title, command, arguments: [uri, test] });
  return [lens("$(play) Run", "glasscrab.run"), lens("$(circuit-board) Debug memory", "glasscrab.debug")];
}

/** The line of the file's own `fn main`: at the start of a line, outside block comments and strings as good as that tells. */
export function mainLine(text: string): number | undefined {
  const lines = text.split("\n");
  const index = lines.findIndex((line) => /^(?:pub(?:\([\w:]+\))?\s+)?(?:async\s+)?fn\s+main\s*\(/.test(line));
  return index < 0 ? undefined : index;
}
