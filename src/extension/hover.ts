/**
 * Hovers over variables, in a session (value and address too) and out of it. While a session is stopped VS Code would show the
 * debugger's own hover instead; an `EvaluatableExpressionProvider` that finds nothing to evaluate makes it fall back to ours.
 * It is registered only while needed, so that other debuggers of Rust keep theirs.
 */
import * as vscode from "vscode";
import { type HoverResponseBody, hoverRequest } from "../debug/view/protocol";
import { programFiles } from "./files";
import type { IdeClient } from "./ideClient";
import type { Session } from "./session";
import { nameOf, rangeOf } from "./uris";

const rust: vscode.DocumentSelector = { language: "rust" };

export class Hovers implements vscode.HoverProvider, vscode.Disposable {
  private readonly registration: vscode.Disposable;
  private stopped: Session | undefined;
  private silencer: vscode.Disposable | undefined;

  constructor(private readonly ide: IdeClient) {
    this.registration = vscode.languages.registerHoverProvider(rust, this);
  }

  /** The session that is stopped now, if any. */
  follow(stopped: Session | undefined): void {
    this.stopped = stopped;
    if (stopped && !this.silencer) {
      const nothing = { provideEvaluatableExpression: () => undefined };
      this.silencer = vscode.languages.registerEvaluatableExpressionProvider(rust, nothing);
    }
    if (!stopped) {
      this.silencer?.dispose();
      this.silencer = undefined;
    }
  }

  async provideHover(document: vscode.TextDocument, position: vscode.Position): Promise<vscode.Hover | undefined> {
    if (!vscode.workspace.getConfiguration("glasscrab").get("hover", true)) return undefined;
    if (!document.getWordRangeAtPosition(position)) return undefined;
    return (await this.inSession(document, position)) ?? (await this.outOfSession(document, position));
  }

  private async inSession(document: vscode.TextDocument, position: vscode.Position): Promise<vscode.Hover | undefined> {
    if (!this.stopped) return undefined;
    // The frame chosen in the call stack; `activeStackItem` is newer than the oldest VS Code supported.
    const { activeStackItem } = vscode.debug as { activeStackItem?: { frameId?: number } };
    const frameId = activeStackItem?.frameId === undefined ? {} : { frameId: activeStackItem.frameId };
    const args = { ...placeOf(document, position), ...frameId };
    try {
      const { hover } = await this.stopped.ask<HoverResponseBody>(hoverRequest, args);
      return hover && hoverOf(hover.markdown, hover.range);
    } catch {
      // It runs again, or is over: what is known without a session still helps.
      return undefined;
    }
  }

  private async outOfSession(
    document: vscode.TextDocument,
    position: vscode.Position,
  ): Promise<vscode.Hover | undefined> {
    const files = await programFiles(document.uri);
    const result = await this.ide.request("hover", {
      program: nameOf(document.uri),
      files,
      ...placeOf(document, position),
    });
    return result ? hoverOf(result.markdown, result.range) : undefined;
  }

  dispose(): void {
    this.registration.dispose();
    this.silencer?.dispose();
  }
}

function placeOf(
  document: vscode.TextDocument,
  position: vscode.Position,
): { uri: string; line: number; column: number } {
  return { uri: nameOf(document.uri), line: position.line + 1, column: position.character + 1 };
}

function hoverOf(paragraphs: readonly string[], range: Parameters<typeof rangeOf>[0]): vscode.Hover {
  // Plain Markdown: no commands, no HTML; text of the program stands in code spans.
  return new vscode.Hover(
    paragraphs.map((text) => new vscode.MarkdownString(text)),
    rangeOf(range),
  );
}
