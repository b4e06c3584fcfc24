/**
 * What rustc's own attributes may look like and stand on: a row each, checked on every item of the user's crate. Arguments that a later
 * stage reads (`repr`'s hints, lints' names, `cfg`'s predicates) are checked there.
 */
import { type Diagnostic, error, type Label, noteAt } from "../base/diagnostic";
import type { Span } from "../base/source";
import { spanOfTree, splitCommas } from "../expand/cfg";
import { litValue } from "../syntax/literal";
import type { TokenStream, TokenTree } from "../syntax/token";
import { attributeName, type NormalAttribute } from "./attributes";
import { type Def, type DefKind, userCrate } from "./def";
import type { Resolver } from "./resolver";

interface Rule {
  /** Faults in the attribute's own words. */
  readonly shape?: (attribute: NormalAttribute) => Fault | undefined;
  /** What it may stand on, and rustc's words for that. */
  readonly targets?: { readonly kinds: ReadonlySet<DefKind>; readonly words: string };
}

interface Fault {
  readonly code: string;
  readonly span: Span;
  readonly text: string;
  /** Instead of "malformed `name` attribute input". */
  readonly message?: string;
}

const functions: Rule["targets"] = {
  kinds: new Set<DefKind>(["Fn", "AssocFn", "Closure"]),
  words: "can only be applied to functions",
};
const dataTypes: Rule["targets"] = {
  kinds: new Set<DefKind>(["Struct", "Enum", "Variant"]),
  words: "can be applied to data types and enum variants",
};

const rules: Readonly<Record<string, Rule>> = {
  inline: { shape: inlineShape, targets: functions },
  track_caller: { shape: wordOnly, targets: functions },
  cold: { shape: wordOnly },
  no_mangle: { shape: wordOnly },
  non_exhaustive: { shape: wordOnly, targets: dataTypes },
  deprecated: { shape: deprecatedShape },
  must_use: { shape: mustUseShape },
  should_panic: { shape: shouldPanicShape },
  repr: { shape: reprShape },
  export_name: { shape: exportNameShape },
  stable: { shape: stabilityShape },
  unstable: { shape: stabilityShape },
  rustc_const_stable: { shape: stabilityShape },
  rustc_const_unstable: { shape: stabilityShape },
  derive: { shape: deriveShape },
  path: { shape: (attribute) => (attribute.args.kind === "Eq" ? undefined : mustBe(attribute, '#[path = "file"]')) },
};

export function checkAttributes(resolver: Resolver, report: (diagnostic: Diagnostic) => void): void {
  for (const def of resolver.defs(userCrate)) checkTogether(def, report);
  for (const def of resolver.defs(userCrate))
    for (const attribute of def.attributes) {
      if (attribute.kind !== "Normal" || attribute.span.ctxt !== 0) continue;
      const fault = check(def, attribute);
      if (fault !== undefined) report(fault);
    }
}

/** What the attributes of one definition say together: `deprecated` once, one integer type in `repr`. */
function checkTogether({ attributes }: Def, report: (diagnostic: Diagnostic) => void): void {
  const named = (name: string): NormalAttribute[] =>
    attributes.filter((one): one is NormalAttribute => one.kind === "Normal" && attributeName(one) === name);
  const [first, ...more] = named("deprecated");
  for (const { span } of first === undefined ? [] : more)
    report(
      error("", "multiple `deprecated` attributes", span, {
        labels: [{ span, text: "", primary: true }],
        notes: [noteAt(first?.span ?? span, "attribute also specified here")],
        suggestions: [
          {
            message: "remove this attribute",
            edits: [{ span, replacement: "" }],
            applicability: "MachineApplicable",
          },
        ],
      }),
    );
  const hints = named("repr").flatMap((attribute) => argumentsOf(attribute) ?? []);
  const integers = hints.filter(([word]) => word?.kind === "Ident" && /^[iu](8|16|32|64|128|size)$/.test(word.name));
  const kinds = new Set(integers.map(([word]) => (word?.kind === "Ident" ? word.name : "")));
  const [one] = integers;
  if (kinds.size < 2 || one === undefined) return;
  const labels = integers.map((part, i) => ({
    span: spanOfPart(part),
    text: "",
    ...(i === 0 ? { primary: true } : {}),
  }));
  report(error("E0566", "conflicting representation hints", spanOfPart(one), { labels }));
}

function check(def: Def, attribute: NormalAttribute): Diagnostic | undefined {
  const name = attributeName(attribute);
  const rule = Object.hasOwn(rules, name) ? rules[name] : undefined;
  const fault = rule?.shape?.(attribute);
  if (fault !== undefined) {
    const message = fault.message ?? `malformed \`${name}\` attribute input`;
    const inner = fault.span.lo !== attribute.span.lo;
    const labels: Label[] = inner
      ? [
          { span: attribute.span, text: "", primary: true },
          { span: fault.span, text: fault.text },
        ]
      : [{ span: attribute.span, text: fault.text, primary: true }];
    return error(fault.code, message, attribute.span, { labels });
  }
  const targets = rule?.targets;
  if (targets === undefined || targets.kinds.has(def.kind) || def.kind === "Ctor") return undefined;
  const what = plurals[def.kind] ?? "this item";
  return error("", `\`#[${name}]\` attribute cannot be used on ${what}`, attribute.span, {
    help: [`\`#[${name}]\` ${targets.words}`],
  });
}

