/** The tests that tell patterns apart: which one a pair asks for, what its outcomes say about other pairs, and its MIR. */
import { expectDefined } from "../../../base/invariant";
import type { Span } from "../../../base/source";
import type { PatConst } from "../../../types/body";
import { mkFnDef, mkRef, mkTyArgs, reErased, tyBool, tyStr, tyUsize } from "../../../types/intern";
import type { AdtDef, Ty } from "../../../types/ty";
import type { BasicBlock, BinOp, Operand, Place } from "../../mir";
import { type Builder, copyOf, moveOf, scalarConstant } from "../builder";
import { lengthOf } from "../place";
import type { MatchSpans } from "./decide";
import { isVariantInhabited, type MatchPair, type RangePat } from "./pairs";

export type Test = { readonly place: Place; readonly ty: Ty; readonly span: Span } & (
  | { readonly kind: "Switch"; readonly adt: AdtDef }
  | { readonly kind: "SwitchInt" }
  | { readonly kind: "If" }
  | { readonly kind: "Eq"; readonly value: PatConst }
  | { readonly kind: "Range"; readonly range: RangePat }
  | { readonly kind: "Len"; readonly length: number; readonly op: "Eq" | "Ge" }
);

/** An outcome: `v3` a variant, `c7` an integer, else success or failure. */
export type Branch = "success" | "failure" | `v${number}` | `c${bigint}`;

export function testFor(pair: MatchPair): Test {
  const { place, ty, span, test } = pair;
  const base = { place, ty, span };
  switch (test.kind) {
    case "Variant":
      return { ...base, kind: "Switch", adt: test.adt };
    case "Constant":
      if (ty.kind === "Bool") return { ...base, kind: "If" };
      return isSwitchable(ty) ? { ...base, kind: "SwitchInt" } : { ...base, kind: "Eq", value: test.value };
    case "Range":
      return { ...base, kind: "Range", range: test.range };
    case "Slice":
      return { ...base, kind: "Len", length: test.length, op: test.variable ? "Ge" : "Eq" };
    case "Or":
      return { ...base, kind: "If" };
  }
}

function isSwitchable(ty: Ty): boolean {
  return ty.kind === "Int" || ty.kind === "Uint" || ty.kind === "Char";
}

// ---- Sorting ----

interface Sorted {
  readonly branch: Branch;
  /** The pair holds in that branch and needs no further test. */
  readonly decided: boolean;
}

/** Undefined: the pair may hold in several branches. `branches`: those that exist; `inFailure`: pairs sorted into failure. */
export function sortPair(
  test: Test,
  pair: MatchPair,
  branches: readonly Branch[],
  inFailure: readonly MatchPair[],
): Sorted | undefined {
  const of = pair.test;
  switch (test.kind) {
    case "Switch":
      return of.kind === "Variant" ? { branch: `v${of.variant}`, decided: true } : undefined;
    case "SwitchInt":
      return sortIntoSwitch(test, pair, branches, inFailure);
    case "If":
      if (of.kind !== "Constant" || of.value.kind !== "Scalar") return undefined;
      return { branch: of.value.bits === 0n ? "failure" : "success", decided: true };
    case "Eq":
      if (of.kind !== "Constant") return undefined;
      return sameConst(of.value, test.value)
        ? { branch: "success", decided: true }
        : { branch: "failure", decided: false };
    case "Range":
      return sortIntoRange(test, pair);
    case "Len":
      return of.kind === "Slice" ? sortIntoLength(test, of.length, of.variable) : undefined;
  }
}

function sortIntoSwitch(
  { ty }: Test,
  { test }: MatchPair,
  branches: readonly Branch[],
  inFailure: readonly MatchPair[],
): Sorted | undefined {
  if (test.kind === "Constant" && test.value.kind === "Scalar") {
    const { value } = test;
    const covered = inFailure.some(
      (other) => other.test.kind === "Range" && rangeContains(other.test.range, value, ty),
    );
    return covered ? undefined : { branch: `c${test.value.bits}`, decided: true };
  }
  if (test.kind !== "Range") return undefined;
  const { range } = test;
  const disjoint = branches.every(
    (branch) => !branch.startsWith("c") || !rangeContains(range, { kind: "Scalar", bits: BigInt(branch.slice(1)) }, ty),
  );
  return disjoint ? { branch: "failure", decided: false } : undefined;
}

function sortIntoRange(test: Extract<Test, { kind: "Range" }>, { test: of }: MatchPair): Sorted | undefined {
  if (of.kind === "Range") {
    if (sameRange(of.range, test.range)) return { branch: "success", decided: true };
    return disjointRanges(of.range, test.range, test.ty) ? { branch: "failure", decided: false } : undefined;
  }
  if (of.kind !== "Constant") return undefined;
  return rangeContains(test.range, of.value, test.ty) ? undefined : { branch: "failure", decided: false };
}

