/**
 * From the text of an expression to a function that the stopped machine can call: resolved and typed in a scope, built to MIR, and
 * compiled with what it reaches. The same text in the same scope is compiled once. Borrows, privacy and `unsafe` are not checked.
 */
import type { Diagnostic } from "../../base/diagnostic";
import { reportUnsupportedCalls } from "../../compile";
import { UnknownLength } from "../../layout/context";
import { ConstEvalError } from "../../machine/constFailure";
import type { FnRecord } from "../../machine/link";
import { UnsoundBody } from "../../machine/monoContext";
import { extendProgram } from "../../machine/program";
import type { Body, Local, StopId } from "../../mir/mir";
import type { Fragment } from "../../resolve/fragment";
import { type CheckedFragment, checkFragment, type Mention } from "../../types/check/fragment";
import { noArgs } from "../../types/intern";
import type { Ty } from "../../types/ty";
import type { LoadedProgram } from "../load";
import type { EvaluationScope } from "./scope";

export interface CompiledExpression {
  readonly kind: "compiled";
  readonly fn: FnRecord;
  /** Of the value, or of the place. */
  readonly ty: Ty;
  /** The function gives a pointer to a place. */
  readonly isPlace: boolean;
  /** The scope's variables whose addresses it takes, in order. */
  readonly mentioned: readonly Mention[];
  /** Where it holds with the value in `result`; undefined where there is never a value. */
  readonly hold: StopId | undefined;
  readonly result: Local | undefined;
  /** Its own function's body. */
  readonly body: Body;
  readonly fragment: Fragment;
}

export type CompileResult = CompiledExpression | { readonly kind: "error"; readonly words: string };

export interface CompileOptions {
  /** What the value is coerced to. */
  readonly expected?: Ty | undefined;
  /** A place is pointed to and not read. */
  readonly wantsPlace: boolean;
}

/** Errors that do not count here: private items, and what asks for `unsafe`. */
const allowed = new Set(["E0603", "E0133"]);

export class Compiler {
  private readonly known = new Map<string, CompileResult>();

  constructor(private readonly program: LoadedProgram) {}

  compile(text: string, scope: EvaluationScope, options: CompileOptions): CompileResult {
    const { tcx } = this.program.checked;
    const place = tcx.resolver.fragmentModule(scope);
    const names = scope.variables.map(({ name, part }) => `${name}:${part.ty.id}`).join();
    const how = `${options.wantsPlace} ${options.expected?.id ?? ""}`;
    const key = [how, scope.owner ?? "", place, scope.instantiation.id, names, text].join("|");
    let result = this.known.get(key);
    if (result === undefined) {
      result = this.make(text, scope, options);
      this.known.set(key, result);
    }
    return result;
  }

  private make(text: string, scope: EvaluationScope, options: CompileOptions): CompileResult {
    const { tcx } = this.program.checked;
    const before = tcx.diagnostics.list.length;
    try {
      const checked = this.check(text, scope, options);
      const fault = firstFault(tcx.diagnostics.list.slice(before));
      if (fault !== undefined || checked === undefined)
        return { kind: "error", words: fault === undefined ? "the expression has no type" : wordsOf(fault) };
      const compiled = this.link(checked.fragment, checked.checked);
      const later = firstFault(tcx.diagnostics.list.slice(before));
      return later === undefined ? compiled : { kind: "error", words: wordsOf(later) };
    } catch (thrown) {
      if (thrown instanceof ConstEvalError) return { kind: "error", words: thrown.failure.reason };
      if (thrown instanceof UnsoundBody || thrown instanceof UnknownLength)
        return { kind: "error", words: "unsupported: something that this expression reaches" };
      throw thrown;
    } finally {
      tcx.diagnostics.takeFrom(before);
    }
  }

  private check(text: string, scope: EvaluationScope, options: CompileOptions) {
    const { tcx } = this.program.checked;
    const fragment = tcx.resolver.resolveFragment(text, {
      ...scope,
      variables: scope.variables.map(({ name }) => name),
    });
    if (fragment === undefined) return undefined;
    const checked = checkFragment(tcx, {
      fragment,
      variables: scope.variables.map(({ name, part }) => ({ name, ty: part.ty })),
      instantiation: scope.instantiation,
      expected: options.expected,
      wantsPlace: options.wantsPlace,
    });
    return checked === undefined ? undefined : { fragment, checked };
  }

  private link(fragment: Fragment, checked: CheckedFragment): CompileResult {
    const { linked, checked: front } = this.program;
    front.bodies.addFragment(fragment.def, checked.bodies);
    const body = front.bodies.runtimeBody(fragment.def);
    for (const { def } of checked.bodies.bodies) reportUnsupportedCalls(front.tcx, front.bodies.runtimeBody(def));
    const fn = extendProgram(linked.program, { kind: "Item", def: fragment.def, args: noArgs });
    const hold = body.stopPoints.findIndex(({ kind, span }) => kind === "Arm" && span === fragment.span);
    return {
      kind: "compiled",
      fn,
      ty: checked.ty,
      isPlace: checked.isPlace,
      mentioned: checked.mentioned,
      hold: hold < 0 ? undefined : (hold as StopId),
      result: resultLocal(body, fragment),
      body,
      fragment,
    };
  }
}

/** The captures stand at the same place as the variable that holds the value, and one may have its name. */
function resultLocal({ varDebugInfo }: Body, { span }: Fragment): Local | undefined {
  for (const { name, span: at, value } of varDebugInfo)
    if (name === "result" && at === span && value.kind === "Place" && value.place.projection.length === 0)
      return value.place.local;
  return undefined;
}

function firstFault(found: readonly Diagnostic[]): Diagnostic | undefined {
  return found.find(({ level, code }) => level === "error" && !allowed.has(code));
}

function wordsOf({ message, code, labels }: Diagnostic): string {
  const text = labels.find(({ primary }) => primary)?.text ?? "";
  const more = text === "" || message.includes(text) ? "" : `: ${text}`;
  return `${message}${more}${/^E\d/.test(code) ? ` [${code}]` : ""}`;
}
