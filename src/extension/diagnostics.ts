/**
 * Errors of Rust files in Problems, as you type where that is wanted (`glasscrab.diagnostics`), and always after a start that
 * was rejected. The checker's words are passed on as they are.
 */
import * as vscode from "vscode";
import type { ErrorStory, RejectedBody } from "../debug/view/protocol";
import { cargoManifest, programFiles } from "./files";
import type { IdeClient } from "./ideClient";
import { nameOf, rangeOf, uriOf } from "./uris";

const typingPauseMs = 250;

export class DiagnosticsClient implements vscode.Disposable {
  private readonly collection = vscode.languages.createDiagnosticCollection("glasscrab");
  private readonly timers = new Map<string, ReturnType<typeof setTimeout>>();
  /** Programs that Glasscrab was started on: from then on they are checked everywhere. */
  private readonly started = new Set<string>();
  private readonly subscriptions: vscode.Disposable[];
  private generation = 0;

  constructor(private readonly ide: IdeClient) {
    this.subscriptions = [
      vscode.workspace.onDidOpenTextDocument((document) => this.schedule(document)),
      vscode.workspace.onDidChangeTextDocument((event) => this.schedule(event.document)),
      vscode.workspace.onDidCloseTextDocument((document) => this.collection.delete(document.uri)),
      vscode.window.onDidChangeActiveTextEditor((editor) => editor && this.schedule(editor.document)),
    ];
    for (const document of vscode.workspace.textDocuments) this.schedule(document);
  }

  startedOn(program: string): void {
    this.started.add(uriOf(program).toString());
  }

  /** Returns how many errors there are. */
  async checkNow(program: vscode.Uri): Promise<number> {
    this.startedOn(nameOf(program));
    const generation = ++this.generation;
    const files = await programFiles(program);
    const edition = vscode.workspace.getConfiguration("glasscrab").get<string>("edition", "auto");
    const chosen = edition === "2021" || edition === "2024" ? { edition: edition as "2021" | "2024" } : {};
    const result = await this.ide.request("diagnostics", { program: nameOf(program), files, ...chosen });
    if (!result || generation !== this.generation) return 0;
    this.show(Object.keys(files), result.diagnostics);
    return result.diagnostics.filter((story) => story.level === "error").length;
  }

  rejected(body: RejectedBody): void {
    this.generation += 1;
    this.show([body.uri], body.errors);
  }

  private schedule(document: vscode.TextDocument): void {
    if (document.languageId !== "rust") return;
    const key = document.uri.toString();
    clearTimeout(this.timers.get(key));
    const check = async (): Promise<void> => {
      this.timers.delete(key);
      if (!document.isClosed && (await this.isWanted(document.uri))) await this.checkNow(document.uri);
    };
    this.timers.set(
      key,
      setTimeout(() => void check(), typingPauseMs),
    );
  }

  private async isWanted(uri: vscode.Uri): Promise<boolean> {
    if (uri.scheme === "git" || uri.scheme === "debug") return false;
    const setting = vscode.workspace.getConfiguration("glasscrab").get<string>("diagnostics", "auto");
    if (setting !== "auto") return setting === "on";
    if (this.started.has(uri.toString())) return true;
    if (vscode.extensions.getExtension("rust-lang.rust-analyzer")?.isActive) return false;
    const manifest = await cargoManifest(uri);
    return manifest === undefined || !hasDependencies(manifest.text);
  }

  private show(files: readonly string[], stories: readonly ErrorStory[]): void {
    const byFile = new Map<string, vscode.Diagnostic[]>(files.map((name) => [uriOf(name).toString(), []]));
    for (const story of stories) {
      const key = uriOf(story.range.uri).toString();
      byFile.set(key, [...(byFile.get(key) ?? []), diagnosticOf(story)]);
    }
    for (const [key, list] of byFile) this.collection.set(vscode.Uri.parse(key), list);
  }

  dispose(): void {
    for (const timer of this.timers.values()) clearTimeout(timer);
    for (const subscription of this.subscriptions) subscription.dispose();
    this.collection.dispose();
  }
}

/** Whether a manifest names an outside crate: any entry below a `[…dependencies…]` heading. */
export function hasDependencies(manifest: string): boolean {
  return /^\s*\[(?:[\w.'"()=, -]+\.)?dependencies(?:\]\s*(?:#.*)?(?:\r?\n\s*(?:#.*)?)*\r?\n?\s*[\w"-]+\s*=|\.)/m.test(
    manifest,
  );
}

const severities = {
  error: vscode.DiagnosticSeverity.Error,
  warning: vscode.DiagnosticSeverity.Warning,
  information: vscode.DiagnosticSeverity.Information,
};

function diagnosticOf(story: ErrorStory): vscode.Diagnostic {
  const isLimit = story.code === "unsupported";
  // What we cannot do is no fault of the program: an information, until it is started.
  const severity = isLimit ? vscode.DiagnosticSeverity.Information : severities[story.level];
  const primary = story.labels.find((label) => label.primary && label.text !== "");
  const extra = [
    ...(primary ? [primary.text] : []),
    ...story.notes.map((note) => `note: ${note.text}`),
    ...story.help.map((help) => `help: ${help.text}`),
  ];
  const diagnostic = new vscode.Diagnostic(rangeOf(story.range), [story.message, ...extra].join("\n"), severity);
  diagnostic.source = "glasscrab";
  if (/^E\d{4}$/.test(story.code)) {
    diagnostic.code = {
      value: story.code,
      target: vscode.Uri.parse(`https://doc.rust-lang.org/error_codes/${story.code}.html`),
    };
  } else if (story.code !== "" && !isLimit) diagnostic.code = story.code;
  const others = story.labels.filter((label) => !label.primary && label.text !== "");
  diagnostic.relatedInformation = others.map(
    (label) =>
      new vscode.DiagnosticRelatedInformation(
        new vscode.Location(uriOf(label.range.uri), rangeOf(label.range)),
        label.text,
      ),
  );
  if (story.code === "unused_variables" || story.code === "dead_code")
    diagnostic.tags = [vscode.DiagnosticTag.Unnecessary];
  return diagnostic;
}