const plurals: Partial<Record<DefKind, string>> = {
  Struct: "structs",
  Enum: "enums",
  Union: "unions",
  Trait: "traits",
  Impl: "implementation blocks",
  Mod: "modules",
  Const: "constants",
  Static: "statics",
  TyAlias: "type aliases",
  Fn: "functions",
  AssocFn: "methods",
  Use: "use statements",
  Macro: "macro defs",
  ExternCrate: "extern crates",
  ForeignMod: "foreign modules",
};

// ---- shapes ----

function argumentsOf({ args }: NormalAttribute): TokenStream[] | undefined {
  return args.kind === "Delimited" ? splitCommas(args.tokens).filter((part) => part.length > 0) : undefined;
}

/** The parentheses, or `= value`. */
function argsSpan({ args, span }: NormalAttribute): Span {
  if (args.kind === "Delimited") return args.span;
  return args.kind === "Eq" ? args.value.span : span;
}

function wordOnly(attribute: NormalAttribute): Fault | undefined {
  if (attribute.args.kind === "Empty") return undefined;
  return { code: "E0565", span: argsSpan(attribute), text: "didn't expect any arguments here" };
}

function mustBe(attribute: NormalAttribute, form: string): Fault {
  return { code: "", span: attribute.span, text: `must be of the form: \`${form}\`` };
}

function inlineShape(attribute: NormalAttribute): Fault | undefined {
  const parts = argumentsOf(attribute);
  if (parts === undefined) return undefined;
  const [first] = parts;
  if (parts.length !== 1 || first === undefined)
    return { code: "E0805", span: argsSpan(attribute), text: "expected a single argument here" };
  const [word] = first;
  if (word?.kind === "Ident" && (word.name === "always" || word.name === "never")) return undefined;
  return { code: "E0539", span: spanOfPart(first), text: "valid arguments are `always` or `never`" };
}

function deprecatedShape(attribute: NormalAttribute): Fault | undefined {
  const seen = new Set<string>();
  for (const part of argumentsOf(attribute) ?? []) {
    const [key, equals, value] = part;
    const span = spanOfPart(part);
    if (key?.kind === "Literal") return { code: "E0565", span, text: "didn't expect a literal here" };
    if (key?.kind !== "Ident") continue;
    if (key.name !== "since" && key.name !== "note")
      return { code: "E0539", span, text: "valid arguments are `since` or `note`" };
    if (equals?.kind !== "=")
      return { code: "E0539", span, text: `expected this to be of the form \`${key.name} = "..."\`` };
    if (value?.kind === "Literal" && value.lit !== "Str" && value.lit !== "StrRaw")
      return { code: "E0565", span: value.span, text: "literal in `deprecated` value must be a string" };
    if (seen.has(key.name)) return { code: "E0538", span, text: `found \`${key.name}\` used as a key more than once` };
    seen.add(key.name);
  }
  return undefined;
}

function mustUseShape(attribute: NormalAttribute): Fault | undefined {
  if (attribute.args.kind !== "Delimited") return undefined;
  return { code: "E0539", span: argsSpan(attribute), text: "didn't expect a list here" };
}

function shouldPanicShape(attribute: NormalAttribute): Fault | undefined {
  const parts = argumentsOf(attribute);
  if (parts === undefined) return undefined;
  const [key, equals, value] = parts[0] ?? [];
  if (parts.length !== 1) return { code: "E0805", span: argsSpan(attribute), text: "expected a single argument here" };
  if (key?.kind !== "Ident" || key.name !== "expected" || equals?.kind !== "=")
    return { code: "E0539", span: argsSpan(attribute), text: 'the only valid argument here is "expected"' };
  if (value?.kind === "Literal" && (value.lit === "Str" || value.lit === "StrRaw")) return undefined;
  return { code: "E0539", span: spanOfPart(parts[0] ?? []), text: "expected a string literal here" };
}

function reprShape(attribute: NormalAttribute): Fault | undefined {
  const parts = argumentsOf(attribute);
  if (parts === undefined) return { code: "E0539", span: argsSpan(attribute), text: "expected this to be a list" };
  if (!parts.some(([first]) => first?.kind === "Literal")) return undefined;
  return { code: "E0565", span: attribute.span, text: "", message: "meta item in `repr` must be an identifier" };
}

function exportNameShape({ args, span }: NormalAttribute): Fault | undefined {
  const value = args.kind === "Eq" && args.value.kind === "Lit" ? litValue(args.value.lit) : undefined;
  if (value?.kind !== "Str" || !value.value.includes("\0")) return undefined;
  return { code: "E0648", span, text: "", message: "`export_name` may not contain null characters" };
}

function stabilityShape({ span }: NormalAttribute): Fault {
  const message = "stability attributes may not be used outside of the standard library";
  return { code: "E0734", span, text: "", message };
}

function deriveShape(attribute: NormalAttribute): Fault | undefined {
  return attribute.args.kind === "Delimited" ? undefined : mustBe(attribute, "#[derive(Trait1, Trait2, ...)]");
}

/** Of a part that is not empty. */
function spanOfPart(part: readonly TokenTree[]): Span {
  const [first, last] = [part[0], part.at(-1)] as [TokenTree, TokenTree];
  return { ...spanOfTree(first), hi: spanOfTree(last).hi };
}
