/**
 * The facts of a body as plain JSON, for tools: places are ranges of lines and columns (from 1, the end exclusive), types are printed,
 * borrows and locals are numbers into the body's own lists. Left out: points of the control-flow graph and regions as numbers.
 */
import type { Span } from "../base/source";
import type { Checked } from "../compile";
import { sourceRange } from "../debug/story";
import type { BodyFacts, Extent } from "../mir/borrow/facts/facts";
import type { Ty } from "../types/ty";

type Json = string | number | boolean | null | readonly Json[] | { readonly [key: string]: Json };

/** What only the engine can read. */
const internal = new Set(["def", "callee", "points", "usePoints", "reserved", "region", "point", "place"]);

export function factsJson(checked: Checked, facts: BodyFacts): string {
  return JSON.stringify(new FactsWriter(checked).value(facts));
}

class FactsWriter {
  constructor(private readonly checked: Checked) {}

  value(value: unknown): Json {
    if (value === undefined || value === null) return null;
    if (typeof value === "string" || typeof value === "number" || typeof value === "boolean") return value;
    if (Array.isArray(value)) return value.map((item) => this.value(item));
    if (isSpan(value)) return this.range(value);
    if (isExtent(value)) return value.ranges.map((range) => this.range(range));
    if (isTy(value)) return this.checked.tcx.printTy(value);
    const entries = Object.entries(value as object).filter(([key, of]) => of !== undefined && !isInternal(key, of));
    return Object.fromEntries(entries.map(([key, of]) => [key, this.value(of)]));
  }

  private range(span: Span): Json {
    const { startLine, startColumn, endLine, endColumn } = sourceRange(this.checked.sources, span);
    return { startLine, startColumn, endLine, endColumn };
  }
}

/** A `Place` of MIR; the place of a capture or of a taker is a name. */
function isInternal(key: string, value: unknown): boolean {
  return internal.has(key) && !(key === "place" && typeof value === "string");
}

function isSpan(value: unknown): value is Span {
  return has(value, "file", "lo", "hi");
}

function isExtent(value: unknown): value is Extent {
  return has(value, "points", "ranges");
}

function isTy(value: unknown): value is Ty {
  return has(value, "kind", "flags", "id");
}

function has(value: unknown, ...keys: readonly string[]): boolean {
  return typeof value === "object" && value !== null && keys.every((key) => key in value);
}
