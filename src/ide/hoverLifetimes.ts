/** Hovers over a callee's name (what its lifetime parameters stand for at this call) and over `'static` itself. */
import type { SourceFile } from "../base/source";
import type { Checked } from "../compile";
import type { BodyFacts, CallFacts } from "../mir/borrow/facts/facts";
import { FactWords } from "../mir/borrow/facts/words";
import type { Body } from "../mir/mir";
import type { Word } from "./variables";

/** Undefined: the word is no callee with lifetimes. */
export function callWords(checked: Checked, word: Word, bodies: readonly Body[]): string[] | undefined {
  let best: { readonly facts: BodyFacts; readonly call: CallFacts } | undefined;
  for (const body of bodies) {
    const { span } = body;
    if (span.file !== word.span.file || word.span.lo < span.lo || word.span.hi > span.hi) continue;
    const facts = checked.bodies.facts(body.def);
    for (const call of facts.calls) {
      if (!isNamed(checked, call, word)) continue;
      if (best === undefined || size(call) < size(best.call)) best = { facts, call };
    }
  }
  const told = best === undefined ? undefined : callParagraphs(checked, best.facts, best.call);
  return best === undefined || told === undefined ? undefined : [`**at this call of** \`${best.call.path}\``, ...told];
}

/** Undefined: there is nothing to say of the call. */
export function callParagraphs(checked: Checked, facts: BodyFacts, call: CallFacts): string[] | undefined {
  return isPlain(call) ? undefined : describe(checked, facts, call);
}

function size({ at }: CallFacts): number {
  return at.hi - at.lo;
}

/** The word is the callee's own name there, not an argument of the same name. */
function isNamed(checked: Checked, { name, at, callee }: CallFacts, { span, text }: Word): boolean {
  if (checked.tcx.def(callee).name !== text || at.file !== span.file) return false;
  const from = name.lo > at.lo ? name.lo : at.lo;
  const open = checked.sources.file(at.file).text.indexOf("(", from);
  return span.lo >= from && span.hi <= (open < 0 ? at.hi : open);
}

/** Lifetimes that the call is all of say nothing. */
function isPlain({ lifetimes, staticBounds }: CallFacts): boolean {
  return lifetimes.every(({ name }) => name === undefined) && lifetimes.length < 2 && staticBounds.length === 0;
}

function describe(checked: Checked, facts: BodyFacts, call: CallFacts): string[] {
  const words = new FactWords(checked.sources, facts);
  const lifetimes = call.lifetimes.map(({ name, live, ends, pointsTo }) => {
    const from = words.pointsTo(pointsTo);
    const what = name === undefined ? "a lifetime left out of the signature" : `\`${name}\``;
    const of = from === "" ? "tied to nothing that is borrowed" : `tied to ${from}`;
    if (ends.some(({ kind }) => kind === "Static")) return `- ${what} is \`'static\` here; ${of}`;
    if (ends.some(({ kind }) => kind === "Caller"))
      return `- ${what} goes beyond this function: ${words.ends(ends)}; ${of}`;
    return `- ${what} is ${words.ranges(live.ranges)} here: ${words.ends(ends)}; ${of}`;
  });
  const bounds = call.staticBounds.map(
    ({ param, ty }) =>
      `- \`${param}: 'static\` asks that \`${checked.tcx.printTy(ty)}\` owns all it has, or borrows only what lives for the whole program`,
  );
  return [[...lifetimes, ...bounds].join("\n")];
}

/** `'static` in a reference and in a bound are two things. */
export function lifetimeNameWords(file: SourceFile, { text, span }: Word): string[] | undefined {
  if (text !== "static" || file.text[span.lo - 1] !== "'") return undefined;
  const before = file.text.slice(0, span.lo - 1).trimEnd();
  if (before.endsWith("&"))
    return [
      "`&'static T`: a reference to something that lives for the whole program",
      '- a literal such as `"text"`, which stands in rodata\n- a `static` item\n- a constant that the compiler put into rodata (`&5`)\n- a box given up for ever (`Box::leak`)',
    ];
  if (before.endsWith(":") || before.endsWith("+"))
    return [
      "`T: 'static`: a value of this type owns all it has, or borrows only what lives for the whole program",
      "- `String`, `Vec<i32>` and `i32` are `'static`, `&'a str` is not\n- the value itself need not live for ever: it may be dropped any time",
    ];
  return undefined;
}
