/**
 * Exhaustiveness and reachability of patterns by usefulness (Maranget, *Warnings for pattern matching*), as rustc does it: a
 * matrix of patterns, a row an arm, is specialized by each constructor of its first column until no column is left. Rows that are
 * met first somewhere are useful; ways that meet no row are witnesses of values not covered.
 *
 * Example: `match opt { Some(true) => …, None => … }`. The column's constructors are `Some` and `None`. Specialized by `Some`, the
 * rows are `[true]` alone; its column splits into `true` and `false`; `false` meets no row: the witness is `Some(false)`.
 */
import type { Ty } from "../ty";
import {
  fieldTypes,
  isCoveredBy,
  splitConstructors,
  wildcard,
  type Constructor,
  type DePat,
  type PatCx,
} from "./constructor";

/** A value not covered, as a pattern. */
export interface Witness {
  readonly ctor: Constructor;
  readonly fields: readonly Witness[];
  readonly ty: Ty;
}

export interface MatchArm {
  readonly pat: DePat;
  readonly hasGuard: boolean;
}

export interface UsefulnessReport {
  /** Values that no arm matches. */
  readonly witnesses: readonly Witness[];
  /** Patterns (arms, and alternatives inside them) that some value reaches first. */
  readonly useful: ReadonlySet<DePat>;
}

interface Row {
  readonly pats: readonly DePat[];
  readonly guarded: boolean;
  useful: boolean;
  /** Where this row came from, to which its usefulness goes back. */
  readonly parent: Row | undefined;
}

interface Column {
  readonly ty: Ty;
  /** Values here are known to be valid (not behind a pointer). */
  readonly known: boolean;
}

/** More constructors than this in one match are not looked at: the check would not end in useful time. */
const workLimit = 200_000;

export function computeUsefulness(
  cx: PatCx,
  arms: readonly MatchArm[],
  scrutineeTy: Ty,
  known: boolean,
): UsefulnessReport {
  const search = new Search(cx);
  const rows = arms.map((arm): Row => ({ pats: [arm.pat], guarded: arm.hasGuard, useful: false, parent: undefined }));
  const stacks = search.compute(rows, [{ ty: scrutineeTy, known }], true);
  rows.forEach((row, i) => {
    const arm = arms[i];
    if (row.useful && arm !== undefined) search.useful.add(arm.pat);
  });
  return { witnesses: stacks.flatMap((stack) => stack.slice(0, 1)), useful: search.useful };
}

/** Witnesses of all columns, the first column's last… kept in column order. */
type Stack = readonly Witness[];

class Search {
  readonly useful = new Set<DePat>();
  private work = 0;

  constructor(private readonly cx: PatCx) {}

  compute(given: readonly Row[], columns: readonly Column[], top: boolean): Stack[] {
    const [column, ...others] = columns;
    if (column === undefined) return this.base(given);
    if (++this.work > workLimit) {
      for (const row of given) row.useful = true;
      return [];
    }
    const rows = given.flatMap((row) => expandOr(row));
    const heads = rows.map((row) => (row.pats[0] as DePat).ctor);
    const split = splitConstructors(this.cx, column.ty, heads, column.known);
    const missing = split.missing;
    const witnesses: Stack[] = [];
    for (const ctor of split.present) {
      const stacks = this.specialize(rows, ctor, column, others);
      // Where whole constructors are missing, these say it all; the others are looked into for usefulness only.
      if (missing.length > 0) continue;
      for (const stack of stacks) witnesses.push(applyCtor(stack, ctor, this.arity(ctor, column.ty), column.ty));
    }
    if (missing.length > 0 || split.missingEmpty.length > 0) {
      const stacks = this.specialize(rows, { kind: "Missing" }, column, others);
      if (missing.length > 0) {
        // With nothing mentioned at all, `_` says it; at the top the variants are named one by one.
        const allMissing = split.present.length === 0;
        const named = allMissing && !top ? [wild(column.ty)] : missing.map((ctor) => this.wildWitness(ctor, column.ty));
        for (const stack of stacks) for (const witness of named) witnesses.push([witness, ...stack]);
      }
    }
    this.markUseful(given, rows);
    return witnesses;
  }

  private base(rows: readonly Row[]): Stack[] {
    for (const row of rows) {
      row.useful = true;
      if (!row.guarded) return [];
    }
    return [[]];
  }

  /** What is useful goes back from the alternatives to the row they came from. */
  private markUseful(given: readonly Row[], expanded: readonly Row[]): void {
    const own = new Set(given);
    for (const row of expanded) {
      if (!row.useful) continue;
      for (let at: Row | undefined = row; at !== undefined; at = at.parent) {
        at.useful = true;
        const head = at.pats[0];
        if (head !== undefined) this.useful.add(head);
        if (own.has(at)) break;
      }
    }
  }

  private arity(ctor: Constructor, ty: Ty): number {
    return fieldTypes(this.cx, ctor, ty).length;
  }

  private specialize(rows: readonly Row[], ctor: Constructor, column: Column, others: readonly Column[]): Stack[] {
    const types = fieldTypes(this.cx, ctor, column.ty);
    const behindPointer = column.ty.kind === "Ref" || column.ty.kind === "RawPtr";
    const isUnion = column.ty.kind === "Adt" && this.cx.tcx.adtDef(column.ty.def).adtKind === "Union";
    const inner = types.map((ty): Column => ({ ty, known: column.known && !behindPointer && !isUnion }));
    const special: Row[] = [];
    for (const row of rows) {
      const [head, ...rest] = row.pats;
      if (head === undefined || !isCoveredBy(ctor, head.ctor)) continue;
      special.push({
        pats: [...specializeHead(head, ctor, types), ...rest],
        guarded: row.guarded,
        useful: false,
        parent: row,
      });
    }
    const stacks = this.compute(special, [...inner, ...others], false);
    for (const row of special) if (row.useful && row.parent !== undefined) row.parent.useful = true;
    return stacks;
  }

  private wildWitness(ctor: Constructor, ty: Ty): Witness {
    return { ctor, fields: fieldTypes(this.cx, ctor, ty).map(wild), ty };
  }
}

function wild(ty: Ty): Witness {
  return { ctor: { kind: "Wildcard" }, fields: [], ty };
}

/** A row whose head is an or-pattern is a row for each alternative. */
function expandOr(row: Row): Row[] {
  const [head, ...rest] = row.pats;
  if (head === undefined || head.ctor.kind !== "Or") return [row];
  return head.fields.flatMap((alternative) =>
    expandOr({ pats: [alternative, ...rest], guarded: row.guarded, useful: false, parent: row }),
  );
}

function specializeHead(head: DePat, ctor: Constructor, types: readonly Ty[]): readonly DePat[] {
  if (head.ctor.kind === "Wildcard") return types.map(wildcard);
  if (ctor.kind === "Slice" && head.ctor.kind === "Slice") {
    const prefix = head.fields.slice(0, head.ctor.prefix);
    const suffix = head.fields.slice(head.ctor.prefix);
    const middle = types.length - head.fields.length;
    return [...prefix, ...types.slice(0, Math.max(0, middle)).map(wildcard), ...suffix];
  }
  return head.fields;
}

function applyCtor(stack: Stack, ctor: Constructor, arity: number, ty: Ty): Stack {
  return [{ ctor, fields: stack.slice(0, arity), ty }, ...stack.slice(arity)];
}
