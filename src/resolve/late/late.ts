/**
 * Late resolution: what every path, lifetime and label of a signature or body means. This file holds the state of the walk
 * (the ribs, the tables being filled, where we are); the walk itself goes along the language in the files beside it. An
 * owner inside a body is resolved with the ribs around it, into tables of its own.
 */
import type { Diagnostic, DiagnosticParts } from "../../base/diagnostic";
import { error } from "../../base/diagnostic";
import type { Span } from "../../base/source";
import type { Ident, NodeId } from "../../syntax/ast";
import type { DefId, DefKind, DefNode, Res } from "../def";
import type { Module, ParentScope } from "../module";
import type { CrateSession } from "../session";
import { LabelRib, LifetimeRib, type LifetimeRibKind, normalRib, Rib, type RibKind, ribKey } from "./ribs";
import type { OwnerTables } from "./tables";

/** The function being resolved, for the words about `self`. */
export interface FunctionScope {
  readonly nameSpan: Span;
  readonly paramsSpan: Span;
  readonly hasSelf: boolean;
  readonly isAssociated: boolean;
  readonly firstParam: Span | undefined;
}

/** What `break` and `continue` reach without a label. */
export type LoopScope =
  | { readonly kind: "Loop"; readonly id: NodeId; readonly what: "Loop" | "While" | "ForLoop" }
  | { readonly kind: "LabeledBlock"; readonly id: NodeId }
  /** Of a `while` loop. */
  | { readonly kind: "Condition" }
  | { readonly kind: "Closure" | "Async" | "Const" | "Fn"; readonly span: Span };

export class Late {
  valueRibs: Rib[] = [];
  typeRibs: Rib[] = [];
  labelRibs: LabelRib[] = [];
  lifetimeRibs: LifetimeRib[] = [];
  loops: LoopScope[] = [];
  /** Loops and blocks whose label was named. */
  readonly usedLabels = new Set<NodeId>();
  functionScope: FunctionScope | undefined;
  /** The definition that closures and consts found here are children of. */
  parent: DefId;
  tables: OwnerTables;

  constructor(
    readonly session: CrateSession,
    owner: DefId,
    public scope: ParentScope,
    tables: OwnerTables,
  ) {
    this.parent = owner;
    this.tables = tables;
    this.pushModules(scope.module);
  }

  get owner(): DefId {
    return this.tables.owner;
  }

  private pushModules(module: Module): void {
    if (module.kind !== "Mod" && module.parent !== undefined) this.pushModules(module.parent);
    this.valueRibs.push(new Rib({ kind: "Module", module }));
    this.typeRibs.push(new Rib({ kind: "Module", module }));
  }

  report(diagnostic: Diagnostic): void {
    this.session.diagnostics.push(diagnostic);
  }

  error(code: string, message: string, span: Span, label?: string, parts: DiagnosticParts = {}): void {
    const labels =
      label === undefined ? (parts.labels ?? []) : [...(parts.labels ?? []), { span, text: label, primary: true }];
    this.report(error(code, message, span, { ...parts, labels }));
  }

  // ---- ribs ----

  withValueRib(kind: RibKind, walk: () => void): void {
    this.valueRibs.push(new Rib(kind));
    walk();
    this.valueRibs.pop();
  }

  withTypeRib(kind: RibKind, walk: () => void): void {
    this.typeRibs.push(new Rib(kind));
    walk();
    this.typeRibs.pop();
  }

  withBothRibs(kind: RibKind, walk: () => void): void {
    this.withValueRib(kind, () => this.withTypeRib(kind, walk));
  }

  withLabelRib(kind: RibKind, walk: () => void): void {
    this.labelRibs.push(new LabelRib(kind));
    walk();
    this.labelRibs.pop();
  }

  withLifetimeRib(kind: LifetimeRibKind["kind"], walk: () => void): void {
    this.lifetimeRibs.push(new LifetimeRib({ kind }));
    walk();
    this.lifetimeRibs.pop();
  }

  withLoop(loop: LoopScope, walk: () => void): void {
    this.loops.push(loop);
    walk();
    this.loops.pop();
  }

  withParent(parent: DefId, walk: () => void): void {
    const before = this.parent;
    this.parent = parent;
    walk();
    this.parent = before;
  }

  /** Binds a name in the innermost value rib. */
  bindValue(ident: Ident, res: Res): void {
    this.innermost(this.valueRibs).names.set(ribKey(ident.name, ident.span.ctxt), res);
  }

  innermost(ribs: Rib[]): Rib {
    let rib = ribs[ribs.length - 1];
    if (rib === undefined) {
      rib = new Rib(normalRib);
      ribs.push(rib);
    }
    return rib;
  }

  // ---- definitions ----

  /** A definition that belongs to the owner: a closure, const, opaque type or generic parameter. */
  addDef(kind: DefKind, name: string, span: Span, nameSpan: Span, node: DefNode, id: NodeId): DefId {
    const known = this.tables.defOf(id);
    if (known !== undefined) return known;
    return this.session.crate.definitions.add(
      { kind, name, parent: this.parent, visibility: { kind: "Public" }, span, nameSpan, attributes: [], node },
      id,
    );
  }

  /** Remembers in which anonymous module a method call or path stands, for the traits in scope there. */
  noteBlock(node: NodeId): void {
    if (this.scope.module.kind === "Block") this.tables.blocks.set(node, this.scope.module);
  }
}
