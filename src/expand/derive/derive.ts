/** `#[derive(…)]`: the impls of the traits it names, one rule each in `derivable`. */
import { error } from "../../base/diagnostic";
import { expectDefined } from "../../base/invariant";
import { rootContext, type Span } from "../../base/source";
import type { Item } from "../../syntax/ast";
import { attrName } from "../cfg";
import type { ExpandEnvironment } from "../environment";
import { deriveClone, deriveCopy, deriveDefault } from "./construct";
import { deriveEq, deriveHash, deriveOrd, derivePartialEq, derivePartialOrd } from "./compare";
import { deriveDebug } from "./debug";
import { DeriveInput, type AdtItem } from "./input";
import { derivedNames } from "./names";

const derivable: Readonly<Record<string, (input: DeriveInput) => Item[]>> = {
  Clone: deriveClone,
  Copy: deriveCopy,
  Debug: deriveDebug,
  Default: deriveDefault,
  PartialEq: derivePartialEq,
  Eq: deriveEq,
  PartialOrd: derivePartialOrd,
  Ord: deriveOrd,
  Hash: deriveHash,
};

/** What stands for a built-in derive in hygiene: its rule. */
export function deriveMacro(name: string): object {
  return expectDefined(derivable[name], `derive ${name}`);
}

/** The impls that the item's `derive` attributes ask for. */
export function deriveImpls(item: Item, env: ExpandEnvironment): Item[] {
  const { paths, faults } = derivedNames(item.attrs);
  for (const fault of faults) env.report(fault);
  const names = paths.flatMap(({ idents }) => idents.slice(-1));
  if (names.length === 0) return [];
  if (item.kind !== "Struct" && item.kind !== "Enum" && item.kind !== "Union") {
    const attr = item.attrs.find((a) => attrName(a) === "derive");
    env.report(
      error("E0774", "`derive` may only be applied to `struct`s, `enum`s and `union`s", attr?.span ?? item.span),
    );
    return [];
  }
  const adt: AdtItem = item;
  const all = new Set(names.map((n) => n.name));
  return names.flatMap(({ name, span }) => {
    const rule = derivable[name];
    if (rule === undefined) {
      env.report(error("", `cannot find derive macro \`${name}\` in this scope`, span));
      return [];
    }
    const expansion = { macro: rule, name, kind: "Derive" as const, crate: env.coreCrate, callSite: span };
    const site: Span = { ...span, ctxt: env.hygiene.applyMark(rootContext, expansion) };
    return rule(new DeriveInput(adt, all, span, site, env));
  });
}
