/**
 * An impl against its trait: items missing or too many, kinds, receivers, counts of parameters, signatures, bounds. One function a
 * rule; rustc's codes.
 */
import { error, type Label, type Suggestion } from "../../base/diagnostic";
import { crateOf, type DefId, userCrate, type VisibilityScope } from "../../resolve/def";
import type { Context } from "../context";
import { instantiate, instantiateBoundErased, visitTypes } from "../fold";
import { InferCtxt, type ObligationCause } from "../infer/infer";
import { dummyBinder, mkArgs, regionArg, reErased, tyArg, tyUnit, mkParam, constArg, mkConstParam } from "../intern";
import { fnSyntax, implSyntax } from "../lower/syntax";
import { printTy } from "../print";
import { FulfillmentContext } from "../traits/fulfill";
import { normalize } from "../traits/project";
import { reportFulfillmentErrors } from "../traits/report";
import type { FnSig, GenericArg, GenericArgs, TraitRef, Ty } from "../ty";
import { TypeFlags } from "../ty";
import { checkOutlives, type OutlivesDemand } from "./check_outlives";
import { compareRegions } from "./compare_regions";
import { elaborate } from "./predicates";

export function checkImplAgainstTrait(tcx: Context, impl: DefId): void {
  const trait = tcx.implTraitRef(impl);
  const item = implSyntax(tcx, impl);
  if (item !== undefined && item.ofTrait === undefined && item.unsafe)
    tcx.diagnostics.push(
      error("E0197", "inherent impls cannot be unsafe", item.selfTy.span, {
        labels: [{ span: item.selfTy.span, text: "inherent impl for this type", primary: true }],
      }),
    );
  if (item === undefined || trait === undefined) return;
  checkDuplicates(tcx, impl);
  checkUnsafety(tcx, impl, trait.def);
  for (const implItem of tcx.associatedItems(impl)) {
    const traitItem = tcx.traitItemOf(implItem);
    // What is no member of the trait was reported by name resolution.
    if (traitItem !== undefined) compareItem(tcx, impl, implItem, traitItem, trait.args);
  }
  if (tcx.isNegativeImpl(impl)) return;
  checkMissing(tcx, impl, trait.def);
  checkPrivate(tcx, impl, trait);
}

/** One item of a name for each of the trait's. */
function checkDuplicates(tcx: Context, impl: DefId): void {
  const seen = new Map<string, DefId>();
  for (const item of tcx.associatedItems(impl)) {
    const { kind, name, span } = tcx.def(item);
    const key = `${kind === "AssocTy" ? "type" : "value"} ${name}`;
    const first = seen.get(key);
    if (first === undefined) seen.set(key, item);
    else
      tcx.diagnostics.push(
        error("E0201", `duplicate definitions with name \`${name}\`:`, span, {
          labels: [
            { span, text: "duplicate definition", primary: true },
            { span: tcx.def(first).span, text: "previous definition here" },
          ],
        }),
      );
  }
}

function checkUnsafety(tcx: Context, impl: DefId, trait: DefId): void {
  const item = implSyntax(tcx, impl);
  if (item === undefined) return;
  const span = item.headSpan;
  const name = tcx.def(trait).name;
  const primary: Label = { span, text: "", primary: true };
  if (tcx.isNegativeImpl(impl)) {
    if (item.unsafe)
      tcx.diagnostics.push(error("E0198", "negative impls cannot be unsafe", span, { labels: [primary] }));
    return;
  }
  const mayDangle = false;
  if (item.unsafe && !tcx.isUnsafeTrait(trait) && !mayDangle)
    tcx.diagnostics.push(
      error("E0199", `implementing the trait \`${name}\` is not unsafe`, span, { labels: [primary] }),
    );
  if (!item.unsafe && tcx.isUnsafeTrait(trait))
    tcx.diagnostics.push(
      error("E0200", `the trait \`${name}\` requires an \`unsafe impl\` declaration`, span, {
        labels: [primary],
        notes: [
          `the trait \`${name}\` enforces invariants that the compiler can't check. Review the trait documentation and make sure this implementation upholds those invariants before adding the \`unsafe\` keyword`,
        ],
      }),
    );
}

