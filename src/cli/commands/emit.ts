/** `emit STAGE`: what a stage makes of a program, as text; the stages are one table. Errors go to stderr, and exit 1. */
import type { Diagnostic } from "../../base/diagnostic";
import { expectDefined } from "../../base/invariant";
import { SourceMap } from "../../base/source";
import { type Checked, type LinkedProgram, linkProgram } from "../../compile";
import { renderStory } from "../../debug/renderStory";
import { errorStory } from "../../debug/story";
import type { ErrorStory } from "../../debug/view/protocol";
import { printForms } from "../../machine/print";
import { printFacts } from "../../mir/borrow/facts/print";
import type { Body } from "../../mir/mir";
import { printBody } from "../../mir/print";
import { userCrate } from "../../resolve/def";
import { NodeIds } from "../../syntax/ast";
import { dumpAst } from "../../syntax/dump";
import { parseFile, tokenize } from "../../syntax/parse";
import { printExpr } from "../../syntax/print";
import { printItem } from "../../syntax/print_item";
import { printTypedBody } from "../../types/check/print";
import { type Invocation, UsageError } from "../arguments";
import { readProgram, readText, stories } from "../program";

interface Emitted {
  readonly output: string | Uint8Array;
  readonly errors: readonly ErrorStory[];
}

type Emitter = (file: string, invocation: Invocation) => Emitted;

const emitters: ReadonlyMap<string, Emitter> = new Map<string, Emitter>([
  ["tokens", emitTokens],
  ["ast", emitAst],
  ["expanded", ofChecked(printExpanded)],
  ["types", ofBodies((checked, def) => printTypedBody(checked.tcx, checked.tcx.typedBody(def)))],
  ["mir-built", ofBodies((checked, def) => mir(checked, def, () => checked.bodies.builtBody(def)))],
  ["mir", ofBodies((checked, def) => mir(checked, def, () => checked.bodies.runtimeBody(def)))],
  ["facts", ofBodies(facts)],
  ["wat", ofLinked(printUserForms)],
  ["wasm", ofLinked(({ program }) => expectDefined(program.forms, "module").wasm)],
]);

export function emit(invocation: Invocation): number {
  const [stage = "", file = ""] = invocation.operands;
  const emitter = emitters.get(stage);
  if (emitter === undefined) throw new UsageError(`there is no stage '${stage}': ${[...emitters.keys()].join(", ")}`);
  const { output, errors } = emitter(file, invocation);
  process.stdout.write(output);
  process.stderr.write(errors.map((story) => `${renderStory(story)}\n\n`).join(""));
  return errors.length > 0 ? 1 : 0;
}

// ---- One file ----

function emitTokens(file: string, invocation: Invocation): Emitted {
  const sources = new SourceMap();
  const found: Diagnostic[] = [];
  const source = sources.add(file, readText(file));
  const { tokens } = tokenize(source, invocation.edition === 2021 ? 2021 : 2024, (diagnostic) =>
    found.push(diagnostic),
  );
  const lines = tokens.map((token) => `${dumpAst(token, new SourceMap()).trimEnd().replace(/\n\s*/g, " ")}\n`);
  return { output: lines.join(""), errors: errorsIn(found, sources) };
}

function emitAst(file: string, invocation: Invocation): Emitted {
  const sources = new SourceMap();
  const source = sources.add(file, readText(file));
  const parsed = parseFile(source, { edition: invocation.edition === 2021 ? 2021 : 2024, nodeIds: new NodeIds() });
  return { output: dumpAst(parsed.items, sources), errors: errorsIn(parsed.diagnostics, sources) };
}

function errorsIn(found: readonly Diagnostic[], sources: SourceMap): ErrorStory[] {
  return found.filter(({ level }) => level === "error").map((diagnostic) => errorStory(diagnostic, sources, (s) => s));
}

// ---- A checked program: what a stage makes is shown as far as it goes ----

function ofChecked(print: (checked: Checked) => string): Emitter {
  return (file, invocation) => {
    const checked = readProgram(file, invocation);
    return { output: print(checked), errors: errorsOf(checked) };
  };
}

function errorsOf(checked: Checked): ErrorStory[] {
  return stories(checked).filter(({ level }) => level === "error");
}

/** The user's items and bodies after macro expansion. */
function printExpanded({ resolver }: Checked): string {
  const roots = resolver.childDefs(resolver.crateRoot(userCrate)).map((id) => resolver.def(id));
  return roots
    .flatMap(({ id, node }) => {
      if (node.kind !== "Item") return [];
      const body = resolver.bodyOf(id);
      return [
        body === undefined
          ? printItem(node.item, "")
          : `${printItem(node.item, "").split("{")[0]?.trimEnd()} ${printExpr(body.value)}`,
      ];
    })
    .join("\n");
}

/** The user's bodies in order, closures after what they stand in. */
function ofBodies(print: (checked: Checked, def: Body["def"]) => string): Emitter {
  return ofChecked((checked) =>
    checked.resolver
      .defs(userCrate)
      .map(({ id }) => id)
      .filter((id) => hasOwnBody(checked, id))
      .flatMap((owner) => checked.tcx.checkedBodies(owner).bodies.map(({ def }) => `${print(checked, def)}\n`))
      .join(""),
  );
}

function hasOwnBody({ tcx }: Checked, id: Body["def"]): boolean {
  const { kind } = tcx.def(id);
  return kind !== "Closure" && kind !== "Ctor" && tcx.hasBody(id);
}

/** A body with errors has no MIR. */
function mir({ tcx }: Checked, def: Body["def"], body: () => Body): string {
  return tcx.typedBody(def).tainted ? "" : printBody(tcx, body());
}

function facts({ tcx, bodies }: Checked, def: Body["def"]): string {
  if (tcx.typedBody(def).tainted) return "";
  bodies.analysedBody(def);
  return printFacts(tcx, bodies.facts(def));
}

// ---- A linked program: there for programs without errors only ----

function ofLinked(print: (linked: LinkedProgram) => string | Uint8Array): Emitter {
  return (file, invocation) => {
    const checked = readProgram(file, invocation);
    if (checked.hasErrors) return { output: "", errors: errorsOf(checked) };
    const result = linkProgram(checked);
    if (result.kind === "rejected") return { output: "", errors: errorsOf(result.checked) };
    return { output: print(result.linked), errors: [] };
  };
}

/** Both forms of the user's functions, in the order in which they are reached. */
function printUserForms({ program: { link }, userBodies }: LinkedProgram): string {
  const own = new Set(userBodies);
  return link.reached
    .filter(({ body }) => own.has(body))
    .map((fn) => printForms(link, fn))
    .join("\n");
}
