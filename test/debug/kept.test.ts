/**
 * What is kept from view to view changes nothing: at each step of a run, and at random times that are gone to, the view made with
 * what the last ones left is the view made from nothing.
 */
import path from "node:path";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { drain, History } from "../../src/debug/history";
import type { LoadedProgram } from "../../src/debug/load";
import { MachineTarget } from "../../src/debug/target";
import { buildView } from "../../src/debug/view/build";
import { ViewCache } from "../../src/debug/view/cache";
import type { MemoryView } from "../../src/debug/view/model";
import type { Machine } from "../../src/machine/machine";
import { loadFile } from "./follow";

const here = path.dirname(new URL(import.meta.url).pathname);
const programs = ["changing.rs", "view/leaked_blocks.rs", "view/owner_cycle.rs", "../../media/practice/rc_refcell.rs"];
const jumps = 20;

describe("the view of what is kept is that of what is read anew", () => {
  for (const name of programs) {
    it(name, () => {
      const program = loadFile(path.join(here, name), path.basename(name));
      const machine = program.start({ args: [name], stdin: new Uint8Array(0) });
      const history = new History(machine, {});
      const cache = new ViewCache();
      const compare = (): void => {
        const [kept, fresh] = [cache, new ViewCache()].map((used) => viewOf(machine, program, used));
        // A view is plain data, made in one order: its text tells quickly.
        if (JSON.stringify(kept) !== JSON.stringify(fresh)) expect(kept, `at step ${machine.time()}`).toEqual(fresh);
      };
      for (const body of program.userBodies) machine.armBody(body);
      while (history.run(1_000_000).kind === "Breakpoint") compare();
      const times = fc.sample(fc.integer({ min: 0, max: history.time }), { seed: history.time, numRuns: jumps });
      for (const time of times) {
        drain(history.goTo({ time, at: "stop" }));
        compare();
      }
    });
  }
});

function viewOf(machine: Machine, program: LoadedProgram, cache: ViewCache): MemoryView {
  return buildView({
    target: new MachineTarget(machine, program, cache),
    sources: program.sources,
    callSiteOf: program.callSiteOf,
    revision: 1,
    stop: { reason: "step", words: "", threadId: 1 },
    output: [],
    badges: [],
    isPast: false,
    backFrom: undefined,
    halt: undefined,
    previous: undefined,
    request: { showInternal: true },
    leakStep: () => undefined,
  });
}