/** An associated type may not name a type that is less visible than the trait and the types that it is implemented for (E0446). */
function checkPrivate(tcx: Context, impl: DefId, trait: TraitRef): void {
  const { resolver } = tcx;
  const sees = (def: DefId, other: VisibilityScope): boolean => {
    const { visibility } = tcx.def(def);
    return (
      visibility.kind === "Public" || (other.kind === "Restricted" && resolver.isAccessible(visibility, other.module))
    );
  };
  let required = tcx.def(trait.def).visibility;
  for (const def of namedTypes([trait.args])) if (!sees(def, required)) required = tcx.def(def).visibility;
  for (const item of tcx.associatedItems(impl)) {
    if (tcx.def(item).kind !== "AssocTy") continue;
    const leaked = namedTypes([tcx.typeOf(item)]).find((def) => !sees(def, required));
    if (leaked === undefined) continue;
    const { node, span, nameSpan } = tcx.def(item);
    const ty = node.kind === "AssocItem" && node.item.kind === "TyAlias" ? node.item.ty : undefined;
    const at = { ...span, hi: nameSpan.hi };
    const { name, span: declared } = tcx.def(leaked);
    tcx.diagnostics.push(
      error("E0446", `private type \`${name}\` in public interface`, ty === undefined ? span : at, {
        labels: [
          { span: at, text: "can't leak private type", primary: true },
          { span: { ...declared, hi: tcx.def(leaked).nameSpan.hi }, text: `\`${name}\` declared as private` },
        ],
      }),
    );
  }
}

/** Types of this crate that are named in a type or its arguments. */
function namedTypes(value: unknown): DefId[] {
  const found: DefId[] = [];
  visitTypes(value, (part) => {
    if ("def" in part && part.kind === "Adt" && crateOf(part.def) === userCrate) found.push(part.def);
  });
  return found;
}

/** Items that the trait gives no default for. */
function checkMissing(tcx: Context, impl: DefId, trait: DefId): void {
  const missing = tcx
    .associatedItems(trait)
    .filter((item) => !hasDefault(tcx, item) && tcx.implItemOf(impl, item) === undefined);
  if (missing.length === 0) return;
  const span = implSyntax(tcx, impl)?.headSpan ?? tcx.def(impl).span;
  const names = missing.map((item) => `\`${tcx.def(item).name}\``).join(", ");
  const labels: Label[] = [
    { span, text: `missing ${names} in implementation`, primary: true },
    ...missing.map((item) => ({ span: tcx.def(item).span, text: `\`${tcx.def(item).name}\` from trait` })),
  ];
  const suggestions = missing.flatMap((item) => writeItem(tcx, impl, item));
  const message = `not all trait items implemented, missing: ${names}`;
  tcx.diagnostics.push(error("E0046", message, span, { labels, suggestions }));
}

/** The item as the trait has it, with a body to be filled in, before the closing brace. */
function writeItem(tcx: Context, impl: DefId, item: DefId): Suggestion[] {
  const { node, span, name } = tcx.def(item);
  const { span: whole } = tcx.def(impl);
  if (node.kind !== "AssocItem" || crateOf(item) !== userCrate) return [];
  const written = tcx.sources.textOf(span).replace(/\s*;$/, "").replace(/\s+/g, " ");
  const text =
    node.item.kind === "Fn"
      ? `${written} { todo!() }`
      : node.item.kind === "Const"
        ? `${written} = /* value */;`
        : `type ${name} = /* Type */;`;
  const source = tcx.sources.file(whole.file).text;
  const close = whole.hi - 1;
  const line = source.lastIndexOf("\n", close - 1) + 1;
  const indent = source.slice(line, close);
  const isAlone = indent.trim() === "";
  const lo = isAlone ? line : close;
  const edits = [{ span: { ...whole, lo, hi: lo }, replacement: isAlone ? `${indent}${text}\n` : `${text} ` }];
  return [{ message: `implement the missing item: \`${text}\``, edits, applicability: "HasPlaceholders" }];
}

