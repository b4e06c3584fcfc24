/**
 * The resolutions of the user's crate as text, a line for each name in source order: `3:9 x -> local 2:9`. For `emit
 * resolutions` and the goldens of `test/resolve`.
 */
import type { NodeId } from "../syntax/ast";
import type { Span } from "../base/source";
import { crateOf, type Def, type DefId, type PartialRes, userCrate } from "./def";
import type { OwnerResolutions, Resolver } from "./resolver";

interface Line {
  readonly span: Span;
  readonly text: string;
}

export function printResolutions(resolver: Resolver): string {
  const printer = new Printer(resolver);
  for (const def of [...resolver.defs(userCrate)]) printer.owner(def);
  return printer.text();
}

class Printer {
  private readonly lines = new Map<string, Line>();
  private readonly bindings = new Map<NodeId, Span>();
  private readonly targets = new Map<NodeId, Span>();
  private readonly pending: (() => void)[] = [];

  constructor(private readonly resolver: Resolver) {}

  owner(def: Def): void {
    const { node } = def;
    if (node.kind !== "Item" && node.kind !== "AssocItem" && node.kind !== "ForeignItem") return;
    const { item } = node;
    if (item.kind === "Mod" || item.kind === "MacroDef" || item.kind === "Use") return;
    const tables = this.resolver.resolutions(def.id);
    const body = this.resolver.bodyOf(def.id);
    this.walk({ ...this.resolver.def(def.id).node, expr: undefined }, tables);
    if (body !== undefined) this.walk(body.value, tables);
  }

  private walk(value: unknown, tables: OwnerResolutions): void {
    if (typeof value !== "object" || value === null) return;
    if (Array.isArray(value)) {
      for (const one of value) this.walk(one, tables);
      return;
    }
    const node = value as Record<string, unknown>;
    if ("force" in node) return;
    if (typeof node["id"] === "number") this.visit(node as { id: NodeId; span: Span; kind?: string }, tables);
    for (const key in node) {
      // Nested items are owners of their own.
      if (key === "body" && "generics" in node) continue;
      if (key === "items" || key === "attrs" || key === "tokens" || (key === "item" && "id" in node)) continue;
      if (typeof node[key] === "object") this.walk(node[key], tables);
    }
  }

  private visit(node: { id: NodeId; span: Span; kind?: string }, tables: OwnerResolutions): void {
    const { id, span, kind } = node;
    if (kind === "Ident") this.bindings.set(id, (node as unknown as { ident: { span: Span } }).ident.span);
    this.targets.set(id, span);
    const res = tables.partialRes(id);
    if (res !== undefined && !("ident" in node && "args" in node) && kind !== undefined)
      this.later(pathSpan(node), () => this.describe(res));
    else if (res !== undefined && "path" in node)
      this.later(span ?? (node as unknown as { path: { span: Span } }).path.span, () => this.describe(res));
    if (kind === "Break" || kind === "Continue") {
      const target = tables.label(id);
      if (target !== undefined) this.later(span, () => `leaves ${this.place(this.targets.get(target))}`);
    }
    const name = (node as unknown as { ident?: { name: string; span: Span } }).ident;
    if (kind === undefined && name?.name.startsWith("'") === true && tables.defOf(id) === undefined)
      this.later(span, () => this.lifetime(tables, id));
  }

  private later(span: Span, text: () => string): void {
    this.pending.push(() => {
      const shown = this.resolver.sources.textOf(span).replace(/\s+/g, " ");
      const line = `${shown.length > 40 ? `${shown.slice(0, 37)}...` : shown} -> ${text()}`;
      this.lines.set(`${span.lo}:${span.hi}:${span.ctxt}`, { span, text: line });
    });
  }

  private lifetime(tables: OwnerResolutions, id: NodeId): string {
    const res = tables.lifetime(id);
    return res.kind === "Param"
      ? `parameter ${this.place(this.resolver.def(res.def).nameSpan)}`
      : res.kind.toLowerCase();
  }

  private describe({ base, unresolvedSegments }: PartialRes): string {
    const rest = unresolvedSegments === 0 ? "" : ` + ${unresolvedSegments} by type`;
    switch (base.kind) {
      case "Def":
        return `${base.defKind} ${printPath(this.resolver, base.def)}${rest}`;
      case "Local":
        return `local ${this.place(this.bindings.get(base.binding))}`;
      case "PrimTy":
        return `${base.name}${rest}`;
      case "SelfTyParam":
        return `Self of ${printPath(this.resolver, base.trait)}${rest}`;
      case "SelfTyAlias":
      case "SelfCtor":
        return `${base.kind} ${this.place(this.resolver.def(base.impl).span)}${rest}`;
      case "Err":
        return "error";
    }
  }

  private place(span: Span | undefined): string {
    if (span === undefined) return "?";
    const { line, column } = this.resolver.sources.file(span.file).lineColumn(span.lo);
    return `${line}:${column}`;
  }

  text(): string {
    for (const run of this.pending) run();
    const lines = [...this.lines.values()].sort(
      (a, b) => a.span.file - b.span.file || a.span.lo - b.span.lo || b.span.hi - a.span.hi,
    );
    return lines.map(({ span, text }) => `${this.place(span)} ${text}`).join("\n");
  }
}

/** Of a struct pattern or literal: its path alone. */
function pathSpan(node: { span: Span }): Span {
  const path = (node as { path?: { span: Span } }).path;
  return path?.span ?? node.span;
}

/** `crate::module::Item`, through the definitions around. */
export function printPath(resolver: Resolver, def: DefId): string {
  const { name, parent, kind, node } = resolver.def(def);
  if (parent === undefined) return resolver.crateName(crateOf(def));
  if (node.kind === "Ctor") return printPath(resolver, parent);
  const own = name !== "" ? name : kind === "Impl" ? "{impl}" : kind === "Mod" ? "{block}" : `{${kind}}`;
  return `${printPath(resolver, parent)}::${own}`;
}
