/** What expansion needs from outside: hygiene table, sources, options, and where its errors go. One per crate. */
import type { Diagnostic } from "../base/diagnostic";
import type { SourceFile, SourceMap } from "../base/source";
import type { MacCall, MacroDefItem, NodeIds, Path } from "../syntax/ast";
import type { Edition } from "../syntax/keyword";
import type { CfgOptions } from "./cfg";
import type { HygieneTable } from "./hygiene";
import type { Matcher, Transcriber } from "./rules";

export interface ExpandEnvironment {
  readonly hygiene: HygieneTable;
  readonly sources: SourceMap;
  readonly nodeIds: NodeIds;
  readonly edition: Edition;
  readonly cfg: CfgOptions;
  readonly report: (diagnostic: Diagnostic) => void;
  /** Number of the crate being expanded, and of `core`, which built-in macros and derives name paths in. */
  readonly crate: number;
  readonly coreCrate: number;
  /** `env!("NAME")`: from options, never from the host. */
  readonly variables?: ReadonlyMap<string, string>;
  /** `include_str!("path")`: the text of a file named relative to the file of the call; undefined if there is none. */
  readonly include?: (path: string, from: SourceFile) => SourceFile | undefined;
  readonly lazyBodies?: boolean;
}

/** A macro that a path can name. */
export type MacroDef = RulesMacro | BuiltinMacro;

/** A `macro_rules!`, parsed. The object's identity is the macro's. */
export interface RulesMacro {
  readonly kind: "Rules";
  readonly name: string;
  readonly crate: number;
  readonly item: MacroDefItem;
  readonly rules: readonly Rule[];
}
/** `#[rustc_builtin_macro] macro_rules! name`: done by `builtin/`. */
export interface BuiltinMacro {
  readonly kind: "Builtin";
  readonly name: string;
  readonly crate: number;
  readonly item: MacroDefItem;
}

export interface Rule {
  readonly matcher: readonly Matcher[];
  readonly matcherSpan: Rule["bodySpan"];
  readonly body: readonly Transcriber[];
  readonly bodySpan: MacCall["span"];
}

/** Finds the macro that a call names. The caller knows the scope and reports what it cannot find. */
export type ResolveMacro = (path: Path) => MacroDef | undefined;
