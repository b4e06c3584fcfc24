/**
 * Where a type that is not known could be written: rustc's `FindInferSourceVisitor`. A `let` or a closure's parameter without a type, or
 * a call that leaves out its generic arguments; of several the one with the simplest type.
 *
 * Left out: return types of closures, and methods as paths (`<T as Trait>::method(x)`).
 */
import type { Span } from "../../base/source";
import type * as ast from "../../syntax/ast";
import type { GenericArgs, Ty } from "../ty";
import type { FnCtxt } from "./fnctxt";

export interface InferSource {
  readonly span: Span;
  /** Of a variable. */
  readonly ty?: Ty;
}

type Node = Readonly<Record<string, unknown>>;

/** `target`: a type variable. */
export function inferSource(fcx: FnCtxt, target: Ty): InferSource | undefined {
  const body = fcx.resolver.bodyOf(fcx.owner);
  if (body === undefined || target.kind !== "Infer") return undefined;
  const finder = new Finder(fcx, fcx.shallow(target));
  finder.visit(body.value);
  return finder.best;
}

/** Added for each candidate that was there before, so that of equals the first one wins. */
const attemptCost = 1;
const macroCost = 10_000;

class Finder {
  best: InferSource | undefined;
  private bestCost = Number.POSITIVE_INFINITY;
  private attempts = 0;

  constructor(
    private readonly fcx: FnCtxt,
    private readonly target: Ty,
  ) {}

  visit(value: unknown): void {
    if (typeof value !== "object" || value === null) return;
    if (Array.isArray(value)) {
      for (const one of value) this.visit(one);
      return;
    }
    const node = value as Node;
    // A nested item is a body of its own.
    if ("item" in node) return;
    for (const key in node) if (!skipped.has(key)) this.visit(node[key]);
    this.look(node);
  }

  private look(node: Node): void {
    const kind = node["kind"];
    if (kind === undefined && "pat" in node && "attrs" in node && !("body" in node)) {
      const { pat, ty } = node as unknown as { readonly pat: ast.Pat; readonly ty?: ast.Ty };
      if (ty === undefined || ty.kind === "Infer") this.variable(pat);
    } else if (kind === "MethodCall") {
      const { id, seg } = node as unknown as ast.ExprOf<"MethodCall">;
      const callee = this.fcx.tables.callees.get(id);
      if (callee !== undefined && seg.args === undefined) this.generics(callee.def, callee.args, seg.ident.span, 10);
    } else if (kind === "Path" && "path" in node) {
      const { id, path } = node as unknown as ast.ExprOf<"Path">;
      const res = this.fcx.tables.paths.get(id);
      const last = path.segments.at(-1);
      if (last === undefined || last.args !== undefined) return;
      if (res?.kind === "Fn") this.generics(res.def, res.args, last.ident.span, 10);
    }
  }

  private variable(pat: ast.Pat): void {
    const ty = this.fcx.tables.patTypes.get(pat.id);
    const resolved = ty && this.fcx.resolve(ty);
    if (resolved !== undefined && this.holds(resolved))
      this.offer({ span: pat.span, ty: resolved }, this.cost(resolved));
  }

  /** The function's own arguments, not those of what it is in. */
  private generics(def: Parameters<FnCtxt["tcx"]["generics"]>[0], args: GenericArgs, span: Span, base: number): void {
    const { params, parentCount } = this.fcx.tcx.generics(def);
    const own = args.slice(parentCount).filter((_, index) => params[index]?.synthetic !== true);
    const types = own.flatMap((arg) => (arg.kind === "Type" ? [this.fcx.resolve(arg.ty)] : []));
    if (!types.some((ty) => this.holds(ty))) return;
    this.offer({ span }, base + types.reduce((sum, ty) => sum + this.cost(ty), 0));
  }

  private offer(source: InferSource, cost: number): void {
    const total = cost + this.attempts + (source.span.ctxt === 0 ? 0 : macroCost);
    this.attempts += attemptCost;
    if (total >= this.bestCost) return;
    this.best = source;
    this.bestCost = total;
  }

  private holds(ty: Ty): boolean {
    if (ty === this.target) return true;
    return partsOf(ty).some((part) => this.holds(part));
  }

  private cost(ty: Ty): number {
    const parts = (): number => partsOf(ty).reduce((sum, part) => sum + this.cost(part), 0);
    switch (ty.kind) {
      case "Infer":
        return 0;
      case "Closure":
        return 1000;
      case "FnDef":
        return 150;
      case "FnPtr":
        return 30 + parts();
      case "Adt":
      case "Tuple":
        return 5 + parts();
      case "Ref":
        return 2 + parts();
      default:
        return 1;
    }
  }
}

const skipped = new Set(["span", "lit", "tokens", "attrs", "lifetime", "label", "ident", "vis"]);

function partsOf(ty: Ty): readonly Ty[] {
  switch (ty.kind) {
    case "Adt":
    case "FnDef":
    case "Alias":
      return ty.args.flatMap((arg) => (arg.kind === "Type" ? [arg.ty] : []));
    case "Tuple":
      return ty.elems;
    case "Ref":
    case "RawPtr":
      return [ty.ty];
    case "Array":
    case "Slice":
      return [ty.elem];
    case "FnPtr":
      return [...ty.sig.value.inputs, ty.sig.value.output];
    default:
      return [];
  }
}
