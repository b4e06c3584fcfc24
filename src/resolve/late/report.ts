/** The words for a path that names nothing, or the wrong kind of thing: rustc's `smart_resolve_report_errors`. */
import type { DiagnosticParts, Label, Suggestion } from "../../base/diagnostic";
import { joinSpans } from "../../base/source";
import type { Path } from "../../syntax/ast";
import type { Res } from "../def";
import { headSpan } from "../define";
import { lackingIn, notInStd } from "../lacking/lacking";
import { lookupMacro } from "../macros";
import { describeDef } from "../suggest";
import type { Late } from "./late";
import { moduleOfPath } from "./paths";
import { errorCode, expectedWords, namespaceOf, type PathSource } from "./sources";

export function reportUnresolved(late: Late, path: Path, source: PathSource, found: Res | undefined): void {
  if (found?.kind === "Err") return;
  const only = path.segments.length === 1 && !path.global ? path.segments[0]?.ident : undefined;
  if (only?.name === "Self" && found === undefined && namespaceOf(source) !== "Value")
    return reportSelfType(late, path, source);
  if (only?.name === "self" && namespaceOf(source) === "Value") return reportSelfValue(late, path);
  if (found === undefined && only !== undefined && namespaceOf(source) === "Value" && reportMacro(late, path, source))
    return;
  if (found !== undefined) return reportWrongKind(late, path, source, found);
  reportMissing(late, path, source);
}

/** `println("")`: a macro has the name. */
function reportMacro(late: Late, path: Path, source: PathSource): boolean {
  const lookup = lookupMacro(late.session, path, late.scope, "Bang");
  if (lookup.kind !== "Found") return false;
  const expected = expectedWords(source);
  late.error(
    errorCode(source, true),
    `expected ${expected}, found macro \`${pathText(path)}\``,
    path.span,
    `not a ${expected}`,
    {
      help: [`use \`!\` to invoke the macro`],
    },
  );
  return true;
}

function pathText(path: Path): string {
  return (path.global ? "::" : "") + path.segments.map((segment) => segment.ident.name).join("::");
}

function reportWrongKind(late: Late, path: Path, source: PathSource, found: Res): void {
  const expected = expectedWords(source);
  const { world } = late.session;
  const words = describeDef(world, found);
  const labels: Label[] = [];
  let label = `not a ${expected}`;
  let help: string[] = [];
  const suggestions: Suggestion[] = [];
  const target = found.kind === "Def" ? world.def(found.def) : undefined;
  if (target?.kind === "Variant" && (source.kind === "Expr" || source.kind === "TupleStruct" || source.kind === "Pat"))
    return reportStructVariant(late, path, source, expected);
  const isTypeDef =
    target !== undefined && ["Struct", "Enum", "Union", "Trait", "TyAlias", "Variant", "Ctor"].includes(target.kind);
  if (target !== undefined && isTypeDef && target.kind !== "Trait") {
    labels.push({
      span: headSpan(late.session, target.span),
      text: target.kind === "Enum" ? "the enum is defined here" : `\`${pathText(path)}\` defined here`,
    });
    label = "";
  }
  if (target?.kind === "Struct" && (source.kind === "Expr" || source.kind === "TupleStruct" || source.kind === "Pat")) {
    const form = source.kind === "Expr" ? "literal" : "pattern";
    help =
      source.kind === "Expr" && source.call !== undefined
        ? ["use struct literal syntax instead of calling"]
        : source.kind === "Expr"
          ? []
          : [`use struct ${form} syntax instead: \`${pathText(path)} { ${fieldNames(late, found)} }\``];
    if (source.kind === "Expr" && source.call === undefined)
      suggestions.push({
        message: "use struct literal syntax instead",
        edits: [{ span: { ...path.span, lo: path.span.hi }, replacement: ` { ${fieldNames(late, found)} }` }],
        applicability: "HasPlaceholders",
      });
  }
  if (target?.kind === "Ctor" && source.kind === "TupleStruct")
    help = [`use this syntax instead: \`${pathText(path)}\``];
  if (found.kind === "PrimTy" || found.kind === "SelfTyAlias")
    label = found.kind === "PrimTy" && source.kind === "Expr" ? "" : label;
  if (found.kind === "Def" && found.defKind === "TyAlias" && source.kind === "Trait")
    label = "type aliases cannot be used as traits";
  const parts: DiagnosticParts = { labels, help, suggestions };
  const span = source.kind === "TraitItem" ? path.span : path.span;
  late.error(errorCode(source, true), `expected ${expected}, found ${words} \`${pathText(path)}\``, span, label, parts);
}

