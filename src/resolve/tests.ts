/**
 * The `#[test]` functions of a crate that was resolved with `cfg(test)`: their names as libtest prints them, what their attributes ask
 * for, and rustc's errors about functions that can be no test. Running them is for `compile.ts` and what stands on it.
 */
import { type Diagnostic, error } from "../base/diagnostic";
import type { Span } from "../base/source";
import type { Attribute, FnItem, Lit, Ty } from "../syntax/ast";
import { litValue } from "../syntax/literal";
import { attributeString, findAttribute, type NormalAttribute } from "./attributes";
import { type Def, type DefId, userCrate } from "./def";
import type { Resolver } from "./resolver";

export interface TestCase {
  readonly def: DefId;
  /** `tests::it_works`: the path below the crate's root. */
  readonly name: string;
  readonly nameSpan: Span;
  /** `#[ignore]`; `message` of `#[ignore = "message"]`. */
  readonly ignore: { readonly message: string | undefined } | undefined;
  /** `#[should_panic]`; `expected` must stand in the panic's message. */
  readonly shouldPanic: { readonly expected: string | undefined } | undefined;
}

/** The tests in the order libtest runs them, which is by name. Errors go to `report`. */
export function collectTests(resolver: Resolver, report: (diagnostic: Diagnostic) => void): TestCase[] {
  const tests: TestCase[] = [];
  for (const def of resolver.defs(userCrate)) {
    if (rootOf(resolver, def) !== resolver.crateRoot(userCrate)) continue;
    const attribute = findAttribute(def.attributes, "test");
    if (attribute === undefined || def.kind === "Use") continue;
    const fault = faultOf(def, attribute);
    if (fault === undefined) tests.push(testCase(resolver, def));
    else report(fault);
  }
  return tests.sort((a, b) => (a.name < b.name ? -1 : a.name > b.name ? 1 : 0));
}

/** The library of the package has tests of its own, which are not the program's. */
function rootOf(resolver: Resolver, def: Def): DefId {
  let at = def;
  while (at.parent !== undefined) at = resolver.def(at.parent);
  return at.id;
}

function testCase(resolver: Resolver, def: Def): TestCase {
  return {
    def: def.id,
    name: pathBelowRoot(resolver, def),
    nameSpan: def.nameSpan,
    ignore: hasWord(def.attributes, "ignore") ? { message: attributeString(def.attributes, "ignore") } : undefined,
    shouldPanic: hasWord(def.attributes, "should_panic") ? { expected: expectedMessage(def.attributes) } : undefined,
  };
}

function hasWord(attributes: readonly Attribute[], name: string): boolean {
  return findAttribute(attributes, name) !== undefined;
}

function pathBelowRoot(resolver: Resolver, def: Def): string {
  const names: string[] = [];
  for (let at: Def = def; at.parent !== undefined; at = resolver.def(at.parent))
    if (at.name !== "") names.push(at.name);
  return names.reverse().join("::");
}

/** Of `#[should_panic = "text"]` and `#[should_panic(expected = "text")]`. */
function expectedMessage(attributes: readonly Attribute[]): string | undefined {
  const args = findAttribute(attributes, "should_panic")?.args;
  if (args?.kind === "Eq" && args.value.kind === "Lit") return textOf(args.value.lit);
  const literal = args?.kind === "Delimited" ? args.tokens[2] : undefined;
  return literal?.kind === "Literal" ? textOf({ ...literal, kind: literal.lit }) : undefined;
}

function textOf(lit: Lit): string | undefined {
  const value = litValue(lit);
  return value.kind === "Str" ? value.value : undefined;
}

// ---- what can be no test ----

function faultOf(def: Def, attribute: NormalAttribute): Diagnostic | undefined {
  if (def.kind !== "Fn" || def.node.kind !== "Item" || def.node.item.kind !== "Fn") return notFree(attribute.span);
  const fn = def.node.item;
  const message = faultOfFn(fn);
  if (message === undefined) return undefined;
  const labels = fn.header.asyncClosureId === undefined ? [] : [{ span: fn.sigSpan, text: "`async` because of this" }];
  return error("", message, fn.span, { labels });
}

function notFree(span: Span): Diagnostic {
  const text = "the `#[test]` macro causes a function to be run as a test and has no effect on non-functions";
  return error("", "the `#[test]` attribute may only be used on a free function", span, {
    labels: [{ span, text, primary: true }],
    suggestions: [
      {
        message: "replace with conditional compilation to make the item only exist when tests are being run",
        edits: [{ span, replacement: "#[cfg(test)]" }],
        applicability: "MaybeIncorrect",
      },
    ],
  });
}

function faultOfFn({ header, generics, decl, attrs }: FnItem): string | undefined {
  if (header.asyncClosureId !== undefined) return "async functions cannot be used for tests";
  if (decl.inputs.length > 0) return "functions used as tests can not have any arguments";
  if (decl.output !== undefined && hasWord(attrs, "should_panic") && !isUnit(decl.output))
    return "functions using `#[should_panic]` must return `()`";
  if (generics.params.some(({ kind }) => kind !== "Lifetime"))
    return "functions used as tests can not have any non-lifetime generic parameters";
  return undefined;
}

function isUnit(ty: Ty): boolean {
  return ty.kind === "Tup" && ty.elems.length === 0;
}
