/**
 * A small builder for bodies that no source text stands for: drop glue and the adapters between calling forms. They have no
 * stop points and no variables, so a debugger steps through them without noticing.
 */
import type { Span } from "../../base/source";
import type { DefId } from "../../resolve/def";
import type { Ty } from "../../types/ty";
import type {
  BasicBlock,
  BasicBlockData,
  Body,
  Constant,
  FieldIdx,
  Local,
  LocalDecl,
  Operand,
  Place,
  Projection,
  Rvalue,
  SourceInfo,
  SourceScope,
  Statement,
  StatementKind,
  Terminator,
  TerminatorKind,
  UnwindAction,
} from "../mir";

const scope = 0 as SourceScope;

export class ShimBody {
  private readonly locals: LocalDecl[] = [];
  private readonly blocks: { statements: Statement[]; terminator: Terminator; isCleanup: boolean }[] = [];
  private readonly info: SourceInfo;
  private argCount = 0;

  constructor(
    private readonly def: DefId,
    private readonly name: string,
    private readonly span: Span,
    returnTy: Ty,
  ) {
    this.info = { span, scope };
    this.locals.push(this.decl(returnTy, { kind: "Return" }));
  }

  /** All arguments are made before the first temporary. */
  arg(ty: Ty): Local {
    this.argCount++;
    return (this.locals.push(this.decl(ty, { kind: "Arg", name: undefined })) - 1) as Local;
  }

  temp(ty: Ty): Local {
    return (this.locals.push(this.decl(ty, { kind: "Temp", of: undefined, isBlockTail: false })) - 1) as Local;
  }

  block(terminator: TerminatorKind, statements: readonly StatementKind[] = [], isCleanup = false): BasicBlock {
    this.blocks.push({
      statements: statements.map((statement) => ({ ...statement, info: this.info })),
      terminator: { ...terminator, info: this.info },
      isCleanup,
    });
    return (this.blocks.length - 1) as BasicBlock;
  }

  /** For loops: a block whose contents come later. */
  reserve(isCleanup = false): BasicBlock {
    return this.block({ kind: "Unreachable" }, [], isCleanup);
  }

  fill(block: BasicBlock, terminator: TerminatorKind, statements: readonly StatementKind[] = []): void {
    const old = this.blocks[block];
    this.blocks[block] = {
      statements: statements.map((statement) => ({ ...statement, info: this.info })),
      terminator: { ...terminator, info: this.info },
      isCleanup: old?.isCleanup ?? false,
    };
  }

  fnOperand(ty: Ty): Operand {
    const constant: Constant = { span: this.span, ty, value: { kind: "ZeroSized" }, userType: undefined };
    return { kind: "Constant", constant };
  }

  usize(ty: Ty, value: bigint): Operand {
    return {
      kind: "Constant",
      constant: { span: this.span, ty, value: { kind: "Scalar", bits: value }, userType: undefined },
    };
  }

  str(ty: Ty, text: string): Operand {
    return { kind: "Constant", constant: { span: this.span, ty, value: { kind: "Str", text }, userType: undefined } };
  }

  call(
    func: Operand,
    args: readonly Operand[],
    destination: Place,
    target: BasicBlock | undefined,
    unwind: UnwindAction,
  ): TerminatorKind {
    return { kind: "Call", func, args, destination, target, unwind, callSource: "Misc", fnSpan: this.span };
  }

  /** Block 0 is made last by most shims: `entry` becomes it. */
  finish(entry: BasicBlock, options: { readonly trackCaller?: boolean } = {}): Body {
    const moved = moveToFront(this.blocks, entry);
    return {
      phase: "runtime",
      def: this.def,
      name: this.name,
      source: "Shim",
      span: this.span,
      argCount: this.argCount,
      spreadArg: undefined,
      locals: this.locals,
      blocks: moved,
      sourceScopes: [{ span: this.span, parentScope: undefined }],
      varDebugInfo: [],
      stopPoints: [],
      promoted: [],
      userTypes: [],
      viewFlags: [],
      trackCaller: options.trackCaller === true,
      hasUnsafe: false,
      upvars: [],
      tainted: false,
    };
  }

  private decl(ty: Ty, kind: LocalDecl["kind"]): LocalDecl {
    return { ty, mutability: "Mut", span: this.span, scope, kind };
  }
}

/** Puts `entry` first: swaps it with block 0 and renames the targets. */
function moveToFront(blocks: readonly BasicBlockData[], entry: BasicBlock): BasicBlockData[] {
  if (entry === 0) return [...blocks];
  const renamed = (block: BasicBlock): BasicBlock =>
    block === 0 ? entry : block === entry ? (0 as BasicBlock) : block;
  const list = blocks.map((block) => ({ ...block, terminator: renameTargets(block.terminator, renamed) }));
  const [first, own] = [list[0] as BasicBlockData, list[entry] as BasicBlockData];
  list[0] = own;
  list[entry] = first;
  return list;
}

function renameTargets(terminator: Terminator, renamed: (block: BasicBlock) => BasicBlock): Terminator {
  const unwind = (action: UnwindAction): UnwindAction =>
    action.kind === "Cleanup" ? { kind: "Cleanup", target: renamed(action.target) } : action;
  switch (terminator.kind) {
    case "Goto":
      return { ...terminator, target: renamed(terminator.target) };
    case "SwitchInt":
      return { ...terminator, targets: terminator.targets.map(renamed), otherwise: renamed(terminator.otherwise) };
    case "Drop":
      return { ...terminator, target: renamed(terminator.target), unwind: unwind(terminator.unwind) };
    case "Call":
      return {
        ...terminator,
        target: terminator.target === undefined ? undefined : renamed(terminator.target),
        unwind: unwind(terminator.unwind),
      };
    default:
      return terminator;
  }
}

// ---- small constructors ----

export function place(local: Local, ...projection: Projection[]): Place {
  return { local, projection };
}

export const deref: Projection = { kind: "Deref" };

export function field(index: FieldIdx, ty: Ty): Projection {
  return { kind: "Field", field: index, ty };
}

export function assign(to: Place, rvalue: Rvalue): StatementKind {
  return { kind: "Assign", place: to, rvalue };
}

export function move(from: Place): Operand {
  return { kind: "Move", place: from };
}

export function copy(from: Place): Operand {
  return { kind: "Copy", place: from };
}
