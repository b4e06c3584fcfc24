/** The real compiler, for tests that hold ours against it; they pass without it. */
import { execFileSync } from "node:child_process";

export function hasRustc(): boolean {
  try {
    execFileSync("rustc", ["--version"], { stdio: "ignore" });
    return true;
  } catch {
    return false;
  }
}
