/**
 * A function of a foreign ABI (`extern "C"`) cannot unwind: what would unwind out of it ends the run. After drop elaboration,
 * so that the drops of such a function are seen.
 */
import type { Abi } from "../types/ty";
import type { TyCtxt } from "../types/tcx";
import type { BasicBlockData, Body, Terminator } from "./mir";

const unwindingAbis: ReadonlySet<Abi> = new Set<Abi>(["Rust", "rust-call", "C-unwind"]);

export function abortUnwindingCalls(tcx: TyCtxt, body: Body): Body {
  if (body.source !== "Fn" || unwindingAbis.has(tcx.fnSig(body.def).value.abi)) return body;
  return { ...body, blocks: body.blocks.map((block) => (block.isCleanup ? block : withoutUnwinding(block))) };
}

function withoutUnwinding(block: BasicBlockData): BasicBlockData {
  const { terminator } = block;
  return "unwind" in terminator ? { ...block, terminator: terminating(terminator) } : block;
}

function terminating<T extends Terminator & { readonly unwind: unknown }>(terminator: T): T {
  return { ...terminator, unwind: { kind: "Terminate", reason: "Abi" } };
}
