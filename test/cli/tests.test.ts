/**
 * `glasscrab test` as the build left it: the output is that of rustc's test binary with one thread (made by `rustc --test`), but for the
 * thread's number, the time, and the hint about backtraces, which each of our runs gives anew.
 */
import { spawnSync } from "node:child_process";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { expectGolden, fixtures, goldenPath } from "../fixtures";

const cli = path.resolve(__dirname, "../../dist/cli.js");

describe("test", () => {
  for (const file of fixtures(path.join(__dirname, "tests"), ".rs")) {
    it(path.basename(file, ".rs"), () => {
      const cwd = path.dirname(file);
      const run = spawnSync(process.execPath, [cli, "test", path.basename(file)], { cwd, encoding: "utf8" });
      expect(run.stderr).not.toContain("error");
      const stdout = run.stdout
        .replace(/\(\d+\) panicked at/g, "(N) panicked at")
        .replace(/finished in [\d.]+s/, "finished in Ns")
        .replace(/^note: run with `RUST_BACKTRACE.*\n/gm, "");
      expectGolden(`${stdout}exit ${run.status}\n`, goldenPath(file, ".out"));
    });
  }
});
