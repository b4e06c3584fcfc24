/**
 * `npm test`: build, types, lint, then every vitest group, with the time of each. All steps run even if one fails. The last
 * line is `N passed, N failed`, where each step before vitest counts as one test. `--update` rewrites goldens.
 */
import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { root } from "../esbuild.mjs";

const update = process.argv.includes("--update");
const bin = (name) => path.join(root, "node_modules/.bin", name);
let passed = 0;
let failed = 0;

function step(name, command, args, env = {}) {
  const start = performance.now();
  console.log(`\n── ${name}`);
  const { status } = spawnSync(command, args, { cwd: root, stdio: "inherit", env: { ...process.env, ...env } });
  console.log(`── ${name}: ${status === 0 ? "ok" : "FAILED"}, ${seconds(performance.now() - start)}`);
  return status === 0;
}

function seconds(milliseconds) {
  return `${(milliseconds / 1000).toFixed(1)} s`;
}

function gate(name, command, args) {
  if (step(name, command, args)) passed += 1;
  else failed += 1;
}

/** Runs vitest, adds its counts, and prints the time of each group (folder of `test/`). */
function vitest() {
  const folder = mkdtempSync(path.join(os.tmpdir(), "glasscrab-test-"));
  const report = path.join(folder, "report.json");
  const reporters = ["--reporter=default", "--reporter=json", `--outputFile.json=${report}`];
  const ok = step("tests", bin("vitest"), ["run", ...reporters], update ? { UPDATE: "1" } : {});
  try {
    const result = JSON.parse(readFileSync(report, "utf8"));
    passed += result.numPassedTests;
    failed += result.numFailedTests;
    const brokenFiles = result.testResults.filter(
      (file) => file.status === "failed" && file.assertionResults.length === 0,
    );
    failed += brokenFiles.length;
    if (!ok && result.numFailedTests + brokenFiles.length === 0) failed += 1;
    printGroups(result.testResults);
  } catch {
    failed += 1;
  }
  rmSync(folder, { recursive: true, force: true });
}

function printGroups(files) {
  const groups = new Map();
  for (const file of files) {
    const [first, ...rest] = path.relative(path.join(root, "test"), file.name).split(path.sep);
    const group = rest.length === 0 ? "tidy" : first;
    const before = groups.get(group) ?? { count: 0, time: 0 };
    const time = before.time + (file.endTime - file.startTime);
    groups.set(group, { count: before.count + file.assertionResults.length, time });
  }
  for (const [group, { count, time }] of [...groups].sort())
    console.log(`   ${group}: ${count} tests, ${seconds(time)}`);
}

gate("build", process.execPath, ["esbuild.mjs", "--full"]);
gate("types", bin("tsc"), ["--noEmit"]);
gate("types of the panel", bin("tsc"), ["--noEmit", "-p", "src/panel"]);
gate("lint and format", bin("biome"), ["check", "--error-on-warnings", "."]);
vitest();
console.log(`\n${passed} passed, ${failed} failed`);
process.exit(failed === 0 ? 0 : 1);
