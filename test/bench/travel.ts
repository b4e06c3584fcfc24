/**
 * Time travel's rows of `npm run bench`: a step back and a reverse continue late in a long run, what snapshots cost the run and
 * how much they hold with a large heap. Alone: `node test/run.mjs test/bench/travel.ts --only-travel`.
 */
import { readFileSync } from "node:fs";
import path from "node:path";
import { History, type Travel } from "../../src/debug/history";
import { type LoadedProgram, loadProgram } from "../../src/debug/load";
import { Session } from "../../src/debug/session";

const folder = path.join(process.cwd(), "test/bench/programs");
const sliceFuel = 2_000_000;
const now = (): number => performance.now();

function load(name: string): LoadedProgram {
  const program = path.join(folder, `${name}.rs`);
  const loaded = loadProgram({ program, edition: 2024, readFile: (file) => readFileSync(file, "utf8") });
  if (loaded.kind === "rejected") throw new Error(loaded.rendered.join("\n"));
  return loaded.program;
}

function open(program: LoadedProgram): Session {
  return new Session(program, {
    args: [],
    stdin: "",
    stackSizeBytes: undefined,
    heapLimitBytes: undefined,
    seed: 0,
    onOutput: () => {},
    now,
  });
}

/** Until it stops; milliseconds. */
function go(session: Session, goal: Parameters<Session["resume"]>[0], until = Number.POSITIVE_INFINITY): number {
  const started = now();
  session.resume(goal);
  while (session.slice(sliceFuel) === undefined && session.time < until);
  return now() - started;
}

function drain<T>(travel: Travel<T>): T {
  for (;;) {
    const step = travel.next();
    if (step.done === true) return step.value;
  }
}

const ms = (time: number): string => `${time < 10 ? time.toFixed(1) : time.toFixed(0)} ms`;
const mb = (bytes: number): string => `${(bytes / 1e6).toFixed(1)} MB`;
const row = (name: string, ...cells: readonly string[]): void =>
  console.log(name.padEnd(46) + cells.map((cell) => cell.padStart(14)).join(""));

/** Steps back at about `time`, then a reverse continue to the start. */
function travels(program: LoadedProgram, name: string, time: number): void {
  const session = open(program);
  go(session, { kind: "continue" }, time);
  session.pause();
  const reached = session.time;
  const backs = Array.from({ length: 10 }, () => go(session, { kind: "backInto" })).sort((a, b) => a - b);
  row(`${name}: step back at time ${reached}`, `p50 ${ms(backs[5] ?? 0)}`, `worst ${ms(backs[9] ?? 0)}`);
  row(`${name}: reverse continue from there`, ms(go(session, { kind: "reverseContinue" })));
  row(`${name}: to the middle`, ms(go(session, { kind: "goTo", time: reached >> 1 })));
  row(`${name}: a step back there`, ms(go(session, { kind: "backOver" })));
}

function timedRun(program: LoadedProgram, until: number, withHistory: boolean) {
  const machine = program.start({ args: [], onOutput: () => void history?.wrote() });
  const history = withHistory ? new History(machine, { now }) : undefined;
  const started = now();
  const run = (): string => (history ?? machine).run(sliceFuel).kind;
  while (Number(machine.time()) < until && run() === "FuelOut");
  return { took: now() - started, machine, history };
}

function overhead(program: LoadedProgram, name: string, until: number): void {
  timedRun(program, until, false);
  const without = [0, 0, 0].map(() => timedRun(program, until, false).took).sort((a, b) => a - b)[1] ?? 1;
  const with_ = [0, 0, 0].map(() => timedRun(program, until, true)).sort((a, b) => a.took - b.took);
  const middle = with_[1];
  if (middle?.history === undefined) return;
  const share = (100 * (middle.took - without)) / without;
  const { snapshots } = middle.history;
  row(
    `${name}: snapshots' share of ${ms(without)}`,
    `${share.toFixed(1)} %`,
    `${snapshots.count} held`,
    mb(snapshots.bytes),
  );
}

function bigHeap(): void {
  const { took, machine, history } = timedRun(load("heap_50_mb"), Number.POSITIVE_INFINITY, true);
  if (history === undefined) return;
  row("50 MB heap: run", ms(took), `${history.snapshots.count} held`, mb(history.snapshots.bytes));
  drain(history.goTo({ time: history.frontier - 100_000, at: "stop" }));
  const started = now();
  history.snapshots.take(0);
  row("50 MB heap: one snapshot with few changes", ms(now() - started), `time ${machine.time()}`);
  const before = now();
  drain(history.goTo({ time: history.frontier >> 1, at: "stop" }));
  row("50 MB heap: to the middle", ms(now() - before));
}

export function travelRows(): void {
  console.log();
  const loops = load("arithmetic");
  const tree = load("tree");
  travels(loops, "arithmetic", 10_000_000);
  travels(tree, "tree", 10_000_000);
  travels(loops, "arithmetic", 100_000_000);
  overhead(loops, "arithmetic", 100_000_000);
  overhead(tree, "tree", 50_000_000);
  bigHeap();
}

if (process.argv.includes("--only-travel")) travelRows();
