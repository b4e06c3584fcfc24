/**
 * What rustc refuses by the form of a signature or bound alone, whatever the types: nested `impl Trait` (E0666, E0657), nested `for<…>`
 * (E0316), `?Sized` twice (E0203), variadic functions that are not C's (E0045). On an item's syntax, its body left out.
 */
import { error, type DiagnosticParts } from "../../base/diagnostic";
import type { Span } from "../../base/source";
import type { Def } from "../../resolve/def";
import type { Fn, GenericBound, GenericParam, PathSegment, Ty, WherePredicate } from "../../syntax/ast";
import type { Context } from "../context";

export function checkForms(tcx: Context, { node, parent }: Def): void {
  if (node.kind !== "Item" && node.kind !== "AssocItem" && node.kind !== "ForeignItem") return;
  const { item } = node;
  if (item.kind === "Mod" || item.kind === "Use" || item.kind === "MacroDef") return;
  const forms = new Forms(tcx);
  if (node.kind === "ForeignItem" && item.kind === "Fn" && parent !== undefined) forms.variadic(item, tcx.def(parent));
  forms.visit({ ...item, body: undefined, expr: undefined, items: undefined });
}

class Forms {
  /** The `impl Trait`s around, with the lifetimes of their own `for<…>`. */
  private outer: { readonly span: Span; readonly lifetimes: readonly GenericParam[] }[] = [];

  private inParameter = false;

  constructor(private readonly tcx: Context) {}

  private refuse(code: string, message: string, span: Span, text = "", parts: DiagnosticParts = {}): void {
    const labels = [{ span, text, primary: true }, ...(parts.labels ?? [])];
    this.tcx.diagnostics.push(error(code, message, span, { ...parts, labels }));
  }

  visit(value: unknown): void {
    if (typeof value !== "object" || value === null) return;
    if (Array.isArray(value)) {
      for (const one of value) this.visit(one);
      return;
    }
    const node = value as Readonly<Record<string, unknown>>;
    if (node["kind"] === "ImplTrait") return this.implTrait(node as unknown as Ty & { kind: "ImplTrait" });
    if (node["kind"] === "Bound" && "boundedTy" in node) this.whereClause(node as unknown as WherePredicate);
    if ("ident" in node && "bounds" in node) this.relaxed(node["bounds"] as readonly GenericBound[]);
    for (const key in node) {
      if (skipped.has(key)) continue;
      // In a parameter it is a type parameter, which captures nothing.
      const { inParameter } = this;
      if (key === "inputs") this.inParameter = true;
      this.visit(node[key]);
      this.inParameter = inParameter;
    }
  }

  private implTrait(ty: Ty & { kind: "ImplTrait" }): void {
    const around = this.outer.at(-1);
    const lifetime = around?.lifetimes[0];
    // `use<…>` says what is captured; without it, all that is in scope is.
    const isPrecise = ty.bounds.some(({ kind }) => kind === "Use");
    const captures =
      lifetime !== undefined &&
      ((this.tcx.edition === 2024 && !isPrecise) || this.tcx.sources.textOf(ty.span).includes(lifetime.ident.name));
    if (captures && !this.inParameter)
      this.refuse(
        "E0657",
        "`impl Trait` cannot capture higher-ranked lifetime from outer `impl Trait`",
        ty.span,
        "`impl Trait` implicitly captures all lifetimes in scope",
        {
          notes: [{ text: "lifetime declared here", labels: [{ span: lifetime.ident.span, text: "", primary: true }] }],
        },
      );
    for (const bound of ty.bounds) {
      if (bound.kind !== "Trait") continue;
      const { boundGenericParams, traitRef } = bound.trait;
      for (const segment of traitRef.path.segments) this.argumentsOfImpl(segment, ty.span, boundGenericParams);
    }
  }

  /** `impl A<impl B>` is refused; `impl A<Out = impl B>` is not. */
  private argumentsOfImpl({ args }: PathSegment, span: Span, lifetimes: readonly GenericParam[]): void {
    if (args?.kind !== "AngleBracketed") return this.visit(args);
    for (const arg of args.args) {
      if (arg.kind === "Constraint") {
        this.outer.push({ span, lifetimes });
        this.visit(arg);
        this.outer.pop();
      } else if (arg.kind === "Type" && arg.ty.kind === "ImplTrait") {
        this.refuse("E0666", "nested `impl Trait` is not allowed", arg.ty.span, "nested `impl Trait` here", {
          labels: [{ span, text: "outer `impl Trait`" }],
        });
      } else this.visit(arg);
    }
  }

  private whereClause(clause: WherePredicate): void {
    if (clause.kind !== "Bound" || clause.boundGenericParams.length === 0) return;
    for (const bound of clause.bounds)
      if (bound.kind === "Trait" && bound.trait.boundGenericParams.length > 0)
        this.refuse("E0316", "nested quantification of lifetimes", bound.span);
  }

  private relaxed(bounds: readonly GenericBound[]): void {
    const maybe = bounds.filter((bound) => bound.kind === "Trait" && bound.polarity === "Maybe");
    const [first, ...more] = maybe;
    if (first === undefined || more.length === 0) return;
    const labels = more.map(({ span }) => ({ span, text: "" }));
    this.refuse("E0203", "duplicate relaxed `Sized` bounds", first.span, "", { labels });
  }

  variadic(fn: Fn & { readonly span: Span }, { node }: Def): void {
    if (!fn.decl.cVariadic || node.kind !== "Item" || node.item.kind !== "ForeignMod") return;
    const { abi } = node.item;
    const name = abi.kind === "Explicit" ? abi.abi.symbol : "C";
    if (["C", "C-unwind", "cdecl", "cdecl-unwind", "system", "sysv64", "win64", "efiapi", "aapcs"].includes(name))
      return;
    this.refuse(
      "E0045",
      `C-variadic functions with the "${name}" calling convention are not supported`,
      fn.span,
      "C-variadic function must have a compatible calling convention",
    );
  }
}

const skipped = new Set(["span", "attrs", "tokens", "lit", "lifetime", "label", "whereSpan", "sigSpan", "headSpan"]);