/** A variant with named fields where a value or a constructor is due. */
function reportStructVariant(late: Late, path: Path, source: PathSource, expected: string): void {
  const wanted = source.kind === "Expr" ? "value" : expected;
  late.error(
    source.kind === "TupleStruct" ? "E0164" : "E0533",
    `expected ${wanted}, found struct variant \`${pathText(path)}\``,
    path.span,
    `not a ${wanted}`,
  );
}

function fieldNames(late: Late, found: Res): string {
  const node = found.kind === "Def" ? late.session.world.def(found.def).node : undefined;
  if (node?.kind !== "Item" || node.item.kind !== "Struct") return "/* fields */";
  return node.item.data.kind === "Struct"
    ? node.item.data.fields.map((field) => `${field.ident?.name ?? ""}: val`).join(", ")
    : "";
}

function reportMissing(late: Late, path: Path, source: PathSource): void {
  const last = path.segments.at(-1);
  if (last === undefined) return;
  const expected = expectedWords(source);
  const { where, place, module } = missingFrom(late, path);
  const limit = module && lackingIn(module, last.ident.name);
  if (limit !== undefined) return late.report(notInStd(limit, last.ident.span));
  const parts = late.session.suggestions.forName(late, last.ident, source, path, module);
  const name = last.ident.name;
  const isBool = path.segments.length === 1 && (name === "True" || name === "False");
  const help = isBool ? [`you may want to use a bool value instead: \`${name.toLowerCase()}\``] : (parts.help ?? []);
  const label = (parts.suggestions?.length ?? 0) > 0 && parts.isTypo ? "" : `not found in ${where}`;
  const { isTypo: _, ...rest } = parts;
  late.error(
    errorCode(source, false),
    `cannot find ${expected} \`${name}\` in ${place}${where}`,
    last.ident.span,
    label,
    { ...rest, help },
  );
}

function missingFrom(
  late: Late,
  path: Path,
): { where: string; place: string; module: ReturnType<typeof moduleOfPath> } {
  const { segments } = path;
  if (segments.length === 1) {
    return path.global
      ? { where: "the list of imported crates", place: "", module: undefined }
      : { where: "this scope", place: "", module: undefined };
  }
  const prefix: Path = { ...path, segments: segments.slice(0, -1) };
  const module = moduleOfPath(late, prefix);
  if (segments.length === 2 && segments[0]?.ident.name === "crate")
    return { where: "the crate root", place: "", module };
  let kind = "";
  if (module !== undefined) {
    const isCrate = module.isRoot() && segments[0]?.ident.name !== "self" && segments[0]?.ident.name !== "super";
    kind = module.kind === "Mod" ? (isCrate ? "crate " : "module ") : `${module.kind.toLowerCase()} `;
  }
  return { where: `\`${pathText(prefix)}\``, place: kind, module };
}

function reportSelfType(late: Late, path: Path, source: PathSource): void {
  const scope = late.functionScope;
  const labels = scope === undefined ? [] : [{ span: scope.nameSpan, text: "`Self` not allowed in a function" }];
  const message = `cannot find ${expectedWords(source)} \`Self\` in this scope`;
  late.error("E0411", message, path.span, "`Self` is only available in impls, traits, and type definitions", {
    labels,
  });
}

function reportSelfValue(late: Late, path: Path): void {
  const scope = late.functionScope;
  const labels: Label[] = [];
  const help: string[] = [];
  if (scope?.hasSelf) {
    labels.push({
      span: scope.paramsSpan,
      text: "this function has a `self` parameter, but a macro invocation can only access identifiers it receives from parameters",
    });
  } else if (scope?.isAssociated === true) {
    labels.push({ span: scope.paramsSpan, text: "this function doesn't have a `self` parameter" });
    help.push("add a `self` receiver parameter to make the associated `fn` a method");
  } else if (scope !== undefined) {
    labels.push({ span: scope.nameSpan, text: "this function can't have a `self` parameter" });
  }
  late.error(
    "E0424",
    "expected value, found module `self`",
    path.span,
    "`self` value is a keyword only available in methods with a `self` parameter",
    { labels, help },
  );
}

export { joinSpans };
