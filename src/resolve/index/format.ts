/**
 * The format of the std index, shared by its writer (`write.ts`, at build time) and its reader (`read.ts`). Everything is one array
 * of bytes, read in place: numbers of variable length (seven bits a byte) in records, and numbers of fixed length in tables, so that a
 * record is found by its number and nothing is decoded that nobody asks for. A table is its count and its kind, then the first bytes of all
 * its numbers, their second bytes and so on: neighbours are alike in all but the first, which packs well. One whose neighbours are
 * close keeps every sixteenth number so, and of the others the difference from the one before. Spans, node ids and definitions in
 * a record are relative to the definition that it is of, and that one's own to its parent's. Syntax is written by shape: objects with the same keys and
 * `kind` share a `Shape`, which says what each field always is. A span that the record had a short while ago is its place among the last.
 * A long record is written in streams: what is alike in all long records stands together.
 */

import type { DefKind, DefNode } from "../def";

/** Bytes of a number in a table at most: offsets and definitions fit in 24 bits. */
export const fixedWidth = 3;
/** Count and kind. */
export const tableHead = fixedWidth + 1;
/** Differences, none or some below zero; any other kind is the width of the numbers in bytes. */
export const TableKind = { ordered: 0, near: 4 } as const;
/** How many numbers of a table of differences follow from one, and the bytes of a difference. */
export const blockLength = 16;
export const differenceWidth = 2;

/** How many of a record's last spans are known by their place. */
export const recentSpans = 63;

/** What a field of a shape always holds; `Any` where it differs: the value then starts with a `Tag`. */
export type Slot =
  | "Constant"
  | "Int"
  | "Id"
  | "Def"
  | "Local"
  | "Scope"
  | "String"
  | "Bool"
  | "Span"
  | "Array"
  | "Object"
  | "Lazy"
  | "Interned"
  | "BigInt"
  | "Bytes"
  | "Any";

export interface Shape {
  readonly keys: readonly string[];
  readonly slots: readonly Slot[];
  /** The strings of `Constant` fields, by place. */
  readonly constants: readonly (string | null)[];
}

/** The first number of a value that may be anything; objects are `Tag.Object` and more: that plus the number of their shape. */
export const Tag = {
  Undefined: 0,
  True: 1,
  False: 2,
  Int: 3,
  String: 4,
  Array: 5,
  Span: 6,
  Lazy: 7,
  Attributes: 8,
  Interned: 9,
  BigInt: 10,
  Bytes: 11,
  Def: 12,
  Object: 13,
} as const;

/** Where the tokens of a body are that is not parsed yet; `none`: it is there compiled. */
export const Tokens = { inText: 0, here: 1, none: 2 } as const;

/**
 * Fields that hold numbers of some kind. Node ids are written as the difference from the last one; definitions are open in a
 * template, as what a macro makes several times differs in them; locals and source scopes have streams of their own.
 */
export const numberSlots: ReadonlyMap<string, "Id" | "Def" | "Local" | "Scope"> = new Map([
  ...["id", "ctorId", "closureId", "asyncClosureId", "asyncReturnId"].map((key) => [key, "Id"] as const),
  ["def", "Def"],
  ["parent", "Def"],
  ["local", "Local"],
  ["scope", "Scope"],
  ["parentScope", "Scope"],
]);

/** What goes where in a record that is written in streams. */
export const Stream = { main: 0, spans: 1, locals: 2, scopes: 3, open: 4 } as const;
export const streamCount = 5;
/** From this length on a record is. */
export const longRecord = 200;

/** Where something is that may be shared: right behind, in streams (a number follows), or so many bytes from the start. */
export const Place = { behind: 0, streams: 1, at: 2 } as const;

/** What the first span and id of a record are relative to, and all its definitions. */
export interface Base {
  file: number;
  lo: number;
  ctxt: number;
  id: number;
  def: number;
}
export const noBase: Readonly<Base> = { file: 0, lo: 0, ctxt: 0, id: 0, def: 0 };

export interface StoredCrate {
  readonly name: string;
  /** How many node ids and definitions there are, and item expansions. */
  readonly ids: number;
  readonly defs: number;
  readonly expansions: number;
  /** Tables by definition: its record, its kind (an index into `kinds`), its name, and its parent's index and one more, 0 for none. */
  readonly defTable: number;
  readonly defKinds: number;
  readonly defNames: number;
  readonly defParents: number;
  /** Two tables, one after the other: nodes in order, and the definition of each. */
  readonly nodeTable: number;
  /** Numbers of modules and bindings. */
  readonly root: number;
  readonly prelude: number | null;
  readonly externPrelude: readonly (readonly [string, number])[];
  readonly macroUsePrelude: readonly (readonly [string, number])[];
  readonly langItems: readonly (readonly [string, number])[];
  readonly diagnosticItems: readonly (readonly [string, number])[];
  /** Records: impls by trait, and those without. */
  readonly traitImpls: readonly (readonly [number, number])[];
  readonly inherentImpls: number;
  readonly allImpls: number;
}

/** Where the table of each kind of shared object is. */
export interface StoredTables {
  readonly modules: number;
  readonly bindings: number;
  readonly imports: number;
  readonly scopes: number;
  readonly macroScopes: number;
  readonly expansions: number;
  readonly contexts: number;
  readonly marks: number;
}

/** Answers of one question about the definitions of one crate. */
export interface StoredAnswerTable {
  readonly name: string;
  readonly crate: number;
  /** Two tables, one after the other: indices of definitions in order, and the record of each. */
  readonly table: number;
}

/** The index as the build puts it into `glasscrab:std`: plain data. */
export interface StdIndex {
  /** Names of the source files, by id; their texts are std's files. */
  readonly files: readonly string[];
  /** All strings, joined by `separator`. */
  readonly strings: string;
  readonly shapes: readonly Shape[];
  /** Those of a definition and of its node. */
  readonly kinds: readonly (readonly [DefKind, DefNode["kind"]])[];
  readonly data: Uint8Array;
  readonly tables: StoredTables;
  readonly contexts: number;
  readonly crates: readonly StoredCrate[];
  /** A record: the faults found in std. */
  readonly diagnostics: number;
  /** Table: what later stages share between answers (types), a record each. */
  readonly interned: number;
  /** Tables: where each long record begins in each stream. */
  readonly streams: readonly number[];
  readonly answers: readonly StoredAnswerTable[];
}

/** Between strings: a character that no text of ours has. */
export const separator = "\u0001";

/** What later stages make once and share: written apart, once, and made anew by them when read. */
export interface InternedValue {
  readonly sort: string;
  readonly outerExclusiveBinder: number;
}

export function isInterned(value: object): value is InternedValue {
  return "sort" in value && "outerExclusiveBinder" in value;
}
