/** Cargo packages and programs of several files: which files a program has, and what its parts see of each other. */
import { describe, expect, it } from "vitest";
import { checkProgram } from "../../src/compile";

function errorsOf(name: string, files: Readonly<Record<string, string>>): string[] {
  const checked = checkProgram({
    name,
    text: files[name] ?? "",
    edition: undefined,
    load: (path) => files[path],
    cfgTest: false,
  });
  return checked.diagnostics
    .filter(({ level }) => level === "error")
    .map(({ code, message, span }) => `${checked.sources.locate(span)} ${code} ${message}`);
}

const manifest = '[package]\nname = "shop-floor"\nversion = "0.1.0"\nedition = "2021"\n';

describe("packages", () => {
  it("a program uses the library of its package by name", () => {
    const files = {
      "Cargo.toml": manifest,
      "src/main.rs":
        "use shop_floor::stock::Item;\nuse shop_floor::square;\nmod ui;\nfn main() { let item = Item::new(square!(3)); ui::show(&item); }",
      "src/ui.rs": 'pub fn show(item: &shop_floor::stock::Item) { println!("{}", item.count()); }',
      "src/lib.rs":
        "pub mod stock;\n#[macro_export]\nmacro_rules! square { ($x:expr) => { $crate::helper($x) * $x }; }\npub fn helper(x: u32) -> u32 { x }",
      "src/stock.rs":
        "pub struct Item { count: u32 }\nimpl Item { pub fn new(count: u32) -> Self { Item { count: crate::helper(count) } } pub fn count(&self) -> u32 { self.count } }",
    };
    expect(errorsOf("src/main.rs", files)).toEqual([]);
    expect(errorsOf("src/ui.rs", files)).toEqual([]);
    expect(errorsOf("src/stock.rs", files)).toEqual([]);
  });

  it("what is pub(crate) in the library is private to the program", () => {
    const files = {
      "a/Cargo.toml": manifest,
      "a/src/main.rs": "fn main() { shop_floor::open(); shop_floor::hidden(); }",
      "a/src/lib.rs": "pub fn open() {}\npub(crate) fn hidden() {}",
    };
    expect(errorsOf("a/src/main.rs", files)).toEqual(["a/src/main.rs:1:45 E0603 function `hidden` is private"]);
  });

  it("a dependency is named where it is first used, and only there", () => {
    const files = {
      "Cargo.toml": `${manifest}[dependencies]\nrand = "0.8"\nserde-json = { version = "1" }\n`,
      "src/main.rs":
        'use rand::Rng;\nuse rand::thread_rng;\nfn main() { let n: u32 = thread_rng().gen(); println!("{n}"); }',
    };
    expect(errorsOf("src/main.rs", files)).toEqual([
      "src/main.rs:1:5 unsupported unsupported: the crate `rand`: dependencies of `Cargo.toml` are not available, only std is",
    ]);
  });

  it("modules in files: beside, inside a folder, by #[path], nested", () => {
    const files = {
      "main.rs": '#[path = "other/place.rs"] mod moved;\nmod a;\nmod b;\nfn main() { a::f(); b::c::g(); moved::h(); }',
      "a.rs": "pub fn f() {}",
      "b/mod.rs": "pub mod c;",
      "b/c.rs": "pub fn g() { super::super::a::f() }",
      "other/place.rs": "pub fn h() {}",
    };
    expect(errorsOf("main.rs", files)).toEqual([]);
    expect(errorsOf("main.rs", { ...files, "b/mod.rs": "pub mod d;" })).toEqual([
      "main.rs:4:24 E0433 cannot find `c` in `b`",
      "b/mod.rs:1:1 E0583 file not found for module `d`",
    ]);
  });

  it("a program in src/bin, and the edition of a workspace", () => {
    const files = {
      "w/Cargo.toml": '[workspace]\nmembers = ["p"]\n[workspace.package]\nedition = "2021"\n',
      "w/p/Cargo.toml": '[package]\nname = "p"\nedition.workspace = true\n',
      "w/p/src/lib.rs": "pub fn gen() {}",
      "w/p/src/bin/tool.rs": "fn main() { p::gen(); let gen = 1; let _ = gen; }",
    };
    expect(errorsOf("w/p/src/bin/tool.rs", files)).toEqual([]);
    expect(errorsOf("w/p/src/lib.rs", files)).toEqual([]);
  });
});
