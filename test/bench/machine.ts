/**
 * The machine's free run against rustc's debug and release builds, as ratios in one run: `node test/run.mjs
 * test/bench/machine.ts`. Programs are the `.mir` ones of `test/machine/programs` with larger numbers. Without rustc, our times only.
 */
import { execFileSync, spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { Machine } from "../../src/machine/machine";
import { linkProgram } from "../../src/machine/program";
import { machineFixture } from "../machine/fixtureContext";

interface Bench {
  readonly name: string;
  /** A number of the program and the larger one put in its place. */
  readonly replace: readonly [string, string];
  readonly rust: string;
}

const benches: readonly Bench[] = [
  {
    name: "nested_loops",
    replace: ["const 12_u64, const 7_u64", "const 3000_u64, const 10000_u64"],
    rust: "fn sums(n: u64, m: u64) -> u64 { let mut s = 0u64; let mut i = 0; while i < n { let mut j = 0; while j < m { s += i * j; j += 1; } i += 1; } s }\nfn main() { std::hint::black_box(sums(std::hint::black_box(3000), 10000)); }",
  },
  {
    name: "fibonacci",
    replace: ["const 10_u32)", "const 35_u32)"],
    rust: "fn fib(n: u32) -> u32 { if n < 2 { n } else { fib(n - 1) + fib(n - 2) } }\nfn main() { std::hint::black_box(fib(std::hint::black_box(35))); }",
  },
  {
    name: "heap_blocks",
    replace: ["const 50_u32", "const 2000000_u32"],
    rust: "use std::alloc::*;\nfn main() { for i in 0..2000000u32 { unsafe { let p = alloc(Layout::new::<u32>()); *(p as *mut u32) = i; let q = realloc(p, Layout::new::<u32>(), 100); std::hint::black_box(q); dealloc(q, Layout::from_size_align_unchecked(100, 4)); } } }",
  },
];
const sliceFuel = 2_000_000;
const rounds = 5;

function ours({ name, replace: [from, to] }: Bench): () => void {
  const file = path.join(process.cwd(), "test/machine/programs", `${name}.mir`);
  const { cx, main } = machineFixture(file, readFileSync(file, "utf8").replace(from, to));
  const program = linkProgram(cx, main);
  return () => {
    const machine = new Machine(program);
    while (machine.run(sliceFuel).kind === "FuelOut");
  };
}

function rustc(bench: Bench, flags: readonly string[]): (() => void) | undefined {
  const folder = mkdtempSync(path.join(tmpdir(), "glasscrab-bench-"));
  const source = path.join(folder, "main.rs");
  const binary = path.join(folder, "main");
  writeFileSync(source, bench.rust);
  if (spawnSync("rustc", [...flags, "-o", binary, source], { stdio: "ignore" }).status !== 0) return undefined;
  return () => void execFileSync(binary);
}

function median(run: (() => void) | undefined): number | undefined {
  if (run === undefined) return undefined;
  const times = Array.from({ length: rounds }, () => {
    const started = performance.now();
    run();
    return performance.now() - started;
  });
  return times.sort((a, b) => a - b)[rounds >> 1];
}

for (const bench of benches) {
  const mine = median(ours(bench)) ?? 0;
  const debug = median(rustc(bench, ["-g"]));
  const release = median(rustc(bench, ["-O"]));
  const ratio = (of: number | undefined) => (of === undefined ? "-" : (mine / of).toFixed(2));
  console.log(
    `${bench.name.padEnd(16)} ${mine.toFixed(0).padStart(6)} ms   ${ratio(debug).padStart(6)} x debug   ${ratio(release).padStart(8)} x release`,
  );
}
