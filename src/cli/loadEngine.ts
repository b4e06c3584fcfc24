/**
 * Loads `engine.js`, the bundle beside this one, with the code that V8 made of it at an earlier start: a third of a start would
 * otherwise go into compiling JavaScript. The code is kept beside the bundle, where that folder can be written; nowhere else, for
 * whoever can write there could have written the bundle. V8 itself refuses code of another version.
 *
 * While V8 takes the code in, another thread reads std.
 */
import { closeSync, fstatSync, openSync, read, readFileSync, renameSync, statSync, writeFileSync } from "node:fs";
import path from "node:path";
import { Script } from "node:vm";

type Engine = typeof import("./engine");

/** By then a session has run what sessions run. */
const keepAfterMs = 4000;
/** By how much more code what is kept has to grow to be written anew. */
const renewedFrom = 1.1;

export async function loadEngine(): Promise<Engine> {
  const std = readAside(path.join(__dirname, "std.data"));
  const file = path.join(__dirname, "engine.js");
  const kept = path.join(
    __dirname,
    `engine-${process.versions.v8}-${process.arch}-${Math.floor(statSync(file).mtimeMs)}.cache`,
  );
  const cachedData = readOpt(kept);
  const source = `(function (exports, require, module, __dirname) {${readFileSync(file, "latin1")}\n})`;
  const script = new Script(source, { filename: file, ...(cachedData === undefined ? {} : { cachedData }) });
  const module = { exports: {} };
  globalThis.glasscrabStd = await std;
  script.runInThisContext()(module.exports, require, module, __dirname);
  const isRejected = script.cachedDataRejected === true;
  if (!isRejected || !hasFlags()) keepLater(script, kept, isRejected ? 0 : (cachedData?.length ?? 0));
  return module.exports as Engine;
}

declare global {
  /** The bytes of std, for the bundle, which reads them itself where this is undefined. */
  var glasscrabStd: Uint8Array | undefined;
}

/** A whole file at once; undefined where that did not work. */
function readAside(file: string): Promise<Buffer | undefined> {
  return new Promise((resolve) => {
    try {
      const fd = openSync(file, "r");
      const bytes = Buffer.allocUnsafeSlow(fstatSync(fd).size);
      read(fd, bytes, 0, bytes.length, 0, (fault, count) => {
        closeSync(fd);
        resolve(fault === null && count === bytes.length ? bytes : undefined);
      });
    } catch {
      resolve(undefined);
    }
  });
}

function readOpt(file: string): Buffer | undefined {
  try {
    return readFileSync(file);
  } catch {
    return undefined;
  }
}

/** V8 refuses code that was made under other flags: a session that has some leaves the code that it was refused to the others. */
function hasFlags(): boolean {
  return process.execArgv.length > 0 || (process.env["NODE_OPTIONS"] ?? "") !== "";
}

/**
 * At the end, when all that a run needs was compiled; a session that stays is not waited for. What is kept already (so many bytes)
 * is renewed by a session that had to compile much itself, as the first one after only programs were checked.
 */
function keepLater(script: Script, file: string, keptBytes: number): void {
  let done = false;
  const keep = (): void => {
    if (done) return;
    done = true;
    try {
      const data = script.createCachedData();
      if (data.length < keptBytes * renewedFrom) return;
      writeFileSync(`${file}.${process.pid}`, data);
      renameSync(`${file}.${process.pid}`, file);
    } catch {
      // The folder cannot be written: the next start compiles again.
    }
  };
  if (keptBytes === 0) process.once("exit", keep);
  setTimeout(keep, keepAfterMs).unref();
}
