/**
 * The lazy half of resolution: tables and expanded bodies by owner, made when first asked for. One per crate. std's owners
 * are resolved on demand, the user's all at once by `crates.ts`.
 */
import type { Param } from "../syntax/ast";
import { bodyBlock } from "../syntax/body";
import { type Def, type DefId, makeDefId } from "./def";
import { expandBody, expandSignature } from "./bodies";
import { resolveOwner } from "./late/items";
import { Late } from "./late/late";
import type { ParentScope } from "./module";
import { OwnerTables } from "./late/tables";
import type { ExpandedBody } from "./resolver";
import type { CrateSession } from "./session";

export class Owners {
  private readonly tables = new Map<DefId, OwnerTables>();
  private readonly bodies = new Map<DefId, ExpandedBody | undefined>();
  private readonly expanded = new Set<DefId>();
  /** How far an owner is resolved. */
  private readonly done = new Map<DefId, "Signature" | "All">();

  constructor(private readonly session: CrateSession) {}

  tablesOf(owner: DefId): OwnerTables {
    let tables = this.tables.get(owner);
    if (tables === undefined) {
      tables = new OwnerTables(owner, this.session.crate.definitions);
      this.tables.set(owner, tables);
    }
    return tables;
  }

  /** Items of a module, trait or impl, variants of an enum; collects an impl's or trait's items if they were not yet. */
  childDefs(def: DefId): readonly DefId[] {
    const { crate } = this.session;
    const pending = crate.pendingImpls.get(def);
    if (pending !== undefined) {
      crate.pendingImpls.delete(def);
      pending();
    }
    // Asking for the names of a trait collects its items.
    crate.modules.get(def)?.entries();
    return crate.definitions.children(def);
  }

  /** A definition with its syntax: macros in its signature are expanded when it is first looked at. */
  def(id: DefId): Def {
    const { definitions, scopes } = this.session.crate;
    if (definitions.isStored(id)) return definitions.get(id);
    const { node } = definitions.get(id);
    if (node.kind === "Item" || node.kind === "AssocItem" || node.kind === "ForeignItem" || node.kind === "Variant") {
      const owner = node.kind === "Variant" ? this.ownerOf(id) : id;
      const scope = scopes.get(owner);
      if (scope !== undefined) this.expandOnce(owner, scope);
    }
    return definitions.get(id);
  }

  private expandOnce(owner: DefId, scope: ParentScope): void {
    if (this.expanded.has(owner) || this.session.crate.definitions.isStored(owner)) return;
    this.expanded.add(owner);
    expandSignature(this.session, this.session.crate.definitions.get(owner), scope);
  }

  /** The item-like definition around `def` that it is resolved with. */
  ownerOf(def: DefId): DefId {
    const { definitions } = this.session.crate;
    for (let at: DefId | undefined = def; at !== undefined; at = definitions.get(at).parent) {
      const kind = definitions.nodeKind(at);
      if (kind === "Item" || kind === "AssocItem" || kind === "ForeignItem" || kind === "Crate") return at;
    }
    return def;
  }

  signatureOf(owner: DefId): OwnerTables {
    if (!this.done.has(owner)) this.run(owner, "Signature");
    return this.tablesOf(owner);
  }

  /** Resolves an owner with its body. */
  resolve(owner: DefId): void {
    if (this.done.get(owner) !== "All") this.run(owner, "All");
  }

  /** Everything in a module that stands outside of bodies. Collected before any body is looked at, its numbers depend on none. */
  collectModule(module: DefId): void {
    const { definitions } = this.session.crate;
    for (const child of this.childDefs(module))
      if (definitions.get(child).kind === "Mod") this.collectModule(child);
      else this.childDefs(child);
  }

  /** Every owner of a module, in source order. */
  resolveModule(module: DefId): void {
    const { definitions } = this.session.crate;
    for (const child of [...this.childDefs(module)]) {
      const { kind } = definitions.get(child);
      if (kind === "Mod") {
        this.resolveModule(child);
        continue;
      }
      this.resolveOrReplay(child);
      if (kind !== "Impl" && kind !== "Trait" && kind !== "ForeignMod") continue;
      for (const item of [...this.childDefs(child)]) this.resolveOrReplay(item);
    }
  }

