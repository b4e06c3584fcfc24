/**
 * `npm run bench`: one run, one table. Launches are measured through the shipped adapter (`dist/`), as an editor sees them; the
 * free run drives the machine in this process and is given as a ratio to rustc's debug and release builds of the same program
 * (left out where there is no rustc). Some parts of it: `node test/run.mjs test/bench/main.ts launches stepping`.
 */
import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { checkProgram, linkProgram } from "../../src/compile";
import { loadProgram } from "../../src/debug/load";
import { Machine } from "../../src/machine/machine";
import { memoryAhead, recycle } from "../../src/machine/memory";
import type { WasmMemory } from "../../src/machine/wasm/host";
import { Client, overStdio, overWorker } from "../adapter/client";
import { frontEndRows } from "./frontEnd";
import { largeDataRows } from "./largeData";
import { travelRows } from "./travel";

const folder = path.join(process.cwd(), "test/bench/programs");
const freeRuns = ["arithmetic", "sieve", "recursion", "matrices", "building", "tree"];
const rounds = 5;
const steps = 60;
const sliceFuel = 5_000_000;

const file = (name: string): string => path.join(folder, `${name}.rs`);

function quantile(times: readonly number[], part: number): number {
  const sorted = [...times].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))] ?? Number.NaN;
}

const ms = (time: number): string => `${time < 10 ? time.toFixed(1) : time.toFixed(0)} ms`;
const row = (name: string, ...cells: readonly string[]): void =>
  console.log(name.padEnd(34) + cells.map((cell) => cell.padStart(16)).join(""));

async function timed<T>(work: () => T | Promise<T>): Promise<number> {
  const start = performance.now();
  await work();
  return performance.now() - start;
}

async function repeated(count: number, work: () => unknown): Promise<number[]> {
  const times: number[] = [];
  for (let i = 0; i < count; i++) times.push(await timed(work));
  return times;
}

// ---- launches ----

async function coldLaunch(name: string): Promise<number> {
  const start = performance.now();
  const client = new Client(overStdio);
  await client.launch(file(name), { stopOnEntry: true });
  await client.event("stopped");
  const time = performance.now() - start;
  client.close();
  return time;
}

/** As F5 finds it in the editor: in a worker that was given the program when it was checked there; `edit` of it since then. */
async function preparedLaunch(edit: string): Promise<number> {
  const client = new Client(overWorker);
  const program = file("tree");
  const text = readFileSync(program, "utf8");
  await client.get("glasscrab/prepare", { program, files: { [program]: text } });
  const time = await timed(async () => {
    await client.launch(program, { stopOnEntry: true, files: { [program]: text + edit } });
    await client.event("stopped");
  });
  client.close();
  return time;
}

async function launches(): Promise<void> {
  const node = quantile(await repeated(rounds, () => spawnSync(process.execPath, ["-e", "0"])), 0.5);
  row("Node's own start", ms(node));
  const cold: number[] = [];
  for (let i = 0; i < 3; i++) cold.push((await coldLaunch("tree")) - node);
  row("launch to first stop, cold", ms(quantile(cold, 0.5)));
  const client = new Client(overWorker);
  await client.launch(file("tree"), { stopOnEntry: true });
  await client.event("stopped");
  const text = readFileSync(file("tree"), "utf8");
  let edits = 0;
  const again = async (files: object): Promise<void> => {
    await client.get("restart", { arguments: { program: file("tree"), stopOnEntry: true, files } });
    await client.event("stopped");
  };
  const edited = await repeated(rounds, () => again({ [file("tree")]: `${text}// ${edits++}\n` }));
  row("launch to first stop, warm", ms(quantile(edited, 0.5)));
  const same = await repeated(rounds, () => again({ [file("tree")]: text }));
  row("  of a file that did not change", ms(quantile(same.slice(1), 0.5)));
  client.close();
  for (const [words, edit] of [
    ["first F5 in the editor", ""],
    ["  of a text that changed since", "// \n"],
  ] as const) {
    const times: number[] = [];
    for (let i = 0; i < rounds; i++) times.push(await preparedLaunch(edit));
    row(words, ms(quantile(times, 0.5)));
  }
  launchParts();
}

