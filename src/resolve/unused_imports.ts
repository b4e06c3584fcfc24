/** `unused_imports`: told a `use` item, with what to take away so that what is used stays (rustc's `check_unused`). */
import { type Suggestion, warning } from "../base/diagnostic";
import type { Span } from "../base/source";
import type { UseTree } from "../syntax/ast";
import type { LintLevels } from "./lint_levels";
import type { Import } from "./module";
import type { CrateSession } from "./session";

/** Whether a trait was used is known when the bodies were checked: by the methods that they call. */
export interface ImportsAsked {
  readonly traitsToo: boolean;
}

/** Asked for after all bodies were checked. */
export function reportUnusedImports(session: CrateSession, levels: LintLevels, which: ImportsAsked): void {
  const byItem = new Map<number, Import[]>();
  for (const item of session.crate.imports) {
    if (
      item.visibility.kind === "Public" ||
      item.failed ||
      item.kind === "ExternCrate" ||
      (item.target?.name === "_" && item.used) ||
      (!which.traitsToo && mayBringTraits(session, item))
    )
      continue;
    byItem.set(item.def, [...(byItem.get(item.def) ?? []), item]);
  }
  for (const group of byItem.values()) {
    const unused = group.filter((item) => !item.used);
    const [first] = unused;
    if (first === undefined) continue;
    const names = unused.map((item) => `\`${importText(item, unused.length < group.length || group.length > 1)}\``);
    const lint = levels.decide(
      warning("unused_imports", `unused import${names.length > 1 ? "s" : ""}: ${listed(names.sort())}`, first.span, {
        labels: unused.map((item, i) => ({ span: item.span, text: "", primary: i === 0 })),
        suggestions: removal(session, first, unused),
      }),
      first.span,
    );
    if (lint !== undefined) session.diagnostics.push(lint);
  }
}

function mayBringTraits({ world }: CrateSession, { kind, bindings }: Import): boolean {
  const binding = bindings.Type;
  if (kind === "Glob" || typeof binding !== "object") return kind === "Glob";
  return binding.res.kind === "Def" && world.def(binding.res.def).kind === "Trait";
}

function listed(names: readonly string[]): string {
  if (names.length <= 2) return names.join(" and ");
  return `${names.slice(0, -1).join(", ")}, and ${names.at(-1)}`;
}

function importText(item: Import, short: boolean): string {
  const prefix = item.path.map((segment) => segment.ident.name).join("::");
  const rename = item.target !== undefined && item.target !== item.source ? ` as ${item.target.name}` : "";
  const last = item.kind === "Glob" ? "*" : `${item.source?.name ?? ""}${rename}`;
  return short && item.isNested ? last : prefix === "" ? last : `${prefix}::${last}`;
}

// ---- what to take away ----

function removal(session: CrateSession, { def }: Import, unused: readonly Import[]): Suggestion[] {
  const { span, node } = session.world.def(def);
  if (node.kind !== "Item" || node.item.kind !== "Use" || span.ctxt !== 0) return [];
  const { text } = session.world.sources.file(span.file);
  const starts = new Set(unused.map((item) => item.span.lo));
  const found = removalIn(node.item.tree, (tree) => starts.has(tree.span.lo), text);
  if (found === undefined) return [];
  if (found === "All")
    return [
      {
        message: "remove the whole `use` item",
        edits: [{ span: wholeLine(span, text), replacement: "" }],
        applicability: "MachineApplicable",
      },
    ];
  const message = `remove the unused import${unused.length === 1 ? "" : "s"}`;
  const edits = found.map((one) => ({ span: one, replacement: "" }));
  return [{ message, edits, applicability: "MachineApplicable" }];
}

/** With the line's end, if the item starts the line. */
function wholeLine(span: Span, text: string): Span {
  const isWhole = (span.lo === 0 || text[span.lo - 1] === "\n") && text[span.hi] === "\n";
  return isWhole ? { ...span, hi: span.hi + 1 } : span;
}

/** Undefined: all of it is used. */
function removalIn(tree: UseTree, isUnused: (tree: UseTree) => boolean, text: string): "All" | Span[] | undefined {
  if (tree.kind !== "Nested") return isUnused(tree) ? "All" : undefined;
  const { trees } = tree;
  if (trees.length === 0) return "All";
  const out: Span[] = [];
  let usedCount = 0;
  let keepsSelf = false;
  let wasRemoved = false;
  let unusedCount = 0;
  trees.forEach((child, index) => {
    const inside = removalIn(child, isUnused, text);
    if (inside === "All") {
      const span = withComma(trees, index, usedCount > 0);
      const before = wasRemoved ? out.pop() : undefined;
      out.push(before === undefined ? span : { ...before, hi: span.hi });
    } else {
      usedCount += 1;
      if (inside !== undefined) out.push(...inside);
      keepsSelf ||= child.kind === "Simple" && child.prefix.segments[0]?.ident.name === "self";
    }
    if (inside !== undefined) unusedCount += 1;
    wasRemoved = inside === "All";
  });
  if (unusedCount === 0) return undefined;
  if (usedCount === 0) return "All";
  const [first, last] = [trees[0], trees.at(-1)];
  if (usedCount === 1 && !keepsSelf && first !== undefined && last !== undefined) {
    const open = text.indexOf("{", Math.max(tree.prefix.span.hi, tree.span.lo));
    out.push({ ...tree.span, lo: open, hi: first.span.lo }, { ...tree.span, lo: last.span.hi });
  }
  return out;
}

/** A name of a list with the comma that goes with it. */
function withComma(trees: readonly UseTree[], index: number, hasUsedBefore: boolean): Span {
  const { span } = trees[index] as UseTree;
  const [before, after] = [trees[index - 1], trees[index + 1]];
  if (before !== undefined && (after === undefined || hasUsedBefore)) return { ...span, lo: before.span.hi };
  return after === undefined ? span : { ...span, hi: after.span.lo };
}
