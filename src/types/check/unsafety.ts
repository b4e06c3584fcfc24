/**
 * What needs an `unsafe` block (E0133): calls of unsafe functions, dereferences of raw pointers, mutable and foreign statics, reads
 * of union fields. Closures are looked into where they stand. Also `unsafe_op_in_unsafe_fn` (a warning in edition 2024),
 * `unused_unsafe`, and `static_mut_refs` (denied in 2024, a warning before).
 */
import { error, type Label, warning } from "../../base/diagnostic";
import type { Span } from "../../base/source";
import type { DefId } from "../../resolve/def";
import type { Block, Expr, TypedBody } from "../body";
import type { Context } from "../context";
import { emitLint } from "./lints/levels";
import { visitBlock, visitExpr, type BodyVisitor } from "./visit";

interface UnsafeBlock {
  readonly kind: "UnsafeBlock";
  readonly span: Span;
  used: boolean;
  /** `unsafe` blocks inside that something in them needs: not needed if this one is. */
  readonly usedInside: Span[];
}

type Safety = { readonly kind: "Safe" | "UnsafeFn" | "Builtin" } | UnsafeBlock;

export function checkUnsafety(tcx: Context, body: TypedBody): void {
  if (body.kind === "Closure" || body.kind === "Coroutine") return;
  const isFn = body.kind === "Fn";
  const unsafeFn = isFn && tcx.fnSig(body.def).value.unsafe;
  new UnsafetyCheck(tcx, body.def, unsafeFn ? { kind: "UnsafeFn" } : { kind: "Safe" }).value(body.value);
}

class UnsafetyCheck {
  constructor(
    private readonly tcx: Context,
    private readonly owner: DefId,
    private safety: Safety,
  ) {}

  value(e: Expr): void {
    visitExpr(e, this.visitor);
  }

  private readonly visitor: BodyVisitor = {
    expr: (e) => this.expr(e),
  };

  private expr(e: Expr): boolean | void {
    const k = e.kind;
    switch (k.kind) {
      case "Block":
        if (k.block.safety === "Safe") return;
        if (k.block.safety === "Unsafe") this.unsafeBlock(k.block, e.span);
        else this.within({ kind: "Builtin" }, k.block);
        return false;
      case "Call":
        this.call(k.func, k.fnSpan, e.span);
        return;
      case "Deref":
        if (k.base.ty.kind === "RawPtr") this.require(e.span, "dereference of raw pointer");
        return;
      case "StaticRef":
        this.static(k.def, e.span);
        return;
      case "Field":
        if (this.isUnion(k.base)) this.require(e.span, "access to union field");
        return;
      case "Assign":
        return this.assign(k.place, k.value);
      case "RawBorrow":
        return this.rawBorrow(k.place);
      case "Borrow":
        this.staticMutRef(k.place, k.mutbl, e.span);
        return;
      case "Closure":
        this.value(this.tcx.typedBody(k.def).value);
        return;
      default:
        return;
    }
  }

  private within(safety: Safety, block: Block): void {
    const outer = this.safety;
    this.safety = safety;
    visitBlock(block, this.visitor);
    this.safety = outer;
  }

  private unsafeBlock(block: Block, span: Span): void {
    const outer = this.safety;
    const inner: UnsafeBlock = { kind: "UnsafeBlock", span, used: false, usedInside: [] };
    this.within(inner, block);
    if (!inner.used) {
      this.unusedUnsafe(span, undefined);
      if (outer.kind === "UnsafeBlock") outer.usedInside.push(...inner.usedInside);
      return;
    }
    for (const nested of inner.usedInside) this.unusedUnsafe(nested, span);
    if (outer.kind === "UnsafeBlock") outer.usedInside.push(span);
  }

  private unusedUnsafe(span: Span, outer: Span | undefined): void {
    if (span.ctxt !== 0) return;
    const words = "unnecessary `unsafe` block";
    const at = this.keyword(span);
    const labels: Label[] = [{ span: at, text: words, primary: true }];
    if (outer !== undefined)
      labels.push({ span: this.keyword(outer), text: "because it's nested under this `unsafe` block" });
    emitLint(this.tcx, this.owner, warning("unused_unsafe", words, at, { labels }));
  }

  private keyword(span: Span): Span {
    return { ...span, hi: Math.min(span.hi, span.lo + "unsafe".length) };
  }

