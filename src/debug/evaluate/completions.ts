/**
 * Completions for the debug console: fields and methods after a dot, what a module or type has after `::`, else the names in scope.
 * Types come from the same compiler that evaluates; nothing is run.
 */
import { allocCrate, coreCrate, type DefId, type Res, stdCrate, userCrate } from "../../resolve/def";
import type { NodeId } from "../../syntax/ast";
import { hasSelfParam } from "../../types/check/method/probe";
import type { Context } from "../../types/context";
import { mkAdt, mkProjection, mkSlice, mkTyArgs } from "../../types/intern";
import type { Ty } from "../../types/ty";
import type { Compiler } from "./compile";
import type { EvaluationScope } from "./scope";

export interface Completion {
  readonly label: string;
  readonly kind: "field" | "method" | "function" | "variable" | "module" | "class" | "enum" | "value";
  /** What is inserted, where it is more than the label. */
  readonly text?: string;
  readonly detail?: string;
}

export interface Completions {
  /** Where the word begins that is completed. */
  readonly start: number;
  readonly items: readonly Completion[];
}

/** No node of the program: what is in scope in the owner's own module. */
const nowhere = -1 as NodeId;
const maxItems = 300;
const maxDerefs = 8;

export function complete(text: string, scope: EvaluationScope, tcx: Context, compiler: Compiler): Completions {
  const word = /[\p{L}_][\p{L}\p{N}_]*$|$/u.exec(text)?.[0] ?? "";
  const start = text.length - word.length;
  const before = text.slice(0, start).trimEnd();
  const items = itemsAfter(before, scope, tcx, compiler);
  const seen = new Set<string>();
  const fitting = items.filter(({ label }) => {
    if (!label.toLowerCase().startsWith(word.toLowerCase()) || seen.has(label)) return false;
    seen.add(label);
    return true;
  });
  return { start, items: fitting.slice(0, maxItems) };
}

function itemsAfter(before: string, scope: EvaluationScope, tcx: Context, compiler: Compiler): Completion[] {
  if (before.endsWith("::")) return pathItems(tcx, pathEnd(before.slice(0, -2)), scope);
  if (!before.endsWith(".") || before.endsWith("..")) return [...variableItems(scope, tcx), ...moduleItems(tcx, scope)];
  const receiver = before.slice(receiverStart(before), -1).trim();
  const compiled = compiler.compile(receiver, scope, { wantsPlace: true });
  return compiled.kind === "error" ? [] : memberItems(tcx, compiled.ty, scope);
}

