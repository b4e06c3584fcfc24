/**
 * The state of building one body: blocks, locals, source scopes, stop points and variables, with the small operations
 * that everything in `build/` is written in. There is always a current block (`block`), and code is appended to it.
 * No language rules here.
 */
import { expectDefined, invariant } from "../../base/invariant";
import type { Span } from "../../base/source";
import type { NodeId } from "../../syntax/ast";
import { tyUnit } from "../../types/intern";
import type { Block, TypedBody } from "../../types/body";
import type { TyCtxt } from "../../types/tcx";
import type { Mutability, ParamEnv, Ty } from "../../types/ty";
import type {
  BasicBlock,
  Constant,
  Local,
  LocalDecl,
  Operand,
  Place,
  Rvalue,
  SourceInfo,
  SourceScope,
  SourceScopeData,
  Statement,
  StatementKind,
  StopId,
  StopPoint,
  Terminator,
  TerminatorKind,
  VarDebugInfo,
} from "../mir";
import type { Captures } from "./captures";
import { Scopes } from "./scope";

export interface BlockUnderConstruction {
  readonly statements: Statement[];
  terminator: Terminator | undefined;
  readonly isCleanup: boolean;
}

/** Where a variable lives, and the reference to it that a guard sees. */
export interface Variable {
  readonly local: Local;
  readonly refForGuard: Local | undefined;
}

export class Builder {
  readonly env: ParamEnv;
  readonly blocks: BlockUnderConstruction[] = [];
  readonly locals: LocalDecl[] = [];
  readonly sourceScopes: SourceScopeData[] = [];
  readonly varDebugInfo: VarDebugInfo[] = [];
  readonly stopPoints: StopPoint[] = [];
  readonly variables = new Map<NodeId, Variable>();
  /** Variables that the guard being built sees through references. */
  readonly guardBindings = new Set<NodeId>();
  readonly scopes: Scopes = new Scopes(this);
  /** Macro calls that have their stop. */
  readonly macroStops = new Set<string>();
  captures: Captures | undefined;
  /** The body of a function: at its end the function returns. */
  bodyBlock: Block | undefined;
  block: BasicBlock;
  sourceScope: SourceScope;
  argCount = 0;

  constructor(
    readonly tcx: TyCtxt,
    readonly typed: TypedBody,
  ) {
    this.env = tcx.paramEnv(typed.def);
    this.sourceScope = this.newSourceScope(typed.span, undefined);
    this.block = this.newBlock();
  }

  // ---- blocks ----

  newBlock(isCleanup = false): BasicBlock {
    this.blocks.push({ statements: [], terminator: undefined, isCleanup });
    return (this.blocks.length - 1) as BasicBlock;
  }

  data(block: BasicBlock): BlockUnderConstruction {
    return expectDefined(this.blocks[block], `bb${block}`);
  }

  info(span: Span): SourceInfo {
    return { span, scope: this.sourceScope };
  }

  push(statement: StatementKind, span: Span): void {
    this.pushTo(this.block, statement, this.info(span));
  }

  pushTo(block: BasicBlock, statement: StatementKind, info: SourceInfo): void {
    this.data(block).statements.push({ ...statement, info });
  }

  assign(place: Place, rvalue: Rvalue, span: Span): void {
    this.push({ kind: "Assign", place, rvalue }, span);
  }

  assignUnit(place: Place, span: Span): void {
    this.assign(place, { kind: "Use", operand: { kind: "Constant", constant: unitConstant(span) } }, span);
  }

  terminateBlock(block: BasicBlock, terminator: TerminatorKind, info: SourceInfo): void {
    const data = this.data(block);
    invariant(data.terminator === undefined, `bb${block} is terminated twice`);
    data.terminator = { ...terminator, info };
  }

  terminate(terminator: TerminatorKind, span: Span): void {
    this.terminateBlock(this.block, terminator, this.info(span));
  }