  /** Of a function whose body did not change since the last check, the signature is enough until someone asks for more. */
  private resolveOrReplay(owner: DefId): void {
    const { reuse, crate } = this.session;
    const { node, span } = crate.definitions.get(owner);
    const item = node.kind === "Item" || node.kind === "AssocItem" ? node.item : undefined;
    if (reuse === undefined || item?.kind !== "Fn" || item.body === undefined) return this.resolve(owner);
    const record = reuse.enter(owner, item, span);
    const blockCount = crate.blockModules.size;
    if (record.has("names")) this.signatureOf(owner);
    record.run("names", () => this.resolve(owner));
    if (crate.blockModules.size > blockCount) reuse.markOpen(record);
  }

  private readonly bodyDefs = new Map<DefId, readonly DefId[]>();

  /** Those that stand in the body of `owner` were made from the index `from` on. */
  noteBodyDefs(owner: DefId, from: number): void {
    const { id, definitions } = this.session.crate;
    const made: DefId[] = [];
    for (let index = from; index < definitions.count; index++) {
      const def = makeDefId(id, index);
      if (this.ownerOf(def) === owner) made.push(def);
    }
    this.bodyDefs.set(owner, made);
  }

  /** Closures, constants and the like in a function's body, its nested items left out. */
  defsInBody(owner: DefId): readonly DefId[] {
    this.resolve(owner);
    return this.bodyDefs.get(owner) ?? [];
  }

  /** Resolved by the walk of the body it is nested in. */
  noteResolved(owner: DefId): void {
    this.done.set(owner, "All");
  }

  private run(owner: DefId, phase: "Signature" | "All"): void {
    this.done.set(owner, phase);
    const { session } = this;
    const { definitions } = session.crate;
    const scope = session.crate.scopes.get(owner);
    if (scope === undefined) return;
    this.expandOnce(owner, scope);
    if (phase === "All") this.expandedBody(owner);
    resolveOwner(new Late(session, owner, scope, this.tablesOf(owner)), definitions.get(owner), phase);
  }

  /** The body with macros expanded and nested items collected. */
  expandedBody(owner: DefId): ExpandedBody | undefined {
    if (this.bodies.has(owner)) return this.bodies.get(owner);
    this.bodies.set(owner, undefined);
    const body = this.makeBody(this.session.crate.definitions.get(owner));
    this.bodies.set(owner, body);
    return body;
  }

  private makeBody(def: Def): ExpandedBody | undefined {
    const { node } = def;
    const item =
      node.kind === "Item" || node.kind === "AssocItem" || node.kind === "ForeignItem" ? node.item : undefined;
    const scope = this.session.crate.scopes.get(def.id);
    if (item === undefined || scope === undefined) return undefined;
    if (item.kind === "Fn") {
      const block = bodyBlock(item);
      if (block === undefined) return undefined;
      const ids = this.session.crate.ids;
      return this.made(def.id, item.decl.inputs, { kind: "Block", id: ids.next(), span: block.span, attrs: [], block });
    }
    if ((item.kind === "Const" || item.kind === "Static") && item.expr !== undefined)
      return this.made(def.id, [], item.expr);
    return undefined;
  }

  private made(def: DefId, params: readonly Param[], value: ExpandedBody["value"]): ExpandedBody {
    return { def, params, value: expandBody(this.session, def, value) };
  }

  /** Of any definition with a body: anonymous consts have theirs in the owner's syntax. */
  bodyOf(def: DefId): ExpandedBody | undefined {
    const owner = this.ownerOf(def);
    this.resolve(owner);
    const { node } = this.session.crate.definitions.get(def);
    if (node.kind === "AnonConst") return { def, params: [], value: node.expr };
    return def === owner ? this.expandedBody(owner) : undefined;
  }
}
