/** Layouts of types as they stand in source: for hovers, where no program has been linked. */
import type { Checked } from "../compile";
import type { Layout } from "../layout/layout";
import { Layouts } from "../layout/layout_of";
import { layoutContext } from "../layout/context";
import { coroutineParts } from "../mir/coroutine/parts";
import type { Context } from "../types/context";
import { TypeFlags, type Ty } from "../types/ty";

const layoutsOf = new WeakMap<Context, Layouts>();

/** The layout of a type without generic parameters; undefined for others, whose layout depends on the call. */
export function describeLayout(checked: Checked, ty: Ty): Layout | undefined {
  if ((ty.flags & (TypeFlags.HasParam | TypeFlags.HasError | TypeFlags.HasTyInfer)) !== 0) return undefined;
  let layouts = layoutsOf.get(checked.tcx);
  if (layouts === undefined) {
    layouts = new Layouts(layoutContext(checked.tcx, coroutineParts(checked.tcx, checked.bodies)));
    layoutsOf.set(checked.tcx, layouts);
  }
  return layouts.layoutOf(checked.tcx.normalizeErasing(ty));
}
