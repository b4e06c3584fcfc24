/**
 * Layouts of the types declared in each `.rs` file here, against goldens whose sizes, alignments and offsets were compared
 * with `rustc -Zprint-type-sizes` (1.95, x86-64): a line per type, then a line per field that takes room.
 */
import { readFileSync } from "node:fs";
import path from "node:path";
import { expect, test } from "vitest";
import { checkProgram, type Checked } from "../../src/compile";
import { expectDefined } from "../../src/base/invariant";
import type { Layouts } from "../../src/layout/layout_of";
import type { Layout } from "../../src/layout/layout";
import { ProgramContext } from "../../src/machine/monoContext";
import type { DefId } from "../../src/resolve/def";
import { userCrate } from "../../src/resolve/def";
import { mkAdt, noArgs } from "../../src/types/intern";
import { expectGolden, fixtures, goldenPath } from "../fixtures";

// The first check of a process loads std.
const timeout = 60_000;

test.each(fixtures(import.meta.dirname, ".rs"))("%s", { timeout }, (file) => {
  const checked = checkProgram({
    name: path.basename(file),
    text: readFileSync(file, "utf8"),
    edition: 2024,
    load: () => undefined,
    cfgTest: false,
  });
  expect(checked.diagnostics.filter(({ level }) => level === "error")).toEqual([]);
  const { layouts } = new ProgramContext(checked.tcx, checked.bodies, checked.sources, checked.callSiteOf);
  const types = checked.resolver
    .defs(userCrate)
    .filter(({ kind }) => kind === "Struct" || kind === "Enum" || kind === "Union");
  expectGolden(types.map(({ id }) => describeType(checked, layouts, id)).join("\n"), goldenPath(file, ".layout"));
});

function describeType(checked: Checked, layouts: Layouts, def: DefId): string {
  const adt = checked.tcx.adtDef(def);
  const layout = layouts.layoutOf(mkAdt(def, noArgs));
  const lines = [`${checked.tcx.def(def).name}: ${layout.sizeBytes} bytes, alignment ${layout.alignBytes}`];
  for (const { variant, fields } of variantsOf(layout)) {
    const { name, fields: declared } = expectDefined(adt.variants[variant], "variant");
    for (const [i, field] of fields.entries()) {
      if (layouts.layoutOf(field.ty).sizeBytes === 0) continue;
      lines.push(`  ${adt.adtKind === "Enum" ? name : ""}.${declared[i]?.name ?? i} at ${field.offsetBytes}`);
    }
  }
  return lines.join("\n");
}

function variantsOf({ variants, fields }: Layout) {
  if (variants.kind === "Single" && fields.length === 0) return [];
  if (variants.kind === "Single") return [{ variant: variants.index, fields }];
  return variants.variants.map((v, variant) => ({ variant, fields: v.fields }));
}
