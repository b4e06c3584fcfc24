/**
 * Fragments: expressions that a person types while the program is stopped. One is parsed and resolved like the initialiser of a
 * constant that stands where the program stands, with the variables and generic parameters of the frame in ribs of its own.
 * Privacy is not in force for it. Which variables there are is the debugger's knowledge (`debug/evaluate`).
 */
import { error } from "../base/diagnostic";
import { rootContext, type Span } from "../base/source";
import type { Expr, NodeId } from "../syntax/ast";
import { parseExpressionFile } from "../syntax/parse";
import type { DefId, Res } from "./def";
import { resolveExpr } from "./late/exprs";
import { Late } from "./late/late";
import { normalRib } from "./late/ribs";
import type { Module, ParentScope } from "./module";
import type { CrateSession } from "./session";

export interface FragmentScope {
  /** The function, const or static of the user's crate that the program stands in; undefined: the crate's root. */
  readonly owner: DefId | undefined;
  /** Where in it: decides which blocks' items are seen. */
  readonly at: Span | undefined;
  /** The variables; of equal names the last one counts. */
  readonly variables: readonly string[];
  /** Generic parameters, and what `Self` is. */
  readonly types: readonly { readonly name: string; readonly res: Res }[];
  readonly values: readonly { readonly name: string; readonly res: Res }[];
}

export interface Fragment {
  readonly def: DefId;
  readonly value: Expr;
  readonly span: Span;
  /** The binding of each variable of the scope. */
  readonly bindings: readonly NodeId[];
}

/** The names of files that hold fragments; no file of the program is called so. */
export const fragmentFile = "<evaluated>";

export function isFragmentFile(name: string): boolean {
  return name.startsWith(fragmentFile);
}

/** Faults go to the crate's diagnostics; undefined after one of syntax. */
export function resolveFragment(session: CrateSession, text: string, scope: FragmentScope): Fragment | undefined {
  const { crate, world, owners } = session;
  const file = world.sources.add(`${fragmentFile}/${world.sources.files.length}`, text);
  const span: Span = { file: file.id, lo: 0, hi: text.length, ctxt: rootContext };
  const options = { edition: crate.edition, nodeIds: crate.ids };
  const parsed = parseExpressionFile(file, options, (diagnostic) => session.diagnostics.push(diagnostic));
  if (parsed === undefined) return undefined;
  const paths = new Set(scope.variables.filter((name) => name.includes(".")));
  const place = placeOf(session, scope);
  const def = addFragment(session, parsed, span, place);
  const expanded = owners.expandedBody(def);
  if (expanded === undefined) {
    session.diagnostics.push(error("", "the expression has no value", span));
    return undefined;
  }
  const bindings = scope.variables.map(() => crate.ids.next());
  const value = paths.size === 0 ? expanded.value : (withCaptures(expanded.value, paths) as Expr);
  resolveIn(new Late(session, def, place, owners.tablesOf(def)), scope, bindings, value);
  return { def, value, span, bindings };
}

/** A closure may capture `p.x` and not `p`: the path is a variable of its own there. */
function withCaptures(node: unknown, paths: ReadonlySet<string>): unknown {
  if (typeof node !== "object" || node === null) return node;
  if (Array.isArray(node)) return node.map((part) => withCaptures(part, paths));
  const expr = node as Expr;
  const name = expr.kind === "Field" ? pathOf(expr) : undefined;
  if (name !== undefined && paths.has(name)) {
    const { id, span, attrs } = expr;
    const segments = [{ id: -id as NodeId, ident: { name, span } }];
    return { kind: "Path", id, span, attrs, path: { span, global: false, segments } };
  }
  return Object.fromEntries(Object.entries(node).map(([key, part]) => [key, withCaptures(part, paths)]));
}

function pathOf(expr: Expr): string | undefined {
  if (expr.kind === "Path") return expr.path.segments.length === 1 ? expr.path.segments[0]?.ident.name : undefined;
  const base = expr.kind === "Field" ? pathOf(expr.expr) : undefined;
  return expr.kind === "Field" && base !== undefined ? `${base}.${expr.ident.name}` : undefined;
}

/** The module, or block with items, that a fragment would be resolved in. */
export function fragmentModule(session: CrateSession, scope: Pick<FragmentScope, "owner" | "at">): DefId {
  return placeOf(session, scope).module.def;
}

/** The scope of the owner's item, inside the innermost block with items around the place. */
function placeOf({ crate, owners }: CrateSession, { owner, at }: Pick<FragmentScope, "owner" | "at">): ParentScope {
  const item = owner === undefined ? crate.root.def : owners.ownerOf(owner);
  const around = crate.scopes.get(item) ?? crate.scopes.get(crate.root.def);
  if (around === undefined) throw new Error("a crate without scopes");
  const inner = at === undefined ? undefined : innermostBlock(crate.blockModules.values(), at);
  return inner === undefined || inner.nearestMod() !== around.module.nearestMod()
    ? around
    : { ...around, module: inner };
}

function innermostBlock(blocks: Iterable<Module>, at: Span): Module | undefined {
  let found: Module | undefined;
  for (const block of blocks) {
    const { span } = block;
    if (span.file !== at.file || span.lo > at.lo || span.hi < at.hi) continue;
    if (found === undefined || span.hi - span.lo < found.span.hi - found.span.lo) found = block;
  }
  return found;
}

function addFragment({ crate, owners }: CrateSession, value: Expr, span: Span, place: ParentScope): DefId {
  const id = crate.ids.next();
  const nothing = { ...span, hi: 0 };
  const def = crate.definitions.add(
    {
      kind: "Const",
      name: "_",
      parent: place.module.nearestMod().def,
      visibility: { kind: "Public" },
      span,
      nameSpan: span,
      attributes: [],
      node: {
        kind: "Item",
        item: {
          kind: "Const",
          id,
          span,
          attrs: [],
          vis: { kind: "Inherited", span: nothing },
          ident: { name: "_", span: nothing },
          generics: { span: nothing, params: [], where: [], whereSpan: nothing },
          ty: { kind: "Infer", id: crate.ids.next(), span: nothing },
          expr: value,
          defaultness: "Final",
        },
      },
    },
    id,
  );
  crate.scopes.set(def, place);
  crate.fragments.add(def);
  owners.noteResolved(def);
  return def;
}

function resolveIn(late: Late, scope: FragmentScope, bindings: readonly NodeId[], value: Expr): void {
  late.withLifetimeRib("Item", () =>
    late.withBothRibs({ kind: "Generics" }, () => {
      for (const { name, res } of scope.types) late.innermost(late.typeRibs).names.set(name, res);
      for (const { name, res } of scope.values) late.innermost(late.valueRibs).names.set(name, res);
      late.withValueRib(normalRib, () => {
        scope.variables.forEach((name, i) => {
          const binding = bindings[i];
          if (binding !== undefined) late.innermost(late.valueRibs).names.set(name, { kind: "Local", binding });
        });
        late.withLabelRib({ kind: "FnOrCoroutine" }, () =>
          late.withLoop({ kind: "Closure", span: value.span }, () => resolveExpr(late, value)),
        );
      });
    }),
  );
}
