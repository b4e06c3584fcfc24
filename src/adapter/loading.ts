/**
 * What a launch loads, and what was loaded before it: a program that did not change is taken as it is, a body that did not change
 * is not checked again, and a launch that is likely to come is made ahead (`prepare`).
 */
import { type LoadedProgram, type LoadResult, loadProgram } from "../debug/load";
import { Session } from "../debug/session";
import type { LaunchArguments, PrepareArguments } from "../debug/view/protocol";
import type { SpaceOptions } from "../machine/interface";
import { memoryAhead } from "../machine/memory";
import type { WasmMemory } from "../machine/wasm/host";
import { BodyCache } from "../resolve/reuse/body_cache";
import { RequestError } from "./dispatch";

/** A rehearsal's steps are short, or they are left before their end. */
const rehearsedFuel = 1_000_000;

export class Loading {
  private last: LoadedProgram | undefined;
  private readonly bodies = new BodyCache();
  /** Made before the program is read, for its rehearsal. */
  private memory: WasmMemory | undefined;
  private rehearsed: { readonly program: LoadedProgram; readonly session: Session } | undefined;

  constructor(private readonly host: { readFile(uri: string): string; now(): number }) {}

  /** Throws a RequestError where there is no such file. */
  load({ program, edition, test, files }: LaunchArguments): LoadResult {
    if (typeof program !== "string" || program === "") throw new RequestError("'program' must name a Rust file");
    const request = {
      program,
      edition: edition === "2021" ? 2021 : edition === "2024" ? 2024 : undefined,
      test,
      readFile: (uri: string) => files?.[uri] ?? this.read(uri),
    } as const;
    const loaded = loadProgram(request, this.last, this.bodies);
    if (loaded.kind === "loaded") this.last = loaded.program;
    return loaded;
  }

  private read(uri: string): string {
    try {
      return this.host.readFile(uri);
    } catch (error) {
      throw new RequestError(error instanceof Error ? error.message : String(error));
    }
  }

  /**
   * Loads what is likely to be launched, and goes to its first stops: the launch finds the program checked and linked, and the engine's
   * own code compiled by the host. What is wrong with the program, its launch tells.
   */
  prepare(args: PrepareArguments): void {
    if (this.rehearsed === undefined) this.memory ??= memoryAhead({});
    const loaded = this.load(args);
    if (loaded.kind === "rejected" || loaded.program === this.rehearsed?.program) return;
    const { program } = loaded;
    this.rehearsed = { program, session: rehearse(program, () => this.host.now(), this.takeMemory({})) };
  }

  /** For the run of a program that is still to be read. */
  takeMemory(sizes: SpaceOptions): WasmMemory {
    const memory = this.rehearsed?.session.leaveMemory() ?? this.memory ?? memoryAhead(sizes);
    this.rehearsed = undefined;
    this.memory = undefined;
    return memory;
  }
}

/** The entry and one step, each with its picture. Nothing that the program does there is kept. */
function rehearse(program: LoadedProgram, now: () => number, memory: WasmMemory): Session {
  const session = new Session(program, {
    args: [],
    stdin: undefined,
    stackSizeBytes: undefined,
    heapLimitBytes: undefined,
    seed: 0,
    onOutput: () => {},
    now,
    memory,
  });
  let baseRevision: number | undefined;
  for (const kind of ["entry", "over"] as const) {
    session.resume({ kind });
    if (session.slice(rehearsedFuel)?.kind !== "stopped") break;
    const answer = session.view(baseRevision === undefined ? {} : { baseRevision });
    if (answer.kind === "full") baseRevision = answer.view.revision;
  }
  return session;
}
