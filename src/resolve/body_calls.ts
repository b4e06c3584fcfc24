/**
 * The macro calls of a body, looked at again when the items of its blocks are collected: what a block brings, through a glob or by a
 * macro, may make ambiguous (E0659) what a path meant while the body was expanded. rustc's `finalize_macro_resolutions`.
 */
import type { CallChain, CallLog, MacroCallPlace, TextualScope } from "../expand/calls";
import type { Item } from "../syntax/ast";
import { checkMacroScopes } from "./macros";
import type { Expansion, MacroRulesScope, Module, NameBinding, ParentScope } from "./module";
import type { CrateSession } from "./session";

export class BodyCalls {
  private readonly expansions = new Map<CallChain, Expansion>();
  private readonly textual = new Map<TextualScope, MacroRulesScope>();

  constructor(
    private readonly session: CrateSession,
    /** Around the body. */
    private readonly scope: ParentScope,
    private readonly log: CallLog,
  ) {}

  /** The macro call that made an item of a block. */
  expansionOf(item: Item): Expansion {
    return this.expansion(this.log.madeBy.get(item.id));
  }

  checkAmbiguity(): void {
    for (const call of this.log.calls) {
      const scope = {
        module: this.moduleOf(call),
        macroRules: this.macroRules(call.textual),
        expansion: this.expansion(call.by),
      };
      checkMacroScopes(this.session, call.path, scope);
    }
  }

  /** The innermost block with items. */
  private moduleOf({ blocks }: MacroCallPlace): Module {
    for (let at = blocks; at !== undefined; at = at.outer) {
      const module = this.session.crate.blockModules.get(at.block);
      if (module !== undefined) return module;
    }
    return this.scope.module;
  }

  private expansion(chain: CallChain | undefined): Expansion {
    if (chain === undefined) return this.scope.expansion;
    let made = this.expansions.get(chain);
    if (made === undefined)
      this.expansions.set(chain, (made = this.session.newExpansion(this.expansion(chain.around))));
    return made;
  }

  /** The body's own `macro_rules!` at a place, before those around the body. */
  private macroRules(scope: TextualScope | undefined): MacroRulesScope {
    if (scope === undefined) return this.scope.macroRules;
    let made = this.textual.get(scope);
    if (made === undefined) this.textual.set(scope, (made = this.binding(scope)));
    return made;
  }

  private binding({ name, macro, by, outer }: TextualScope): MacroRulesScope {
    const parent = this.macroRules(outer);
    const { definitions, scopes } = this.session.crate;
    const def = definitions.ofNode(macro.item.id);
    if (def === undefined) return parent;
    const { span, visibility } = definitions.get(def);
    const binding: NameBinding = {
      res: { kind: "Def", def, defKind: "Macro" },
      module: undefined,
      visibility,
      span,
      expansion: this.expansion(by),
      import: undefined,
      source: undefined,
      ambiguity: undefined,
      container: scopes.get(def)?.module,
    };
    return { kind: "Binding", name, binding, parent };
  }
}
