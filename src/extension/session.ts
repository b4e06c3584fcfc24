/**
 * One debug session as the extension sees it: the inline adapter that passes DAP messages between VS Code and the engine's
 * worker, and a side door for our own requests (`ask`), which the panel and hovers use. It adds the program's texts to
 * `launch`, watches that the worker answers, and keeps the memory of an ended run to be looked at until `close`.
 */
import * as vscode from "vscode";
import { type RejectedBody, rejectedEvent, type ViewChangedBody, viewChangedEvent } from "../debug/view/protocol";
import type { SourceRange } from "../debug/view/model";
import { programFiles } from "./files";
import { uriOf } from "./uris";
import type { EngineWorker } from "./worker";

interface Message {
  readonly seq: number;
  readonly type: "request" | "response" | "event";
  readonly command?: string;
  readonly event?: string;
  readonly request_seq?: number;
  readonly success?: boolean;
  readonly message?: string;
  readonly arguments?: Record<string, unknown>;
  readonly body?: Record<string, unknown>;
}

/** Of a stack frame what is looked at here. */
interface Frame {
  readonly line: number;
  readonly column: number;
  readonly endLine?: number;
  readonly endColumn?: number;
  readonly source?: { readonly path?: string };
}

/** What the rest of the extension hears of a session. */
export interface SessionListener {
  changed(session: Session, body: ViewChangedBody): void;
  rejected(session: Session, body: RejectedBody): void;
  output(session: Session, stream: "stdout" | "stderr", text: string): void;
  /** `words`: how it ended and what was leaked. */
  exited(session: Session, exitCode: number, words: readonly string[]): void;
  /** It was ended from outside, before the program was over. */
  closed(session: Session): void;
  /** What runs next in the innermost frame. */
  statement(session: Session, range: SourceRange): void;
  /** The engine works on a request for long already; `answered` is over when it is not any more. */
  slow(session: Session, answered: Promise<void>): void;
  /** Something of ours went wrong, in words for the user. */
  problem(session: Session, words: string): void;
}

/** Our own requests are numbered from here, far above VS Code's. */
const firstOwnSeq = 1_000_000_000;
/** Runs are sliced, so that the worker answers within milliseconds; after so long the user is asked whether to wait for it. */
const answerLimitMs = 10_000;
const launchLimitMs = 30_000;

export class Session implements vscode.DebugAdapter {
  private readonly toClient = new vscode.EventEmitter<vscode.DebugProtocolMessage>();
  readonly onDidSendMessage = this.toClient.event;
  private readonly pending = new Map<number, { resolve: (body: unknown) => void; reject: (error: Error) => void }>();
  private readonly watched = new Map<number, { request: Message; timer: ReturnType<typeof setTimeout> }>();
  /** Tells that nothing is late any more, while something is. */
  private caughtUp: (() => void) | undefined;
  private nextOwnSeq = firstOwnSeq;
  private wasRejected = false;
  private readonly endWords: string[] = [];
  private dead = false;
  private isLeaving = false;
  /** The last state that the worker told, or that it is gone. */
  state: ViewChangedBody["state"] | "starting" | "rejected" | "closed" = "starting";

  constructor(
    readonly vscodeSession: vscode.DebugSession,
    private readonly worker: EngineWorker,
    private readonly listener: SessionListener,
  ) {
    worker.onMessage((message) => this.fromWorker(message as Message));
    // Told to leave, it ends by itself.
    worker.onDeath((words) => this.isLeaving || this.die(`The engine stopped: ${words}.`));
  }

  /** The program's path or URI. */
  get program(): string {
    return String(this.vscodeSession.configuration["program"] ?? "");
  }

  /** VS Code's messages. */
  handleMessage(message: vscode.DebugProtocolMessage): void {
    const request = message as Message;
    this.isLeaving ||= request.command === "disconnect" && !this.isOver();
    if (this.dead) this.refuse(request, "the engine has stopped");
    // The run is over, but its memory stays open to the panel: the worker must outlive VS Code's session.
    else if (request.command === "disconnect" && this.isOver()) this.answer(request);
    else if (startsRun(request)) void this.forwardWithFiles(request);
    else this.forward(request);
  }

  /** Of itself, with memory to look at or a story to tell, or stopped from outside. */
  isOver(): boolean {
    return this.state === "ended" || this.state === "rejected" || this.state === "closed";
  }

  private async forwardWithFiles(request: Message): Promise<void> {
    const args =
      request.command === "launch" ? request.arguments : (request.arguments?.["arguments"] as Message["arguments"]);
    const files = await programFiles(uriOf(String(args?.["program"] ?? this.program)));
    const filled = { ...args, files };
    this.forward({ ...request, arguments: request.command === "launch" ? filled : { arguments: filled } });
  }

  private forward(request: Message): void {
    const limit = startsRun(request) ? launchLimitMs : answerLimitMs;
    const timer = setTimeout(() => this.late(request), limit);
    this.watched.set(request.seq, { request, timer });
    this.worker.post(request);
  }

  /** A big picture on a slow machine takes its time: only the user ends a session that is slow, or wants to leave it. */
  private late({ command }: Message): void {
    if (this.isLeaving) this.die(`The engine did not answer "${command}" and was ended.`);
    else if (this.caughtUp === undefined) this.listener.slow(this, new Promise((resolve) => (this.caughtUp = resolve)));
  }

  /** The user waits no longer for an answer. */
  giveUp(): void {
    this.die("The engine was ended before it answered.");
  }

