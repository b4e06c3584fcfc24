/**
 * The memory panel's webview: opens beside the editor at the first stop, passes on what the session says, and answers what the
 * panel asks. It shows one session at a time, the newest; its picture stays after the end.
 */
import * as vscode from "vscode";
import {
  type EventsResponseBody,
  eventsRequest,
  goToRequest,
  type RejectedBody,
  stepBackIntoRequest,
  stepBackOutRequest,
  type TimelineResponseBody,
  timelineRequest,
  type ViewChangedBody,
  type ViewResponseBody,
  viewRequest,
} from "../debug/view/protocol";
import { panelHtml } from "../panel/html";
import type { FromPanel, RunCommand, ToPanel } from "../panel/messages";
import type { Session } from "./session";
import { baseName, rangeOf, uriOf } from "./uris";

export class MemoryPanel implements vscode.Disposable {
  private panel: vscode.WebviewPanel | undefined;
  private isReady = false;
  private session: Session | undefined;
  /** What a panel opened late must be told. */
  private latest: ToPanel[] = [];

  constructor(private readonly extension: vscode.Uri) {}

  begin(session: Session): void {
    this.session?.close();
    this.session = session;
    this.latest = [];
    this.tell({ type: "begin", title: baseName(session.program) });
    void this.tellSource(session);
  }

  /** The program's text, for the page of the run. */
  private async tellSource(session: Session): Promise<void> {
    try {
      const document = await vscode.workspace.openTextDocument(uriOf(session.program));
      if (session === this.session) this.tell({ type: "source", text: document.getText() });
    } catch {
      // A program without a file: the page then has pictures only.
    }
  }

  changed(session: Session, body: ViewChangedBody): void {
    if (session !== this.session) return;
    this.latest = this.latest.filter(({ type }) => type === "begin" || type === "source");
    this.tell({ type: "changed", body });
    if (body.state !== "running") void this.tellTimeline(session);
    const wanted = vscode.workspace.getConfiguration("glasscrab").get("memoryPanel") === "firstStop";
    const quiet = session.vscodeSession.configuration["noDebug"] === true;
    if (body.state === "stopped" && wanted && !quiet && !this.panel) this.show();
  }

  rejected(session: Session, body: RejectedBody): void {
    if (session !== this.session) return;
    this.tell({ type: "rejected", body });
    this.show();
  }

  problem(session: Session, words: string): void {
    if (session === this.session) this.tell({ type: "problem", words });
  }

  ended(session: Session): void {
    if (session === this.session) this.tell({ type: "end" });
  }

  private async tellTimeline(session: Session): Promise<void> {
    try {
      const body = await session.ask<TimelineResponseBody>(timelineRequest, {});
      if (session === this.session) this.tell({ type: "timeline", body });
    } catch {
      // The program went on, or its memory is gone: the next stop asks again.
    }
  }

  /** The editor's cursor moved: the slot of the name under it is lit. */
  cursorMoved({ textEditor, selections }: vscode.TextEditorSelectionChangeEvent): void {
    const [selection] = selections;
    if (!this.isReady || selection === undefined || textEditor.document.languageId !== "rust") return;
    const range = textEditor.document.getWordRangeAtPosition(selection.active, /[A-Za-z_]\w*/);
    this.tell({ type: "cursor", name: range === undefined ? "" : textEditor.document.getText(range) });
  }

  show(): void {
    if (this.panel) {
      this.panel.reveal(undefined, true);
      return;
    }
    const column = { viewColumn: vscode.ViewColumn.Beside, preserveFocus: true };
    const roots = [vscode.Uri.joinPath(this.extension, "dist")];
    const options = { enableScripts: true, localResourceRoots: roots, retainContextWhenHidden: true };
    const panel = vscode.window.createWebviewPanel("glasscrab.memory", "Memory", column, options);
    panel.iconPath = vscode.Uri.joinPath(this.extension, "media/panel.svg");
    panel.onDidDispose(() => this.closed());
    panel.webview.onDidReceiveMessage((message: FromPanel) => this.receive(message));
    panel.webview.html = this.html(panel.webview);
    this.panel = panel;
    this.isReady = false;
  }

  private html(webview: vscode.Webview): string {
    const resource = (name: string): string =>
      webview.asWebviewUri(vscode.Uri.joinPath(this.extension, "dist", name)).toString();
    return panelHtml({
      script: resource("panel.js"),
      style: resource("panel.css"),
      source: webview.cspSource,
      nonce: nonce(),
    });
  }

