/**
 * Collections whose elements do not lie in one run of memory: hash tables, B-trees, linked lists. Read as their type's
 * `#[glasscrab::view]` attribute says (`src/std/README.md`): the entries in the order in which the program would meet them, and
 * the blocks that hold them. Lazy, iterative and under a limit.
 */
import type { Ty } from "../../types/ty";
import { isReadable, readUsize } from "./memory";
import { numberAt, type Part, partAt, partsOf, shownAs, type ViewContext } from "./parts";
import { pathOf, type Shown, shownOf } from "./shown";

export interface Collection {
  readonly kind: "collection";
  /** `{key: value}`, `{value}`, `[value]`. */
  readonly style: "map" | "set" | "list";
  readonly count: number;
  /** Entries from `first` on; those of a map carry their key. */
  entries(first: number, count: number): Part[];
  nodes(): Iterable<CollectionNode>;
}

/** A block of a collection. */
export interface CollectionNode {
  readonly address: number;
  readonly elem: Ty;
  /** Where the pointer to it lies when that is in another block of the collection, and what it is called there. */
  readonly heldAt: { readonly address: number; readonly label: string } | undefined;
  /** A table: which of its places are in use. */
  readonly used: readonly number[] | undefined;
  /** A table: how many places there are; behind them the block has other bytes. */
  readonly placeCount?: number;
  /** The values in it, for a node that has other fields besides. */
  readonly values: readonly Part[];
}

const maxNodes = 1_000_000;

type Reader = (cx: ViewContext, part: Part, shown: Shown) => Collection | undefined;

export const collectionReaders: readonly (readonly [kind: string, reader: Reader])[] = [
  ["map", (cx, part, shown) => readTable(cx, part, shown, "map")],
  ["set", (cx, part, shown) => readTable(cx, part, shown, "set")],
  ["btree", readBTree],
  ["list", readList],
];

function typeArgument(cx: ViewContext, ty: Ty, shown: Shown, key: string): Ty | undefined {
  const name = shown.keys.get(key);
  if (name === undefined || ty.kind !== "Adt") return undefined;
  const param = cx.tcx.generics(ty.def).params.find((candidate) => candidate.name === name);
  const arg = param === undefined ? undefined : ty.args[param.index];
  return arg?.kind === "Type" ? cx.tcx.normalizeErasing(arg.ty) : undefined;
}

function fieldAt(cx: ViewContext, part: Part, shown: Shown, key: string): Part | undefined {
  const path = pathOf(shown, key);
  return path === undefined ? undefined : partAt(cx, part, path);
}

/** The address in a pointer field, through `Option`, `NonNull` and the like; 0 for none. */
function addressIn(cx: ViewContext, part: Part | undefined): number {
  if (part === undefined || !isReadable(cx.memory, part.address, 8)) return 0;
  return cx.layoutOf(part.ty).sizeBytes === 8 ? readUsize(cx.memory, part.address) : 0;
}

/** What the pointer in a wrapper points to: `T` of `Option<NonNull<T>>`. */
function wrappedPointee(cx: ViewContext, ty: Ty): Ty | undefined {
  let inner: Ty | undefined = ty;
  for (let depth = 0; depth < 4 && inner !== undefined; depth++) {
    if (inner.kind === "RawPtr") return cx.tcx.normalizeErasing(inner.ty);
    const { variants, fields } = cx.layoutOf(inner);
    const all = variants.kind === "Multiple" ? variants.variants.flatMap((variant) => variant.fields) : fields;
    inner = all.find((field) => cx.layoutOf(field.ty).sizeBytes === 8)?.ty;
  }
  return undefined;
}

// ---- hash tables ----

/**
 * `map(table = …)` and `set(table = …)` lead to a value whose own attribute is `table(ctrl, mask, len, element)`; an iterator's `left`
 * to one that says `buckets(base, matches, len)`.
 */
