/** Which identifiers are keywords, by edition. Raw identifiers (`r#x`) never are. */

export type Edition = 2021 | 2024;

/** Keywords that can never be a name; those that may start a path stand apart. */
const strict = new Set([
  "_",
  "as",
  "async",
  "await",
  "break",
  "const",
  "continue",
  "dyn",
  "else",
  "enum",
  "extern",
  "false",
  "fn",
  "for",
  "if",
  "impl",
  "in",
  "let",
  "loop",
  "match",
  "mod",
  "move",
  "mut",
  "pub",
  "ref",
  "return",
  "static",
  "struct",
  "trait",
  "true",
  "type",
  "unsafe",
  "use",
  "where",
  "while",
]);
/** Reserved, without a meaning yet. */
const unused = new Set([
  "abstract",
  "become",
  "box",
  "do",
  "final",
  "macro",
  "override",
  "priv",
  "try",
  "typeof",
  "unsized",
  "virtual",
  "yield",
]);
const pathSegments = new Set(["self", "Self", "super", "crate", "$crate"]);

/** Cannot be used as a plain identifier. */
export function isReserved(name: string, edition: Edition): boolean {
  return strict.has(name) || unused.has(name) || pathSegments.has(name) || (edition === 2024 && name === "gen");
}

export function isUnused(name: string): boolean {
  return unused.has(name) || name === "gen";
}

/** `self`, `Self`, `super`, `crate`: reserved, but segments of paths. */
export function isPathSegmentKeyword(name: string): boolean {
  return pathSegments.has(name);
}

/** Lifetimes that no one may declare, and keywords behind a quote. */
export function isReservedLifetime(name: string): boolean {
  return isReserved(name.slice(1), 2024) && name !== "'_" && name !== "'gen";
}
