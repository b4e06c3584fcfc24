/**
 * `unused_macros`: a `macro_rules!` of the program that is called nowhere. By its name: a call of another macro that has the same name
 * counts as well, also one that no expansion reaches.
 */
import { warning } from "../base/diagnostic";
import type { SourceFile } from "../base/source";
import { hasAttribute } from "./attributes";
import type { LintLevels } from "./lint_levels";
import type { CrateSession } from "./session";

export function reportUnusedMacros(session: CrateSession, levels: LintLevels): void {
  const files = session.lintFiles.map(({ file }) => session.world.sources.file(file));
  for (const { kind, name, node, attributes, nameSpan, span } of session.crate.definitions.list) {
    if (kind !== "Macro" || node.kind !== "Item" || node.item.kind !== "MacroDef" || !node.item.macroRules) continue;
    if (name.startsWith("_") || span.ctxt !== 0 || hasAttribute(attributes, "macro_export")) continue;
    if (files.some((file) => isMentioned(name, file, span))) continue;
    const found = warning("unused_macros", `unused macro definition: \`${name}\``, nameSpan);
    const decided = levels.decide(found, nameSpan);
    if (decided !== undefined) session.diagnostics.push(decided);
  }
}

/** Called, or named by a `use`, outside of its own definition. */
function isMentioned(name: string, file: SourceFile, own: SourceFileRange): boolean {
  const text = file.id === own.file ? file.text.slice(0, own.lo) + file.text.slice(own.hi) : file.text;
  const word = name.replace(/[^\w]/g, "\\$&");
  return (
    new RegExp(`(?<![\\w])${word}\\s*!`).test(text) || new RegExp(`\\buse\\b[^;]*(?<![\\w])${word}(?![\\w])`).test(text)
  );
}

type SourceFileRange = Pick<Parameters<LintLevels["decide"]>[1], "file" | "lo" | "hi">;
