/**
 * Runs each `.mir` program of `programs/` in the fast form, sliced, in the stepping form and stopped exactly at every time,
 * and compares output, end, time, and the frames' initialised locals; the first line of a program's golden is its end. Each is run
 * once more with all but its `main` linked by an image, as the build does it with std.
 */
import { readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, test } from "vitest";
import { depth, frames, slotAddress } from "../../src/machine/frames";
import { heapBlocks } from "../../src/machine/heap";
import { constEvaluator } from "../../src/machine/constEval";
import type { MonoContext } from "../../src/machine/context";
import { haltText } from "../../src/machine/halt";
import { StdImage } from "../../src/machine/image/image";
import { writeImage } from "../../src/machine/image/write";
import { Linker } from "../../src/machine/link";
import { Machine, type Stop } from "../../src/machine/machine";
import { linkProgram, type Program } from "../../src/machine/program";
import { importIndices } from "../../src/machine/wasm/imports";
import type { Local } from "../../src/mir/mir";
import type { DefId } from "../../src/resolve/def";
import type { Instance } from "../../src/types/ty";
import { expectGolden, fixtures, goldenPath } from "../fixtures";
import { machineFixture } from "./fixtureContext";

const folder = path.join(import.meta.dirname, "programs");
const stackBytes = 16 << 20;
/** Programs with more stop points than this are compared at some times only. */
const everyStopLimit = 40;

function start(program: Program): { readonly machine: Machine; readonly output: () => string } {
  let output = "";
  const machine = new Machine(program, {
    heapLimitBytes: 1 << 20,
    stackBytes,
    onOutput: (_, bytes) => {
      output += new TextDecoder().decode(bytes);
    },
  });
  return { machine, output: () => output };
}

function finish(machine: Machine, slice: number): Stop {
  for (;;) {
    const stop = machine.run(slice);
    if (stop.kind !== "FuelOut") return stop;
  }
}

function summary(machine: Machine, stop: Stop, output: string): string {
  const end = stop.kind === "Halted" ? haltText(stop.halt) : stop.kind;
  return `${end}\ntime ${machine.time()}, depth ${depth(machine)}, blocks ${heapBlocks(machine).length}\n${output}`;
}

function linkAgainstImage(cx: MonoContext, main: Instance): Program {
  const rest = new Linker(cx, importIndices, constEvaluator());
  for (const { instance } of linkProgram(cx, main).link.reached.slice(1)) rest.reach(instance);
  rest.scan();
  const ofProgram = (def: DefId): boolean => "def" in main && def === main.def;
  return linkProgram({ ...cx, image: new StdImage(writeImage(rest, ofProgram), ofProgram) }, main);
}

/** Where every frame stands, and the bytes of the variables with names. */
function picture(machine: Machine): string {
  return frames(machine, 8)
    .map((frame) => {
      const at = `${frame.fn.name} ${frame.phase} bb${frame.location.block}[${frame.location.statementIndex}]`;
      const args = frame.fn.tys.slice(1, frame.fn.body.argCount + 1).map((ty, i) => {
        const { sizeBytes } = machine.program.link.cx.layouts.layoutOf(ty);
        const address = slotAddress(frame, (i + 1) as Local);
        return [...machine.bytes.subarray(address, address + sizeBytes)].join();
      });
      return `${at} (${args.join(" | ")})`;
    })
    .join("\n");
}

describe.each(fixtures(folder, ".mir").map((file) => ({ file, name: path.basename(file, ".mir") })))(
  "$name",
  ({ file }) => {
    const { cx, main } = machineFixture(path.basename(file), readFileSync(file, "utf8"));
    const program = linkProgram(cx, main);

    test("ends alike in every form and slicing", () => {
      const fast = start(program);
      const expected = summary(fast.machine, finish(fast.machine, 2 ** 31 - 1), fast.output());
      expectGolden(expected, goldenPath(file, ".out"));
      for (const slice of [1, 50, 1009]) {
        const sliced = start(program);
        if (slice > 1 || fast.machine.time() < 1000)
          expect(summary(sliced.machine, finish(sliced.machine, slice), sliced.output())).toBe(expected);
      }
      const stepped = start(program);
      stepped.machine.alwaysStep();
      expect(summary(stepped.machine, finish(stepped.machine, 2 ** 31 - 1), stepped.output())).toBe(expected);
      const traced = start(program);
      traced.machine.trace(true);
      expect(summary(traced.machine, finish(traced.machine, 2 ** 31 - 1), traced.output())).toBe(expected);
    });

    test("ends alike with all but `main` in an image", () => {
      const linked = linkAgainstImage(cx, main);
      expect(linked.link.reached.map(({ instance }) => instance)).toEqual([main]);
      for (const begin of [() => {}, (machine: Machine) => machine.alwaysStep()]) {
        const { machine, output } = start(linked);
        begin(machine);
        expectGolden(summary(machine, finish(machine, 2 ** 31 - 1), output()), goldenPath(file, ".out"));
      }
    });

    test("stops in every function, wherever its code stands", () => {
      const bodies = [...new Set(program.link.fns.map(({ body }) => body))];
      for (const body of bodies) {
        const [fast, stepped] = [start(program).machine, start(program).machine];
        stepped.alwaysStep();
        for (const machine of [fast, stepped]) machine.armBody(body);
        for (let count = 0; count < everyStopLimit; count++) {
          const [stop, expected] = [finish(fast, 2 ** 31 - 1), finish(stepped, 2 ** 31 - 1)];
          expect(`${stop.kind} ${fast.time()}\n${picture(fast)}`).toBe(
            `${expected.kind} ${stepped.time()}\n${picture(stepped)}`,
          );
          if (stop.kind !== "Breakpoint") break;
        }
      }
    });

    test("goes on in any form from within a step", () => {
      const whole = start(program);
      const expected = summary(whole.machine, finish(whole.machine, 2 ** 31 - 1), whole.output());
      const time = Number(whole.machine.time());
      for (const [at, count] of [
        [0, 1],
        [time >> 1, 2],
        [(time * 3) >> 2, 5],
      ] as const) {
        const { machine, output } = start(program);
        machine.run(at, true);
        machine.trace(true);
        machine.tracing.stopAtLocation(count);
        machine.run(1 << 20);
        machine.trace(false);
        expect(summary(machine, finish(machine, 2 ** 31 - 1), output())).toBe(expected);
      }
    });

    test("stands at the same place at the same time in both forms", () => {
      const whole = start(program);
      finish(whole.machine, 2 ** 31 - 1);
      const total = Number(whole.machine.time());
      const stepped = start(program).machine;
      stepped.alwaysStep();
      const step = Math.max(1, Math.floor(total / everyStopLimit));
      stepped.run(0, true);
      for (let time = 0; time < total; time += step) {
        const direct = start(program).machine;
        direct.run(time, true);
        expect(`${direct.time()}\n${picture(direct)}`).toBe(`${stepped.time()}\n${picture(stepped)}`);
        stepped.run(step, true);
      }
    });
  },
);
