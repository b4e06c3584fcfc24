/** Reads a source file from disk, in Node, or says in plain words why not: missing, a directory, unreadable, not UTF-8. */
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

const reasons: Readonly<Record<string, string>> = {
  ENOENT: "there is no such file",
  EISDIR: "it is a directory",
  EACCES: "permission denied",
  EPERM: "permission denied",
};

export function readSourceFile(uri: string): string {
  const bytes = readBytes(uri.startsWith("file:") ? fileURLToPath(uri) : uri);
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    throw new Error(`cannot read ${uri}: it is not UTF-8 text`);
  }
}

function readBytes(path: string): Buffer {
  try {
    return readFileSync(path);
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    throw new Error(`cannot read ${path}: ${reasons[code ?? ""] ?? message}`);
  }
}
