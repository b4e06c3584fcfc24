/** Source files from disk, for adapters that run in Node. */
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

/** Reads a source file by path or `file:` URI; it must be UTF-8. */
export function readSourceFile(uri: string): string {
  const path = uri.startsWith("file:") ? fileURLToPath(uri) : uri;
  let bytes: Buffer;
  try {
    bytes = readFileSync(path);
  } catch (error) {
    throw new Error(`cannot read ${path}: ${error instanceof Error ? error.message : String(error)}`);
  }
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    throw new Error(`cannot read ${path}: it is not UTF-8 text`);
  }
}
