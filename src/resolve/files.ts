/**
 * Which file `mod name;` means (Reference, *Module source filenames*): `name.rs` or `name/mod.rs` below the directory of the
 * module around it, or what `#[path]` says. Files come from a `FileLoader`: a map, or the editor's open documents.
 */
import { error } from "../base/diagnostic";
import type { SourceFile } from "../base/source";
import type { Attribute, Item, ModItem } from "../syntax/ast";
import { attributeString } from "./attributes";
import type { Module } from "./module";
import type { CrateSession } from "./session";

export interface FileLoader {
  /** The text of a file, or undefined if there is none. Paths use `/`. */
  load(path: string): string | undefined;
}

/** Where the children of a module are looked for. */
interface ModuleDirectory {
  /** The directory of its file: what `#[path]` is relative to when nothing inline is between. */
  readonly fileDirectory: string;
  /** The directory of its own `mod name;` files. */
  readonly childDirectory: string;
  /** Inside `mod name { … }`, `#[path]` is relative to `childDirectory`. */
  readonly inline: boolean;
}

export class ModuleFiles {
  private readonly directories = new Map<Module, ModuleDirectory>();
  /** Files being read, to find a module that includes itself. */
  readonly open: string[] = [];

  constructor(readonly loader: FileLoader) {}

  enterRoot(module: Module, path: string): void {
    const directory = directoryOf(path);
    this.directories.set(module, { fileDirectory: directory, childDirectory: directory, inline: false });
  }

  enterInline(module: Module, name: string, parent: Module, pathAttribute: string | undefined): void {
    const { fileDirectory, childDirectory } = this.directory(parent);
    this.directories.set(module, {
      fileDirectory,
      childDirectory: join(childDirectory, pathAttribute ?? name),
      inline: true,
    });
  }

  enterFile(module: Module, path: string, viaPathAttribute: boolean): void {
    const fileDirectory = directoryOf(path);
    const stem = path.slice(fileDirectory === "" ? 0 : fileDirectory.length + 1).replace(/\.rs$/, "");
    const ownsDirectory = stem === "mod" || viaPathAttribute;
    this.directories.set(module, {
      fileDirectory,
      childDirectory: ownsDirectory ? fileDirectory : join(fileDirectory, stem),
      inline: false,
    });
  }

  directory(module: Module): ModuleDirectory {
    for (let at: Module | undefined = module; at !== undefined; at = at.parent) {
      const directory = this.directories.get(at);
      if (directory !== undefined) return directory;
    }
    return { fileDirectory: "", childDirectory: "", inline: false };
  }
}

export interface LoadedModule {
  readonly items: readonly Item[];
  readonly attrs: readonly Attribute[];
  readonly path: string;
  readonly viaPathAttribute: boolean;
}

/** Finds, reads and parses the file of `mod name;`. */
export function loadModuleFile(session: CrateSession, item: ModItem, parent: Module): LoadedModule | undefined {
  const found = findFile(session, item, parent);
  if (found === undefined) return undefined;
  if (session.files.open.includes(found.path)) {
    const chain = [...session.files.open.slice(session.files.open.indexOf(found.path)), found.path].join(" -> ");
    session.diagnostics.push(error("", `circular modules: ${chain}`, item.span));
    return undefined;
  }
  const file: SourceFile = session.world.sources.add(found.path, found.text);
  const crate = session.expander.parseFile(file);
  session.lintFiles.push({ file: file.id, attrs: crate.attrs, items: crate.items, mod: item });
  return { items: crate.items, attrs: crate.attrs, path: found.path, viaPathAttribute: found.viaPathAttribute };
}

interface FoundFile {
  readonly path: string;
  readonly text: string;
  readonly viaPathAttribute: boolean;
}

function findFile(session: CrateSession, item: ModItem, parent: Module): FoundFile | undefined {
  const { loader } = session.files;
  const { fileDirectory, childDirectory, inline } = session.files.directory(parent);
  const name = item.ident.name;
  const written = attributeString(item.attrs, "path");
  if (written !== undefined) {
    const path = join(inline ? childDirectory : fileDirectory, written);
    const text = loader.load(path);
    if (text !== undefined) return { path, text, viaPathAttribute: true };
    session.diagnostics.push(error("", `couldn't read \`${path}\`: No such file or directory (os error 2)`, item.span));
    return undefined;
  }
  const besidePath = join(childDirectory, `${name}.rs`);
  const insidePath = join(childDirectory, `${name}/mod.rs`);
  const beside = loader.load(besidePath);
  const inside = loader.load(insidePath);
  if (beside !== undefined && inside !== undefined) {
    const message = `file for module \`${name}\` found at both "${besidePath}" and "${insidePath}"`;
    session.diagnostics.push(
      error("E0761", message, item.span, { help: ["delete or rename one of them to remove the ambiguity"] }),
    );
  }
  if (beside !== undefined) return { path: besidePath, text: beside, viaPathAttribute: false };
  if (inside !== undefined) return { path: insidePath, text: inside, viaPathAttribute: false };
  session.diagnostics.push(
    error("E0583", `file not found for module \`${name}\``, item.span, {
      help: [`to create the module \`${name}\`, create file "${besidePath}" or "${insidePath}"`],
      notes: [
        `if there is a \`mod ${name}\` elsewhere in the crate already, import it with \`use crate::...\` instead`,
      ],
    }),
  );
  return undefined;
}

export function directoryOf(path: string): string {
  const slash = path.lastIndexOf("/");
  return slash < 0 ? "" : path.slice(0, slash);
}

/** Joins and normalises `.` and `..`. */
export function join(directory: string, path: string): string {
  if (path.startsWith("/") || /^[a-z][a-z0-9+.-]*:/i.test(path)) return path;
  const parts: string[] = directory === "" ? [] : directory.split("/");
  for (const part of path.split("/")) {
    if (part === "..") parts.pop();
    else if (part !== ".") parts.push(part);
  }
  return parts.join("/");
}
