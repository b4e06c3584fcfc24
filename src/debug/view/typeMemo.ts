/** What is worked out once for each type of a program. */
import type { TyCtxt } from "../../types/tcx";
import type { Ty } from "../../types/ty";

export class TypeMemo<T extends object | string> {
  private readonly known = new WeakMap<TyCtxt, Map<Ty, T>>();

  get(tcx: TyCtxt, ty: Ty, make: () => T): T {
    let byType = this.known.get(tcx);
    if (byType === undefined) {
      byType = new Map();
      this.known.set(tcx, byType);
    }
    let found = byType.get(ty);
    if (found === undefined) {
      found = make();
      byType.set(ty, found);
    }
    return found;
  }
}
