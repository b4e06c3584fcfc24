/** A frame around what runs next, in every editor that shows the file: the stop is an expression, VS Code marks its line. */
import * as vscode from "vscode";
import type { SourceRange } from "../debug/view/model";
import type { Session } from "./session";
import { nameOf, rangeOf } from "./uris";

export class StatementMark implements vscode.Disposable {
  private readonly type = vscode.window.createTextEditorDecorationType({
    border: "1px solid",
    borderColor: new vscode.ThemeColor("editorInfo.foreground"),
    borderRadius: "2px",
  });
  private readonly ranges = new Map<Session, SourceRange>();
  private readonly listening = vscode.window.onDidChangeVisibleTextEditors(() => this.draw());

  mark(session: Session, range: SourceRange): void {
    this.ranges.set(session, range);
    this.draw();
  }

  /** The session runs again, or is over. */
  forget(session: Session): void {
    if (this.ranges.delete(session)) this.draw();
  }

  private draw(): void {
    for (const editor of vscode.window.visibleTextEditors) {
      const name = nameOf(editor.document.uri);
      const here = [...this.ranges.values()].filter(({ uri }) => uri === name);
      editor.setDecorations(this.type, here.map(rangeOf));
    }
  }

  dispose(): void {
    this.listening.dispose();
    this.type.dispose();
  }
}
