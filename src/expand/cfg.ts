/** `cfg` predicates and `cfg_attr`: which parts of the program exist. */
import { error, type Diagnostic } from "../base/diagnostic";
import type { Span } from "../base/source";
import type { Attribute } from "../syntax/ast";
import { litValue } from "../syntax/literal";
import { parseMeta, type FragmentContext } from "../syntax/parse";
import type { TokenStream, TokenTree } from "../syntax/token";

/** `name` and `name = "value"` settings. */
export interface CfgOptions {
  readonly names: ReadonlySet<string>;
  readonly values: ReadonlyMap<string, ReadonlySet<string>>;
}

/** x86-64 Linux, unwinding, debug assertions; `test` when tests are wanted. */
export function defaultCfg(test = false): CfgOptions {
  const one = (value: string): ReadonlySet<string> => new Set([value]);
  return {
    names: new Set(["unix", "debug_assertions", "overflow_checks", "panic", ...(test ? ["test"] : [])]),
    values: new Map<string, ReadonlySet<string>>([
      ["target_arch", one("x86_64")],
      ["target_os", one("linux")],
      ["target_family", one("unix")],
      ["target_env", one("gnu")],
      ["target_pointer_width", one("64")],
      ["target_endian", one("little")],
      ["target_vendor", one("unknown")],
      ["panic", one("unwind")],
      ["target_has_atomic", new Set(["8", "16", "32", "64", "ptr"])],
      ["target_feature", new Set(["fxsr", "sse", "sse2"])],
      ["feature", new Set<string>()],
      ["target_abi", one("")],
    ]),
  };
}

/** Whether the predicate holds; faults are reported and count as false. */
export function evaluateCfg(
  tokens: TokenStream,
  span: Span,
  options: CfgOptions,
  report: (d: Diagnostic) => void,
): boolean {
  const parts = splitCommas(tokens);
  if (parts.length === 0) {
    report(error("", "`cfg` predicate is not specified", span));
    return false;
  }
  if (parts.length > 1) {
    report(error("", "multiple `cfg` predicates are specified", span));
    return false;
  }
  return predicate(parts[0] ?? [], span, options, report);
}

function predicate(tokens: TokenStream, span: Span, options: CfgOptions, report: (d: Diagnostic) => void): boolean {
  const tree = unwrap(tokens);
  const [first, second, third] = tree;
  if (first?.kind !== "Ident") {
    report(error("E0537", "invalid predicate", first === undefined ? span : spanOfTree(first)));
    return false;
  }
  if (second === undefined) {
    if (first.name === "true" || first.name === "false") return first.name === "true";
    return options.names.has(first.name);
  }
  if (second.kind === "=" && third?.kind === "Literal") {
    const value = litValue({
      kind: third.lit,
      symbol: third.symbol,
      suffix: "",
      hashes: third.hashes,
      span: third.span,
    });
    return value.kind === "Str" && (options.values.get(first.name)?.has(value.value) ?? false);
  }
  if (second.kind !== "Delimited") {
    report(error("E0565", "literal in `cfg` predicate value must be a string", spanOfTree(second)));
    return false;
  }
  const parts = splitCommas(second.trees);
  const each = (part: TokenStream): boolean => predicate(part, span, options, report);
  switch (first.name) {
    case "all":
      return parts.map(each).every((holds) => holds);
    case "any":
      return parts.map(each).some((holds) => holds);
    case "not":
      if (parts.length === 1) return !each(parts[0] ?? []);
      report(error("E0536", "expected 1 cfg-pattern", first.span));
      return false;
    default:
      report(error("E0537", `invalid predicate \`${first.name}\``, first.span));
      return false;
  }
}

/** A stream that is one invisible group is what is in it. */
function unwrap(tokens: TokenStream): TokenStream {
  const [only] = tokens;
  return tokens.length === 1 && only?.kind === "Delimited" && only.delim === "Invisible" ? unwrap(only.trees) : tokens;
}

export function spanOfTree(tree: TokenTree): Span {
  return tree.kind === "Delimited" ? { ...tree.open, hi: Math.max(tree.open.hi, tree.close.hi) } : tree.span;
}

/** The pieces between commas; a trailing comma adds none. */
export function splitCommas(tokens: TokenStream): TokenStream[] {
  const parts: TokenTree[][] = [];
  let part: TokenTree[] = [];
  for (const tree of tokens) {
    if (tree.kind === ",") {
      parts.push(part);
      part = [];
    } else {
      part.push(tree);
    }
  }
  if (part.length > 0) parts.push(part);
  return parts;
}

/** The name of an attribute of one segment; "" for others and doc comments. */
export function attrName(attr: Attribute): string {
  return attr.kind === "Normal" ? attr.path.segments.map((s) => s.ident.name).join("::") : "";
}

/** Attributes after `cfg_attr` is resolved; undefined if a `cfg` says that what they stand on does not exist. */
export function configure(
  attrs: readonly Attribute[],
  options: CfgOptions,
  cx: FragmentContext,
): readonly Attribute[] | undefined {
  if (!attrs.some((a) => isCfg(a))) return attrs;
  const kept: Attribute[] = [];
  for (const attr of attrs) {
    const name = attrName(attr);
    if (attr.kind === "Normal" && name === "cfg") {
      const tokens = attr.args.kind === "Delimited" ? attr.args.tokens : [];
      if (!evaluateCfg(tokens, attr.span, options, cx.report)) return undefined;
    } else if (attr.kind === "Normal" && name === "cfg_attr") {
      const inner = configure(expandCfgAttr(attr, options, cx), options, cx);
      if (inner === undefined) return undefined;
      kept.push(...inner);
    } else {
      kept.push(attr);
    }
  }
  return kept;
}

function isCfg(attr: Attribute): boolean {
  const name = attrName(attr);
  return name === "cfg" || name === "cfg_attr";
}

function expandCfgAttr(
  attr: Extract<Attribute, { kind: "Normal" }>,
  options: CfgOptions,
  cx: FragmentContext,
): Attribute[] {
  const [condition, ...metas] = splitCommas(attr.args.kind === "Delimited" ? attr.args.tokens : []);
  if (condition === undefined) {
    cx.report(
      error("E0539", "malformed `cfg_attr` attribute input", attr.span, {
        help: ["must be of the form: `#[cfg_attr(predicate, attr1, attr2, ...)]`"],
      }),
    );
    return [];
  }
  if (!evaluateCfg(condition, attr.span, options, cx.report)) return [];
  return metas.flatMap((meta) => {
    const parsed = parseMeta(meta, attr.span, cx);
    return parsed === undefined
      ? []
      : [{ kind: "Normal" as const, style: attr.style, id: cx.nodeIds.next(), span: attr.span, ...parsed }];
  });
}
