/**
 * The table of the definitions of one crate: hands out `DefId`s in order of first use, and finds them by the node they
 * come from. Kept by collection (items) and by late resolution (generic parameters, closures, anonymous consts).
 */
import { expectDefined } from "../base/invariant";
import type { NodeId } from "../syntax/ast";
import { type CrateId, type Def, type DefId, type DefNode, makeDefId } from "./def";

type NewDef = Omit<Def, "id">;

/** Definitions that are read when first asked for: std's, from its index. */
export interface StoredDefs {
  readonly count: number;
  get(index: number): Def;
  ofNode(node: NodeId): DefId | undefined;
  children(def: Def): readonly DefId[];
  nodeKind(def: Def): DefNode["kind"];
}

export class Definitions {
  /** With holes where a stored definition was not read yet. */
  private readonly known: Def[];
  private allKnown = false;
  private readonly byNode = new Map<NodeId, DefId>();
  private readonly childLists: (DefId[] | undefined)[] = [];

  constructor(
    readonly crate: CrateId,
    private readonly stored?: StoredDefs,
  ) {
    this.known = stored === undefined ? [] : new Array<Def>(stored.count);
  }

  /** All of them. */
  get list(): readonly Def[] {
    if (!this.allKnown && this.stored !== undefined) for (let i = 0; i < this.stored.count; i++) this.at(i);
    this.allKnown = true;
    return this.known;
  }

  private at(index: number): Def | undefined {
    const known = this.known[index];
    if (known !== undefined || this.stored === undefined || index >= this.stored.count) return known;
    return (this.known[index] = this.stored.get(index));
  }

  /** How many there are so far; the next one's index. */
  get count(): number {
    return this.known.length;
  }

  /** From the index: with everything that is expanded and collected on demand. */
  isStored(id: DefId): boolean {
    return this.stored !== undefined && (id & 0xffffff) < this.stored.count;
  }

  /** Adds a definition; `node` is the id it can be found by. */
  add(def: NewDef, node: NodeId | undefined): DefId {
    const id = makeDefId(this.crate, this.known.length);
    this.known.push({ ...def, id });
    if (node !== undefined) this.byNode.set(node, id);
    return id;
  }

  /** Lists `child` among the items of `parent` (not done for generic parameters, closures and the like). */
  addChild(parent: DefId, child: DefId): void {
    this.childList(parent).push(child);
  }

  get(id: DefId): Def {
    return expectDefined(this.at(id & 0xffffff), `definition ${id}`);
  }

  /** Replaces what is known of a definition, as when macros in its signature were expanded. */
  update(id: DefId, change: Partial<NewDef>): void {
    const { kind, name, parent, visibility, span, nameSpan, attributes, node } = this.get(id);
    this.known[id & 0xffffff] = { id, kind, name, parent, visibility, span, nameSpan, attributes, node, ...change };
  }

  ofNode(node: NodeId): DefId | undefined {
    return this.byNode.get(node) ?? this.stored?.ofNode(node);
  }

  children(parent: DefId): readonly DefId[] {
    return this.childLists[parent & 0xffffff] ?? (this.isStored(parent) ? this.childList(parent) : []);
  }

  private childList(parent: DefId): DefId[] {
    return (this.childLists[parent & 0xffffff] ??= this.isStored(parent)
      ? [...(this.stored?.children(this.get(parent)) ?? [])]
      : []);
  }

  /** What `get(id).node.kind` is, without reading the node. */
  nodeKind(id: DefId): DefNode["kind"] {
    const def = this.get(id);
    return this.stored === undefined ? def.node.kind : this.stored.nodeKind(def);
  }

  /** All nodes with the definitions they made. */
  nodes(): [NodeId, DefId][] {
    return [...this.byNode];
  }
}