/** `test`: the length is (at least) so much; the pattern wants `length`, or at least that. */
function sortIntoLength(test: Extract<Test, { kind: "Len" }>, length: number, variable: boolean): Sorted | undefined {
  if (test.op === "Eq") {
    if (test.length === length && !variable) return { branch: "success", decided: true };
    if (test.length < length || !variable) return { branch: "failure", decided: false };
    return undefined;
  }
  if (test.length === length && variable) return { branch: "success", decided: true };
  if (test.length <= length) return { branch: "success", decided: false };
  return variable ? undefined : { branch: "failure", decided: false };
}

// ---- Constants ----

function sameConst(left: PatConst, right: PatConst): boolean {
  if (left.kind === "Scalar") return right.kind === "Scalar" && left.bits === right.bits;
  return left.kind === "Str" && right.kind === "Str" && left.text === right.text;
}

function sameRange(left: RangePat, right: RangePat): boolean {
  const same = (a: PatConst | undefined, b: PatConst | undefined) =>
    a === undefined || b === undefined ? a === b : sameConst(a, b);
  return same(left.lo, right.lo) && same(left.hi, right.hi) && left.inclusive === right.inclusive;
}

function rangeContains({ lo, hi, inclusive }: RangePat, value: PatConst, ty: Ty): boolean {
  const number = numberOf(value, ty);
  if (lo !== undefined && number < numberOf(lo, ty)) return false;
  if (hi === undefined) return true;
  return inclusive ? number <= numberOf(hi, ty) : number < numberOf(hi, ty);
}

function disjointRanges(left: RangePat, right: RangePat, ty: Ty): boolean {
  return endsBefore(left, right, ty) || endsBefore(right, left, ty);
}

function endsBefore({ hi, inclusive }: RangePat, { lo }: RangePat, ty: Ty): boolean {
  if (hi === undefined || lo === undefined) return false;
  return inclusive ? numberOf(hi, ty) < numberOf(lo, ty) : numberOf(hi, ty) <= numberOf(lo, ty);
}

/** In the order of the type. */
function numberOf(value: PatConst, ty: Ty): bigint | number {
  const bits = value.kind === "Scalar" ? value.bits : 0n;
  if (ty.kind === "Int") return BigInt.asIntN(ty.int === "isize" ? 64 : Number(ty.int.slice(1)), bits);
  if (ty.kind !== "Float") return bits;
  const view = new DataView(new ArrayBuffer(8));
  if (ty.float === "f64") view.setBigUint64(0, bits);
  else view.setUint32(0, Number(bits));
  return ty.float === "f64" ? view.getFloat64(0) : view.getFloat32(0);
}

// ---- MIR ----

/** Ends the current block. Outcomes without a target go to `otherwise`. */
export function performTest(
  b: Builder,
  test: Test,
  targets: ReadonlyMap<Branch, BasicBlock>,
  otherwise: BasicBlock,
  spans: MatchSpans,
): void {
  switch (test.kind) {
    case "Switch":
      switchVariant(b, test, targets, otherwise, spans);
      return;
    case "SwitchInt": {
      const { values, blocks } = integerTargets(targets);
      b.terminate(
        {
          kind: "SwitchInt",
          discriminant: copyOf(test.place),
          values,
          targets: blocks,
          otherwise: targets.get("failure") ?? otherwise,
        },
        spans.start,
      );
      return;
    }
    case "If":
      branchOn(b, copyOf(test.place), targets, otherwise, spans.start);
      return;
    case "Eq":
      equalityTest(b, test, targets, otherwise);
      return;
    case "Range":
      rangeTest(b, test, targets, otherwise);
      return;
    case "Len": {
      const actual = lengthOf(b, test.place, test.span);
      compare(
        b,
        test.op,
        actual,
        scalarConstant(tyUsize, BigInt(test.length), test.span),
        targets,
        otherwise,
        test.span,
      );
    }
  }
}

function integerTargets(targets: ReadonlyMap<Branch, BasicBlock>): {
  readonly values: bigint[];
  readonly blocks: BasicBlock[];
} {
  const cases = [...targets].filter(([branch]) => branch.startsWith("c"));
  return { values: cases.map(([branch]) => BigInt(branch.slice(1))), blocks: cases.map(([, block]) => block) };
}

