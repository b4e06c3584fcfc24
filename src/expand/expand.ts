/**
 * The expander: syntax with macro calls in, syntax without out. For the name resolver, which owns the loop over items and asks
 * here for each step (`expandItemCall`, `expandDerives`), and for whole bodies and signatures (`expand`), which are done in one
 * go. Trees are not changed: what contains no macro call and no `cfg` is returned as it was.
 */
import { error } from "../base/diagnostic";
import { rootContext, type SourceFile, type Span } from "../base/source";
import type { Attribute, Expr, ExprOf, Item, MacCall, MacCallItem, MacroDefItem } from "../syntax/ast";
import { parseFile, parseItemList, type FragmentContext, type ParsedFile } from "../syntax/parse";
import type { ItemPlace } from "../syntax/parser/item";
import type { TokenStream } from "../syntax/token";
import { builtinMacros, formatMacros } from "./builtin/builtin";
import type { BuiltinCall } from "./builtin/call";
import { formatArgs } from "./builtin/format";
import type { CallLog } from "./calls";
import { attrName, configure } from "./cfg";
import { compileMacro } from "./compile_rules";
import { deriveImpls } from "./derive/derive";
import type { ExpandEnvironment, MacroDef, ResolveMacro } from "./environment";
import type { ExpansionInfo } from "./hygiene";
import { expandRules } from "./macro_rules";
import { TreeExpander } from "./tree";

/** rustc's default `recursion_limit`. */
export const defaultRecursionLimit = 128;

/** Where a body or signature stands. */
export interface ExpandScope {
  /** Macros that are not defined in the body itself. Reports what it cannot find. */
  readonly resolve: ResolveMacro;
  /** `crate_name::a::b`, for `module_path!`. */
  readonly modulePath: string;
  /** `mod`s among the items of the body are left as they are: who asks collects them, and what is in them is expanded then. */
  readonly collectsModules?: boolean;
  /** Takes note of the calls, where the body's items are collected after it is expanded. */
  readonly log?: CallLog;
}

export class Expander {
  private readonly compiled = new WeakMap<MacroDefItem, MacroDef>();
  private recursionLimit = defaultRecursionLimit;
  /** Halved each time it is hit, so that macros that call themselves several times come to an end. */
  private depthLimit = defaultRecursionLimit;

  constructor(readonly env: ExpandEnvironment) {}

  /** `#![recursion_limit = "…"]` of the crate. */
  limitRecursion(limit: number): void {
    this.recursionLimit = limit;
    this.depthLimit = limit;
  }

  parseFile(file: SourceFile): ParsedFile {
    const { edition, nodeIds, lazyBodies } = this.env;
    const parsed = parseFile(file, { edition, nodeIds, ...(lazyBodies === undefined ? {} : { lazyBodies }) });
    for (const diagnostic of parsed.diagnostics) this.env.report(diagnostic);
    return parsed;
  }

  /** The macro an item defines: always the same object for the same item, so it can be compared with `hygiene.isFrom`. */
  macroOf(item: MacroDefItem, crate: number = this.env.crate): MacroDef {
    let macro = this.compiled.get(item);
    if (macro === undefined) {
      macro = compileMacro(item, crate, this.env.report);
      this.compiled.set(item, macro);
    }
    return macro;
  }

  // ---- cfg ----

  /** The node with its `cfg_attr`s applied; undefined if `cfg` or a lone `#[test]` takes it out. What is inside is not looked at. */
  configure<T extends { readonly attrs: readonly Attribute[] }>(node: T): T | undefined {
    if (node.attrs.length === 0) return node;
    const attrs = configure(node.attrs, this.env.cfg, this.context());
    if (attrs === undefined) return undefined;
    if (!this.env.cfg.names.has("test") && attrs.some((a) => attrName(a) === "test" || attrName(a) === "bench"))
      return undefined;
    return attrs === node.attrs ? node : { ...node, attrs };
  }

  // ---- items ----

