/**
 * Matches the arguments of a macro call against one rule, as rustc does: all ways through the matcher are followed at
 * once, token by token; a fragment (`$x:expr`) is parsed only when it is the one way left, so nothing is ever undone.
 *
 * For `$($x:expr),*` the matcher is the program `Sequence, Variable x, Separator, AfterSeparator, End`. A *thread* is a place in
 * that program with the events that led to it, from which `replay` builds the bindings.
 */
import { error, type Diagnostic } from "../base/diagnostic";
import type { Span } from "../base/source";
import { NodeIds } from "../syntax/ast";
import { flatten, treesOf } from "../syntax/delimiters";
import { Parser, SyntaxFault } from "../syntax/parser/parser";
import type { Delimiter, FragmentKind, LeafToken, Token, TokenStream, TokenTree } from "../syntax/token";
import type { Edition } from "../syntax/keyword";
import { canStartFragment, parseFragment } from "./fragment";
import type { Bindings, Matched, Matcher, Repetition } from "./rules";

type Loc =
  | { readonly kind: "Token"; readonly token: LeafToken }
  | { readonly kind: "Open" | "Close"; readonly delim: Delimiter }
  | { readonly kind: "Variable"; readonly name: string; readonly fragment: FragmentKind }
  | { readonly kind: "Sequence"; readonly op: Repetition; readonly after: number; readonly names: readonly string[] }
  /** The end of a sequence without separator. */
  | { readonly kind: "Loop"; readonly op: Repetition; readonly first: number }
  | { readonly kind: "Separator"; readonly token: LeafToken; readonly after: number }
  | { readonly kind: "AfterSeparator"; readonly first: number }
  | { readonly kind: "End" };

interface Event {
  readonly before: Event | undefined;
  readonly what:
    | { readonly kind: "Enter"; readonly names: readonly string[] }
    | { readonly kind: "Iteration" }
    | { readonly kind: "Exit" }
    | { readonly kind: "Bind"; readonly name: string; readonly value: Matched };
}
interface Thread {
  readonly at: number;
  readonly events: Event | undefined;
}

export type MatchResult =
  | { readonly kind: "Success"; readonly bindings: Bindings }
  /** No way on at token number `position` (the end of the arguments: `token` is `Eof`). */
  | {
      readonly kind: "Failure";
      readonly token: Token;
      readonly position: number;
      readonly expected: string | undefined;
    }
  /** Wrong whatever other rules say. */
  | { readonly kind: "Error"; readonly diagnostic: Diagnostic };

const programs = new WeakMap<readonly Matcher[], Loc[]>();

export function matchRule(
  matcher: readonly Matcher[],
  tokens: TokenStream,
  end: Span,
  macroName: string,
  edition: Edition,
): MatchResult {
  let program = programs.get(matcher);
  if (program === undefined) {
    program = [];
    compile(matcher, program);
    program.push({ kind: "End" });
    programs.set(matcher, program);
  }
  const faults: Diagnostic[] = [];
  const p = new Parser(flatten(tokens, end), {
    edition,
    nodeIds: new NodeIds(),
    lazyBodies: true,
    report: (d) => faults.push(d),
  });
  return run(p, program, macroName, faults);
}

function compile(matcher: readonly Matcher[], out: Loc[]): void {
  for (const elem of matcher) {
    switch (elem.kind) {
      case "Token":
        out.push({ kind: "Token", token: elem.token });
        break;
      case "Delimited":
        out.push({ kind: "Open", delim: elem.delim });
        compile(elem.elems, out);
        out.push({ kind: "Close", delim: elem.delim });
        break;
      case "Variable":
        out.push({ kind: "Variable", name: elem.name, fragment: elem.fragment });
        break;
      case "Repeat":
        compileRepeat(elem, out);
    }
  }
}

function compileRepeat(elem: Extract<Matcher, { kind: "Repeat" }>, out: Loc[]): void {
  const start = out.length;
  out.push({ kind: "End" });
  compile(elem.elems, out);
  if (elem.separator === undefined) {
    out.push({ kind: "Loop", op: elem.op, first: start + 1 });
  } else {
    out.push({ kind: "Separator", token: elem.separator, after: out.length + 2 });
    out.push({ kind: "AfterSeparator", first: start + 1 });
  }
  out[start] = { kind: "Sequence", op: elem.op, after: out.length, names: elem.names };
}