function hasDefault(tcx: Context, item: DefId): boolean {
  const { node } = tcx.def(item);
  if (node.kind !== "AssocItem") return true;
  switch (node.item.kind) {
    case "Fn":
      return node.item.body !== undefined;
    case "Const":
      return node.item.expr !== undefined;
    case "TyAlias":
      return node.item.ty !== undefined;
    default:
      return true;
  }
}

// ---- one item ----

function compareItem(tcx: Context, impl: DefId, implItem: DefId, traitItem: DefId, traitArgs: GenericArgs): void {
  if (tcx.def(implItem).kind === "AssocFn") {
    compareMethod(tcx, impl, implItem, traitItem, traitArgs);
  } else if (tcx.def(implItem).kind === "AssocTy") {
    if (compareGenericCounts(tcx, implItem, traitItem)) checkTypeBounds(tcx, implItem, traitItem, traitArgs);
  } else {
    compareConst(tcx, implItem, traitItem, traitArgs);
  }
}

/** The trait item's arguments as seen in the impl: the header's, then the impl item's own parameters. */
function traitToImplArgs(tcx: Context, impl: DefId, implItem: DefId, traitArgs: GenericArgs): GenericArgs {
  void impl;
  const own = tcx
    .generics(implItem)
    .params.map(
      (param): GenericArg =>
        param.kind === "Lifetime"
          ? regionArg(reErased)
          : param.kind === "Type"
            ? tyArg(mkParam(param.index, param.name))
            : constArg(mkConstParam(param.index, param.name)),
    );
  return mkArgs([...traitArgs, ...own]);
}

function compareMethod(tcx: Context, impl: DefId, implItem: DefId, traitItem: DefId, traitArgs: GenericArgs): void {
  if (
    !compareReceivers(tcx, implItem, traitItem) ||
    !compareGenericCounts(tcx, implItem, traitItem) ||
    !compareSyntheticParams(tcx, implItem, traitItem) ||
    !compareLifetimes(tcx, implItem, traitItem) ||
    !compareInputCounts(tcx, implItem, traitItem)
  )
    return;
  const args = traitToImplArgs(tcx, impl, implItem, traitArgs);
  if (!compareBounds(tcx, impl, implItem, traitItem, args)) return;
  if (compareSignature(tcx, implItem, traitItem, args)) compareRegions(tcx, impl, implItem, traitItem, traitArgs);
}

function compareReceivers(tcx: Context, implItem: DefId, traitItem: DefId): boolean {
  const own = fnSyntax(tcx, implItem);
  const theirs = fnSyntax(tcx, traitItem);
  if (own === undefined || theirs === undefined || own.decl.hasSelf === theirs.decl.hasSelf) return true;
  const { name } = tcx.def(implItem);
  const span = own.sigSpan;
  const self = (theirs.decl.hasSelf ? theirs : own).decl.inputs[0];
  const word = self === undefined ? "self" : tcx.sources.textOf(self.span);
  if (own.decl.hasSelf) {
    tcx.diagnostics.push(
      error("E0185", `method \`${name}\` has a \`${word}\` declaration in the impl, but not in the trait`, span, {
        labels: [
          { span, text: `\`${word}\` used in impl`, primary: true },
          { span: theirs.sigSpan, text: `trait method declared without \`${word}\`` },
        ],
      }),
    );
  } else {
    tcx.diagnostics.push(
      error("E0186", `method \`${name}\` has a \`${word}\` declaration in the trait, but not in the impl`, span, {
        labels: [
          { span, text: `expected \`${word}\` in impl`, primary: true },
          { span: theirs.sigSpan, text: `\`${word}\` used in trait` },
        ],
      }),
    );
  }
  return false;
}

