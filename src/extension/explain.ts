/**
 * *Explain*: the lesson of an error as a read-only document, shown as rendered Markdown beside the program. It is told of the
 * program where the error is still there, else in general.
 */
import * as vscode from "vscode";
import type { ErrorStory } from "../debug/view/protocol";
import { explainCode, explainStory, explanationMarkdown } from "../ide/explain";

export const explainCommand = "glasscrab.explain";
const scheme = "glasscrab-explain";
/** Lessons that are kept at hand, for tabs that are still open. */
const maxLessons = 50;

/** Which error is meant: what the command is given. */
export interface StoryPlace {
  readonly uri: string;
  readonly line: number;
  readonly column: number;
  readonly code: string;
}

export function placeOf({ code, range }: ErrorStory): StoryPlace {
  return { uri: range.uri, line: range.startLine, column: range.startColumn, code };
}

/** A link that opens the lesson of a story. */
export function explainLink(story: ErrorStory): vscode.Uri {
  return vscode.Uri.parse(`command:${explainCommand}?${encodeURIComponent(JSON.stringify([placeOf(story)]))}`);
}

export class Explanations implements vscode.TextDocumentContentProvider, vscode.Disposable {
  private readonly texts = new Map<string, string>();
  private readonly subscriptions: vscode.Disposable[];

  /** `find`: the story that is shown at a place now. */
  constructor(private readonly find: (place: StoryPlace) => ErrorStory | undefined) {
    this.subscriptions = [
      vscode.workspace.registerTextDocumentContentProvider(scheme, this),
      vscode.commands.registerCommand(explainCommand, (place?: StoryPlace) => place && this.show(place)),
    ];
  }

  provideTextDocumentContent(uri: vscode.Uri): string {
    return this.texts.get(uri.toString()) ?? "";
  }

  private async show(place: StoryPlace): Promise<void> {
    const story = this.find(place);
    const explanation = story === undefined ? explainCode(place.code) : explainStory(story);
    if (explanation === undefined) return;
    const name = place.code === "" ? "Error" : place.code;
    const uri = vscode.Uri.from({ scheme, path: `/${name} line ${place.line}.md`, query: place.uri });
    if (this.texts.size >= maxLessons) this.texts.clear();
    this.texts.set(uri.toString(), explanationMarkdown(explanation));
    await vscode.commands.executeCommand("markdown.showPreviewToSide", uri);
  }

  dispose(): void {
    for (const one of this.subscriptions) one.dispose();
  }
}
