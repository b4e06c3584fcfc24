/**
 * What rustc's std has and ours has not: asked only where a program is about to be told that a name or an impl does not exist, so that
 * our limit is told as one. The rows are in `table.ts`; unstable names are not among them: rustc refuses these, too.
 *
 * `Vec|String: one other` says that the containers `vec::Vec` (a type's, trait's or module's path without its crate, or a primitive's
 * name) lack the names. For impls the left side has traits and the right one types, as they are printed, without lifetimes and
 * spaces: `_` stands for anything, `#` for an integer's type.
 */
import { type Diagnostic, unsupported } from "../../base/diagnostic";
import type { Span } from "../../base/source";
import { crateOf, userCrate } from "../def";
import type { Module } from "../module";
import { lackingImpls, lackingNames } from "./table";

const rowsOf = (table: string): (readonly [string[], string[]])[] =>
  table.split("\n").flatMap((row) => {
    const at = row.indexOf(": ");
    return at < 0 ? [] : [[row.slice(0, at).split("|"), row.slice(at + 2).split(" ")] as const];
  });

/** `container` as a path from its crate: `vec::Vec`, `slice`, the empty path for a crate's root. */
export function isLackingName(container: string, name: string): boolean {
  return rowsOf(lackingNames).some(([containers, names]) => names.includes(name) && containers.includes(container));
}

/** The name as a program would write it, if it is missing in a module of std. */
export function lackingIn(module: Module, name: string): string | undefined {
  if (crateOf(module.def) >= userCrate) return undefined;
  const path: string[] = [];
  for (let at = module; at.parent !== undefined; at = at.parent) path.unshift(at.name);
  if (!isLackingName(path.join("::"), name)) return undefined;
  return [module.root().name, ...path, name].join("::");
}

/** Both as printed: `From<&str>`, `Vec<u8>`. */
export function isLackingImpl(trait: string, self: string): boolean {
  const matches = (text: string) => {
    const bare = text.replace(/'\w+[ ,]*/g, "").replace(/<>| /g, "");
    return (pattern: string): boolean => patternOf(pattern).test(bare);
  };
  const [ofTrait, ofSelf] = [matches(trait), matches(self)];
  return rowsOf(lackingImpls).some(([traits, types]) => traits.some(ofTrait) && types.some(ofSelf));
}

function patternOf(text: string): RegExp {
  const escaped = text.replace(/[[\]()*.]/g, "\\$&").replace(/_(,_)*/g, ".+");
  return new RegExp(`^${escaped.replaceAll("#", "([iu]\\d+|[iu]size|{integer})")}$`);
}

export function notInStd(what: string, span: Span): Diagnostic {
  return unsupported(`\`${what}\` is not in Glasscrab's std yet`, span);
}
