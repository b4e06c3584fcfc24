/**
 * `Cargo.toml`, as far as a package without outside dependencies needs it: name, edition, targets, and the names of the dependencies that
 * we do not have. A reader of TOML's common forms, not of all of TOML: what it does not know it passes over.
 */

export interface Manifest {
  /** The package's name as a crate's: `-` is `_`. */
  readonly name: string;
  /** Undefined where it is inherited from a workspace, or absent (then Cargo means 2015). */
  readonly edition: string | undefined;
  readonly inheritsEdition: boolean;
  readonly lib: { readonly name: string | undefined; readonly path: string | undefined };
  readonly bins: readonly { readonly name: string; readonly path: string | undefined }[];
  /** Of `[dependencies]` and, for tests, `[dev-dependencies]`, as crate names. */
  readonly dependencies: readonly string[];
}

type Section = Map<string, string>;

export function parseManifest(text: string): Manifest {
  const sections = readSections(text);
  const first = (name: string): Section => sections.find((section) => section.name === name)?.entries ?? new Map();
  const pack = first("package");
  const workspace = first("workspace.package");
  const lib = first("lib");
  return {
    name: crateName(pack.get("name") ?? ""),
    edition: pack.get("edition") ?? workspace.get("edition"),
    inheritsEdition: pack.has("edition.workspace"),
    lib: { name: lib.get("name"), path: lib.get("path") },
    bins: sections
      .filter(({ name }) => name === "[bin]")
      .map(({ entries }) => ({ name: entries.get("name") ?? "", path: entries.get("path") })),
    dependencies: sections.flatMap(dependenciesOf),
  };
}

export function crateName(name: string): string {
  return name.replaceAll("-", "_");
}

function dependenciesOf({ name, entries }: { name: string; entries: Section }): string[] {
  const [, single] = /^(?:target\..*\.)?(?:dev-)?dependencies\.([\w-]+)$/.exec(name) ?? [];
  if (single !== undefined) return [crateName(single)];
  if (!/^(?:target\..*\.)?(?:dev-)?dependencies$/.test(name)) return [];
  return [...entries.keys()].map((key) => crateName(key.split(".")[0] ?? key));
}

/** `[name]` and its `key = value` lines; strings without their quotes. `[[name]]` is named `[name]`. */
function readSections(text: string): { name: string; entries: Section }[] {
  const sections: { name: string; entries: Section }[] = [{ name: "", entries: new Map() }];
  for (const line of text.split("\n")) {
    const [, header] = /^\s*\[(\[?[^\]]+\]?)\]\s*(?:#.*)?$/.exec(line) ?? [];
    if (header !== undefined) {
      sections.push({ name: header.replaceAll(/[\s"']/g, ""), entries: new Map() });
      continue;
    }
    const [, key, value] = /^\s*([\w."'-]+)\s*=\s*(.*)$/.exec(line) ?? [];
    if (key === undefined || value === undefined) continue;
    const [, double, single] = /^(?:"([^"]*)"|'([^']*)')/.exec(value) ?? [];
    sections.at(-1)?.entries.set(key.replaceAll(/["']/g, ""), double ?? single ?? value.trim());
  }
  return sections;
}