function readTable(cx: ViewContext, part: Part, shown: Shown, style: "map" | "set"): Collection | undefined {
  const table = fieldAt(cx, part, shown, "table");
  const inner = table?.ty.kind === "Adt" ? shownOf(cx.tcx, table.ty.def) : undefined;
  if (table === undefined || inner?.kind !== "table") return undefined;
  const ctrl = numberAt(cx, table, inner, "ctrl");
  const mask = numberAt(cx, table, inner, "mask");
  const elem = typeArgument(cx, table.ty, inner, "element");
  const left = readLeft(cx, fieldAt(cx, part, shown, "left"));
  const count = left?.count ?? numberAt(cx, table, inner, "len");
  if (ctrl === undefined || mask === undefined || count === undefined || elem === undefined) return undefined;
  const buckets = mask + 1;
  if (count > buckets || !isReadable(cx.memory, ctrl, buckets)) return undefined;
  const { sizeBytes } = cx.layoutOf(elem);
  const bucketPart = (bucket: number): Part => {
    const element: Part = { label: `[${bucket}]`, ty: elem, address: ctrl - (bucket + 1) * sizeBytes };
    // A set is a map of its elements to nothing.
    const [key, value] = partsOf(cx, element);
    if (style === "set" || key === undefined || value === undefined)
      return { ...(style === "set" && key !== undefined ? key : element), label: element.label };
    return { ...value, label: element.label, key };
  };
  return {
    kind: "collection",
    style,
    count,
    entries: (first, wanted) => take(fullBuckets(cx, ctrl, buckets, left), first, wanted).map(bucketPart),
    *nodes() {
      // The table without room has no block.
      if (mask === 0 || sizeBytes === 0) return;
      const used = [...fullBuckets(cx, ctrl, buckets, left)].map((bucket) => buckets - 1 - bucket).reverse();
      yield { address: ctrl - buckets * sizeBytes, elem, heldAt: undefined, used, placeCount: buckets, values: [] };
    },
  };
}

/** What an iterator has left: of the group of buckets at `base` those with a high bit in `matches`, and all behind the group. */
interface Left {
  readonly base: number;
  readonly matches: Part;
  readonly count: number;
}

/** Buckets in a group. */
const groupSize = 8;

function readLeft(cx: ViewContext, part: Part | undefined): Left | undefined {
  const shown = part === undefined ? undefined : shownAs(cx, part.ty);
  if (part === undefined || shown?.kind !== "buckets") return undefined;
  const base = numberAt(cx, part, shown, "base");
  const count = numberAt(cx, part, shown, "len");
  const matches = fieldAt(cx, part, shown, "matches");
  return base === undefined || count === undefined || matches === undefined ? undefined : { base, matches, count };
}

/** A control byte without its high bit stands for an element. */
function* fullBuckets(cx: ViewContext, ctrl: number, buckets: number, left?: Left): Iterable<number> {
  const { bytes, log } = cx.memory;
  log?.note(ctrl, buckets);
  if (left !== undefined) log?.note(left.matches.address, groupSize);
  for (let i = left?.base ?? 0; i < buckets; i++) {
    const isInGroup = left !== undefined && i < left.base + groupSize;
    const isFull = isInGroup
      ? ((bytes[left.matches.address + i - left.base] ?? 0) & 0x80) !== 0
      : ((bytes[ctrl + i] ?? 0xff) & 0x80) === 0;
    if (isFull) yield i;
  }
}

// ---- B-trees ----

interface TreeNode {
  readonly address: number;
  readonly height: number;
  readonly heldAt: CollectionNode["heldAt"];
}

/**
 * `btree(root, height, len, used, keys, values, parent, index, edges, key, value)`; the paths from `used` on start in a node. An
 * iterator has, in place of the root, the places in leaves from which (`front`, `front_index`) and to which (`back`, …) pairs are left.
 */