function run(p: Parser, program: readonly Loc[], macroName: string, faults: Diagnostic[]): MatchResult {
  let threads: Thread[] = [{ at: 0, events: undefined }];
  for (;;) {
    const step = advance(p, program, threads);
    if (p.tok.kind === "Eof") {
      if (step.ends.length === 1 && step.ends[0] !== undefined)
        return { kind: "Success", bindings: replay(step.ends[0].events) };
      if (step.ends.length > 1)
        return { kind: "Error", diagnostic: error("", "ambiguity: multiple successful parses", p.tok.span) };
      if (step.fragments.length === 0) return failure(p, step.expected);
    }
    if (step.fragments.length === 0 && step.next.length === 0) return failure(p, step.expected);
    if (step.fragments.length === 0) {
      p.bump();
      threads = step.next;
      continue;
    }
    const only = step.fragments[0] as Thread;
    if (step.fragments.length > 1 || step.next.length > 0) return ambiguity(p, program, step, macroName);
    const taken = takeFragment(p, program[only.at] as Extract<Loc, { kind: "Variable" }>, faults);
    if (taken.kind === "Error") return taken;
    const name = (program[only.at] as Extract<Loc, { kind: "Variable" }>).name;
    threads = [{ at: only.at + 1, events: { before: only.events, what: { kind: "Bind", name, value: taken.value } } }];
  }
}

function failure(p: Parser, expected: string | undefined): MatchResult {
  return { kind: "Failure", token: p.tok, position: p.pos, expected };
}

interface Step {
  readonly next: Thread[];
  readonly fragments: Thread[];
  readonly ends: Thread[];
  expected: string | undefined;
}

/** Follows all threads through what takes no token. */
function advance(p: Parser, program: readonly Loc[], threads: readonly Thread[]): Step {
  const step: Step = { next: [], fragments: [], ends: [], expected: undefined };
  const work = [...threads];
  for (let thread = work.pop(); thread !== undefined; thread = work.pop()) {
    const loc = program[thread.at] as Loc;
    const { at, events } = thread;
    switch (loc.kind) {
      case "Token":
      case "Open":
      case "Close":
        if (tokenMatches(loc, p.tok)) step.next.push({ at: at + 1, events });
        else step.expected ??= locText(loc);
        break;
      case "Sequence": {
        const entered: Event = { before: events, what: { kind: "Enter", names: loc.names } };
        if (loc.op !== "+") work.push({ at: loc.after, events: { before: entered, what: { kind: "Exit" } } });
        work.push({ at: at + 1, events: entered });
        break;
      }
      case "Loop": {
        const once: Event = { before: events, what: { kind: "Iteration" } };
        work.push({ at: at + 1, events: { before: once, what: { kind: "Exit" } } });
        if (loc.op !== "?") work.push({ at: loc.first, events: once });
        break;
      }
      case "Separator": {
        const once: Event = { before: events, what: { kind: "Iteration" } };
        work.push({ at: loc.after, events: { before: once, what: { kind: "Exit" } } });
        if (sameToken(loc.token, p.tok)) step.next.push({ at: at + 1, events: once });
        break;
      }
      case "AfterSeparator":
        work.push({ at: loc.first, events });
        break;
      case "Variable":
        if (canStartFragment(p, loc.fragment)) step.fragments.push(thread);
        else step.expected ??= `$${loc.name}:${loc.fragment}`;
        break;
      case "End":
        if (p.tok.kind === "Eof") step.ends.push(thread);
    }
  }
  return step;
}

function locText(loc: Loc): string {
  if (loc.kind === "Token") return leafText(loc.token);
  if (loc.kind === "Open" && loc.delim !== "Invisible")
    return { Parenthesis: "(", Brace: "{", Bracket: "[" }[loc.delim];
  return "";
}

function leafText(token: LeafToken): string {
  return token.kind === "Ident" || token.kind === "Lifetime"
    ? token.name
    : token.kind === "Literal"
      ? token.symbol
      : token.kind === "DocComment"
        ? token.text
        : token.kind;
}

function tokenMatches(loc: Extract<Loc, { kind: "Token" | "Open" | "Close" }>, token: Token): boolean {
  if (loc.kind === "Token") return sameToken(loc.token, token);
  return token.kind === loc.kind && token.delim === loc.delim;
}