/** Where the time of a launch goes: the first in this process, and one when everything is warm. */
function launchParts(): void {
  const name = file("tree");
  const text = readFileSync(name, "utf8");
  const once = (): readonly number[] => {
    const times = [performance.now()];
    const checked = checkProgram({ name, text, edition: 2024, load: () => undefined, cfgTest: false });
    times.push(performance.now());
    const result = linkProgram(checked);
    times.push(performance.now());
    if (result.kind === "rejected") throw new Error(`${name} is rejected`);
    new Machine(result.linked.program);
    times.push(performance.now());
    return times.slice(1).map((time, i) => time - (times[i] as number));
  };
  const first = once();
  const all = Array.from({ length: rounds }, once);
  row("parts of a launch", "first", "warm");
  for (const [i, words] of ["checking", "linking", "making the machine"].entries())
    row(
      `  ${words}`,
      ms(first[i] ?? 0),
      ms(
        quantile(
          all.map((times) => times[i] ?? 0),
          0.5,
        ),
      ),
    );
}

// ---- steps ----

async function stepTimes(name: string, withView: boolean): Promise<number[]> {
  const client = new Client(overWorker);
  // The endless loop after the boxes are made.
  await client.launch(file(name), { lines: [8] });
  await client.event("stopped");
  let baseRevision: number | undefined;
  const look = async (): Promise<void> => {
    const answer = await client.get("glasscrab/view", baseRevision === undefined ? {} : { baseRevision });
    baseRevision = answer.view?.revision ?? answer.delta?.revision ?? answer.revision;
  };
  if (withView) await look();
  const times = await repeated(steps, async () => {
    await client.step("next");
    if (withView) await look();
  });
  client.close();
  return times;
}

async function stepping(): Promise<void> {
  console.log();
  row("", "p50", "p95");
  for (const [words, name, withView] of [
    ["DAP step", "boxes_10", false],
    ["step with view, 10 blocks", "boxes_10", true],
    ["step with view, 1,000 blocks", "boxes_1000", true],
    ["step with view, 10,000 blocks", "boxes_10000", true],
  ] as const) {
    const times = await stepTimes(name, withView);
    row(words, ms(quantile(times, 0.5)), ms(quantile(times, 0.95)));
  }
}

// ---- the free run ----

/** Each run takes the memory of the one before it, as a session does that is restarted; to make it as new is part of the run. */
function ourRun(name: string): () => string {
  let memory: WasmMemory | undefined = memoryAhead({});
  const loaded = loadProgram({
    program: file(name),
    edition: 2024,
    readFile: (path) => readFileSync(path, "utf8"),
  });
  if (loaded.kind === "rejected") throw new Error(`${name}: ${loaded.rendered.join("\n")}`);
  return () => {
    const decoder = new TextDecoder();
    let output = "";
    const machine = loaded.program.start({
      args: [name],
      memory,
      onOutput: (_fd: number, bytes: Uint8Array) => {
        output += decoder.decode(bytes, { stream: true });
      },
    });
    while (machine.run(sliceFuel).kind === "FuelOut");
    memory = recycle(machine);
    return output;
  };
}

function rustcRun(name: string, flags: readonly string[], target: string): (() => string) | undefined {
  const binary = path.join(target, `${name}${flags.join("")}`);
  const { status } = spawnSync("rustc", [...flags, "--edition", "2024", "-o", binary, file(name)], { stdio: "ignore" });
  if (status !== 0) return undefined;
  return () => spawnSync(binary, { encoding: "utf8" }).stdout;
}

async function freeRun(name: string, target: string): Promise<void> {
  const ours = ourRun(name);
  const theirs = [["-g"], ["-O"]].map((flags) => rustcRun(name, flags, target));
  const said = theirs[0]?.();
  if (said !== undefined && said !== ours()) throw new Error(`${name}: we print ${ours()}, rustc's build ${said}`);
  const mine = quantile(await repeated(rounds, ours), 0.5);
  const ratios: string[] = [];
  for (const run of theirs)
    ratios.push(run === undefined ? "-" : (mine / quantile(await repeated(rounds, run), 0.5)).toFixed(2));
  row(name, ms(mine), ...ratios);
}

async function freeRunning(): Promise<void> {
  console.log();
  row("free run", "time", "x rustc debug", "x rustc release");
  const target = mkdtempSync(path.join(os.tmpdir(), "glasscrab-bench-"));
  for (const name of freeRuns) {
    try {
      await freeRun(name, target);
    } catch (problem) {
      row(name, problem instanceof Error ? (problem.message.split("\n")[0] ?? "") : String(problem));
      process.exitCode = 1;
    }
  }
  rmSync(target, { recursive: true, force: true });
}

const parts = {
  launches,
  stepping,
  largeData: largeDataRows,
  freeRunning,
  travel: travelRows,
  frontEnd: frontEndRows,
};
const wanted = process.argv.slice(2);
for (const [name, part] of Object.entries(parts)) if (wanted.length === 0 || wanted.includes(name)) await part();