function compareGenericCounts(tcx: Context, implItem: DefId, traitItem: DefId): boolean {
  const counts = (id: DefId, kind: "Type" | "Const"): number =>
    tcx.generics(id).params.filter((param) => param.kind === kind).length;
  for (const kind of ["Type", "Const"] as const) {
    const own = counts(implItem, kind);
    const theirs = counts(traitItem, kind);
    if (own === theirs) continue;
    const { name, nameSpan, kind: itemKind } = tcx.def(implItem);
    const word = itemKind === "AssocTy" ? "associated type" : "associated function";
    const params = (n: number): string => `${n} ${kind === "Type" ? "type" : "const"} parameter${n === 1 ? "" : "s"}`;
    tcx.diagnostics.push(
      error(
        "E0049",
        `${word === "associated function" && fnSyntax(tcx, implItem)?.decl.hasSelf === true ? "method" : word} \`${name}\` has ${params(own)} but its trait declaration has ${params(theirs)}`,
        nameSpan,
        {
          labels: [
            { span: nameSpan, text: `found ${params(own)}`, primary: true },
            { span: tcx.def(traitItem).nameSpan, text: `expected ${params(theirs)}` },
          ],
        },
      ),
    );
    return false;
  }
  return true;
}

/** `impl Trait` in one place and a named parameter in the other. */
function compareSyntheticParams(tcx: Context, implItem: DefId, traitItem: DefId): boolean {
  const types = (id: DefId) => tcx.generics(id).params.filter((param) => param.kind === "Type");
  const theirs = types(traitItem);
  const differs = types(implItem).find((param, i) => param.synthetic !== theirs[i]?.synthetic);
  if (differs === undefined) return true;
  const { name } = tcx.def(implItem);
  const at = tcx.def(differs.def).span;
  tcx.diagnostics.push(
    error(
      "E0643",
      `method \`${name}\` has incompatible signature for trait: the type parameters do not have the same synthetic-ness`,
      at,
      {
        labels: [
          {
            span: at,
            text: differs.synthetic
              ? "expected generic parameter, found `impl Trait`"
              : "expected `impl Trait`, found generic parameter",
            primary: true,
          },
          { span: tcx.def(traitItem).nameSpan, text: "" },
        ],
      },
    ),
  );
  return false;
}

/** Lifetimes that a caller can name must agree in number. */
function compareLifetimes(tcx: Context, implItem: DefId, traitItem: DefId): boolean {
  const early = (id: DefId): number => tcx.generics(id).params.filter((param) => param.kind === "Lifetime").length;
  if (early(implItem) === early(traitItem)) return true;
  const { name, nameSpan } = tcx.def(implItem);
  tcx.diagnostics.push(
    error("E0195", `lifetime parameters do not match the trait definition`, nameSpan, {
      labels: [{ span: nameSpan, text: "", primary: true }],
      notes: [`lifetime parameters or bounds on method \`${name}\` do not match the trait declaration`],
    }),
  );
  return false;
}

function compareInputCounts(tcx: Context, implItem: DefId, traitItem: DefId): boolean {
  const own = fnSyntax(tcx, implItem);
  const theirs = fnSyntax(tcx, traitItem);
  if (own === undefined || theirs === undefined || own.decl.inputs.length === theirs.decl.inputs.length) return true;
  const { name } = tcx.def(implItem);
  const params = (n: number): string => `${n} parameter${n === 1 ? "" : "s"}`;
  const n = own.decl.inputs.length;
  const m = theirs.decl.inputs.length;
  const span = (own.decl.inputs[n - 1] ?? { span: own.sigSpan }).span;
  const traitSpan = (theirs.decl.inputs[m - 1] ?? { span: theirs.sigSpan }).span;
  tcx.diagnostics.push(
    error(
      "E0050",
      `method \`${name}\` has ${params(n)} but the declaration in trait \`${tcx.trimmedPath(tcx.parent(traitItem) as DefId)}::${name}\` has ${m}`,
      span,
      {
        labels: [
          { span, text: `expected ${params(m)}, found ${n}`, primary: true },
          { span: traitSpan, text: `trait requires ${params(m)}` },
        ],
      },
    ),
  );
  return false;
}