function readBTree(cx: ViewContext, part: Part, shown: Shown): Collection | undefined {
  const isRest = shown.keys.has("front");
  const rootPart = fieldAt(cx, part, shown, isRest ? "front" : "root");
  const count = numberAt(cx, part, shown, "len");
  const key = typeArgument(cx, part.ty, shown, "key");
  const value = typeArgument(cx, part.ty, shown, "value");
  if (count === undefined || key === undefined || value === undefined) return undefined;
  const style = cx.layoutOf(value).sizeBytes === 0 ? "set" : "map";
  const leaf = rootPart === undefined ? undefined : wrappedPointee(cx, rootPart.ty);
  const root: TreeNode = {
    address: addressIn(cx, rootPart),
    height: numberAt(cx, part, shown, "height") ?? 0,
    heldAt: undefined,
  };
  if (leaf === undefined || root.address === 0)
    return { kind: "collection", style, count: 0, entries: () => [], nodes: () => [] };
  const tree = new Tree(cx, shown, leaf, key, style === "map" ? value : undefined);
  const top = isRest ? tree.cut(part, root.address) : root;
  return {
    kind: "collection",
    style,
    count,
    entries: (first, wanted) => take(tree.entries(top), first, Math.min(wanted, count - first)),
    nodes: () => tree.nodes(top),
  };
}

/** More than any tree has. */
const maxHeight = 64;

class Tree {
  /** Of nodes on the way up from an end of what is left: the pair (and child) where it begins, or ends. */
  private readonly firsts = new Map<number, number>();
  private readonly ends = new Map<number, number>();

  constructor(
    private readonly cx: ViewContext,
    private readonly shown: Shown,
    private readonly leaf: Ty,
    private readonly key: Ty,
    private readonly value: Ty | undefined,
  ) {}

  /** Leaves out what lies before and behind the ends of an iterator, one of which is in the leaf `front`; gives the top node. */
  cut(part: Part, front: number): TreeNode {
    const backPart = fieldAt(this.cx, part, this.shown, "back");
    const ends = [
      { leaf: front, index: "front_index", of: this.firsts },
      { leaf: addressIn(this.cx, backPart), index: "back_index", of: this.ends },
    ];
    let top: TreeNode = { address: front, height: 0, heldAt: undefined };
    for (const { leaf, index: key, of } of ends) {
      let index = numberAt(this.cx, part, this.shown, key);
      for (let height = 0, address = leaf; address !== 0 && height < maxHeight; height++) {
        const node: TreeNode = { address, height, heldAt: undefined };
        of.set(address, index ?? 0);
        index = numberAt(this.cx, this.part(node), this.shown, "index");
        address = addressIn(this.cx, fieldAt(this.cx, this.part(node), this.shown, "parent"));
        top = node;
      }
    }
    return top;
  }

  *nodes(root: TreeNode): Iterable<CollectionNode> {
    const stack = [root];
    for (let seen = 0; seen < maxNodes; seen++) {
      const node = stack.pop();
      if (node === undefined) return;
      const elem = (node.height > 0 ? this.innerTy(node) : undefined) ?? this.leaf;
      const first = this.firstOf(node);
      const end = this.endOf(node);
      const pairs = Array.from({ length: Math.max(0, end - first) }, (_, i) => this.pair(node, first + i));
      const values = pairs.flatMap(({ key, ...entry }) =>
        key === undefined
          ? [{ ...entry, label: `${this.name("keys")}/${entry.label}` }]
          : [
              { ...key, label: `${this.name("keys")}/[${key.label}]` },
              { ...entry, label: `${this.name("values")}/${entry.label}` },
            ],
      );
      yield { address: node.address, elem, heldAt: node.heldAt, used: undefined, values };
      for (let i = end; i >= first && node.height > 0; i--) stack.push(this.child(node, i));
    }
  }

  /** In order: the child before each pair first. */
  *entries(root: TreeNode): Iterable<Part> {
    const stack: { readonly node: TreeNode; next: number }[] = [];
    const descend = (from: TreeNode): void => {
      for (let node = from; ; node = this.child(node, this.firstOf(node))) {
        stack.push({ node, next: this.firstOf(node) });
        if (node.height === 0 || stack.length > maxHeight) return;
      }
    };
    descend(root);
    for (let top = stack.at(-1); top !== undefined; top = stack.at(-1)) {
      const { node, next } = top;
      if (next >= this.endOf(node)) {
        stack.pop();
        continue;
      }
      yield this.pair(node, next);
      top.next++;
      if (node.height > 0) descend(this.child(node, top.next));
    }
  }

  private name(key: string): string {
    return pathOf(this.shown, key)?.join("/") ?? key;
  }