  /** One step: the items that a call stands for, macro calls among them still unexpanded. */
  expandItemCall(item: MacCallItem, macro: MacroDef, place: ItemPlace, modulePath: string): Item[] {
    const tokens = this.expandCall(item.mac, macro, this.callDepth(item.mac), modulePath, (e) => e);
    if (tokens === undefined) return [];
    return parseItemList(
      tokens,
      this.endOf(item.mac),
      { ...this.context(), lazyBodies: this.env.lazyBodies ?? false },
      place,
    );
  }

  /** The impls of the `derive`s of an item that is configured and expanded. */
  expandDerives(item: Item): Item[] {
    return deriveImpls(item, this.env);
  }

  // ---- bodies and signatures ----

  /** A block, expression, type, parameter list, … without macro calls; nested items with their bodies and derives. */
  expand<T>(node: T, scope: ExpandScope): T {
    return new TreeExpander(this, scope, true).map(node, "") as T;
  }

  /** An item whose fields, parameters, generics and types are configured and expanded; bodies are left as they are. */
  expandSignature<T>(node: T, scope: ExpandScope): T {
    return new TreeExpander(this, scope, false).map(node, "") as T;
  }

  // ---- calls ----

  context(): FragmentContext {
    const { edition, nodeIds, report } = this.env;
    return { edition, nodeIds, report, lazyBodies: false };
  }

  /** Where tokens of the call's expansion end, for errors about a missing rest. */
  endOf(mac: MacCall): Span {
    return mac.span;
  }

  /** How deep in expansions a call stands, from the chain of calls that wrote it. */
  callDepth(mac: MacCall): number {
    return this.env.hygiene.backtrace(mac.path.span).length;
  }

  /** The tokens that a call stands for; undefined after an error. */
  expandCall(
    mac: MacCall,
    macro: MacroDef,
    depth: number,
    modulePath: string,
    expand: (expr: Expr) => Expr,
  ): TokenStream | undefined {
    if (this.isTooDeep(mac, depth)) return undefined;
    const expansion = this.expansionOf(mac, macro);
    if (macro.kind === "Rules") return expandRules(macro, mac, expansion, this.env);
    const rule = builtinMacros[macro.name];
    if (rule !== undefined) return rule(this.builtinCall(mac, expansion, modulePath, expand));
    this.env.report(error("unsupported", `unsupported: the built-in macro \`${macro.name}!\``, mac.span));
    return undefined;
  }

  /** The expression that `format_args!` or one of its kin stands for; undefined after an error. */
  expandFormat(
    mac: MacCall,
    macro: MacroDef,
    depth: number,
    modulePath: string,
    expand: (expr: Expr) => Expr,
  ): ExprOf<"FormatArgs"> | undefined {
    if (this.isTooDeep(mac, depth)) return undefined;
    const call = this.builtinCall(mac, this.expansionOf(mac, macro), modulePath, expand);
    return formatArgs(call, formatMacros.get(macro.name)?.newline === true);
  }

  private expansionOf(mac: MacCall, macro: MacroDef): ExpansionInfo {
    return {
      macro,
      name: macro.name,
      kind: "Bang",
      crate: macro.kind === "Builtin" ? this.env.coreCrate : macro.crate,
      callSite: mac.span,
      defSite: macro.item.span,
    };
  }

  private builtinCall(
    mac: MacCall,
    expansion: ExpansionInfo,
    modulePath: string,
    expand: (expr: Expr) => Expr,
  ): BuiltinCall {
    const site = { ...mac.span, ctxt: this.env.hygiene.applyMark(rootContext, expansion) };
    return { env: this.env, mac, site, cx: this.context(), expand, modulePath };
  }

  private isTooDeep(mac: MacCall, depth: number): boolean {
    if (depth < this.depthLimit) return false;
    const first = this.depthLimit === this.recursionLimit;
    this.depthLimit >>= 1;
    if (!first) return true;
    const name = mac.path.segments.map((s) => s.ident.name).join("::");
    const help = `consider increasing the recursion limit by adding a \`#![recursion_limit = "${this.recursionLimit * 2}"]\` attribute to your crate`;
    this.env.report(error("", `recursion limit reached while expanding \`${name}!\``, mac.span, { help: [help] }));
    return true;
  }
}
