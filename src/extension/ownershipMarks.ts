/**
 * Marks what happens to the variable at the cursor: its borrows, moves, drops and last use. On a command, which also takes the
 * marks away again, or always (`glasscrab.ownershipMarks`). Every kind differs in shape and in words, not in colour alone.
 */
import * as vscode from "vscode";
import type { Mark, MarkKind } from "../ide/protocol";
import type { DiagnosticsClient } from "./diagnostics";
import { programFiles } from "./files";
import type { IdeClient } from "./ideClient";
import { nameOf, rangeOf } from "./uris";

const pauseMs = 150;

export class OwnershipMarks implements vscode.Disposable {
  private readonly styles = new Map<MarkKind, vscode.TextEditorDecorationType>();
  private readonly subscriptions: vscode.Disposable[];
  private shown: { readonly editor: vscode.TextEditor; readonly key: string } | undefined;
  private timer: ReturnType<typeof setTimeout> | undefined;
  private generation = 0;

  constructor(
    private readonly ide: IdeClient,
    private readonly diagnostics: DiagnosticsClient,
  ) {
    for (const [kind, style] of Object.entries(styles) as [MarkKind, vscode.DecorationRenderOptions][])
      this.styles.set(kind, vscode.window.createTextEditorDecorationType(style));
    this.subscriptions = [
      ...this.styles.values(),
      vscode.window.onDidChangeTextEditorSelection(({ textEditor }) => this.follow(textEditor)),
      vscode.window.onDidChangeActiveTextEditor((editor) => (editor ? this.follow(editor) : this.clear())),
      vscode.workspace.onDidChangeTextDocument(({ document }) => {
        if (document === this.shown?.editor.document) this.clear();
      }),
    ];
  }

  /** Shows the marks of the variable at the cursor, or takes them away if they are shown. */
  async toggle(): Promise<void> {
    const editor = vscode.window.activeTextEditor;
    if (editor?.document.languageId !== "rust") return;
    const before = this.shown?.key;
    const after = await this.show(editor);
    if (after === undefined) {
      vscode.window.setStatusBarMessage("Glasscrab: there is no variable at the cursor", 3000);
    } else if (after === before) this.clear();
  }

  private follow(editor: vscode.TextEditor): void {
    clearTimeout(this.timer);
    const always = vscode.workspace.getConfiguration("glasscrab").get<string>("ownershipMarks") === "always";
    if (!always || editor.document.languageId !== "rust") return;
    this.timer = setTimeout(() => void this.showIfWanted(editor), pauseMs);
  }

  private async showIfWanted(editor: vscode.TextEditor): Promise<void> {
    if (!(await this.diagnostics.isWanted(editor.document.uri))) return;
    if ((await this.show(editor)) === undefined) this.clear();
  }

  /** Answers which variable it is; undefined for none, then what is shown stays. */
  private async show(editor: vscode.TextEditor): Promise<string | undefined> {
    const generation = ++this.generation;
    const { document, selection } = editor;
    const { version } = document;
    const uri = nameOf(document.uri);
    const files = await programFiles(document.uri);
    const place = { line: selection.active.line + 1, column: selection.active.character + 1 };
    const result = await this.ide.request("marks", { program: uri, files, uri, ...place });
    if (!result || generation !== this.generation || document.version !== version) return undefined;
    this.clear();
    for (const [kind, style] of this.styles)
      editor.setDecorations(
        style,
        result.marks.filter((mark) => mark.kind === kind).flatMap((mark) => decorations(document, mark)),
      );
    const declared = result.marks.find(({ kind }) => kind === "declared")?.range;
    const key = `${uri} ${result.name} ${declared?.startLine}:${declared?.startColumn}`;
    this.shown = { editor, key };
    return key;
  }

  private clear(): void {
    for (const style of this.styles.values()) this.shown?.editor.setDecorations(style, []);
    this.shown = undefined;
  }

  dispose(): void {
    clearTimeout(this.timer);
    for (const subscription of this.subscriptions) subscription.dispose();
  }
}

/** Line by line, without the blanks around: a line under empty space would say nothing. */
function decorations(document: vscode.TextDocument, { range, words, label }: Mark): vscode.DecorationOptions[] {
  const whole = rangeOf(range);
  const hoverMessage = new vscode.MarkdownString(words);
  const after = label === "" ? {} : { renderOptions: { after: { contentText: `  ${label}` } } };
  const found: vscode.DecorationOptions[] = [];
  for (let line = whole.start.line; line <= whole.end.line; line++) {
    const text = document.lineAt(line);
    const from = line === whole.start.line ? whole.start.character : text.firstNonWhitespaceCharacterIndex;
    const to = line === whole.end.line ? whole.end.character : text.text.trimEnd().length;
    if (from < to) found.push({ range: new vscode.Range(line, from, line, to), hoverMessage, ...after });
  }
  return found;
}

function underline(shape: string, colour: string): vscode.DecorationRenderOptions {
  return {
    textDecoration: `underline ${shape} var(--vscode-charts-${colour})`,
    overviewRulerColor: new vscode.ThemeColor(`charts.${colour}`),
    overviewRulerLane: vscode.OverviewRulerLane.Center,
  };
}

function boxed(style: string, colour: string, sign: string): vscode.DecorationRenderOptions {
  return {
    border: `1px ${style}`,
    borderColor: new vscode.ThemeColor(`charts.${colour}`),
    overviewRulerColor: new vscode.ThemeColor(`charts.${colour}`),
    overviewRulerLane: vscode.OverviewRulerLane.Right,
    before: { contentText: sign, color: new vscode.ThemeColor(`charts.${colour}`) },
    after: { color: new vscode.ThemeColor("editorCodeLens.foreground"), fontStyle: "italic" },
  };
}

const styles: Readonly<Record<MarkKind, vscode.DecorationRenderOptions>> = {
  declared: boxed("solid", "foreground", ""),
  borrow: underline("dotted 2px", "blue"),
  borrowMut: underline("double 1px", "orange"),
  reserved: boxed("dotted", "orange", ""),
  reference: underline("dashed 1px", "blue"),
  move: boxed("dashed", "purple", "→ "),
  drop: boxed("double", "red", "✕ "),
  lastUse: boxed("solid", "green", "⊣ "),
};
