/**
 * The Cargo package around a file: which crate root the file belongs to, and the library that the root may use by the package's name.
 * Cargo's own places are known (`src/main.rs`, `src/lib.rs`, `src/bin`, `examples`, `tests`), and those that `Cargo.toml` names.
 */
import { directoryOf, type FileLoader, join } from "./files";
import { crateName, type Manifest, parseManifest } from "./manifest";

export interface CrateRoot {
  readonly path: string;
  readonly text: string;
  /** What `module_path!` starts with. */
  readonly crateName: string;
  readonly edition: 2021 | 2024;
  /** The edition asked for, where it is one that we do not have. */
  readonly oldEdition: string | undefined;
  /** Has no `main`. */
  readonly isLibrary: boolean;
  /** The package's library, where the root is another target of the package. */
  readonly library: { readonly name: string; readonly path: string; readonly text: string } | undefined;
  /** Crates that `Cargo.toml` names and we do not have. */
  readonly dependencies: readonly string[];
}

interface Request {
  readonly path: string;
  readonly text: string;
  readonly loader: FileLoader;
  /** Wins over `Cargo.toml`. */
  readonly edition: 2015 | 2018 | 2021 | 2024 | undefined;
}

/** The crate that a file is part of: of its package if one governs it, else the file alone. */
export function findCrateRoot(request: Request): CrateRoot {
  const { path, text, edition } = request;
  const found = findManifest(request);
  if (found === undefined) {
    const alone = { path, text, crateName: stemOf(path), ...editions(String(edition ?? 2024)), isLibrary: false };
    return { ...alone, library: undefined, dependencies: [] };
  }
  const { manifest, directory } = found;
  const libraryPath = join(directory, manifest.lib.path ?? "src/lib.rs");
  const root = rootOf(request, manifest, directory, libraryPath);
  const libraryText = root.path === libraryPath ? undefined : request.loader.load(libraryPath);
  const isLibrary = root.path === libraryPath;
  return {
    ...root,
    crateName: isLibrary || root.path === join(directory, "src/main.rs") ? manifest.name : stemOf(root.path),
    ...editions(edition === undefined ? editionOf(manifest, directory, request.loader) : String(edition)),
    isLibrary,
    library:
      libraryText === undefined
        ? undefined
        : { name: crateName(manifest.lib.name ?? manifest.name), path: libraryPath, text: libraryText },
    dependencies: manifest.dependencies,
  };
}

function stemOf(path: string): string {
  const stem = path.slice(path.lastIndexOf("/") + 1).replace(/\.rs$/, "");
  return stem === "" ? "main" : stem.replace(/\W/g, "_");
}

function findManifest({ path, loader }: Request): { manifest: Manifest; directory: string } | undefined {
  for (let directory = directoryOf(path); ; directory = directoryOf(directory)) {
    const text = loader.load(join(directory, "Cargo.toml"));
    const manifest = text === undefined ? undefined : parseManifest(text);
    if (manifest !== undefined && manifest.name !== "") return { manifest, directory };
    if (directory === "" || directory === directoryOf(directory)) return undefined;
  }
}

/** Of the package, or of the workspace around it; 2015 where none is given. */
function editionOf(manifest: Manifest, directory: string, loader: FileLoader): string {
  let { edition } = manifest;
  for (let at = directory; manifest.inheritsEdition && edition === undefined && at !== ""; ) {
    at = directoryOf(at);
    const text = loader.load(join(at, "Cargo.toml"));
    if (text !== undefined) edition = parseManifest(text).edition;
  }
  return edition ?? "2015";
}

function editions(written: string): Pick<CrateRoot, "edition" | "oldEdition"> {
  return { edition: written < "2024" ? 2021 : 2024, oldEdition: written < "2021" ? written : undefined };
}

/** The target whose module tree has the file; the file itself if none has it. */
function rootOf(
  { path, text, loader }: Request,
  { bins }: Manifest,
  directory: string,
  libraryPath: string,
): { path: string; text: string } {
  const inSource = (file: string): boolean => path === join(directory, file);
  const named = bins.map((bin) => join(directory, bin.path ?? `src/bin/${bin.name}.rs`));
  const below = directory === "" ? path : path.slice(directory.length + 1);
  const isTarget =
    inSource("src/main.rs") ||
    path === libraryPath ||
    named.includes(path) ||
    /^(?:src\/bin|examples|tests|benches)\/(?:[^/]+|[^/]+\/main)\.rs$/.test(below);
  if (isTarget) return { path, text };
  for (const root of [join(directory, "src/main.rs"), libraryPath, ...named]) {
    const rootText = loader.load(root);
    if (rootText !== undefined && hasModuleFile(root, rootText, path, loader)) return { path: root, text: rootText };
  }
  return { path, text };
}

/** Whether the `mod name;` items from a root lead to a file: read by words, since parsing comes later. */
function hasModuleFile(root: string, text: string, wanted: string, loader: FileLoader): boolean {
  const seen = new Set<string>();
  const visit = (path: string, source: string, isRoot: boolean): boolean => {
    const home = directoryOf(path);
    const stem = path.slice(path.lastIndexOf("/") + 1).replace(/\.rs$/, "");
    const children = isRoot || stem === "mod" ? home : join(home, stem);
    const named = [...source.matchAll(/\bmod\s+(?:r#)?(\w+)\s*;/g)].flatMap(([, name = ""]) => [
      join(children, `${name}.rs`),
      join(children, `${name}/mod.rs`),
    ]);
    const given = [...source.matchAll(/#\s*\[\s*path\s*=\s*"([^"]+)"\s*\]/g)].map(([, file = ""]) => join(home, file));
    return [...named, ...given].some((file) => {
      if (file === wanted) return true;
      if (seen.has(file)) return false;
      seen.add(file);
      const inner = loader.load(file);
      return inner !== undefined && visit(file, inner, false);
    });
  };
  return visit(root, text, true);
}
