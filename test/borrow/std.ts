/**
 * std's own bodies through region inference: rustc accepts them all, so any error here is ours. Slow, so it is run by hand:
 * `node test/run.mjs test/borrow/std.ts [FROM] [TO]` (numbers of bodies, to look at a part).
 */
import { checkProgram } from "../../src/compile";
import { userCrate } from "../../src/resolve/def";
import type { CrateId, DefId } from "../../src/resolve/def";

const [from = 0, to = Infinity] = process.argv.slice(2).map(Number);
const { tcx, bodies, resolver } = checkProgram({
  name: "main.rs",
  text: "fn main() {}",
  edition: undefined,
  load: () => undefined,
  cfgTest: false,
});

function owners(): DefId[] {
  const crates = Array.from({ length: userCrate }, (_, crate) => crate as CrateId);
  return crates
    .flatMap((crate) => resolver.defs(crate).slice())
    .filter(({ id, kind }) => kind !== "Closure" && kind !== "Ctor" && tcx.hasBody(id))
    .map(({ id }) => id);
}

let checked = 0;
let faults = 0;
for (const owner of owners().slice(from, to)) {
  for (const { def, tainted } of tcx.checkedBodies(owner).bodies) {
    if (tainted) continue;
    checked++;
    for (const { kind } of bodies.regions(def).errors) {
      faults++;
      console.log(`${tcx.path(def)}: ${kind} at ${tcx.sources.locate(tcx.def(def).nameSpan)}`);
    }
  }
}
console.log(`${checked} bodies, ${faults} errors that rustc does not have`);
process.exitCode = faults === 0 ? 0 : 1;