/** Each bound of the impl's method must follow from the trait's. */
function compareBounds(tcx: Context, impl: DefId, implItem: DefId, traitItem: DefId, args: GenericArgs): boolean {
  const hybrid = elaborate(tcx, [
    ...tcx.predicatesOf(impl),
    ...tcx.explicitPredicates(traitItem).map(({ predicate }) => instantiate(predicate, args)),
  ]);
  const env = { callerBounds: tcx.normalizeParamEnv(hybrid) };
  const infcx = new InferCtxt(tcx);
  for (const { predicate, span } of tcx.explicitPredicates(implItem)) {
    if (predicate.value.kind !== "Trait" && predicate.value.kind !== "Projection") continue;
    const fulfill = new FulfillmentContext();
    fulfill.register({
      predicate,
      env,
      cause: { span, code: { kind: "CompareImplItem", implItem, traitItem } },
      depth: 0,
    });
    if (fulfill.selectAllOrError(infcx).length === 0) continue;
    const { name } = tcx.def(implItem);
    tcx.diagnostics.push(
      error("E0276", "impl has stricter requirements than trait", span, {
        labels: [
          { span, text: `impl has extra requirement`, primary: true },
          { span: tcx.def(traitItem).span, text: `definition of \`${name}\` from trait` },
        ],
      }),
    );
    return false;
  }
  return true;
}

/** Types first; regions are left out. */
/** Opaque return types are compared by their bounds alone. */
function comparable(own: FnSig, theirs: FnSig): readonly [FnSig, FnSig] {
  if (((own.output.flags | theirs.output.flags) & TypeFlags.HasOpaque) === 0) return [own, theirs];
  return [
    { ...own, output: tyUnit },
    { ...theirs, output: tyUnit },
  ];
}

function compareSignature(tcx: Context, implItem: DefId, traitItem: DefId, args: GenericArgs): boolean {
  const [own, theirs] = comparable(
    instantiateBoundErased(tcx.fnSig(implItem)),
    instantiateBoundErased(instantiate(tcx.fnSig(traitItem), args)),
  );
  const env = tcx.paramEnv(implItem);
  const infcx = new InferCtxt(tcx);
  const cause: ObligationCause = {
    span: tcx.def(implItem).nameSpan,
    code: { kind: "CompareImplItem", implItem, traitItem },
  };
  const normalized = normalize<readonly [FnSig, FnSig]>(infcx, env, cause, [own, theirs]);
  const fulfill = new FulfillmentContext();
  fulfill.registerAll(normalized.obligations);
  fulfill.selectWherePossible(infcx);
  const [mine, wanted] = infcx.resolve(normalized.value);
  const inputs = fnSyntax(tcx, implItem)?.decl.inputs ?? [];
  for (let i = 0; i < mine.inputs.length; i++) {
    const expected = wanted.inputs[i] as Ty;
    const found = mine.inputs[i] as Ty;
    if (infcx.eq(env, cause, expected, found).ok) continue;
    reportSignature(tcx, implItem, traitItem, inputs[i]?.ty.span ?? cause.span, expected, found, mine, wanted);
    return false;
  }
  if (!infcx.eq(env, cause, wanted.output, mine.output).ok) {
    reportSignature(
      tcx,
      implItem,
      traitItem,
      fnSyntax(tcx, implItem)?.decl.output?.span ?? cause.span,
      wanted.output,
      mine.output,
      mine,
      wanted,
    );
    return false;
  }
  if (mine.unsafe && !wanted.unsafe) {
    reportSignature(
      tcx,
      implItem,
      traitItem,
      fnSyntax(tcx, implItem)?.sigSpan ?? cause.span,
      undefined,
      undefined,
      mine,
      wanted,
    );
    return false;
  }
  return true;
}

function reportSignature(
  tcx: Context,
  implItem: DefId,
  traitItem: DefId,
  span: Label["span"],
  expected: Ty | undefined,
  found: Ty | undefined,
  mine: FnSig,
  wanted: FnSig,
): void {
  const isInDoubt = ({ inputs, output }: FnSig) =>
    [...inputs, output].some(({ flags }) => (flags & TypeFlags.HasError) !== 0);
  if (isInDoubt(mine) || isInDoubt(wanted)) return;
  const print = (sig: FnSig): string =>
    `${sig.unsafe ? "unsafe " : ""}fn(${sig.inputs.map((t) => printTy(tcx, t)).join(", ")})${sig.output.kind === "Tuple" && sig.output.elems.length === 0 ? "" : ` -> ${printTy(tcx, sig.output)}`}`;
  const text =
    expected === undefined || found === undefined
      ? "expected safe fn, found unsafe fn"
      : `expected \`${printTy(tcx, expected)}\`, found \`${printTy(tcx, found)}\``;
  const labels: Label[] = [
    { span, text, primary: true },
    { span: tcx.def(traitItem).nameSpan, text: "type in trait" },
  ];
  tcx.diagnostics.push(
    error("E0053", `method \`${tcx.def(implItem).name}\` has an incompatible type for trait`, span, {
      labels,
      notes: [`expected signature \`${print(wanted)}\`\n   found signature \`${print(mine)}\``],
    }),
  );
}