  goto(target: BasicBlock, span: Span): void {
    this.terminate({ kind: "Goto", target }, span);
  }

  /** After code that never returns: what follows goes into a block that nothing reaches. */
  startUnreachable(): void {
    this.block = this.newBlock();
  }

  /** A terminator that may unwind; its target is the current block afterwards. */
  terminateUnwinding(make: (target: BasicBlock) => TerminatorKind, span: Span): void {
    const target = this.newBlock();
    const from = this.block;
    this.terminate(make(target), span);
    this.scopes.divergeFrom(from);
    this.block = target;
  }

  // ---- locals ----

  newLocal(decl: LocalDecl): Local {
    this.locals.push(decl);
    return (this.locals.length - 1) as Local;
  }

  newTemp(ty: Ty, span: Span, mutability: Mutability = "Mut"): Local {
    return this.newLocal({
      ty,
      mutability,
      span,
      scope: 0 as SourceScope,
      kind: { kind: "Temp", of: span, isBlockTail: false },
    });
  }

  tempPlace(ty: Ty, span: Span): Place {
    return placeOf(this.newTemp(ty, span));
  }

  // ---- scopes of the source, stops ----

  newSourceScope(span: Span, parent: SourceScope | undefined): SourceScope {
    this.sourceScopes.push({ span, parentScope: parent });
    return (this.sourceScopes.length - 1) as SourceScope;
  }

  /** A moment a person would see, before what follows. */
  stop(kind: StopPoint["kind"], span: Span, local?: Local): void {
    this.stopIn(this.block, kind, this.info(span), local);
  }

  stopIn(block: BasicBlock, kind: StopPoint["kind"], info: SourceInfo, local: Local | undefined): void {
    this.stopPoints.push({ span: info.span, scope: info.scope, kind, local });
    this.pushTo(block, { kind: "StopPoint", stop: (this.stopPoints.length - 1) as StopId }, info);
  }

  /** Written by a macro that this body calls: what a macro does is one step. */
  isInMacro({ ctxt }: Span): boolean {
    return ctxt !== this.typed.span.ctxt && this.callSite({ ...this.typed.span, ctxt }) !== undefined;
  }

  /** What is written in this body itself: the span, or the macro call that it comes from. */
  callSite(span: Span): Span | undefined {
    return this.tcx.callSiteIn(span, this.typed.span.ctxt);
  }

  /** At the closing brace: the value is there, and so are the variables. */
  stopAtReturn(): void {
    this.stop("Return", endPoint(this.typed.span));
  }

  /** In which a variable has its name. */
  scopeOfVariable(local: Local): SourceScope | undefined {
    return this.varDebugInfo.find(({ value }) => value.kind === "Place" && value.place.local === local)?.scope;
  }

  // ---- types ----

  needsDrop(ty: Ty): boolean {
    return this.tcx.needsDrop(ty, this.env);
  }

  /** A use of a place as a value. */
  consume(place: Place, ty: Ty): Operand {
    return { kind: this.tcx.isCopy(ty, this.env) ? "Copy" : "Move", place };
  }
}

export function placeOf(local: Local): Place {
  return { local, projection: [] };
}

export function project(place: Place, ...projection: Place["projection"]): Place {
  return { local: place.local, projection: [...place.projection, ...projection] };
}

export function copyOf(place: Place): Operand {
  return { kind: "Copy", place };
}

export function moveOf(place: Place): Operand {
  return { kind: "Move", place };
}

export function scalarConstant(ty: Ty, bits: bigint, span: Span): Operand {
  return { kind: "Constant", constant: { span, ty, value: { kind: "Scalar", bits }, userType: undefined } };
}

export function unitConstant(span: Span): Constant {
  return { span, ty: tyUnit, value: { kind: "ZeroSized" }, userType: undefined };
}

/** The last character: a closing brace, a semicolon. */
export function endPoint(span: Span): Span {
  return { ...span, lo: Math.max(span.lo, span.hi - 1) };
}
