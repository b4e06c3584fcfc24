/**
 * Errors of Rust files in Problems, as you type where that is wanted (`glasscrab.diagnostics`), and always after a start that
 * was rejected. The checker's words are passed on as they are.
 */
import * as vscode from "vscode";
import type { ErrorStory, PrepareArguments, RejectedBody } from "../debug/view/protocol";
import { explainStory } from "../ide/explain";
import { helpWords } from "../ide/fixes";
import { explainLink, type StoryPlace } from "./explain";
import { cargoManifest, programFiles } from "./files";
import type { IdeClient } from "./ideClient";
import { nameOf, rangeOf, uriOf } from "./uris";

const typingPauseMs = 250;

interface Shown {
  readonly version: number | undefined;
  readonly stories: readonly ErrorStory[];
  /** One for each story. */
  readonly diagnostics: readonly vscode.Diagnostic[];
}

export class DiagnosticsClient implements vscode.Disposable {
  private readonly collection = vscode.languages.createDiagnosticCollection("glasscrab");
  private readonly timers = new Map<string, ReturnType<typeof setTimeout>>();
  /** Programs that Glasscrab was started on: from then on they are checked everywhere. */
  private readonly started = new Set<string>();
  private readonly subscriptions: vscode.Disposable[];
  /** What is shown, by document, with the version of the text that it speaks of. */
  private readonly shown = new Map<string, Shown>();
  /** By program: an answer to a check that is not its last says nothing any more. */
  private readonly generations = new Map<string, number>();

  constructor(
    private readonly ide: IdeClient,
    /** Hears of each program that has no errors. */
    private readonly onSound: (program: PrepareArguments) => void,
  ) {
    this.subscriptions = [
      vscode.workspace.onDidOpenTextDocument((document) => this.schedule(document)),
      vscode.workspace.onDidChangeTextDocument((event) => this.schedule(event.document)),
      vscode.workspace.onDidCloseTextDocument((document) => this.forget(document.uri)),
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
    const generation = this.nextGeneration(nameOf(program));
    const files = await programFiles(program);
    if (files[nameOf(program)] === undefined) return this.showUnreadable(program);
    const edition = vscode.workspace.getConfiguration("glasscrab").get<string>("edition", "auto");
    const chosen = edition === "2021" || edition === "2024" ? { edition: edition as "2021" | "2024" } : {};
    const checked = { program: nameOf(program), files, ...chosen };
    const result = await this.ide.request("diagnostics", checked);
    if (!result || generation !== this.generations.get(nameOf(program))) return 0;
    this.show(Object.keys(files), result.diagnostics);
    const errorCount = result.diagnostics.filter((story) => story.level === "error").length;
    if (errorCount === 0) this.onSound(checked);
    return errorCount;
  }

  /** What the editor shows of the file is not what it holds. */
  private showUnreadable(program: vscode.Uri): number {
    const document = vscode.workspace.textDocuments.find(({ uri }) => uri.toString() === program.toString());
    const at = document?.positionAt(document.getText().indexOf("\ufffd")) ?? new vscode.Position(0, 0);
    const words = `couldn't read \`${program.path.split("/").at(-1)}\`: stream did not contain valid UTF-8`;
    const diagnostic = new vscode.Diagnostic(new vscode.Range(at, at.translate(0, 1)), words);
    diagnostic.source = "glasscrab";
    this.collection.set(program, [diagnostic]);
    this.shown.delete(program.toString());
    return 1;
  }

  rejected(body: RejectedBody): void {
    this.nextGeneration(body.uri);
    this.show([body.uri], body.errors);
  }

  private nextGeneration(program: string): number {
    const generation = (this.generations.get(program) ?? 0) + 1;
    this.generations.set(program, generation);
    return generation;
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

  /** Whether Glasscrab speaks up in a file unasked. */
  async isWanted(uri: vscode.Uri): Promise<boolean> {
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
    for (const [key, list] of byFile) {
      this.collection.set(vscode.Uri.parse(key), list);
      const version = vscode.workspace.textDocuments.find(({ uri }) => uri.toString() === key)?.version;
      const here = stories.filter((story) => uriOf(story.range.uri).toString() === key);
      this.shown.set(key, { version, stories: here, diagnostics: list });
    }
  }

  private forget(uri: vscode.Uri): void {
    this.collection.delete(uri);
    this.shown.delete(uri.toString());
  }

  storyAt({ uri, line, column, code }: StoryPlace): ErrorStory | undefined {
    return this.shown.get(uriOf(uri).toString())?.stories.find(({ range, ...story }) => {
      return story.code === code && range.startLine === line && range.startColumn === column;
    });
  }

  /** The stories of a document as its text stands now; none while it is being changed. */
  storiesOf(document: vscode.TextDocument): Pick<Shown, "stories" | "diagnostics"> {
    const shown = this.shown.get(document.uri.toString());
    return shown?.version === document.version ? shown : { stories: [], diagnostics: [] };
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

/** Lints about what has no effect: the editor fades it. */
const unnecessary = new Set([
  "dead_code",
  "unreachable_code",
  "unreachable_patterns",
  "unused_assignments",
  "unused_imports",
  "unused_mut",
  "unused_unsafe",
  "unused_variables",
]);

function diagnosticOf(story: ErrorStory): vscode.Diagnostic {
  const isLimit = story.code === "unsupported";
  // What we cannot do is no fault of the program: an information, until it is started.
  const severity = isLimit ? vscode.DiagnosticSeverity.Information : severities[story.level];
  const primary = story.labels.find((label) => label.primary && label.text !== "");
  const extra = [
    ...(primary ? [primary.text] : []),
    ...story.notes.map((note) => `note: ${note.text}`),
    ...helpWords(story).map((help) => `help: ${help}`),
  ];
  const diagnostic = new vscode.Diagnostic(rangeOf(story.range), [story.message, ...extra].join("\n"), severity);
  diagnostic.source = "glasscrab";
  const code = story.code === "" ? "explain" : story.code;
  diagnostic.code = explainStory(story) === undefined ? code : { value: code, target: explainLink(story) };
  diagnostic.relatedInformation = relatedPlaces(story);
  if (unnecessary.has(story.code)) diagnostic.tags = [vscode.DiagnosticTag.Unnecessary];
  if (story.code === "deprecated") diagnostic.tags = [vscode.DiagnosticTag.Deprecated];
  return diagnostic;
}

/** Each other label, and each place that a note speaks of: something to click. Places inside std cannot be opened. */
function relatedPlaces(story: ErrorStory): vscode.DiagnosticRelatedInformation[] {
  const said = story.labels
    .filter((label) => !label.primary && label.text !== "")
    .map(({ range, text }) => ({ range, text }));
  const noted = [...story.notes, ...story.help].flatMap(({ text, labels }) =>
    labels.map((label) => ({ range: label.range, text: label.text === "" ? text : label.text })),
  );
  return [...said, ...noted]
    .filter(({ range }) => !range.uri.startsWith("<"))
    .map(({ range, text }) => {
      const location = new vscode.Location(uriOf(range.uri), rangeOf(range));
      return new vscode.DiagnosticRelatedInformation(location, text);
    });
}
