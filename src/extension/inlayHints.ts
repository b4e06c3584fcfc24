/** Inlay hints of Rust files, where Glasscrab is wanted; each kind can be switched off (`glasscrab.inlayHints.…`). */
import * as vscode from "vscode";
import type { HintKind, InlayHint } from "../ide/protocol";
import type { DiagnosticsClient } from "./diagnostics";
import { programFiles } from "./files";
import type { IdeClient } from "./ideClient";
import { nameOf } from "./uris";

const section = "glasscrab.inlayHints";

export class InlayHints implements vscode.InlayHintsProvider, vscode.Disposable {
  private readonly changed = new vscode.EventEmitter<void>();
  readonly onDidChangeInlayHints = this.changed.event;
  private readonly subscriptions: vscode.Disposable[];

  constructor(
    private readonly ide: IdeClient,
    private readonly diagnostics: DiagnosticsClient,
  ) {
    this.subscriptions = [
      this.changed,
      vscode.languages.registerInlayHintsProvider({ language: "rust" }, this),
      vscode.workspace.onDidChangeConfiguration((event) => event.affectsConfiguration(section) && this.changed.fire()),
    ];
  }

  async provideInlayHints(document: vscode.TextDocument, range: vscode.Range): Promise<vscode.InlayHint[]> {
    const settings = vscode.workspace.getConfiguration(section);
    const wanted = (kind: HintKind): boolean => settings.get(kind, false);
    if (!kinds.some(wanted) || !(await this.diagnostics.isWanted(document.uri))) return [];
    const files = await programFiles(document.uri);
    const uri = nameOf(document.uri);
    const lines = { startLine: range.start.line + 1, endLine: range.end.line + 1 };
    const result = await this.ide.request("hints", { program: uri, files, uri, lines });
    return (result?.hints ?? [])
      .filter((hint) => wanted(hint.kind) && range.contains(placeOf(hint)))
      .map((hint) => hintOf(hint));
  }

  dispose(): void {
    for (const subscription of this.subscriptions) subscription.dispose();
  }
}

const kinds: readonly HintKind[] = ["moves", "copies", "borrows", "drops", "captures", "lifetimes"];

function placeOf({ line, column }: InlayHint): vscode.Position {
  return new vscode.Position(line - 1, column - 1);
}

function hintOf(hint: InlayHint): vscode.InlayHint {
  const made = new vscode.InlayHint(placeOf(hint), hint.label.trim());
  made.tooltip = new vscode.MarkdownString(hint.tooltip);
  made.paddingLeft = hint.label.startsWith(" ");
  made.paddingRight = hint.label.endsWith(" ");
  return made;
}
