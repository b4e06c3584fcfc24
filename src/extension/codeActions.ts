/**
 * Quick fixes: rustc's suggestions as they stand, what is sure of them all at once, and *Explain*. Nothing is offered while the
 * text is newer than its check.
 */
import * as vscode from "vscode";
import type { ErrorStory, StoryEdit } from "../debug/view/protocol";
import { explainStory } from "../ide/explain";
import { fixesOf, sureEdits } from "../ide/fixes";
import type { DiagnosticsClient } from "./diagnostics";
import { explainCommand, placeOf } from "./explain";
import { rangeOf, uriOf } from "./uris";

const fixAllKind = vscode.CodeActionKind.SourceFixAll.append("glasscrab");

export class CodeActions implements vscode.CodeActionProvider, vscode.Disposable {
  private readonly registration: vscode.Disposable;

  constructor(private readonly diagnostics: DiagnosticsClient) {
    this.registration = vscode.languages.registerCodeActionsProvider({ language: "rust" }, this, {
      providedCodeActionKinds: [vscode.CodeActionKind.QuickFix, fixAllKind],
    });
  }

  provideCodeActions(
    document: vscode.TextDocument,
    range: vscode.Range,
    context: vscode.CodeActionContext,
  ): vscode.CodeAction[] {
    const { stories, diagnostics } = this.diagnostics.storiesOf(document);
    const here = stories.flatMap((story, index) => {
      const diagnostic = diagnostics[index];
      return diagnostic?.range.intersection(range) === undefined ? [] : [{ story, diagnostic }];
    });
    const all = fixAll(stories);
    if (context.only?.contains(fixAllKind)) return all === undefined ? [] : [all];
    return [
      ...here.flatMap(({ story, diagnostic }) => quickFixes(story, diagnostic)),
      ...here.flatMap(({ story, diagnostic }) => explain(story, diagnostic)),
      ...(all === undefined ? [] : [all]),
    ];
  }

  dispose(): void {
    this.registration.dispose();
  }
}

function quickFixes(story: ErrorStory, diagnostic: vscode.Diagnostic): vscode.CodeAction[] {
  return fixesOf(story).map(({ title, edits, isSure }) => {
    const action = new vscode.CodeAction(title.replaceAll("`", "'"), vscode.CodeActionKind.QuickFix);
    action.diagnostics = [diagnostic];
    action.edit = workspaceEdit(edits);
    action.isPreferred = isSure;
    return action;
  });
}

function explain(story: ErrorStory, diagnostic: vscode.Diagnostic): vscode.CodeAction[] {
  if (explainStory(story) === undefined) return [];
  const title = `Explain ${story.code === "" ? "this error" : story.code}`;
  const action = new vscode.CodeAction(title, vscode.CodeActionKind.QuickFix);
  action.diagnostics = [diagnostic];
  action.command = { command: explainCommand, title, arguments: [placeOf(story)] };
  return [action];
}

function fixAll(stories: readonly ErrorStory[]): vscode.CodeAction | undefined {
  const edits = sureEdits(stories);
  if (edits.length === 0) return undefined;
  const action = new vscode.CodeAction("Fix all that rustc is sure of", fixAllKind);
  action.edit = workspaceEdit(edits);
  return action;
}

function workspaceEdit(edits: readonly StoryEdit[]): vscode.WorkspaceEdit {
  const edit = new vscode.WorkspaceEdit();
  for (const { range, replacement } of edits) edit.replace(uriOf(range.uri), rangeOf(range), replacement);
  return edit;
}
