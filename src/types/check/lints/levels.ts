/** Lint levels: `#[allow]`, `#[expect]`, `#[warn]`, `#[deny]`, `#[forbid]` on an item or a module around it decide what becomes of a lint. */
import type { Diagnostic } from "../../../base/diagnostic";
import type { DefId } from "../../../resolve/def";
import { attributeName, attributeWords } from "../../../resolve/attributes";
import type { Attribute } from "../../../syntax/ast";
import type { Context } from "../../context";

type LintLevel = "Allow" | "Warn" | "Deny";

/** rustc's lint groups, as far as we give their lints. */
const groups: Readonly<Record<string, readonly string[]>> = {
  unused: [
    "unused_variables",
    "unused_must_use",
    "unused_mut",
    "unused_assignments",
    "unused_unsafe",
    "unused_imports",
    "dead_code",
    "unreachable_code",
    "unreachable_patterns",
    "path_statements",
    "unused_parens",
  ],
};

const levelWords: Readonly<Record<string, LintLevel>> = {
  allow: "Allow",
  expect: "Allow",
  warn: "Warn",
  deny: "Deny",
  forbid: "Deny",
};

/** Reports a lint of `def`'s body at the level in force there. */
export function emitLint(tcx: Context, def: DefId, diagnostic: Diagnostic): void {
  const level = levelOf(tcx, def, diagnostic.code);
  if (level === "Allow") return;
  tcx.diagnostics.push(
    level === undefined ? diagnostic : { ...diagnostic, level: level === "Deny" ? "error" : "warning" },
  );
}

/** The level that attributes give a lint at `def`; undefined: the lint's own. */
export function levelOf(tcx: Context, def: DefId, lint: string): LintLevel | undefined {
  for (let at: DefId | undefined = def; at !== undefined; at = tcx.parent(at)) {
    const level = levelIn(tcx.def(at).attributes, lint);
    if (level !== undefined) return level;
  }
  return undefined;
}

/** The last attribute that names the lint wins. */
function levelIn(attributes: readonly Attribute[], lint: string): LintLevel | undefined {
  let found: LintLevel | undefined;
  for (const attribute of attributes) {
    if (attribute.kind !== "Normal") continue;
    const level = levelWords[attributeName(attribute)];
    if (level !== undefined && attributeWords(attribute).some((word) => covers(word, lint, level))) found = level;
  }
  return found;
}

function covers(word: string, lint: string, level: LintLevel): boolean {
  if (word === "warnings") return level !== "Warn";
  return word === lint || (groups[word]?.includes(lint) ?? false);
}