  private part({ address }: TreeNode): Part {
    return { label: "", ty: this.leaf, address };
  }

  private firstOf({ address }: TreeNode): number {
    return this.firsts.get(address) ?? 0;
  }

  private endOf(node: TreeNode): number {
    const used = Math.min(numberAt(this.cx, this.part(node), this.shown, "used") ?? 0, 32);
    return Math.min(used, this.ends.get(node.address) ?? used);
  }

  private pair(node: TreeNode, index: number): Part {
    const at = (name: string, ty: Ty): number => {
      const start = fieldAt(this.cx, this.part(node), this.shown, name)?.address ?? node.address;
      return start + index * this.cx.layoutOf(ty).sizeBytes;
    };
    const key: Part = { label: String(index), ty: this.key, address: at("keys", this.key) };
    if (this.value === undefined) return { ...key, label: `[${index}]` };
    return { label: `[${index}]`, ty: this.value, address: at("values", this.value), key };
  }

  /** An inner node's type: what a node's `parent` points to. */
  private innerTy(node: TreeNode): Ty | undefined {
    const parent = fieldAt(this.cx, this.part(node), this.shown, "parent");
    return parent === undefined ? undefined : wrappedPointee(this.cx, parent.ty);
  }

  private child(node: TreeNode, index: number): TreeNode {
    const ty = this.innerTy(node);
    const inner: Part | undefined = ty === undefined ? undefined : { label: "", ty, address: node.address };
    const edges = inner === undefined ? undefined : fieldAt(this.cx, inner, this.shown, "edges");
    const at = (edges?.address ?? 0) + index * 8;
    const address = edges === undefined || !isReadable(this.cx.memory, at, 8) ? 0 : readUsize(this.cx.memory, at);
    const isThere = address !== 0 && isReadable(this.cx.memory, address, this.cx.layoutOf(this.leaf).sizeBytes);
    return {
      address: isThere ? address : node.address,
      // A pointer that leads nowhere ends the walk.
      height: isThere ? node.height - 1 : 0,
      heldAt: { address: at, label: `edges/[${index}]` },
    };
  }
}

// ---- linked lists ----

/** `list(head, len, next, value)`; the last two start in a node. */
function readList(cx: ViewContext, part: Part, shown: Shown): Collection | undefined {
  const head = fieldAt(cx, part, shown, "head");
  const count = numberAt(cx, part, shown, "len");
  const elem = head === undefined ? undefined : wrappedPointee(cx, head.ty);
  if (head === undefined || count === undefined || elem === undefined) return undefined;
  function* walk(): Iterable<{ readonly node: Part; readonly value: Part; readonly heldAt: CollectionNode["heldAt"] }> {
    let address = addressIn(cx, head);
    let heldAt: CollectionNode["heldAt"];
    const { sizeBytes } = cx.layoutOf(elem as Ty);
    for (let i = 0; i < Math.min(count ?? 0, maxNodes) && address !== 0; i++) {
      if (!isReadable(cx.memory, address, sizeBytes)) return;
      const node: Part = { label: `[${i}]`, ty: elem as Ty, address };
      const value = fieldAt(cx, node, shown, "value");
      const next = fieldAt(cx, node, shown, "next");
      if (value === undefined || next === undefined) return;
      yield { node, value: { ...value, label: `[${i}]` }, heldAt };
      heldAt = { address: next.address, label: next.label };
      address = addressIn(cx, next);
    }
  }
  return {
    kind: "collection",
    style: "list",
    count,
    entries: (first, wanted) => take(walk(), first, wanted).map(({ value }) => value),
    *nodes() {
      for (const { node, value, heldAt } of walk()) {
        const label = pathOf(shown, "value")?.join("/") ?? "";
        yield { address: node.address, elem, heldAt, used: undefined, values: [{ ...value, label }] };
      }
    },
  };
}

function take<T>(items: Iterable<T>, first: number, count: number): T[] {
  const taken: T[] = [];
  let index = 0;
  for (const item of items) {
    if (index >= first + count) break;
    if (index++ >= first) taken.push(item);
  }
  return taken;
}