function compareConst(tcx: Context, implItem: DefId, traitItem: DefId, traitArgs: GenericArgs): void {
  const env = tcx.paramEnv(implItem);
  const expected = tcx.normalize(instantiate(tcx.typeOf(traitItem), traitArgs), env);
  const found = tcx.normalize(tcx.typeOf(implItem), env);
  const { node, name, nameSpan } = tcx.def(implItem);
  const span = node.kind === "AssocItem" && node.item.kind === "Const" ? node.item.ty.span : nameSpan;
  if (new InferCtxt(tcx).eq(env, { span, code: { kind: "Misc" } }, expected, found).ok) return;
  tcx.diagnostics.push(
    error("E0326", `implemented const \`${name}\` has an incompatible type for trait`, span, {
      labels: [
        { span, text: `expected \`${printTy(tcx, expected)}\`, found \`${printTy(tcx, found)}\``, primary: true },
      ],
    }),
  );
}

/** What `type Item: 'a` asks of the impl's type. */
function outlivesBounds(
  tcx: Context,
  ty: Ty,
  implItem: DefId,
  traitItem: DefId,
  traitArgs: GenericArgs,
  span: Label["span"],
): OutlivesDemand[] {
  const args = mkArgs([...traitArgs, ...tcx.identityArgs(implItem).slice(tcx.generics(implItem).parentCount)]);
  return tcx.itemBounds(traitItem).flatMap(({ vars, value }) => {
    if (vars.length > 0 || value.kind !== "TypeOutlives" || value.ty.kind !== "Alias" || value.ty.def !== traitItem)
      return [];
    const region = instantiate(value.region, args);
    const cause = { span, code: { kind: "ItemBound", def: traitItem, index: 0 } } as const;
    return [{ predicate: dummyBinder({ kind: "TypeOutlives", ty, region }), cause }];
  });
}

/** `type Item = T` must meet the bounds of `type Item: Bound`. */
function checkTypeBounds(tcx: Context, implItem: DefId, traitItem: DefId, traitArgs: GenericArgs): void {
  const ty = tcx.typeOf(implItem);
  const { node, nameSpan } = tcx.def(implItem);
  const span = node.kind === "AssocItem" && node.item.kind === "TyAlias" ? (node.item.ty?.span ?? nameSpan) : nameSpan;
  const own = tcx
    .generics(implItem)
    .params.map(
      (param): GenericArg =>
        param.kind === "Lifetime"
          ? regionArg(reErased)
          : param.kind === "Type"
            ? tyArg(mkParam(param.index, param.name))
            : constArg(mkConstParam(param.index, param.name)),
    );
  const args = mkArgs([...traitArgs, ...own]);
  checkOutlives(tcx, implItem, outlivesBounds(tcx, ty, implItem, traitItem, traitArgs, span));
  let hasError = ty.kind === "Error";
  visitTypes(ty, (part) => void (hasError ||= part.kind === "Error"));
  if (hasError) return;
  const env = tcx.paramEnv(implItem);
  const infcx = new InferCtxt(tcx);
  const fulfill = new FulfillmentContext();
  for (const bound of tcx.itemBounds(traitItem)) {
    const normalized = normalize(
      infcx,
      env,
      { span, code: { kind: "ItemBound", def: traitItem, index: 0 } },
      instantiate(bound, args),
    );
    fulfill.registerAll(normalized.obligations);
    fulfill.register({
      predicate: normalized.value,
      env,
      cause: { span, code: { kind: "ItemBound", def: traitItem, index: 0 } },
      depth: 0,
    });
  }
  reportFulfillmentErrors(infcx, fulfill.selectAllOrError(infcx));
}
