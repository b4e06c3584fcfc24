/**
 * The texts of a program, as they stand in the editor: the file itself, the files that its `mod name;` items may mean, and the
 * `Cargo.toml` that governs it. Finds rather too much than too little: what the compiler does not ask for does no harm.
 */
import * as vscode from "vscode";
import { nameOf } from "./uris";

/** A program of more files than this is no practice program; the rest is left to the compiler's own error. */
const maxFiles = 300;
const maxParents = 12;

export async function programFiles(program: vscode.Uri): Promise<Record<string, string>> {
  const files: Record<string, string> = {};
  const queue: { uri: vscode.Uri; isRoot: boolean }[] = [{ uri: program, isRoot: true }];
  const manifest = await cargoManifest(program);
  if (manifest) {
    files[nameOf(manifest.uri)] = manifest.text;
    for (const uri of packageRoots(manifest)) queue.push({ uri, isRoot: true });
  }
  for (let next = queue.shift(); next && Object.keys(files).length < maxFiles; next = queue.shift()) {
    const name = nameOf(next.uri);
    if (files[name] !== undefined) continue;
    const text = await textOf(next.uri);
    if (text === undefined) continue;
    files[name] = text;
    for (const uri of moduleFiles(next.uri, next.isRoot, text)) queue.push({ uri, isRoot: false });
  }
  return files;
}

/** The crate roots of a package that a file of it may belong to or use. */
function packageRoots(manifest: { readonly uri: vscode.Uri; readonly text: string }): vscode.Uri[] {
  const named = [...manifest.text.matchAll(/^\s*path\s*=\s*"([^"]+\.rs)"/gm)].map(([, file = ""]) => file);
  return ["src/main.rs", "src/lib.rs", ...named].map((file) => vscode.Uri.joinPath(manifest.uri, "..", file));
}

/** Every place where the text of a `mod` item of this file may be. */
function* moduleFiles(uri: vscode.Uri, isRoot: boolean, text: string): Iterable<vscode.Uri> {
  if (uri.scheme === "untitled") return;
  const folder = vscode.Uri.joinPath(uri, "..");
  const stem = uri.path.slice(uri.path.lastIndexOf("/") + 1).replace(/\.rs$/, "");
  const home = isRoot || stem === "mod" ? folder : vscode.Uri.joinPath(folder, stem);
  for (const match of text.matchAll(/\bmod\s+(?:r#)?(\w+)\s*;/g)) {
    const name = match[1] ?? "";
    yield vscode.Uri.joinPath(home, `${name}.rs`);
    yield vscode.Uri.joinPath(home, name, "mod.rs");
  }
  for (const match of text.matchAll(/#\s*\[\s*path\s*=\s*"([^"]+)"\s*\]/g))
    yield vscode.Uri.joinPath(folder, match[1] ?? "");
}

/** The nearest `Cargo.toml` in the file's folder or above it. */
export async function cargoManifest(program: vscode.Uri): Promise<{ uri: vscode.Uri; text: string } | undefined> {
  if (program.scheme === "untitled") return undefined;
  let folder = vscode.Uri.joinPath(program, "..");
  for (let i = 0; i < maxParents; i++) {
    const uri = vscode.Uri.joinPath(folder, "Cargo.toml");
    const text = await textOf(uri);
    if (text !== undefined) return { uri, text };
    const parent = vscode.Uri.joinPath(folder, "..");
    if (parent.path === folder.path) return undefined;
    folder = parent;
  }
  return undefined;
}

/** What the editor holds, saved or not, else what the file system has; `undefined` for no file, an unreadable one, or not UTF-8. */
async function textOf(uri: vscode.Uri): Promise<string | undefined> {
  const open = vscode.workspace.textDocuments.find((document) => document.uri.toString() === uri.toString());
  // An editor shows what is not UTF-8 as U+FFFD: whether that stands in the file, the file says.
  if (open && (open.isDirty || open.isUntitled || !open.getText().includes("\ufffd"))) return open.getText();
  try {
    const bytes = await vscode.workspace.fs.readFile(uri);
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
}
