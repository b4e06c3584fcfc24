/** Nouns of late resolution's messages. */
import type { DefKind } from "../def";
import { describeKind } from "../words";

/** "inner function", "inner struct", … */
export function kindNoun(kind: DefKind): string {
  switch (kind) {
    case "AssocFn":
      return "method";
    default:
      return describeKind(kind);
  }
}
