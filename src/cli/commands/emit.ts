/** `emit STAGE`: what a stage makes of a program, as text; the stages are one table. */
import { readSourceFile } from "../../adapter/files";
import { SourceMap } from "../../base/source";
import { type Checked, linkProgram } from "../../compile";
import { printBody } from "../../mir/print";
import type { Body } from "../../mir/mir";
import { userCrate } from "../../resolve/def";
import { NodeIds } from "../../syntax/ast";
import { dumpAst } from "../../syntax/dump";
import { parseFile, tokenize } from "../../syntax/parse";
import { printExpr } from "../../syntax/print";
import { printItem } from "../../syntax/print_item";
import { printTypedBody } from "../../types/check/print";
import { type Invocation, UsageError } from "../arguments";
import { InputError, readProgram } from "../program";

type Emitter = (file: string, invocation: Invocation) => string | Uint8Array;

const emitters: ReadonlyMap<string, Emitter> = new Map<string, Emitter>([
  ["tokens", emitTokens],
  ["ast", emitAst],
  ["expanded", emitExpanded],
  [
    "types",
    (file, invocation) =>
      eachBody(readProgram(file, invocation), (checked, def) =>
        printTypedBody(checked.tcx, checked.tcx.typedBody(def)),
      ),
  ],
  ["mir-built", (file, invocation) => mir(file, invocation, (checked, def) => checked.bodies.builtBody(def))],
  ["mir", (file, invocation) => mir(file, invocation, (checked, def) => checked.bodies.runtimeBody(def))],
  ["wasm", (file, invocation) => emitWasm(file, invocation)],
]);

export function emit(invocation: Invocation): number {
  const [stage = "", file = ""] = invocation.operands;
  const emitter = emitters.get(stage);
  if (emitter === undefined) throw new UsageError(`there is no stage '${stage}': ${[...emitters.keys()].join(", ")}`);
  process.stdout.write(emitter(file, invocation));
  return 0;
}

function sourceOf(file: string) {
  return new SourceMap().add(file, readSourceFile(file));
}

function emitWasm(file: string, invocation: Invocation): Uint8Array {
  const result = linkProgram(readProgram(file, invocation));
  if (result.kind === "rejected")
    throw new InputError(result.checked.diagnostics[0]?.message ?? "the program is rejected");
  return result.linked.program.wasm;
}

function emitTokens(file: string, invocation: Invocation): string {
  const { tokens } = tokenize(sourceOf(file), invocation.edition ?? 2024, () => {});
  return tokens.map((token) => `${dumpAst(token, new SourceMap()).trimEnd().replace(/\n\s*/g, " ")}\n`).join("");
}

function emitAst(file: string, invocation: Invocation): string {
  const sources = new SourceMap();
  const parsed = parseFile(sources.add(file, readSourceFile(file)), {
    edition: invocation.edition ?? 2024,
    nodeIds: new NodeIds(),
  });
  return dumpAst(parsed.items, sources);
}

/** The user's items and bodies after macro expansion. */
function emitExpanded(file: string, invocation: Invocation): string {
  const { resolver } = readProgram(file, invocation);
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

function mir(file: string, invocation: Invocation, bodyOf: (checked: Checked, def: Body["def"]) => Body): string {
  return eachBody(readProgram(file, invocation), (checked, def) =>
    checked.tcx.typedBody(def).tainted ? "" : printBody(checked.tcx, bodyOf(checked, def)),
  );
}

/** The user's bodies in order, closures after what they stand in. */
function eachBody(checked: Checked, print: (checked: Checked, def: Body["def"]) => string): string {
  const owners = checked.resolver
    .defs(userCrate)
    .map(({ id }) => id)
    .filter(
      (id) => checked.tcx.def(id).kind !== "Closure" && checked.tcx.def(id).kind !== "Ctor" && checked.tcx.hasBody(id),
    );
  return owners
    .flatMap((owner) => checked.tcx.checkedBodies(owner).bodies.map(({ def }) => `${print(checked, def)}\n`))
    .join("");
}
