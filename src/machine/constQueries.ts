/**
 * What the front end asks of the machine: the values of constants in types and patterns, and whether each constant of the program
 * can be evaluated at all. One linker serves all questions of a compilation; a failure is reported once (E0080), where it is.
 */
import { error, type Label } from "../base/diagnostic";
import { crateOf, type DefId, userCrate } from "../resolve/def";
import { UnknownLength } from "../layout/context";
import type { Context } from "../types/context";
import type { ConstEvaluator, ConstTree } from "../types/tcx";
import type { GenericArgs, Ty } from "../types/ty";
import { constEvaluator } from "./constEval";
import { ConstEvalError, type ConstFailure } from "./constFailure";
import { constTree } from "./constTree";
import { Linker, readBits } from "./link";
import { type ProgramContext, UnsoundBody } from "./monoContext";
import { importIndices } from "./wasm/imports";

export class ConstQueries implements ConstEvaluator {
  private link: Linker | undefined;
  private readonly running = new Set<string>();

  /** `program`: made on the first question, when the type context stands. */
  constructor(
    private readonly tcx: () => Context,
    private readonly program: () => ProgramContext,
  ) {}

  evalScalar(def: DefId, args: GenericArgs): bigint | undefined {
    return this.guarded(def, args, (link) => {
      const { bytes } = this.evaluate(link, def, args);
      const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
      return [1, 2, 4, 8, 16].includes(bytes.length) ? readBits(view, 0, bytes.length) : undefined;
    });
  }

  evalTree(def: DefId, args: GenericArgs): ConstTree | "Failed" | undefined {
    const found = this.guarded(def, args, (link) => {
      const { bytes, ty } = this.evaluate(link, def, args);
      return { tree: constTree(link, bytes, ty) };
    });
    return found === undefined ? "Failed" : found.tree;
  }

  /** Reports whatever goes wrong in evaluating a const or static without parameters. */
  check(def: DefId, args: GenericArgs): void {
    this.guarded(def, args, (link) => {
      if (this.tcx().def(def).kind === "Static") return link.static(def);
      return this.evaluate(link, def, args);
    });
  }

  private evaluate(link: Linker, def: DefId, args: GenericArgs): { readonly bytes: Uint8Array; readonly ty: Ty } {
    const body = link.cx.constBody(def, args);
    const ty = link.cx.monoTy(this.tcx().typeOf(body.body.def), body.args);
    const value = { kind: "Unevaluated", def, args } as const;
    const constant = { span: body.body.span, ty, value, userType: undefined };
    return { bytes: link.constantBytes(body, constant, ty), ty };
  }

  private guarded<V>(def: DefId, args: GenericArgs, ask: (link: Linker) => V): V | undefined {
    const key = `${def} ${args.id}`;
    if (this.running.has(key) || this.tcx().isBeingChecked(def)) return this.cycle(def);
    this.running.add(key);
    this.link ??= new Linker(this.program(), importIndices, constEvaluator());
    try {
      return ask(this.link);
    } catch (thrown) {
      if (thrown instanceof ConstEvalError) reportConstFailure(this.tcx(), thrown.failure);
      else if (!(thrown instanceof UnsoundBody || thrown instanceof UnknownLength)) throw thrown;
      return undefined;
    } finally {
      this.running.delete(key);
    }
  }

  private cycle(def: DefId): undefined {
    const tcx = this.tcx();
    const { nameSpan, kind } = tcx.def(def);
    const span = kind === "AnonConst" ? tcx.def(def).span : nameSpan;
    const what = `evaluating initializer of \`${tcx.path(def)}\``;
    if (crateOf(def) === userCrate)
      tcx.diagnostics.push(
        error("E0391", `cycle detected when ${what}`, span, { labels: [{ span, text: "", primary: true }] }),
      );
    return undefined;
  }
}

/** E0080, with the calls that the failure was inside of as far as they are the user's. */
export function reportConstFailure(tcx: Context, { reason, span, constant, inside }: ConstFailure): void {
  const where = inside.length === 0 ? "here" : "inside this call";
  const labels: Label[] = [{ span, text: `evaluation of \`${constant}\` failed ${where}`, primary: true }];
  const own = inside.filter((call) => call.span.file === span.file);
  const last = own.at(-1);
  // A recursion is told by its first call and its last.
  const others = own.filter((call, i) => own.findIndex(({ name }) => name === call.name) === i && call !== last);
  for (const call of others.slice(0, maxCalls)) labels.push({ span: call.span, text: `inside \`${call.name}\`` });
  if (last !== undefined) labels.push({ span: last.span, text: `inside \`${last.name}\`: the failure occurred here` });
  tcx.diagnostics.push(error("E0080", reason, span, { labels }));
}

/** Calls that are told between the constant and the failure. */
const maxCalls = 4;
