/**
 * Checks of a built body that need sizes and alignments: references to fields of packed types (E0793), `transmute` between types
 * of different sizes (E0512), unsized values moved (E0161). Generic sizes are left to the program that instantiates them.
 */
import { error } from "../../base/diagnostic";
import type { Span } from "../../base/source";
import type { Layouts } from "../../layout/layout_of";
import type { Context } from "../../types/context";
import { hasFlags } from "../../types/fold";
import { type ParamEnv, type Ty, TypeFlags } from "../../types/ty";
import type { Body, Operand, Place, Terminator } from "../mir";
import { operandTy, placeTy, projectTy } from "../placeTy";

export function checkLayout(tcx: Context, layouts: Layouts, body: Body): void {
  const check = new LayoutCheck(tcx, layouts, body);
  for (const { statements, terminator, isCleanup } of body.blocks) {
    if (isCleanup) continue;
    for (const { info, ...statement } of statements)
      if (statement.kind === "Assign" && statement.rvalue.kind === "Ref" && statement.rvalue.borrow.kind !== "Fake")
        check.reference(statement.rvalue.place, info.span);
    if (terminator.kind === "Call") check.call(terminator);
  }
}

class LayoutCheck {
  private readonly env: ParamEnv;

  constructor(
    private readonly tcx: Context,
    private readonly layouts: Layouts,
    private readonly body: Body,
  ) {
    this.env = tcx.paramEnv(tcx.resolver.ownerOf(body.def));
  }

  private report(code: string, message: string, span: Span, text: string, notes: readonly string[] = []): void {
    this.tcx.diagnostics.push(error(code, message, span, { labels: [{ span, text, primary: true }], notes }));
  }

  private known(ty: Ty): Ty | undefined {
    const normalized = this.tcx.eraseRegions(this.tcx.normalize(ty, this.env));
    return hasFlags(normalized, TypeFlags.HasParam | TypeFlags.HasProjection | TypeFlags.HasError)
      ? undefined
      : this.tcx.normalizeErasing(normalized);
  }

  // ---- packed fields ----

  reference(place: Place, span: Span): void {
    const packed = this.packedAround(place);
    if (packed === undefined) return;
    const { ty } = placeTy(this.body.locals, place);
    if (this.alignOf(ty) <= packed.bytes) return;
    this.report("E0793", `reference to field of packed ${packed.word} is unaligned`, span, "", [
      `this ${packed.word} is ${packed.bytes}-byte aligned, but the type of this field may require higher alignment`,
      "creating a misaligned reference is undefined behavior (even if that reference is never dereferenced)",
    ]);
  }

  /** The packed type that the place is a field of, with no pointer in between. */
  private packedAround({ local, projection }: Place): { readonly bytes: number; readonly word: string } | undefined {
    let found: { bytes: number; word: string } | undefined;
    let at = placeTy(this.body.locals, { local, projection: [] });
    for (const element of projection) {
      if (element.kind === "Deref") found = undefined;
      else if (element.kind === "Field" && at.ty.kind === "Adt") {
        const adt = this.tcx.adtDef(at.ty.def);
        const { packed } = adt.repr;
        if (packed !== undefined)
          found = { bytes: Math.min(packed, found?.bytes ?? packed), word: adt.adtKind.toLowerCase() };
      }
      at = projectTy(at, element);
    }
    return found;
  }

  /** Unknown alignments may be any. */
  private alignOf(ty: Ty): number {
    if (ty.kind === "Str" || (ty.kind === "Slice" && ty.elem.kind === "Uint" && ty.elem.uint === "u8")) return 1;
    if (ty.kind === "Slice" || ty.kind === "Array") return this.alignOf(ty.elem);
    const known = this.known(ty);
    return known === undefined || known.kind === "Dynamic" ? Infinity : this.layouts.layoutOf(known).alignBytes;
  }

  // ---- calls ----

  call(terminator: Terminator & { kind: "Call" }): void {
    for (const arg of terminator.args) this.argument(arg, terminator);
    const func = operandTy(this.body.locals, terminator.func);
    if (func.kind !== "FnDef" || this.tcx.intrinsicName(func.def) !== "transmute") return;
    const [from, to] = func.args.map((arg) => (arg.kind === "Type" ? this.known(arg.ty) : undefined));
    if (from !== undefined && to !== undefined) this.transmute(from, to, terminator.fnSpan);
  }

  private transmute(from: Ty, to: Ty, span: Span): void {
    const bits = (ty: Ty): number => this.layouts.layoutOf(ty).sizeBytes * 8;
    const [a, b] = [bits(from), bits(to)];
    if (a === b) return;
    const told = (ty: Ty, size: number): string => `\`${this.tcx.printTy(ty)}\` (${size} bits)`;
    this.report("E0512", "cannot transmute between types of different sizes, or dependently-sized types", span, "", [
      `source type: ${told(from, a)}`,
      `target type: ${told(to, b)}`,
    ]);
  }

  private argument(operand: Operand, { info }: Terminator): void {
    if (operand.kind !== "Move") return;
    const { ty } = placeTy(this.body.locals, operand.place);
    if (ty.kind !== "Dynamic" && ty.kind !== "Slice" && ty.kind !== "Str") return;
    const name = this.tcx.printTy(ty);
    const text = `the size of \`${name}\` cannot be statically determined`;
    this.report("E0161", `cannot move a value of type \`${name}\``, info.span, text);
  }
}