  private closed(): void {
    this.panel = undefined;
    this.isReady = false;
    if (this.session?.state === "ended") this.session.close();
  }

  private tell(message: ToPanel): void {
    if (message.type !== "answer" && message.type !== "cursor" && message.type !== "events") this.latest.push(message);
    if (this.isReady) void this.panel?.webview.postMessage(message);
  }

  private receive(message: FromPanel): void {
    switch (message.type) {
      case "ready":
        this.isReady = true;
        for (const said of this.latest) void this.panel?.webview.postMessage(said);
        return;
      case "request":
        void this.answer(message.request);
        return;
      case "reveal":
        void reveal(message.range);
        return;
      case "goTo":
        void this.session?.ask(goToRequest, { time: message.time }).catch((problem) => this.failed(problem));
        return;
      case "run":
        this.run(message.command);
        return;
      case "events":
        void this.tellEvents(message.from);
        return;
      case "save":
        void save(message.name, message.data, message.isBase64);
        return;
      case "copy":
        void vscode.env.clipboard.writeText(message.text);
        vscode.window.setStatusBarMessage("Glasscrab: copied this stop as text", 3000);
        return;
      case "select":
        return;
    }
  }

  private run(command: RunCommand): void {
    const ours = ownCommands[command];
    if (ours === undefined) void vscode.commands.executeCommand(runCommands[command] ?? "");
    else void this.ask(ours, {}).catch((problem) => this.failed(problem));
  }

  /** A request to the session that is shown. */
  ask(command: string, args: unknown): Promise<unknown> {
    return this.session?.ask(command, args) ?? Promise.reject(new Error("no program is being looked at"));
  }

  private async tellEvents(from: number | undefined): Promise<void> {
    const { session } = this;
    if (!session) return;
    try {
      const body = await session.ask<EventsResponseBody>(eventsRequest, from === undefined ? {} : { from });
      if (session !== this.session) return;
      if (from === undefined) this.tell({ type: "events", body });
      await this.tellTimeline(session);
    } catch (problem) {
      this.failed(problem);
    }
  }

  private failed(problem: unknown): void {
    if (this.session) this.problem(this.session, problem instanceof Error ? problem.message : String(problem));
  }

  private async answer(request: unknown): Promise<void> {
    const session = this.session;
    if (!session) return;
    try {
      const answer = await session.ask<ViewResponseBody>(viewRequest, request);
      if (session === this.session) this.tell({ type: "answer", answer });
    } catch (problem) {
      const words = problem instanceof Error ? problem.message : String(problem);
      // The program may have gone on meanwhile: the next stop asks again.
      if (session === this.session && session.state !== "running") this.tell({ type: "problem", words });
    }
  }

  dispose(): void {
    this.session?.close();
    this.panel?.dispose();
  }
}

/** What VS Code has no command for. */
const ownCommands: Partial<Readonly<Record<RunCommand, string>>> = {
  stepBackInto: stepBackIntoRequest,
  stepBackOut: stepBackOutRequest,
};

/** VS Code's own commands, so that its buttons and the panel's do the same. */
const runCommands: Partial<Readonly<Record<RunCommand, string>>> = {
  reverseContinue: "workbench.action.debug.reverseContinue",
  stepBack: "workbench.action.debug.stepBack",
  next: "workbench.action.debug.stepOver",
  continue: "workbench.action.debug.continue",
};

async function save(name: string, data: string, isBase64: boolean): Promise<void> {
  const folder = vscode.workspace.workspaceFolders?.[0]?.uri;
  const defaultUri = folder === undefined ? {} : { defaultUri: vscode.Uri.joinPath(folder, name) };
  const target = await vscode.window.showSaveDialog(defaultUri);
  if (target === undefined) return;
  const bytes = isBase64
    ? Uint8Array.from(atob(data), (character) => character.charCodeAt(0))
    : new TextEncoder().encode(data);
  await vscode.workspace.fs.writeFile(target, bytes);
}

async function reveal(range: Parameters<typeof rangeOf>[0] & { readonly uri: string }): Promise<void> {
  const uri = uriOf(range.uri);
  const shown = vscode.window.visibleTextEditors.find((editor) => editor.document.uri.toString() === uri.toString());
  const viewColumn = shown?.viewColumn ?? vscode.ViewColumn.One;
  await vscode.window.showTextDocument(uri, { selection: rangeOf(range), viewColumn, preserveFocus: false });
}

function nonce(): string {
  return Array.from({ length: 4 }, () => Math.random().toString(36).slice(2, 10)).join("");
}
