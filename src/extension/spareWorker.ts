/**
 * A worker that waits for the next debug session. A new one takes most of a second for its first stop, nearly all of it for code that
 * the host has never run: this one has checked the program in the editor already, and gone to its first stop.
 */
import * as vscode from "vscode";
import { type PrepareArguments, prepareRequest } from "../debug/view/protocol";
import { type EngineWorker, startWorker } from "./worker";

/** After the last of what comes while someone types or a session starts. */
const quietMilliseconds = 1000;

export class SpareWorker implements vscode.Disposable {
  private worker: EngineWorker | undefined;
  private timer: ReturnType<typeof setTimeout> | undefined;
  /** What is likely to be launched next. */
  private next: PrepareArguments | undefined;
  private readonly closing = vscode.workspace.onDidCloseTextDocument(() => {
    if (!vscode.workspace.textDocuments.some(({ languageId }) => languageId === "rust")) this.forget();
  });

  constructor(private readonly extension: vscode.Uri) {}

  /** A program without errors was looked at. */
  prepare(next: PrepareArguments): void {
    this.next = next;
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.prepareNow(next), quietMilliseconds);
  }

  private prepareNow(next: PrepareArguments): void {
    this.worker ??= this.start();
    // Numbered as no request of a session is: no one waits for the answer.
    this.worker.post({ seq: 0, type: "request", command: prepareRequest, arguments: next });
  }

  private start(): EngineWorker {
    const worker = startWorker(this.extension);
    worker.onDeath(() => {
      if (this.worker === worker) this.worker = undefined;
    });
    return worker;
  }

  /** For a session of its own: the spare one, or a new one. Another is made ready for the session after it. */
  take(): EngineWorker {
    const worker = this.worker ?? startWorker(this.extension);
    this.worker = undefined;
    if (this.next !== undefined) this.prepare(this.next);
    return worker;
  }

  private forget(): void {
    clearTimeout(this.timer);
    this.next = undefined;
    this.worker?.terminate();
    this.worker = undefined;
  }

  dispose(): void {
    this.forget();
    this.closing.dispose();
  }
}
