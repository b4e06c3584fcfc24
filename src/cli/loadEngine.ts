/**
 * Loads `engine.js`, the bundle beside this one, with the code that V8 made of it at an earlier start: a third of a start would
 * otherwise go into compiling JavaScript. The code is kept beside the bundle, where that folder can be written; nowhere else, for
 * whoever can write there could have written the bundle. V8 itself refuses code of another version.
 */
import { readFileSync, renameSync, statSync, writeFileSync } from "node:fs";
import path from "node:path";
import { Script } from "node:vm";

type Engine = typeof import("./engine");

/** By then a session has run what sessions run. */
const keepAfterMs = 4000;

export function loadEngine(): Engine {
  const file = path.join(__dirname, "engine.js");
  const kept = path.join(
    __dirname,
    `engine-${process.versions.v8}-${process.arch}-${Math.floor(statSync(file).mtimeMs)}.cache`,
  );
  const cachedData = readOpt(kept);
  const source = `(function (exports, require, module, __dirname) {${readFileSync(file, "latin1")}\n})`;
  const script = new Script(source, { filename: file, ...(cachedData === undefined ? {} : { cachedData }) });
  const module = { exports: {} };
  script.runInThisContext()(module.exports, require, module, __dirname);
  if (cachedData === undefined || script.cachedDataRejected === true) keepLater(script, kept);
  return module.exports as Engine;
}

function readOpt(file: string): Buffer | undefined {
  try {
    return readFileSync(file);
  } catch {
    return undefined;
  }
}

/** At the end, when all that a run needs was compiled; a session that stays is not waited for. */
function keepLater(script: Script, file: string): void {
  let done = false;
  const keep = (): void => {
    if (done) return;
    done = true;
    try {
      writeFileSync(`${file}.${process.pid}`, script.createCachedData());
      renameSync(`${file}.${process.pid}`, file);
    } catch {
      // The folder cannot be written: the next start compiles again.
    }
  };
  process.once("exit", keep);
  setTimeout(keep, keepAfterMs).unref();
}