export function sameToken(a: LeafToken, b: Token): boolean {
  if (a.kind !== b.kind) return false;
  switch (a.kind) {
    case "Ident":
      return b.kind === "Ident" && a.name === b.name && a.raw === b.raw;
    case "Lifetime":
      return b.kind === "Lifetime" && a.name === b.name;
    case "Literal":
      return b.kind === "Literal" && a.lit === b.lit && a.symbol === b.symbol && a.suffix === b.suffix;
    case "DocComment":
      return b.kind === "DocComment" && a.text === b.text && a.style === b.style;
    default:
      return true;
  }
}

function ambiguity(p: Parser, program: readonly Loc[], step: Step, macroName: string): MatchResult {
  const options = step.fragments.map((t) => {
    const loc = program[t.at] as Extract<Loc, { kind: "Variable" }>;
    return `${loc.fragment} ('${loc.name}')`;
  });
  const others = step.next.length;
  const built = options.join(" or ");
  const text =
    others === 0 ? built : others === 1 ? `${built} or 1 other option` : `${built} or ${others} other options`;
  const message = `local ambiguity when calling macro \`${macroName}\`: multiple parsing options: built-in NTs ${text}.`;
  return { kind: "Error", diagnostic: error("", message, p.tok.span) };
}

/** Parses one fragment and keeps its tokens. */
function takeFragment(
  p: Parser,
  loc: Extract<Loc, { kind: "Variable" }>,
  faults: Diagnostic[],
): { kind: "One"; value: Matched } | Extract<MatchResult, { kind: "Error" }> {
  const from = p.pos;
  const splitStart = p.tok === p.buffer.tokens[from] ? undefined : p.tok;
  const open = p.tok.span;
  try {
    parseFragment(p, loc.fragment);
  } catch (fault) {
    if (!(fault instanceof SyntaxFault)) throw fault;
    return { kind: "Error", diagnostic: fault.diagnostic };
  }
  const [fault] = faults;
  if (fault !== undefined) return { kind: "Error", diagnostic: fault };
  const trees: TokenTree[] = [...treesOf(p.buffer, from, p.pos)];
  if (
    splitStart !== undefined &&
    splitStart.kind !== "Eof" &&
    splitStart.kind !== "Open" &&
    splitStart.kind !== "Close"
  )
    trees[0] = splitStart;
  // A glued `>>` whose first half belongs to the fragment.
  const whole = p.buffer.tokens[p.pos];
  if (
    p.tok !== whole &&
    whole !== undefined &&
    whole.kind !== "Eof" &&
    whole.kind !== "Open" &&
    whole.kind !== "Close"
  ) {
    trees.push({ kind: whole.kind[0] as ">", span: { ...whole.span, hi: whole.span.lo + 1 }, spacing: "Joint" });
  }
  return { kind: "One", value: { kind: "One", tokens: wrap(trees, loc.fragment, open, p.prev) } };
}

/** Tokens of a fragment as they will be put in: `ident`, `lifetime` and `tt` as they are, others as one group. */
function wrap(trees: TokenStream, fragment: FragmentKind, open: Span, close: Span): TokenStream {
  if (fragment === "ident" || fragment === "lifetime" || fragment === "tt") return trees;
  const [only] = trees;
  if (trees.length === 1 && only?.kind === "Delimited" && only.delim === "Invisible") return trees;
  return [
    {
      kind: "Delimited",
      delim: "Invisible",
      fragment,
      open: { ...open, hi: open.lo },
      close: { ...close, lo: close.hi },
      trees,
      spacing: "Alone",
    },
  ];
}

/** The bindings that a thread's events add up to. */
function replay(last: Event | undefined): Bindings {
  const events: Event["what"][] = [];
  for (let event = last; event !== undefined; event = event.before) events.push(event.what);
  const top = new Map<string, Matched>();
  const frames: { names: readonly string[]; lists: Matched[][]; outer: Map<string, Matched> }[] = [];
  let current = top;
  for (const event of events.reverse()) {
    const frame = frames.at(-1);
    if (event.kind === "Bind") {
      current.set(event.name, event.value);
    } else if (event.kind === "Enter") {
      frames.push({ names: event.names, lists: event.names.map(() => []), outer: current });
      current = new Map();
    } else if (event.kind === "Iteration" && frame !== undefined) {
      const iteration = current;
      frame.names.forEach((name, i) => frame.lists[i]?.push(iteration.get(name) ?? { kind: "Seq", list: [] }));
      current = new Map();
    } else if (event.kind === "Exit" && frame !== undefined) {
      frames.pop();
      current = frame.outer;
      frame.names.forEach((name, i) => current.set(name, { kind: "Seq", list: frame.lists[i] ?? [] }));
    }
  }
  return top;
}
