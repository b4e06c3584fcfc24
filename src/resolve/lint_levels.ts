/**
 * Lint levels: what `#[allow]`, `#[expect]`, `#[warn]`, `#[deny]` and `#[forbid]` make of a lint at a place in the program. Built once for
 * a crate from the attributes as they are written, on items, statements, expressions, arms, fields and parameters; a level holds for
 * the node under its attribute, files of `mod name;` included. Lints ask with `lintLevels.decide`.
 *
 * Left out: attributes that only a macro's expansion has.
 */
import { type Diagnostic, error, warning } from "../base/diagnostic";
import type { FileId, Span } from "../base/source";
import type { Attribute, Item } from "../syntax/ast";
import type { TokenStream, TokenTree } from "../syntax/token";
import { spanOfTree, splitCommas } from "../expand/cfg";
import { attributeName, type NormalAttribute } from "./attributes";
import { lintNames } from "./lint_names";
import { closest } from "./suggest";

type LintLevel = "Allow" | "Expect" | "Warn" | "Deny" | "Forbid";

/** One word in the parentheses of a lint attribute. */
interface Setting {
  readonly level: LintLevel;
  /** A lint or a group. */
  readonly name: string;
  readonly span: Span;
  fulfilled: boolean;
}

/** A node with lint attributes, and such nodes inside it. */
interface LevelScope {
  readonly lo: number;
  readonly hi: number;
  readonly settings: readonly Setting[];
  readonly inner: LevelScope[];
}

/** A file as parsed, and the `mod name;` that it is the body of. */
export interface LintFile {
  readonly file: FileId;
  readonly attrs: readonly Attribute[];
  readonly items: readonly Item[];
  readonly mod: Item | undefined;
}

const levelWords: Readonly<Record<string, LintLevel>> = {
  allow: "Allow",
  expect: "Expect",
  warn: "Warn",
  deny: "Deny",
  forbid: "Forbid",
};

/** rustc's lint groups. */
const groups: Readonly<Record<string, readonly string[]>> = {
  unused: [
    "unused_imports",
    "unused_variables",
    "unused_assignments",
    "dead_code",
    "unused_mut",
    "unreachable_code",
    "unreachable_patterns",
    "unused_must_use",
    "unused_unsafe",
    "path_statements",
    "unused_attributes",
    "unused_macros",
    "unused_macro_rules",
    "unused_allocation",
    "unused_doc_comments",
    "unused_extern_crates",
    "unused_features",
    "unused_labels",
    "unused_parens",
    "unused_braces",
    "redundant_semicolons",
    "map_unit_fn",
  ],
  nonstandard_style: ["non_camel_case_types", "non_snake_case", "non_upper_case_globals"],
  bad_style: ["non_camel_case_types", "non_snake_case", "non_upper_case_globals"],
  let_underscore: ["let_underscore_drop", "let_underscore_lock"],
  keyword_idents: ["keyword_idents_2018", "keyword_idents_2024"],
};

const allowedByDefault: ReadonlySet<string> = new Set(["unsafe_code"]);

/** Lints whose scope in an attribute is a tool's. */
const tools = new Set(["clippy", "rustfmt", "rustdoc", "rustc", "miri", "diagnostic", "rust_analyzer", "glasscrab"]);

export class LintLevels {
  private readonly roots = new Map<FileId, { readonly scope: LevelScope; readonly mod: Span | undefined }>();
  private readonly expectations: Setting[] = [];
  private readonly named = new Set<string>();
  private readonly unknown: Setting[] = [];

  constructor(
    files: readonly LintFile[],
    private readonly report: (diagnostic: Diagnostic) => void,
  ) {
    for (const { file, attrs, items, mod } of files) {
      const root: LevelScope = { lo: 0, hi: Number.POSITIVE_INFINITY, settings: this.settingsOf(attrs), inner: [] };
      this.collect(items, root);
      this.roots.set(file, { scope: root, mod: mod?.span });
    }
    for (const { name, span } of this.unknown) this.reportUnknown(name, span);
    for (const { scope, mod } of this.roots.values())
      this.checkForbidden(scope, mod === undefined ? [] : this.chain(mod));
  }

  /** The diagnostic of a lint as the level at its place has it; undefined where it is allowed. */
  decide(diagnostic: Diagnostic, place: Span): Diagnostic | undefined {
    const chain = this.chain(place);
    let setting = chain.find(({ name }) => covers(name, diagnostic.code));
    const warns = diagnostic.level === "warning" && !allowedByDefault.has(diagnostic.code);
    // What would only warn is as `warnings` says.
    if (setting?.level === "Warn" || (setting === undefined && warns))
      setting = chain.find(({ name }) => name === "warnings") ?? setting;
    if (setting === undefined) return allowedByDefault.has(diagnostic.code) ? undefined : diagnostic;
    switch (setting.level) {
      case "Expect":
        setting.fulfilled = true;
        return undefined;
      case "Allow":
        return undefined;
      case "Warn":
        return { ...diagnostic, level: "warning" };
      default: {
        const labels = [...diagnostic.labels, { span: setting.span, text: "the lint level is defined here" }];
        return { ...diagnostic, level: "error", labels };
      }
    }
  }

  /** Whether any attribute names the lint: what is allowed by default is looked for only then. */
  isNamed(lint: string): boolean {
    return this.named.has(lint);
  }

  /** Whether the lint is allowed, or expected, at a place: for lints that look away from there altogether. */
  isSilenced(lint: string, place: Span): boolean {
    const setting = this.chain(place).find(({ name }) => covers(name, lint) || name === "warnings");
    if (setting?.level === "Expect") setting.fulfilled = true;
    return setting?.level === "Allow" || setting?.level === "Expect";
  }