  private call(func: Expr, _fnSpan: Span, span: Span): void {
    const { ty } = func;
    if (ty.kind === "FnDef") {
      if (this.tcx.def(ty.def).kind !== "Ctor" && this.tcx.fnSig(ty.def).value.unsafe)
        this.require(span, `call to unsafe function \`${this.tcx.path(ty.def)}\``, "call to unsafe function");
    } else if (ty.kind === "FnPtr" && ty.sig.value.unsafe) this.require(span, "call to unsafe function");
  }

  private static(def: DefId, span: Span): void {
    const { node } = this.tcx.def(def);
    if (node.kind === "ForeignItem") {
      if (node.item.kind === "Static" && node.item.safety !== "Safe")
        this.require(span, node.item.mutbl === "Mut" ? "use of mutable static" : "use of extern static");
    } else if (this.isStaticMut(def)) this.require(span, "use of mutable static");
  }

  private isStaticMut(def: DefId): boolean {
    const { node } = this.tcx.def(def);
    return (
      (node.kind === "Item" || node.kind === "ForeignItem") && node.item.kind === "Static" && node.item.mutbl === "Mut"
    );
  }

  private isUnion(base: Expr): boolean {
    return base.ty.kind === "Adt" && this.tcx.adtDef(base.ty.def).adtKind === "Union";
  }

  /** Writing a union's field reads nothing. */
  private assign(place: Expr, value: Expr): boolean | void {
    const k = place.kind;
    if (k.kind !== "Field" || !this.isUnion(k.base)) return;
    this.value(value);
    this.value(k.base);
    return false;
  }

  /** `&raw const STATIC` touches nothing. */
  private rawBorrow(place: Expr): boolean | void {
    if (place.kind.kind === "StaticRef") return false;
    const k = place.kind;
    // `&raw mut *ptr` does not read through the pointer.
    if (k.kind === "Deref" && k.base.ty.kind === "RawPtr") {
      this.value(k.base);
      return false;
    }
    return;
  }

  private staticMutRef(place: Expr, mutbl: "Not" | "Mut", span: Span): void {
    let at = place;
    while (at.kind.kind === "Field" || at.kind.kind === "Index") at = at.kind.base;
    if (at.kind.kind !== "StaticRef" || !this.isStaticMut(at.kind.def)) return;
    const how = mutbl === "Mut" ? "mutable" : "shared";
    const parts = {
      labels: [{ span, text: `${how} reference to mutable static`, primary: true }],
      notes: [
        "for more information, see <https://doc.rust-lang.org/edition-guide/rust-2024/static-mut-references.html>",
      ],
    };
    const message = `creating a ${how} reference to mutable static`;
    emitLint(
      this.tcx,
      this.owner,
      this.tcx.edition === 2024
        ? error("static_mut_refs", message, span, parts)
        : warning("static_mut_refs", message, span, parts),
    );
  }

  private require(span: Span, what: string, label = what): void {
    if (this.safety.kind === "Builtin") return;
    if (this.safety.kind === "UnsafeBlock") {
      this.safety.used = true;
      return;
    }
    const labels = [{ span, text: label, primary: true }];
    const notes = [unsafeNotes[label] ?? unsafeNotes["call to unsafe function"] ?? ""];
    if (this.safety.kind === "UnsafeFn") {
      if (this.tcx.edition === 2024)
        emitLint(
          this.tcx,
          this.owner,
          warning("unsafe_op_in_unsafe_fn", `${what} is unsafe and requires unsafe block`, span, { labels, notes }),
        );
      return;
    }
    const where = this.tcx.edition === 2024 ? "unsafe block" : "unsafe function or block";
    this.tcx.diagnostics.push(error("E0133", `${what} is unsafe and requires ${where}`, span, { labels, notes }));
  }
}

const unsafeNotes: Readonly<Record<string, string>> = {
  "call to unsafe function": "consult the function's documentation for information on how to avoid undefined behavior",
  "dereference of raw pointer":
    "raw pointers may be null, dangling or unaligned; they can violate aliasing rules and cause data races: all of these are undefined behavior",
  "use of mutable static":
    "mutable statics can be mutated by multiple threads: aliasing violations or data races will cause undefined behavior",
  "use of extern static":
    "extern statics are not controlled by the Rust type system: invalid data, aliasing violations or data races will cause undefined behavior",
  "access to union field":
    "the field may not be properly initialized: using uninitialized data will cause undefined behavior",
};
