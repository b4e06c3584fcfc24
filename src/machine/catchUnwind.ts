/**
 * The one intrinsic with control flow: `catch_unwind(try_fn, data, catch_fn)`, as a body. Its unwind edge leads to a block
 * that is no cleanup: unwinding ends there.
 */
import { rootContext, type FileId, type Span } from "../base/source";
import type {
  BasicBlock,
  BasicBlockData,
  Body,
  Constant,
  Local,
  LocalDecl,
  Operand,
  SourceInfo,
  SourceScope,
  Terminator,
} from "../mir/mir";
import type { DefId } from "../resolve/def";
import { dummyBinder, mkFnPtr, mkRawPtr, tyI32, tyU8, tyUnit } from "../types/intern";
import type { Ty } from "../types/ty";

const span: Span = { file: 0 as FileId, lo: 0, hi: 0, ctxt: rootContext };
const info: SourceInfo = { span, scope: 0 as SourceScope };
const pointer = mkRawPtr(tyU8, "Mut");

function fnPointer(inputs: readonly Ty[]): Ty {
  return mkFnPtr(dummyBinder({ inputs, output: tyUnit, unsafe: false, abi: "Rust", cVariadic: false }));
}

/** _1: try_fn, _2: data, _3: catch_fn, _4: the payload, _5: unit. */
const tys: readonly Ty[] = [tyI32, fnPointer([pointer]), pointer, fnPointer([pointer, pointer]), pointer, tyUnit];

function copy(local: number): Operand {
  return { kind: "Copy", place: { local: local as Local, projection: [] } };
}

function int(value: bigint): Operand {
  const constant: Constant = { span, ty: tyI32, value: { kind: "Scalar", bits: value }, userType: undefined };
  return { kind: "Constant", constant };
}

function call(func: Operand, args: readonly Operand[], target: number, cleanup: number | undefined): Terminator {
  const unwind =
    cleanup === undefined
      ? ({ kind: "Continue" } as const)
      : ({ kind: "Cleanup", target: cleanup as BasicBlock } as const);
  return {
    kind: "Call",
    func,
    args,
    destination: { local: 5 as Local, projection: [] },
    target: target as BasicBlock,
    unwind,
    callSource: "Misc",
    fnSpan: span,
    info,
  };
}

function returning(value: bigint): BasicBlockData {
  return {
    statements: [
      {
        kind: "Assign",
        place: { local: 0 as Local, projection: [] },
        rvalue: { kind: "Use", operand: int(value) },
        info,
      },
    ],
    terminator: { kind: "Return", info },
    isCleanup: false,
  };
}

export function catchUnwindBody(def: DefId): Body {
  const locals: LocalDecl[] = tys.map((ty, i) => ({
    ty,
    mutability: "Mut",
    span,
    scope: 0 as SourceScope,
    kind:
      i === 0
        ? { kind: "Return" }
        : i <= 3
          ? { kind: "Arg", name: undefined }
          : { kind: "Temp", of: undefined, isBlockTail: false },
  }));
  const blocks: BasicBlockData[] = [
    { statements: [], terminator: call(copy(1), [copy(2)], 1, 2), isCleanup: false },
    returning(0n),
    {
      statements: [
        {
          kind: "Assign",
          place: { local: 4 as Local, projection: [] },
          rvalue: { kind: "NullaryOp", op: "UnwindPayload", ty: pointer },
          info,
        },
      ],
      terminator: call(copy(3), [copy(2), copy(4)], 3, undefined),
      isCleanup: false,
    },
    returning(1n),
  ];
  return {
    phase: "runtime",
    def,
    name: "catch_unwind",
    source: "Shim",
    span,
    argCount: 3,
    spreadArg: undefined,
    locals,
    blocks,
    sourceScopes: [{ span, parentScope: undefined }],
    varDebugInfo: [],
    stopPoints: [],
    promoted: [],
    userTypes: [],
    viewFlags: [],
    trackCaller: false,
    hasUnsafe: false,
    upvars: [],
    tainted: false,
  };
}