function switchVariant(
  b: Builder,
  test: Extract<Test, { kind: "Switch" }>,
  targets: ReadonlyMap<Branch, BasicBlock>,
  otherwise: BasicBlock,
  { scrutinee: span, start }: MatchSpans,
): void {
  const { adt, place, ty } = test;
  const args = expectDefined(ty.kind === "Adt" ? ty.args : undefined, "arguments of an enum");
  const discriminant = b.tempPlace(b.tcx.discriminantTy(adt.def), span);
  b.assign(discriminant, { kind: "Discriminant", place }, span);
  const discriminants = b.tcx.discriminants(adt.def);
  const values: bigint[] = [];
  const blocks: BasicBlock[] = [];
  let exhaustive = true;
  for (const variant of adt.variants) {
    const target = targets.get(`v${variant.index}`);
    if (target === undefined) {
      if (isVariantInhabited(b, variant, args)) exhaustive = false;
      continue;
    }
    values.push(expectDefined(discriminants[variant.index], "discriminant"));
    blocks.push(target);
  }
  const rest = exhaustive ? unreachableBlock(b, span) : otherwise;
  b.terminate(
    { kind: "SwitchInt", discriminant: moveOf(discriminant), values, targets: blocks, otherwise: rest },
    start,
  );
}

function unreachableBlock(b: Builder, span: Span): BasicBlock {
  const block = b.newBlock();
  b.terminateBlock(block, { kind: "Unreachable" }, b.info(span));
  return block;
}

function branchOn(
  b: Builder,
  condition: Operand,
  targets: ReadonlyMap<Branch, BasicBlock>,
  otherwise: BasicBlock,
  span: Span,
): void {
  const failure = targets.get("failure") ?? otherwise;
  const success = targets.get("success") ?? otherwise;
  b.terminate(
    { kind: "SwitchInt", discriminant: condition, values: [0n], targets: [failure], otherwise: success },
    span,
  );
}

function compare(
  b: Builder,
  op: BinOp,
  left: Operand,
  right: Operand,
  targets: ReadonlyMap<Branch, BasicBlock>,
  otherwise: BasicBlock,
  span: Span,
): void {
  const result = b.tempPlace(tyBool, span);
  b.assign(result, { kind: "BinaryOp", op, left, right }, span);
  branchOn(b, moveOf(result), targets, otherwise, span);
}

function rangeTest(
  b: Builder,
  test: Extract<Test, { kind: "Range" }>,
  targets: ReadonlyMap<Branch, BasicBlock>,
  otherwise: BasicBlock,
): void {
  const { span } = test;
  const { lo, hi, inclusive } = test.range;
  const bound = (value: PatConst) => scalarConstant(test.ty, value.kind === "Scalar" ? value.bits : 0n, test.span);
  const failure = targets.get("failure") ?? otherwise;
  if (lo !== undefined) {
    const next = b.newBlock();
    compare(
      b,
      "Le",
      bound(lo),
      copyOf(test.place),
      new Map([
        ["success", next],
        ["failure", failure],
      ]),
      otherwise,
      span,
    );
    b.block = next;
  }
  if (hi !== undefined) compare(b, inclusive ? "Le" : "Lt", copyOf(test.place), bound(hi), targets, otherwise, span);
  else b.goto(targets.get("success") ?? otherwise, span);
}

/** Scalars compare in place; strings through `<str as PartialEq>::eq`. */
function equalityTest(
  b: Builder,
  test: Extract<Test, { kind: "Eq" }>,
  targets: ReadonlyMap<Branch, BasicBlock>,
  otherwise: BasicBlock,
): void {
  const { place, ty, span, value } = test;
  if (value.kind === "Scalar") {
    compare(b, "Eq", copyOf(place), scalarConstant(ty, value.bits, span), targets, otherwise, span);
    return;
  }
  const strRef = mkRef(reErased, tyStr, "Not");
  const actual = b.tempPlace(strRef, span);
  const seen: Place =
    ty.kind === "Ref" ? { local: place.local, projection: [...place.projection, { kind: "Deref" }] } : place;
  b.assign(actual, { kind: "Ref", region: reErased, borrow: { kind: "Shared" }, place: seen }, span);
  const text = value.kind === "Str" ? value.text : "";
  const expected: Operand = {
    kind: "Constant",
    constant: { span, ty: strRef, value: { kind: "Str", text }, userType: undefined },
  };
  const equal = b.tempPlace(tyBool, span);
  const func: Operand = {
    kind: "Constant",
    constant: { span, ty: strEq(b), value: { kind: "ZeroSized" }, userType: undefined },
  };
  b.terminateUnwinding(
    (target) => ({
      kind: "Call",
      func,
      args: [moveOf(actual), expected],
      destination: equal,
      target,
      unwind: { kind: "Continue" },
      callSource: "MatchCmp",
      fnSpan: span,
    }),
    span,
  );
  branchOn(b, moveOf(equal), targets, otherwise, span);
}

function strEq(b: Builder): Ty {
  const trait = b.tcx.langItem("eq");
  const method = b.tcx.associatedItems(trait).find((item) => b.tcx.def(item).name === "eq");
  return mkFnDef(expectDefined(method, "PartialEq::eq"), mkTyArgs(tyStr, tyStr));
}
