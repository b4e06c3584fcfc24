/**
 * What may stand after a fragment in a matcher: after `$e:expr` only `=>`, `,` or `;`, so that Rust's syntax can grow without changing what a
 * macro matches (Reference, *Macro follow-set ambiguity*). rustc's algorithm: FIRST sets from the right, LAST sets from the left.
 *
 *     ($a:expr $b:expr)        `$a:expr` is followed by `$b:expr`, which is not allowed
 */
import { error, type Diagnostic } from "../base/diagnostic";
import type { Span } from "../base/source";
import type { FragmentKind } from "../syntax/token";
import type { Matcher } from "./rules";

/** A token, a closing delimiter, or a fragment; `word` is a keyword or identifier. */
interface Terminal {
  readonly text: string;
  readonly span: Span;
  readonly kind: "Token" | "Word" | "Open" | "Close" | "Fragment";
  readonly fragment?: FragmentKind;
}

interface TerminalSet {
  readonly tokens: readonly Terminal[];
  readonly maybeEmpty: boolean;
}

const nothing: TerminalSet = { tokens: [], maybeEmpty: true };

export function checkFollow(matcher: readonly Matcher[], report: (d: Diagnostic) => void): void {
  check(matcher, nothing, report);
}

function just(token: Terminal): TerminalSet {
  return { tokens: [token], maybeEmpty: false };
}

function union(a: TerminalSet, b: TerminalSet, maybeEmpty: boolean): TerminalSet {
  const added = b.tokens.filter(({ text }) => !a.tokens.some((token) => token.text === text));
  return { tokens: [...a.tokens, ...added], maybeEmpty };
}

// ---- FIRST ----

function first(matcher: readonly Matcher[]): TerminalSet {
  let set = nothing;
  for (const elem of [...matcher].reverse()) {
    if (elem.kind !== "Repeat") {
      set = just(terminal(elem));
      continue;
    }
    let inner = first(elem.elems);
    if (inner.maybeEmpty && elem.separator !== undefined)
      inner = union(inner, just(terminal({ kind: "Token", token: elem.separator })), true);
    set = inner.maybeEmpty || elem.op !== "+" ? union(set, inner, set.maybeEmpty) : inner;
  }
  return set;
}

const openText = { Parenthesis: "(", Brace: "{", Bracket: "[", Invisible: "" } as const;

function terminal(elem: Exclude<Matcher, { kind: "Repeat" }>): Terminal {
  switch (elem.kind) {
    case "Delimited":
      return { text: openText[elem.delim], span: elem.open, kind: "Open" };
    case "Variable":
      return { text: `$${elem.name}:${elem.fragment}`, span: elem.span, kind: "Fragment", fragment: elem.fragment };
    case "Token": {
      const { token } = elem;
      if (token.kind === "Ident") return { text: token.name, span: token.span, kind: "Word" };
      const text = token.kind === "Literal" ? token.symbol : token.kind === "Lifetime" ? token.name : token.kind;
      return { text, span: token.span, kind: "Token" };
    }
  }
}

// ---- LAST, and the check ----

/** Gives what the matcher can end with. */
function check(matcher: readonly Matcher[], follow: TerminalSet, report: (d: Diagnostic) => void): TerminalSet {
  let last = nothing;
  matcher.forEach((elem, index) => {
    const suffix = (): TerminalSet => {
      const next = first(matcher.slice(index + 1));
      return next.maybeEmpty ? union(next, follow, follow.maybeEmpty) : next;
    };
    if (elem.kind === "Delimited") {
      const close: Terminal = { text: "", span: elem.close, kind: "Close" };
      check(elem.elems, just(close), report);
      last = just(close);
    } else if (elem.kind === "Repeat") {
      const { separator } = elem;
      const after = suffix();
      const inner =
        separator === undefined
          ? after
          : union(after, just(terminal({ kind: "Token", token: separator })), after.maybeEmpty);
      const end = check(elem.elems, inner, report);
      last = end.maybeEmpty || elem.op !== "+" ? union(last, end, last.maybeEmpty && end.maybeEmpty) : end;
    } else {
      last = just(terminal(elem));
      if (elem.kind === "Variable" && followSets[elem.fragment] !== undefined) judge(last, suffix(), report);
    }
  });
  return last;
}

function judge(last: TerminalSet, suffix: TerminalSet, report: (d: Diagnostic) => void): void {
  for (const { text, fragment } of last.tokens) {
    const rule = fragment === undefined ? undefined : followSets[fragment];
    if (rule === undefined) continue;
    for (const next of suffix.tokens) {
      if (next.kind === "Close" || rule.allows(next)) continue;
      const may = last.tokens.length === 1 && suffix.tokens.length === 1 ? "is" : "may be";
      const shown = rule.words.slice(0, -1).join(", ");
      report(
        error(
          "",
          `\`${text}\` ${may} followed by \`${next.text}\`, which is not allowed for \`${fragment}\` fragments`,
          next.span,
          {
            labels: [{ span: next.span, text: `not allowed after \`${fragment}\` fragments`, primary: true }],
            notes: [`allowed there are: ${shown} or ${rule.words.at(-1) ?? ""}`],
          },
        ),
      );
    }
  }
}

interface FollowSet {
  readonly words: readonly string[];
  readonly allows: (next: Terminal) => boolean;
}

function oneOf(texts: readonly string[], also: (next: Terminal) => boolean = () => false): FollowSet {
  const allowed = new Set(texts);
  return {
    words: texts.map((text) => `\`${text}\``),
    allows: (next) => (next.kind !== "Fragment" && allowed.has(next.text)) || also(next),
  };
}

const expression = oneOf(["=>", ",", ";"]);
const type = oneOf(
  ["{", "[", "=>", ",", ">", "=", ":", ";", "|", "as", "where"],
  (next) => next.text === ">>" || next.fragment === "block",
);

/** Fragments that are not here may be followed by anything. */
const followSets: Readonly<Partial<Record<FragmentKind, FollowSet>>> = {
  expr: expression,
  expr_2021: expression,
  stmt: expression,
  pat: oneOf(["=>", ",", "=", "if", "in"]),
  pat_param: oneOf(["=>", ",", "=", "|", "if", "in"]),
  path: type,
  ty: type,
  vis: {
    words: ["`,`", "an ident", "a type"],
    allows: (next) =>
      next.text === "," ||
      (next.kind === "Word" && next.text !== "priv") ||
      ["ident", "ty", "path"].includes(next.fragment ?? "") ||
      (next.kind !== "Fragment" && ["(", "[", "!", "*", "&", "&&", "?", "<", "<<", "::"].includes(next.text)),
  },
};
