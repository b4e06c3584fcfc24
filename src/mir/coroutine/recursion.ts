/** E0733: a future that would hold itself, because its body awaits a call of the same `async fn` without a box between. */
import { error } from "../../base/diagnostic";
import type { DefId } from "../../resolve/def";
import type { TyCtxt } from "../../types/tcx";
import type { Ty } from "../../types/ty";
import type { Body } from "../mir";

/** `runtimeBody`: the state machine of another coroutine. */
export function checkCoroutineRecursion(tcx: TyCtxt, body: Body, runtimeBody: (def: DefId) => Body): void {
  const seen = new Set<Ty>();
  const pending = heldTys(body);
  for (let ty = pending.pop(); ty !== undefined; ty = pending.pop()) {
    if (seen.has(ty)) continue;
    seen.add(ty);
    if (ty.kind === "Coroutine" && ty.def === body.def) return report(tcx, body.def);
    pending.push(...partsByValue(tcx, ty, runtimeBody));
  }
}

function heldTys(body: Body): Ty[] {
  return (body.coroutine?.saved ?? []).map(({ ty }) => ty);
}

function partsByValue(tcx: TyCtxt, ty: Ty, runtimeBody: (def: DefId) => Body): Ty[] {
  switch (ty.kind) {
    case "Tuple":
      return [...ty.elems];
    case "Array":
      return [ty.elem];
    case "Closure":
    case "Coroutine": {
      const upvars = ty.args.at(-1);
      const held = ty.kind === "Coroutine" ? heldTys(runtimeBody(ty.def)).map((t) => tcx.instantiate(t, ty.args)) : [];
      return upvars?.kind === "Type" ? [upvars.ty, ...held] : held;
    }
    case "Alias":
      return ty.alias === "Opaque" ? [tcx.instantiate(tcx.typeOf(ty.def), ty.args)] : [];
    case "Adt": {
      const adt = tcx.adtDef(ty.def);
      if (adt.isBox || adt.isPhantomData) return [];
      return adt.variants.flatMap((variant) => variant.fields.map(({ index }) => tcx.fieldTy(variant, index, ty.args)));
    }
    default:
      return [];
  }
}

function report(tcx: TyCtxt, coroutine: DefId): void {
  const { node, span } = tcx.def(coroutine);
  const what = node.kind === "AsyncFn" ? "fn" : "block";
  tcx.diagnostics.push(
    error("E0733", `recursion in an async ${what} requires boxing`, span, {
      labels: [{ span, text: "", primary: true }],
      notes: [
        `a recursive \`async ${what}\` call must introduce indirection such as \`Box::pin\` to avoid an infinitely sized future`,
      ],
    }),
  );
}
