/**
 * The memory panel's webview: opens beside the editor at the first stop, passes on what the session says, and answers what the
 * panel asks. It shows one session at a time, the one that VS Code has active; its picture stays after the end.
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
  /** The sessions that can be looked at, each with what a panel opened late must be told of it. */
  private readonly told = new Map<Session, ToPanel[]>();

  constructor(private readonly extension: vscode.Uri) {}

  /** The session that is looked at. */
  get shown(): Session | undefined {
    return this.session;
  }

  /** A second session does not become VS Code's active one by starting: what steps is what is shown. */
  begin(session: Session): void {
    for (const old of this.told.keys()) if (old.isOver()) this.forget(old);
    if (!this.session || this.session.isOver()) this.session = session;
    this.told.set(session, []);
    this.tell(session, { type: "begin", title: baseName(session.program) });
    void this.tellSource(session);
  }

  /** VS Code has another session active: of two at once, the one whose frame was chosen last. */
  look(active: vscode.DebugSession | undefined): void {
    const session = [...this.told.keys()].find((one) => one.vscodeSession.id === active?.id);
    if (!session || session === this.session) return;
    this.session = session;
    this.tellAll();
  }

  private forget(session: Session): void {
    session.close();
    this.told.delete(session);
  }

  /** The program's text, for the page of the run. */
  private async tellSource(session: Session): Promise<void> {
    try {
      const document = await vscode.workspace.openTextDocument(uriOf(session.program));
      this.tell(session, { type: "source", text: document.getText() });
    } catch {
      // A program without a file: the page then has pictures only.
    }
  }

  changed(session: Session, body: ViewChangedBody): void {
    const kept = this.told.get(session)?.filter(({ type }) => type === "begin" || type === "source");
    if (kept) this.told.set(session, kept);
    this.tell(session, { type: "changed", body });
    if (body.state !== "running") void this.tellTimeline(session);
    const wanted = vscode.workspace.getConfiguration("glasscrab").get("memoryPanel") === "firstStop";
    const quiet = session.vscodeSession.configuration["noDebug"] === true;
    if (body.state === "stopped" && wanted && !quiet && !this.panel) this.show();
  }

  rejected(session: Session, body: RejectedBody): void {
    this.tell(session, { type: "rejected", body });
    if (session === this.session) this.show();
  }

  problem(session: Session, words: string): void {
    this.tell(session, { type: "problem", words });
  }

  ended(session: Session): void {
    if (session === this.session) this.tell(session, { type: "end" });
    else this.forget(session);
  }

  /** Stopped from outside: its memory is gone, its last picture stays. */
  closedEarly(session: Session): void {
    this.tell(session, { type: "sessionOver" });
  }

  private async tellTimeline(session: Session): Promise<void> {
    try {
      this.tell(session, { type: "timeline", body: await session.ask<TimelineResponseBody>(timelineRequest, {}) });
    } catch {
      // The program went on, or its memory is gone: the next stop asks again.
    }
  }

  /** The editor's cursor moved: the slot of the name under it is lit. */
  cursorMoved({ textEditor, selections }: vscode.TextEditorSelectionChangeEvent): void {
    const [selection] = selections;
    if (!this.isReady || selection === undefined || textEditor.document.languageId !== "rust") return;
    const range = textEditor.document.getWordRangeAtPosition(selection.active, /[A-Za-z_]\w*/);
    this.post({ type: "cursor", name: range === undefined ? "" : textEditor.document.getText(range) });
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
    for (const session of this.told.keys()) if (session.isOver()) this.forget(session);
  }

  private tell(session: Session, message: ToPanel): void {
    const told = this.told.get(session);
    if (!told) return;
    if (message.type !== "answer" && message.type !== "events") told.push(message);
    if (session === this.session) this.post(message);
  }

  private tellAll(): void {
    for (const message of (this.session && this.told.get(this.session)) ?? []) this.post(message);
  }

  private post(message: ToPanel): void {
    if (this.isReady) void this.panel?.webview.postMessage(message);
  }

  private receive(message: FromPanel): void {
    switch (message.type) {
      case "ready":
        this.isReady = true;
        this.tellAll();
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
      if (from === undefined) this.tell(session, { type: "events", body });
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
      this.tell(session, { type: "answer", answer });
    } catch (problem) {
      const words = problem instanceof Error ? problem.message : String(problem);
      // The program may have gone on meanwhile: the next stop asks again.
      if (session.state !== "running") this.problem(session, words);
    }
  }

  dispose(): void {
    for (const session of this.told.keys()) this.forget(session);
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
