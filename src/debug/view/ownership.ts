/** What is said of a heap block: its title, who owns it, whether it leaked. Words for what `walk.ts` found. */
import { contentsOf } from "./contents";
import { typeText } from "./describe";
import type { Ownership } from "./model";
import type { ViewContext } from "./parts";
import type { BlockFacts } from "./walker";

export interface OwnershipContext {
  /** The top frame is std's: owners may be between two steps of its own. */
  readonly insideStd: boolean;
  /** Where the panic that unwinds the stack has what it carries. */
  readonly payload: number | undefined;
  /** All of memory was looked at: a block without an owner has none. */
  readonly complete: boolean;
}

export function ownershipOf(block: BlockFacts, context: OwnershipContext): Ownership {
  const { freed } = block.allocation;
  if (freed !== undefined) return { kind: "freed", words: "freed: its memory may be used again" };
  const [owner] = block.owners;
  if (!block.owned || owner === undefined) return unownedOf(block, context);
  if (owner.kind === "owns" || block.counts === undefined)
    return { kind: "owned", owner: owner.path, words: `owned by \`${owner.name}\`` };
  const { strong, weak } = block.counts;
  const names = [...new Set(block.owners.map(({ name }) => `\`${name}\``))];
  const together = strong === 1 ? "" : " together";
  return {
    kind: "shared",
    owners: block.owners.map(({ path }) => path),
    words: `owned${together} by ${joinNames(names)} (${strong} strong, ${weak} weak)`,
  };
}

function isPayload({ allocation }: BlockFacts, { payload }: OwnershipContext): boolean {
  return payload === allocation.address;
}

/** No variable owns it, directly or through others. */
function unownedOf(block: BlockFacts, context: OwnershipContext): Ownership {
  if (block.counts !== undefined && block.counts.strong === 0 && block.counts.weak > 0)
    return { kind: "unclear", words: "its value was dropped; the weak pointers that are left keep the counts" };
  if (!context.complete)
    return { kind: "unclear", words: "no owner was found yet: there is more memory than is looked at in one go" };
  if (isPayload(block, context)) return { kind: "unclear", words: "carried by the panic, to whoever catches it" };
  if (context.insideStd) return { kind: "unclear", words: "in the hands of std, between two of its own steps" };
  const { unowned } = block;
  if (unowned?.kind === "cycle") {
    const { members } = unowned;
    const words =
      members.length === 1
        ? "leaked: it owns itself, and no variable owns it"
        : `leaked: ${members.length} blocks own each other in a cycle, and no variable owns one of them`;
    return { kind: "leaked", words, cycle: members };
  }
  if (unowned?.kind === "within") return withinOf(block, unowned.root, context);
  const reference = block.references.find(({ kind }) => kind !== "raw" && kind !== "weak");
  if (reference !== undefined)
    return {
      kind: "static",
      words: `nobody owns it any more; \`${reference.name}\` still reaches it (leaked: it lives until the program ends)`,
    };
  const raw = block.references.find(({ kind }) => kind === "raw");
  if (raw !== undefined)
    return { kind: "unclear", words: `nobody owns it; the raw pointer \`${raw.name}\` holds its address` };
  return { kind: "leaked", words: "leaked: nobody owns it, nobody will free it" };
}

/** Owned by a block that nobody owns: it shares that block's fate. */
function withinOf(block: BlockFacts, root: BlockFacts | undefined, context: OwnershipContext): Ownership {
  if (root === undefined) return { kind: "leaked", words: "leaked with the cycle that owns it" };
  const fate = unownedOf(root, context);
  const name = block.owners[0]?.name ?? root.id;
  if (fate.kind === "static")
    return { kind: "static", words: `owned by \`${name}\`, which was leaked: it lives until the program ends` };
  const holder = isPayload(root, context) ? "the panic carries" : "nobody owns";
  if (fate.kind === "unclear") return { kind: "unclear", words: `owned by \`${name}\`, which ${holder}` };
  return { kind: "leaked", words: "leaked with the block that owns it" };
}

function joinNames(names: readonly string[]): string {
  return names.length < 2 ? (names[0] ?? "") : `${names.slice(0, -1).join(", ")} and ${names.at(-1)}`;
}

/** "one `Node`", "room for 4 `i32`", "one `Node` with its counts". */
export function blockTitle(cx: ViewContext, block: BlockFacts, elementCount: number): string {
  if (block.elem === undefined)
    return `${bytes(block.allocation.sizeBytes)}${block.typeFrom === "owner" ? " of text" : " of unknown type"}`;
  const type = typeText(cx, block.elem);
  const contents = contentsOf(cx, { label: "", ty: block.elem, address: block.allocation.address });
  if (contents.kind === "counted") return `one \`${typeText(cx, contents.value.ty)}\` with its counts`;
  return elementCount === 1 ? `one \`${type}\`` : `room for ${elementCount} \`${type}\``;
}

/** `1 byte`, `24 bytes`. */
export function bytes(count: number): string {
  return `${count} byte${count === 1 ? "" : "s"}`;
}
