/** What the borrow checker knows of a whole program, for a learner to read in a terminal: the hovers of all its variables, closures and calls. */
import type { Checked } from "../compile";
import type { BodyFacts, CallFacts, ClosureFacts } from "../mir/borrow/facts/facts";
import { FactWords } from "../mir/borrow/facts/words";
import { callParagraphs } from "./hoverLifetimes";
import { lifetimeOf } from "./lifetime";
import { userBodies } from "./variables";

/** Bodies in the order of the source, closures after what they stand in; those with errors of types have no facts. */
export function programFacts(checked: Checked): BodyFacts[] {
  return userBodies(checked).map(({ def }) => checked.bodies.facts(def));
}

export function factsText(checked: Checked): string {
  return programFacts(checked)
    .map((facts) => bodyText(checked, facts))
    .filter((text) => text !== "")
    .join("\n");
}

function bodyText(checked: Checked, facts: BodyFacts): string {
  const words = new FactWords(checked.sources, facts);
  const variables = facts.locals.flatMap((local) => {
    if (local.name === undefined) return [];
    const life = lifetimeOf(checked, facts, local).map(plain);
    return [[`${local.name}: ${checked.tcx.printTy(local.ty)}`, ...life.map((text) => indent(text))].join("\n")];
  });
  const closures = facts.closures.map((closure) => closureText(words, closure));
  const calls = facts.calls.flatMap((call) => callText(checked, facts, words, call));
  const head = `== ${facts.name}, ${words.lines(facts.span)} ==`;
  const told = [...variables, ...closures, ...calls];
  return told.length === 0 ? "" : `${[head, ...told].join("\n\n")}\n`;
}

const captured = {
  Shared: "borrowed (&)",
  Mut: "borrowed mutably (&mut)",
  Moved: "moved in",
  Copied: "copied in",
} as const;

function closureText(words: FactWords, { at, captures }: ClosureFacts): string {
  const told = captures.map(({ place, how }) => `  - \`${place}\` ${captured[how]}`);
  return [`closure on ${words.lines(at)} captures${told.length === 0 ? " nothing" : ""}`, ...told].join("\n");
}

function callText(checked: Checked, facts: BodyFacts, words: FactWords, call: CallFacts): string[] {
  const paragraphs = callParagraphs(checked, facts, call);
  if (paragraphs === undefined) return [];
  return [
    [`call of ${call.path} on ${words.lines(call.at)}`, ...paragraphs.map((text) => indent(plain(text)))].join("\n"),
  ];
}

/** Without the marks of Markdown that a terminal would show as they are. */
function plain(markdown: string): string {
  return markdown.replace(/^```\w*\n|\n```$/g, "").replaceAll("**", "");
}

function indent(text: string): string {
  return text
    .split("\n")
    .map((line) => `  ${line}`.trimEnd())
    .join("\n");
}
