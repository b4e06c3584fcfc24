/**
 * The public names of rustc's std and its impls, read from the documentation that an installed toolchain carries. Facts only, and only
 * of what is stable; for `make.ts`. Leaves out the modules of platforms and processors, which are one name each.
 */
import { execFileSync } from "node:child_process";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import path from "node:path";

/** An item of a module: `vec::Vec`. */
export interface Item {
  readonly module: string;
  readonly name: string;
}

/** A method, associated constant or variant. `container`: the type's path, or a primitive's name. */
export interface Member {
  readonly container: string;
  readonly name: string;
  /** What to write before `::name`. */
  readonly ty: string;
}

/** An impl's parts, with full paths. */
export interface Impl {
  readonly generics: string;
  readonly trait: string;
  readonly self: string;
  readonly where: string;
}

export interface Facts {
  readonly items: Item[];
  readonly members: Member[];
  readonly impls: Impl[];
  /** By their last name. */
  readonly unstableTraits: Set<string>;
}

/** Named as one: their contents are of a platform, a processor, or unstable. */
const closed = new Set(["arch", "os", "intrinsics", "prelude"]);
const kinds = /^(struct|enum|union|trait|fn|constant|static|type|macro|derive|primitive)\.(\w+)\.html$/;
const withMembers = new Set(["struct", "enum", "union", "trait", "primitive"]);
const primitives: Readonly<Record<string, string>> = {
  array: "[_; 1]",
  slice: "[_]",
  reference: "&_",
  tuple: "(_,)",
  unit: "()",
  never: "!",
  fn: "fn()",
};

function plain(html: string): string {
  const entities: Readonly<Record<string, string>> = { lt: "<", gt: ">", "#39": "'", quot: '"', nbsp: " ", amp: "&" };
  return html
    .replace(/<a class="(?:struct|enum|union|trait|type)"[^>]*title="\w+ ([\w:]+)"[^>]*>[^<]*<\/a>/g, "$1")
    .replace(/<[^>]*>/g, "")
    .replace(/&(#?\w+);/g, (whole, name: string) => entities[name] ?? whole)
    .replace(/\s+/g, " ")
    .trim();
}

const unstable = /class="stab unstable"/;

/** Whether what a page is about is unstable: said before its first section. */
function isUnstable(html: string): boolean {
  const main = html.slice(html.indexOf("<main>"));
  const end = main.search(/<h2 id=|<div id="(?:trait-)?implementations/);
  return unstable.test(end < 0 ? main : main.slice(0, end));
}

/** What is the type's own: without impls that all types have, and without what it dereferences to. */
function ownPart(html: string, kind: string): string {
  const ends = ["synthetic-implementations", "blanket-implementations"];
  if (kind === "trait") ends.push("foreign-impls", "implementors");
  const at = ends.map((id) => html.indexOf(`id="${id}"`)).filter((index) => index >= 0);
  const own = at.length === 0 ? html : html.slice(0, Math.min(...at));
  return own.replace(/<h2 id="deref-methods[\s\S]*?(?=<h2 id="(?!deref-methods)|$)/g, "");
}

/** `impl<T> Trait for Self where …` in its parts; undefined for one without a trait or with a negative one. */
export function splitImpl(header: string): Impl | undefined {
  let rest = header.slice("impl".length);
  let generics = "";
  if (rest.startsWith("<")) {
    const end = closing(rest, 0);
    generics = rest.slice(1, end);
    rest = rest.slice(end + 1);
  }
  const whereAt = rest.search(/where /);
  const where = whereAt < 0 ? "" : rest.slice(whereAt + "where ".length);
  const head = (whereAt < 0 ? rest : rest.slice(0, whereAt)).trim();
  for (let i = 0; i < head.length; i++) {
    if (head[i] === "<") i = closing(head, i);
    else if (head.startsWith(" for ", i)) {
      const trait = head.slice(0, i).replace(/^const /, "");
      return trait.startsWith("!") ? undefined : { generics, trait, self: head.slice(i + " for ".length), where };
    }
  }
  return undefined;
}

function closing(text: string, open: number): number {
  let depth = 0;
  for (let i = open; i < text.length; i++) {
    if (text[i] === "<") depth++;
    else if (text[i] === ">" && text[i - 1] !== "-" && --depth === 0) return i;
  }
  return text.length;
}

/** What a member of a page is written with. */
function typeOf(kind: string, container: string, impl: string): string {
  if (kind !== "primitive") return `std::${container}`;
  if (container === "pointer") return impl.includes("*mut") ? "<*mut _>" : "<*const _>";
  return `<${primitives[container] ?? container}>`;
}

function readPage(facts: Facts, kind: string, container: string, html: string): void {
  const section =
    /<section id="([\w.]+|impl-[^"]*)" class="(impl|method|associatedconstant|variant)( trait-impl)?"[^>]*>([\s\S]*?)<\/section>(<\/summary>|)(<span class="item-info">[\s\S]*?<\/div><\/span>|)/g;
  let impl = { text: "", isUnstable: false };
  for (const [, id = "", what, ofTrait, inner = "", , info = ""] of ownPart(html, kind).matchAll(section)) {
    if (what === "impl") {
      const header = /<h3 class="code-header">([\s\S]*?)<\/h3>/.exec(inner)?.[1] ?? "";
      impl = { text: plain(header), isUnstable: unstable.test(info) };
      const parts = kind === "trait" || impl.isUnstable ? undefined : splitImpl(impl.text);
      if (parts !== undefined) facts.impls.push(parts);
    } else if (ofTrait === undefined && !impl.isUnstable && !unstable.test(info)) {
      const name = id.slice(id.indexOf(".") + 1);
      facts.members.push({ container, name, ty: typeOf(kind, container, impl.text) });
    }
  }
}

function readModule(facts: Facts, folder: string, module: string): void {
  const inside = (name: string): string => (module === "" ? name : `${module}::${name}`);
  for (const entry of readdirSync(folder, { withFileTypes: true }).sort((a, b) => (a.name < b.name ? -1 : 1))) {
    const file = path.join(folder, entry.name, entry.isDirectory() ? "index.html" : "");
    if (!existsSync(file)) continue;
    const match = kinds.exec(entry.name);
    if (!entry.isDirectory() && match === null) continue;
    const html = readFileSync(file, "utf8");
    const [, kind = "", name = entry.name] = match ?? [];
    if (kind === "trait" && isUnstable(html)) facts.unstableTraits.add(name);
    if (html.includes('http-equiv="refresh"') || isUnstable(html)) continue;
    if (kind !== "primitive") facts.items.push({ module, name });
    if (entry.isDirectory() && !closed.has(inside(name))) readModule(facts, path.dirname(file), inside(name));
    else if (withMembers.has(kind)) readPage(facts, kind, inside(name), html);
  }
}

export function stdFacts(): Facts {
  const sysroot = execFileSync("rustc", ["--print", "sysroot"], { encoding: "utf8" }).trim();
  const facts: Facts = { items: [], members: [], impls: [], unstableTraits: new Set() };
  readModule(facts, path.join(sysroot, "share/doc/rust/html/std"), "");
  return facts;
}
