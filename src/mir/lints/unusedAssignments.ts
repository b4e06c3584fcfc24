/**
 * `unused_assignments`: values of variables that nothing reads before they are overwritten or their variable ends. Liveness of locals
 * (`dataflow/live.ts`), where dropping a value, and reading it to compute its own `+=`, do not count. What the program wrote as an
 * assignment, an initialiser or a parameter is known from the typed body.
 *
 *     let mut a = 0;  a = 5;  println!("{a}")        // `0` is never read
 *
 * Left out: the parts of patterns, and coroutines.
 */
import { BitSet } from "../../base/bitset";
import { type Diagnostic, warning } from "../../base/diagnostic";
import type { Span } from "../../base/source";
import type { Expr, TypedBody } from "../../types/body";
import { visitExpr } from "../../types/check/visit";
import type { TyCtxt } from "../../types/tcx";
import { liveLocals } from "../dataflow/live";
import type { BasicBlock, Body, Local, Place, Statement, Terminator } from "../mir";
import { startBlock } from "../mir";
import { reversePostorder } from "../successors";

export function lintUnusedAssignments(tcx: TyCtxt, body: Body): Diagnostic[] {
  if (body.source !== "Fn" && body.source !== "Closure") return [];
  const typed = tcx.typedBody(body.def);
  return typed.kind === "Coroutine" ? [] : new UnusedAssignments(body, typed).run();
}

type Key = string;
const keyOf = ({ lo, hi, ctxt }: Span): Key => `${lo}:${hi}:${ctxt}`;

class UnusedAssignments {
  private readonly assignments = new Set<Key>();
  private readonly compound = new Set<Key>();
  /** The initialisers of plain variables, by the place of the name. */
  private readonly initialisers = new Map<Key, Span>();
  private readonly found: Diagnostic[] = [];
  private readonly read = new BitSet();
  private readonly written = new Map<Local, { dead: boolean; live: boolean }>();

  constructor(
    private readonly body: Body,
    private readonly typed: TypedBody,
  ) {
    visitExpr(typed.value, {
      expr: (e) => this.expr(e),
      block: ({ statements }) => {
        for (const stmt of statements) {
          if (stmt.kind !== "Let" || stmt.init === undefined || stmt.pat.kind.kind !== "Binding") continue;
          const { nameSpan, subpattern, mode } = stmt.pat.kind;
          if (subpattern === undefined && mode === "ByValue") this.initialisers.set(keyOf(nameSpan), stmt.init.span);
        }
      },
    });
  }

  private expr({ kind, span }: Expr): void {
    if (kind.kind !== "Assign" && kind.kind !== "AssignOp") return;
    let place = kind.place;
    while (place.kind.kind === "Field" || place.kind.kind === "Index") place = place.kind.base;
    if (place.kind.kind !== "VarRef") return;
    (kind.kind === "Assign" ? this.assignments : this.compound).add(keyOf(span));
    // Where the old value is dropped first, MIR has the place's span.
    if (kind.kind === "Assign") this.assignments.add(keyOf(kind.place.span));
  }

  run(): Diagnostic[] {
    const live = liveLocals(
      this.body,
      (at) => at.kind !== "Drop" && (this.compound.size === 0 || !this.compound.has(keyOf(at.info.span))),
    );
    let atStart = undefined as ReturnType<typeof live.visit> | undefined;
    for (const block of reversePostorder(this.body.blocks)) {
      if (this.body.blocks[block]?.isCleanup === true) continue;
      const state = live.visit(block as BasicBlock, (after, at) => this.write(after, at));
      this.read.union(state);
      if (block === startBlock) atStart = state;
    }
    for (const [local, { dead, live: isLive }] of this.written) if (dead && !isLive) this.initialiser(local);
    this.typed.params.forEach(({ pat }, index) => {
      const local = (index + 1) as Local;
      const isPlain = pat?.kind.kind === "Binding" && this.body.locals[local]?.kind.kind === "Arg";
      if (pat === undefined || !isPlain || atStart?.has(local) === true || !this.read.has(local)) return;
      if (this.nameOf(local) !== undefined) this.report("passed", local, pat.span);
    });
    return this.found;
  }

  private write(after: { has(local: number): boolean }, at: Statement | Terminator): void {
    for (const { local } of readsOf(at)) this.read.add(local);
    const place = at.kind === "Assign" ? at.place : at.kind === "Call" ? at.destination : undefined;
    if (place === undefined || this.nameOf(place.local) === undefined) return;
    if (place.projection.some(({ kind }) => kind === "Deref")) return;
    const isLive = after.has(place.local);
    const key = keyOf(at.info.span);
    if (this.assignments.has(key) || this.compound.has(key)) {
      if (!isLive) this.report("assigned", place.local, at.info.span);
      return;
    }
    if (place.projection.length > 0) return;
    const before = this.written.get(place.local) ?? { dead: false, live: false };
    this.written.set(place.local, { dead: before.dead || !isLive, live: before.live || isLive });
  }

  /** Of a variable that is read, only not with its first value. */
  private initialiser(local: Local): void {
    const decl = this.body.locals[local];
    const span = decl === undefined ? undefined : this.initialisers.get(keyOf(decl.span));
    if (span !== undefined && this.read.has(local)) this.report("assigned", local, span);
  }

  private nameOf(local: Local): string | undefined {
    const kind = this.body.locals[local]?.kind;
    const name = kind?.kind === "User" || kind?.kind === "Arg" ? kind.name : undefined;
    return name === undefined || name.startsWith("_") || name === "self" ? undefined : name;
  }

  private report(how: "assigned" | "passed", local: Local, span: Span): void {
    if (span.ctxt !== 0) return;
    this.found.push(
      warning("unused_assignments", `value ${how} to \`${this.nameOf(local) ?? ""}\` is never read`, span, {
        help: ["maybe it is overwritten before being read?"],
      }),
    );
  }
}

/** Places that a statement looks at by reference: their variables count as read wherever that is. */
function readsOf(at: Statement | Terminator): Place[] {
  if (at.kind !== "Assign") return [];
  const { rvalue } = at;
  return rvalue.kind === "Ref" || rvalue.kind === "RawPtr" ? [rvalue.place] : [];
}
