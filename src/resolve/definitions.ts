/**
 * The table of the definitions of one crate: hands out `DefId`s in order of first use, and finds them by the node they
 * come from. Kept by collection (items) and by late resolution (generic parameters, closures, anonymous consts).
 */
import { expectDefined } from "../base/invariant";
import type { NodeId } from "../syntax/ast";
import { type CrateId, type Def, type DefId, makeDefId } from "./def";

type NewDef = Omit<Def, "id">;

export class Definitions {
  readonly list: Def[] = [];
  private readonly byNode = new Map<NodeId, DefId>();
  private readonly childLists: (DefId[] | undefined)[] = [];

  constructor(readonly crate: CrateId) {}

  /** Adds a definition; `node` is the id it can be found by. */
  add(def: NewDef, node: NodeId | undefined): DefId {
    const id = makeDefId(this.crate, this.list.length);
    this.list.push({ ...def, id });
    if (node !== undefined) this.byNode.set(node, id);
    return id;
  }

  /** Lists `child` among the items of `parent` (not done for generic parameters, closures and the like). */
  addChild(parent: DefId, child: DefId): void {
    const index = parent & 0xffffff;
    const list = this.childLists[index];
    if (list === undefined) this.childLists[index] = [child];
    else list.push(child);
  }

  get(id: DefId): Def {
    return expectDefined(this.list[id & 0xffffff], `definition ${id}`);
  }

  /** Replaces what is known of a definition, as when macros in its signature were expanded. */
  update(id: DefId, change: Partial<NewDef>): void {
    this.list[id & 0xffffff] = { ...this.get(id), ...change };
  }

  ofNode(node: NodeId): DefId | undefined {
    return this.byNode.get(node);
  }

  children(parent: DefId): readonly DefId[] {
    return this.childLists[parent & 0xffffff] ?? [];
  }
}