/** Where the postfix expression begins that ends at a dot: names, calls, indexing, `?`, paths and literals. */
function receiverStart(text: string): number {
  let at = text.length - 1;
  while (at > 0) {
    const char = text.charAt(at - 1);
    if (char === ")" || char === "]") at = openingOf(text, at - 1);
    else if (/[\p{L}\p{N}_.:?!"']/u.test(char)) at = char === '"' ? Math.max(0, text.lastIndexOf('"', at - 2)) : at - 1;
    else break;
  }
  return at;
}

function openingOf(text: string, closing: number): number {
  for (let at = closing, depth = 0; at >= 0; at--) {
    if (")]}".includes(text.charAt(at))) depth++;
    else if ("([{".includes(text.charAt(at)) && --depth === 0) return at;
  }
  return 0;
}

function pathEnd(text: string): readonly string[] {
  return (/(?:[\p{L}_][\p{L}\p{N}_]*::)*[\p{L}_][\p{L}\p{N}_]*$/u.exec(text)?.[0] ?? "").split("::");
}

// ---- Members ----

function memberItems(tcx: Context, ty: Ty, scope: EvaluationScope): Completion[] {
  return derefs(tcx, ty).flatMap((step) => [
    ...fieldItems(tcx, step),
    ...methodItems(tcx, tcx.inherentImplsFor(step)),
    ...traitItems(tcx, step, scope),
  ]);
}

/** The type, what it dereferences to, and so on; an array is a slice in the end. */
function derefs(tcx: Context, ty: Ty): Ty[] {
  const found: Ty[] = [];
  for (let at: Ty | undefined = ty; at !== undefined && found.length < maxDerefs; at = pointee(tcx, at)) found.push(at);
  const last = found.at(-1);
  return last?.kind === "Array" ? [...found, mkSlice(last.elem)] : found;
}

function pointee(tcx: Context, ty: Ty): Ty | undefined {
  if (ty.kind === "Ref") return ty.ty;
  const [trait, target] = [tcx.langItemIfAny("deref"), tcx.langItemIfAny("deref_target")];
  if (ty.kind !== "Adt" || trait === undefined || target === undefined) return undefined;
  if (!tcx.implementsTrait(ty, trait, tcx.revealAllEnv)) return undefined;
  return tcx.normalizeErasing(mkProjection(target, mkTyArgs(ty)));
}

function fieldItems(tcx: Context, ty: Ty): Completion[] {
  if (ty.kind === "Tuple")
    return ty.elems.map((elem, i) => ({ label: String(i), kind: "field", detail: tcx.printTy(elem) }));
  if (ty.kind !== "Adt") return [];
  const adt = tcx.adtDef(ty.def);
  const [variant] = adt.variants;
  if (adt.adtKind === "Enum" || variant === undefined) return [];
  return variant.fields.map(({ name, index }) => ({
    label: name,
    kind: "field",
    detail: tcx.printTy(tcx.normalizeErasing(tcx.fieldTy(variant, index, ty.args))),
  }));
}

function methodItems(tcx: Context, containers: readonly DefId[]): Completion[] {
  return containers
    .flatMap((container) => tcx.associatedItems(container))
    .filter((item) => tcx.def(item).kind === "AssocFn" && hasSelfParam(tcx, item))
    .map((item) => ({ label: tcx.def(item).name, kind: "method", text: `${tcx.def(item).name}(`, detail: "method" }));
}

function traitItems(tcx: Context, ty: Ty, scope: EvaluationScope): Completion[] {
  const owner = scope.owner ?? tcx.resolver.fragmentModule(scope);
  const traits = [...new Set(tcx.resolver.traitScopes(nowhere, owner).flat())].filter(
    (trait) => tcx.generics(trait).params.length === 1 && tcx.implementsTrait(ty, trait, tcx.revealAllEnv),
  );
  return methodItems(tcx, traits);
}

// ---- Names ----

function variableItems(scope: EvaluationScope, tcx: Context): Completion[] {
  return [...scope.variables]
    .reverse()
    .filter(({ name, state }) => state.kind !== "uninitialised" && !name.includes("."))
    .map(({ name, part }) => ({ label: name, kind: "variable", detail: tcx.printTy(part.ty) }));
}

function moduleItems(tcx: Context, scope: EvaluationScope): Completion[] {
  const found: Completion[] = [];
  for (let at: DefId | undefined = tcx.resolver.fragmentModule(scope); at !== undefined; at = tcx.parent(at))
    if (tcx.def(at).kind === "Mod") found.push(...childItems(tcx, at));
  return found;
}

function pathItems(tcx: Context, path: readonly string[], scope: EvaluationScope): Completion[] {
  const def = resolvePath(tcx, path, scope);
  if (def === undefined) return [];
  const { kind } = tcx.def(def);
  const own = kind === "Mod" || kind === "Enum" || kind === "Trait" ? childItems(tcx, def) : [];
  if (kind !== "Struct" && kind !== "Enum" && kind !== "Union") return own;
  const items = tcx.inherentImplsFor(mkAdt(def, tcx.identityArgs(def))).flatMap((impl) => tcx.associatedItems(impl));
  return [...own, ...items.map((item): Completion => ({ label: tcx.def(item).name, kind: "function" }))];
}

function resolvePath(tcx: Context, [first, ...rest]: readonly string[], scope: EvaluationScope): DefId | undefined {
  let def: DefId | undefined;
  if (first === "crate") def = tcx.resolver.crateRoot(userCrate);
  else if (first === "std" || first === "core" || first === "alloc")
    def = tcx.resolver.crateRoot({ core: coreCrate, alloc: allocCrate, std: stdCrate }[first]);
  else
    for (let at: DefId | undefined = tcx.resolver.fragmentModule(scope); at !== undefined && !def; at = tcx.parent(at))
      def = childNamed(tcx, at, first ?? "");
  for (const name of rest) def = def === undefined ? undefined : childNamed(tcx, def, name);
  return def;
}

function childNamed(tcx: Context, module: DefId, name: string): DefId | undefined {
  const found = tcx.resolver.children(module).find((child) => child.name === name && child.namespace === "Type");
  return found?.res.kind === "Def" ? found.res.def : undefined;
}

function childItems(tcx: Context, module: DefId): Completion[] {
  return tcx.resolver
    .children(module)
    .filter(({ name, namespace }) => name !== "_" && namespace !== "Macro")
    .map(({ name, res }) => ({ label: name, kind: kindOf(res) }));
}

function kindOf(res: Res): Completion["kind"] {
  if (res.kind !== "Def") return "class";
  switch (res.defKind) {
    case "Mod":
    case "ExternCrate":
      return "module";
    case "Fn":
    case "AssocFn":
      return "function";
    case "Enum":
    case "Variant":
      return "enum";
    case "Const":
    case "Static":
    case "AssocConst":
    case "Ctor":
      return "value";
    default:
      return "class";
  }
}
