/** What cannot be evaluated while compiling (E0015): calls of functions that are not `const` in constants, statics and `const fn`s. */
import { error } from "../../base/diagnostic";
import type { Span } from "../../base/source";
import type { DefId } from "../../resolve/def";
import type { Expr, TypedBody } from "../body";
import type { Context } from "../context";
import { eraseRegions } from "../fold";
import { printDefPath } from "../print";
import type { Ty } from "../ty";
import { visitExpr } from "./visit";

type FnDefTy = Extract<Ty, { kind: "FnDef" }>;

export function checkConstness(tcx: Context, body: TypedBody): void {
  const place = constContext(tcx, body);
  if (place === undefined) return;
  visitExpr(body.value, {
    expr: (e) => {
      const k = e.kind;
      if (k.kind !== "Call") return;
      const { ty } = k.func;
      if (ty.kind === "FnDef" && isConstFn(tcx, ty.def)) return checkConstPanic(tcx, ty.def, k.args, e.span);
      report(tcx, ty.kind === "FnDef" ? ty : undefined, k.source, place, e.span);
    },
  });
}

/** The words for what is evaluated while compiling, if the body is. */
export function constContext(tcx: Context, body: Pick<TypedBody, "kind" | "def">): string | undefined {
  switch (body.kind) {
    case "Const":
    case "AnonConst":
      return "constants";
    case "Static":
      return "statics";
    case "Fn":
      return isDeclaredConst(tcx, body.def) ? "constant functions" : undefined;
    default:
      return undefined;
  }
}

function isDeclaredConst(tcx: Context, def: DefId): boolean {
  const { node } = tcx.def(def);
  return (
    (node.kind === "Item" || node.kind === "AssocItem" || node.kind === "ForeignItem") &&
    node.item.kind === "Fn" &&
    node.item.header.const
  );
}

function isConstFn(tcx: Context, def: DefId): boolean {
  return tcx.def(def).kind === "Ctor" || tcx.intrinsicName(def) !== undefined || isDeclaredConst(tcx, def);
}

/** What formats a panic's message while compiling knows strings alone. */
function checkConstPanic(tcx: Context, def: DefId, [arg]: readonly Expr[], span: Span): void {
  if (arg?.ty.kind !== "Ref" || !tcx.isLang(def, "panic_display")) return;
  const { ty } = arg.ty;
  if (ty.kind === "Ref" && ty.ty.kind === "Str") return;
  const words = "argument to `panic!()` in a const context must have type `&str`";
  tcx.diagnostics.push(error("", words, span, { labels: [{ span, text: "", primary: true }] }));
}

function report(tcx: Context, fn: FnDefTy | undefined, source: string, place: string, span: Span): void {
  const notes = [`calls in ${place} are limited to constant functions, tuple structs and tuple variants`];
  if (place === "statics") notes.push("consider wrapping this expression in `std::sync::LazyLock::new(|| ...)`");
  const push = (message: string): void =>
    tcx.diagnostics.push(error("E0015", message, span, { notes, labels: [{ span, text: "", primary: true }] }));
  if (fn === undefined) return push(`function pointer calls are not allowed in ${place}`);
  if (source === "Operator") return push(`cannot call non-const operator in ${place}`);
  const container = tcx.parent(fn.def);
  if (container !== undefined && container === tcx.resolver.diagnosticItems.get("FmtArgumentsNew"))
    return push(`cannot call non-const formatting macro in ${place}`);
  const isMethod = container !== undefined && ["Impl", "Trait"].includes(tcx.def(container).kind);
  const word = isMethod && source === "Method" ? "method" : isMethod ? "associated function" : "function";
  push(`cannot call non-const ${word} \`${printDefPath(tcx, fn.def, eraseRegions(fn.args))}\` in ${place}`);
}