  /** A request of our own; rejects with the adapter's words. */
  ask<T>(command: string, args: unknown): Promise<T> {
    if (this.dead) return Promise.reject(new Error("the engine has stopped"));
    const seq = this.nextOwnSeq++;
    return new Promise<T>((resolve, reject) => {
      this.pending.set(seq, { resolve: resolve as (body: unknown) => void, reject });
      this.forward({ seq, type: "request", command, arguments: args as Record<string, unknown> });
    });
  }

  private fromWorker(message: Message): void {
    if (message.type === "response" && message.request_seq !== undefined) {
      const asked = this.watched.get(message.request_seq);
      // What the worker was asked before it was given to this session.
      if (asked === undefined) return;
      clearTimeout(asked.timer);
      this.watched.delete(message.request_seq);
      if (this.watched.size === 0) this.notLate();
      if (this.settle(message.request_seq, message)) return;
      const told =
        message.command === "stackTrace" ? this.withoutEnds(message, asked.request) : this.withoutDialog(message);
      this.toClient.fire(told as vscode.DebugProtocolMessage);
      return;
    }
    if (message.type === "event" && this.hear(message)) return;
    this.toClient.fire(message as vscode.DebugProtocolMessage);
  }

  private notLate(): void {
    this.caughtUp?.();
    this.caughtUp = undefined;
  }

  private settle(seq: number, message: Message): boolean {
    const waiting = this.pending.get(seq);
    if (!waiting) return false;
    this.pending.delete(seq);
    if (message.success) waiting.resolve(message.body);
    else waiting.reject(new Error(message.message ?? "the request failed"));
    return true;
  }

  /**
   * VS Code selects a frame's whole range and scrolls its end into sight, which pushes the beginnings of all lines out of a
   * narrow editor. It gets the start alone; the range is marked by us.
   */
  private withoutEnds(message: Message, request: Message): Message {
    const frames = message.body?.["stackFrames"] as readonly Frame[] | undefined;
    if (frames === undefined) return message;
    const [top] = frames;
    const isInnermost = (request.arguments?.["startFrame"] ?? 0) === 0;
    const isWhole = top?.source?.path !== undefined && top.endLine !== undefined && top.endColumn !== undefined;
    if (isInnermost && isWhole) {
      const { line, column, endLine = line, endColumn = column } = top;
      const uri = top.source?.path ?? "";
      this.listener.statement(this, { uri, startLine: line, startColumn: column, endLine, endColumn });
    }
    const stackFrames = frames.map(({ endLine: _line, endColumn: _column, ...frame }) => frame);
    return { ...message, body: { ...message.body, stackFrames } };
  }

  /** A rejected program has its story in the panel and in Problems; VS Code's own modal dialog would only be in the way. */
  private withoutDialog(message: Message): Message {
    if (message.success !== false || !this.wasRejected || !startsRun(message)) return message;
    const error = (message.body?.["error"] ?? {}) as Record<string, unknown>;
    return { ...message, body: { ...message.body, error: { ...error, showUser: false } } };
  }

  /** Takes note of an event; true when it is not for VS Code. */
  private hear(message: Message): boolean {
    const body = message.body ?? {};
    if (message.event === viewChangedEvent) {
      const changed = body as unknown as ViewChangedBody;
      this.state = changed.state;
      this.listener.changed(this, changed);
      return false;
    }
    if (message.event === rejectedEvent) {
      this.wasRejected = true;
      this.state = "rejected";
      this.listener.rejected(this, body as unknown as RejectedBody);
      return false;
    }
    if (message.event === "exited") this.listener.exited(this, Number(body["exitCode"]), this.endWords);
    const category = body["category"];
    if (message.event === "output" && category === "console" && this.state === "ended")
      this.endWords.push(String(body["output"]).trim());
    if (message.event !== "output" || (category !== "stdout" && category !== "stderr")) return false;
    // The program's own output belongs into its terminal.
    if (this.state === "rejected") return false;
    this.listener.output(this, category, String(body["output"]));
    return true;
  }

  private answer(request: Message): void {
    const response = { seq: 0, type: "response", request_seq: request.seq, command: request.command, success: true };
    this.toClient.fire(response as unknown as vscode.DebugProtocolMessage);
  }

  private refuse(request: Message, message: string): void {
    if (request.command === "disconnect") {
      this.answer(request);
      return;
    }
    const response = {
      seq: 0,
      type: "response",
      request_seq: request.seq,
      command: request.command,
      success: false,
      message,
    };
    this.toClient.fire(response as unknown as vscode.DebugProtocolMessage);
  }

  /** The worker is gone or hangs: everything that waits is told, and VS Code's session ends. */
  private die(words: string): void {
    if (this.dead) return;
    this.dead = true;
    this.state = "closed";
    this.worker.terminate();
    for (const { reject } of this.pending.values()) reject(new Error(words));
    this.pending.clear();
    for (const [seq, { request, timer }] of this.watched) {
      clearTimeout(timer);
      if (seq < firstOwnSeq) this.refuse(request, words);
    }
    this.watched.clear();
    this.notLate();
    this.listener.problem(this, words);
    this.toClient.fire({ seq: 0, type: "event", event: "terminated" } as unknown as vscode.DebugProtocolMessage);
  }

  /** VS Code drops the adapter when its session ends. */
  dispose(): void {
    if (this.isOver()) return;
    this.close();
    this.listener.closed(this);
  }

  /** Ends the worker, and with it the memory that the panel shows. */
  close(): void {
    this.dead = true;
    this.state = "closed";
    for (const { timer } of this.watched.values()) clearTimeout(timer);
    for (const { reject } of this.pending.values()) reject(new Error("the session is over"));
    this.pending.clear();
    this.notLate();
    this.worker.terminate();
    this.toClient.dispose();
  }
}

function startsRun({ command }: Message): boolean {
  return command === "launch" || command === "restart";
}