  /** `#[expect]`s that nothing met; to be asked when all lints have run. */
  reportUnfulfilled(): void {
    for (const { fulfilled, span } of this.expectations)
      if (!fulfilled)
        this.report(warning("unfulfilled_lint_expectations", "this lint expectation is unfulfilled", span));
  }

  // ---- reading ----

  private collect(value: unknown, scope: LevelScope): void {
    if (typeof value !== "object" || value === null) return;
    if (Array.isArray(value)) {
      for (const one of value) this.collect(one, scope);
      return;
    }
    const node = value as Record<string, unknown>;
    const inner = this.enter(node, scope);
    for (const key in node) if (!skipped.has(key) && typeof node[key] === "object") this.collect(node[key], inner);
  }

  private enter(node: Record<string, unknown>, scope: LevelScope): LevelScope {
    const attrs = node["attrs"] as readonly Attribute[] | undefined;
    const span = node["span"] as Span | undefined;
    if (attrs === undefined || attrs.length === 0 || span === undefined) return scope;
    const settings = this.settingsOf(attrs);
    if (settings.length === 0) return scope;
    const lo = Math.min(span.lo, ...attrs.map((attribute) => attribute.span.lo));
    const made: LevelScope = { lo, hi: span.hi, settings, inner: [] };
    scope.inner.push(made);
    return made;
  }

  private settingsOf(attrs: readonly Attribute[]): Setting[] {
    const settings: Setting[] = [];
    for (const attribute of attrs) {
      if (attribute.kind !== "Normal") continue;
      const level = levelWords[attributeName(attribute)];
      if (level !== undefined) settings.push(...this.words(attribute, level));
    }
    for (const setting of settings) {
      this.named.add(setting.name);
      if (!lintNames.has(setting.name) && !(setting.name in groups)) this.unknown.push(setting);
      if (setting.level === "Expect") this.expectations.push(setting);
    }
    // Of two attributes on one node, the later one holds.
    return settings.reverse();
  }

  private words(attribute: NormalAttribute, level: LintLevel): Setting[] {
    if (attribute.args.kind !== "Delimited") {
      this.report(error("", `malformed \`${attributeName(attribute)}\` attribute input`, attribute.span));
      return [];
    }
    return splitCommas(attribute.args.tokens).flatMap((part, index, parts): Setting[] => {
      const [first] = part;
      if (first?.kind !== "Ident" || part.some((tree) => tree.kind === "Delimited" || tree.kind === "Literal")) {
        const isReason = first?.kind === "Ident" && first.name === "reason" && index === parts.length - 1;
        if (!isReason || part[2]?.kind !== "Literal")
          this.malformed(first === undefined ? attribute.span : spanOf(part));
        return [];
      }
      if (part.length > 1 && !tools.has(first.name)) {
        const text = part.flatMap((tree) => (tree.kind === "Ident" ? [tree.name] : [])).join("::");
        this.report(
          error("E0710", `unknown tool name \`${first.name}\` found in scoped lint: \`${text}\``, first.span),
        );
        return [];
      }
      return part.length > 1 ? [] : [{ level, name: first.name, span: first.span, fulfilled: false }];
    });
  }

  private reportUnknown(name: string, span: Span): void {
    const near = closest(
      name,
      [...lintNames].map((known) => ({ name: known })),
    );
    const message = "did you mean";
    const edits = [{ span, replacement: near?.name ?? "" }];
    const suggestions = near === undefined ? [] : [{ message, edits, applicability: "MaybeIncorrect" as const }];
    const found = this.decide(warning("unknown_lints", `unknown lint: \`${name}\``, span, { suggestions }), span);
    if (found !== undefined) this.report(found);
  }

  private malformed(span: Span): void {
    const labels = [{ span, text: "bad attribute argument", primary: true }];
    this.report(error("E0452", "malformed lint attribute input", span, { labels }));
  }

  // ---- asking ----

  /** The settings in force at a place, the nearest first. */
  private chain(place: Span): Setting[] {
    const root = this.roots.get(place.file);
    if (root === undefined) return [];
    const settings: Setting[] = [...root.scope.settings];
    let at = root.scope;
    for (;;) {
      const next = at.inner.find(({ lo, hi }) => place.lo >= lo && place.lo < hi);
      if (next === undefined) break;
      settings.unshift(...next.settings);
      at = next;
    }
    return root.mod === undefined ? settings : [...settings, ...this.chain(root.mod)];
  }

  /** Nothing inside may loosen what is forbidden (E0453). */
  private checkForbidden(scope: LevelScope, outer: readonly Setting[]): void {
    for (const setting of scope.settings) {
      const forbid = outer.find(
        ({ level, name }) => level === "Forbid" && covers(name, setting.name) && !(name in groups),
      );
      if (forbid === undefined || setting.level === "Forbid" || setting.level === "Deny") continue;
      const { span } = setting;
      const labels = [
        { span, text: "overruled by previous forbid", primary: true },
        { span: forbid.span, text: "`forbid` level set here" },
      ];
      const message = `${setting.level.toLowerCase()}(${setting.name}) incompatible with previous forbid`;
      this.report(error("E0453", message, span, { labels }));
    }
    for (const inner of scope.inner) this.checkForbidden(inner, [...scope.settings, ...outer]);
  }
}

/** Fields that hold no nodes with attributes. */
const skipped = new Set(["span", "ident", "vis", "path", "tokens", "attrs", "lit", "lifetime", "label", "mac"]);

function covers(name: string, lint: string): boolean {
  return name === lint || (groups[name]?.includes(lint) ?? false);
}

function spanOf(part: TokenStream): Span {
  const [first, last] = [part[0], part.at(-1)] as [TokenTree, TokenTree];
  return { ...spanOfTree(first), hi: spanOfTree(last).hi };
}
