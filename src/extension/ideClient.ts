/**
 * Talks to the `ide` worker, which checks programs and answers hovers. The worker starts with the first request and is
 * started anew when it dies or hangs; what was asked of it then has no answer.
 */
import type * as vscode from "vscode";
import type { IdeMethod, IdeMethods, IdeRequest, IdeResponse } from "../ide/protocol";
import { type EngineWorker, startWorker } from "./worker";

const answerLimitMs = 20_000;

interface Waiting {
  readonly resolve: (result: unknown) => void;
  readonly timer: ReturnType<typeof setTimeout>;
}

export class IdeClient implements vscode.Disposable {
  private worker: EngineWorker | undefined;
  private readonly waiting = new Map<number, Waiting>();
  private nextId = 1;

  constructor(
    private readonly extension: vscode.Uri,
    private readonly log: (words: string) => void,
  ) {}

  /** `null` when there is no answer: outdated, our fault (logged), or the worker is gone. */
  request<M extends IdeMethod>(method: M, params: IdeMethods[M]["params"]): Promise<IdeMethods[M]["result"] | null> {
    const id = this.nextId++;
    return new Promise((resolve) => {
      const timer = setTimeout(
        () => this.restart(`"${method}" took longer than ${answerLimitMs / 1000} s`),
        answerLimitMs,
      );
      this.waiting.set(id, { resolve: resolve as (result: unknown) => void, timer });
      const request: IdeRequest<M> = { id, method, params };
      this.running().post(request);
    });
  }

  private running(): EngineWorker {
    if (this.worker) return this.worker;
    const worker = startWorker(this.extension);
    worker.onMessage((message) => this.receive(message as IdeResponse));
    worker.onDeath((words) => this.worker === worker && this.restart(words));
    this.worker = worker;
    return worker;
  }

  private receive(response: IdeResponse): void {
    const waiting = this.waiting.get(response.id);
    if (!waiting) return;
    this.waiting.delete(response.id);
    clearTimeout(waiting.timer);
    if ("error" in response) this.log(response.error);
    waiting.resolve("result" in response ? response.result : null);
  }

  private restart(words: string): void {
    this.log(`the checker was started anew: ${words}`);
    this.dispose();
  }

  dispose(): void {
    this.worker?.terminate();
    this.worker = undefined;
    for (const { resolve, timer } of this.waiting.values()) {
      clearTimeout(timer);
      resolve(null);
    }
    this.waiting.clear();
  }
}
