/** Where a temporary that holds a reference comes from: a call of `deref` or `index`, or a static; rustc's `BorrowedContentSource`. */
import type { DefId } from "../../resolve/def";
import type { TyCtxt } from "../../types/tcx";
import type { Ty } from "../../types/ty";
import type { Body, Local, Terminator } from "../mir";
import { calleeOf } from "./context";

export type PointerSource =
  | { readonly kind: "Static"; readonly def: DefId }
  | { readonly kind: "Deref" | "Index"; readonly ty: Ty };

export function pointerSource(tcx: TyCtxt, body: Body, local: Local): PointerSource | undefined {
  for (const { statements, terminator } of body.blocks) {
    for (const statement of statements) {
      if (statement.kind !== "Assign" || statement.place.local !== local || statement.rvalue.kind !== "Use") continue;
      const { operand } = statement.rvalue;
      if (operand.kind === "Constant" && operand.constant.value.kind === "StaticRef")
        return { kind: "Static", def: operand.constant.value.def };
    }
    if (terminator.kind !== "Call" || terminator.destination.local !== local) continue;
    const found = terminator.destination.projection.length > 0 ? undefined : overloaded(tcx, terminator);
    if (found !== undefined) return found;
  }
  return undefined;
}

function overloaded(tcx: TyCtxt, { func }: Extract<Terminator, { kind: "Call" }>): PointerSource | undefined {
  const callee = calleeOf(func);
  const trait = callee === undefined ? undefined : tcx.parent(callee);
  const lang = trait === undefined ? undefined : tcx.langNameOf(trait);
  const self = func.kind === "Constant" && func.constant.ty.kind === "FnDef" ? func.constant.ty.args[0] : undefined;
  if (self?.kind !== "Type") return undefined;
  if (lang === "index" || lang === "index_mut") return { kind: "Index", ty: self.ty };
  return lang === "deref" || lang === "deref_mut" ? { kind: "Deref", ty: self.ty } : undefined;
}

/** ``an `Rc` ``, ``index of `Vec<String>` ``. */
export function contentOf(tcx: TyCtxt, source: PointerSource): string {
  if (source.kind === "Static") return `static item \`${tcx.def(source.def).name}\``;
  const { kind, ty } = source;
  if (kind === "Index") return `index of \`${tcx.printTy(ty)}\``;
  const isCounted = ty.kind === "Adt" && [tcx.diagnosticItem("Rc"), tcx.diagnosticItem("Arc")].includes(ty.def);
  return isCounted ? `an \`${tcx.def(ty.def).name}\`` : `dereference of \`${tcx.printTy(ty)}\``;
}
