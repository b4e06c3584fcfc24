/**
 * Hovers over variables and statics: type, size, alignment, where the value lives, and its life as bars on the lines of the function;
 * over a function's name at a call: what its lifetimes stand for there. From the facts; with a value where a session is stopped.
 */
import type { Checked } from "../compile";
import { describeLayout } from "../debug/layouts";
import { sourceRange } from "../debug/story";
import type { SourceRange, ValueNode } from "../debug/view/model";
import type { BodyFacts } from "../mir/borrow/facts/facts";
import { captureList } from "../mir/borrow/facts/words";
import type { Body, VarDebugInfo } from "../mir/mir";
import { userCrate } from "../resolve/def";
import type { Ty } from "../types/ty";
import { callWords, lifetimeNameWords } from "./hoverLifetimes";
import { lifetimeOf } from "./lifetime";
import { findVariable, userBodies, type Word, wordAt } from "./variables";

export interface Hover {
  readonly range: SourceRange;
  readonly markdown: readonly string[];
}

/** The value at a name, where a session is stopped. */
export type ValueOf = (expression: string) => ValueNode | undefined;

export function hoverAt(
  checked: Checked,
  uri: string,
  line: number,
  column: number,
  valueOf?: ValueOf,
): Hover | undefined {
  const file = checked.sources.files.find(({ name }) => name === uri);
  if (file === undefined) return undefined;
  const word = wordAt(file, file.offsetOf(line, column));
  if (word === undefined) return undefined;
  const range = sourceRange(checked.sources, word.span);
  const lifetime = lifetimeNameWords(file, word);
  if (lifetime !== undefined) return { range, markdown: lifetime };
  const call = callWords(checked, word, userBodies(checked, word.span));
  if (call !== undefined) return { range, markdown: call };
  const found = findVariable(checked, word);
  if (found === undefined) return hoverStatic(checked, word, valueOf);
  const { body, variable } = found;
  const value = valueOf?.(variable.name);
  return { range, markdown: variableWords(checked, body, variable, value) };
}

function variableWords(checked: Checked, body: Body, variable: VarDebugInfo, value: ValueNode | undefined): string[] {
  if (variable.value.kind !== "Place") return [];
  const { place } = variable.value;
  const decl = body.locals[place.local];
  if (decl === undefined) return [];
  const captured = place.projection.length > 0;
  const type = checked.tcx.printTy(decl.ty);
  const mutable = decl.mutability === "Mut" ? "mut " : "";
  const lines = [`\`\`\`rust\nlet ${mutable}${variable.name}: ${captured ? "_" : type}\n\`\`\``];
  if (value !== undefined) lines.push(`**value** \`${value.text}\` at \`0x${value.address.toString(16)}\``);
  const layout = captured ? undefined : describeLayout(checked, decl.ty);
  const home = captured ? "in the closure that captured it" : `on the stack, in the frame of \`${body.name}\``;
  lines.push(layout === undefined ? `**lives** ${home}` : `${sizeWords(layout)}, **lives** ${home}`);
  const facts = checked.bodies.facts(body.def);
  const local = facts.locals[place.local];
  if (captured) lines.push(...captureWords(checked, body, variable.name));
  else if (local !== undefined) lines.push(...closureWords(facts, decl.ty), ...lifetimeOf(checked, facts, local));
  return lines;
}

function sizeWords({ sizeBytes, alignBytes }: { readonly sizeBytes: number; readonly alignBytes: number }): string {
  return `**size** ${sizeBytes} bytes, **alignment** ${alignBytes}`;
}

/** What a variable that holds a closure holds. */
function closureWords({ closures }: BodyFacts, ty: Ty): string[] {
  const captures = closures.find(({ def }) => ty.kind === "Closure" && def === ty.def)?.captures ?? [];
  return captures.length === 0 ? [] : [`**captures** ${captureList(captures)}`];
}

/** How the closure got hold of a variable of the body around it. */
function captureWords(checked: Checked, body: Body, name: string): string[] {
  const owner = checked.tcx.parent(body.def);
  if (owner === undefined) return [];
  const closure = checked.bodies.facts(owner).closures.find(({ def }) => def === body.def);
  const captures = (closure?.captures ?? []).filter(({ place }) => place.replace(/^\W+/, "").split(".")[0] === name);
  return captures.map(({ place, how }) => `- \`${place}\` ${capturedHow[how]}`);
}

const capturedHow = {
  Shared: "is borrowed (`&`) as long as the closure is used",
  Mut: "is borrowed mutably (`&mut`) as long as the closure is used",
  Moved: "was moved into the closure, which drops it",
  Copied: "was copied into the closure",
} as const;

function hoverStatic(checked: Checked, word: Word, valueOf: ValueOf | undefined): Hover | undefined {
  const def = checked.resolver
    .defs(userCrate)
    .find(({ name, kind }) => name === word.text && (kind === "Static" || kind === "Const"));
  if (def === undefined) return undefined;
  const ty = checked.tcx.typeOf(def.id);
  const value = valueOf?.(def.name);
  const layout = describeLayout(checked, ty);
  const isStatic = def.kind === "Static";
  const lines = [`\`\`\`rust\n${isStatic ? "static" : "const"} ${def.name}: ${checked.tcx.printTy(ty)}\n\`\`\``];
  if (value !== undefined) lines.push(`**value** \`${value.text}\` at \`0x${value.address.toString(16)}\``);
  if (layout !== undefined) lines.push(sizeWords(layout));
  lines.push(
    isStatic
      ? "**lives** in static memory, for the whole run"
      : "**lives** nowhere of its own: each use is a copy of the value",
  );
  return { range: sourceRange(checked.sources, word.span), markdown: lines };
}
