/**
 * The signature of `async` closures. The future that a call makes holds the parameters, so its type names their lifetimes:
 * `async |s: &str| s.len()` is `for<'a> Fn(&'a str) -> Future of (&'a str,)`. While its body is checked those lifetimes are free ones
 * of the closure; in its type they are bound by the signature. And which `Fn*` traits they lack.
 */
import { error, type Label } from "../../base/diagnostic";
import { mapRegions, mapTypes } from "../fold";
import { mkArgs, mkClosure, mkFnPtr, mkReBound, tyArg, typeAt } from "../intern";
import type { ObligationCauseCode } from "../infer/infer";
import { closureHead, requiredBy } from "../traits/report_notes";
import type { GenericArgs, Ty } from "../ty";
import type { FnCtxt } from "./fnctxt";

/** Binds the lifetimes of parameters in the futures of all `async` closures that `value` mentions. */
export function bindFutures<T extends Ty | GenericArgs>(fcx: FnCtxt, value: T): T {
  if (fcx.asyncClosures.size === 0) return value;
  const defs = new Set([...fcx.asyncClosures.values()].map(({ def }) => def));
  return mapTypes(value, (ty) => (ty.kind === "Closure" && defs.has(ty.def) ? bound(ty) : undefined));
}

function bound(closure: Ty & { kind: "Closure" }): Ty {
  const at = closure.args.length - 2;
  const sig = typeAt(closure.args, at);
  if (sig.kind !== "FnPtr") return closure;
  const output = mapRegions(sig.sig.value.output, (region, depth) =>
    region.kind === "LateParam" && region.scope === closure.def ? mkReBound(depth, region.index, region.name) : region,
  );
  const own = mkFnPtr({ ...sig.sig, value: { ...sig.sig.value, output } });
  return mkClosure(closure.def, mkArgs(closure.args.map((arg, i) => (i === at ? tyArg(own) : arg))));
}

/** A closure whose futures borrow from it gives a different type at each call: it is `AsyncFn`, and `FnOnce`, but not `Fn`. */
export function refuseLendingAsFn(fcx: FnCtxt): void {
  const lending = new Set([...fcx.lendingClosures].map((node) => fcx.tables.closures.get(node)?.def));
  if (lending.size === 0) return;
  for (const { closure, kind, cause } of fcx.infcx.closureKindAsks) {
    if (closure.kind !== "Closure" || !lending.has(closure.def) || isAskedAsAsync(fcx, cause.code)) continue;
    const head = closureHead(fcx.tcx, closure);
    const labels: Label[] = [{ span: head, text: "", primary: true }];
    if (cause.call !== undefined)
      labels.push({ span: cause.call, text: "required by a bound introduced by this call" });
    const message = `async closure does not implement \`${kind}\` because it captures state from its environment`;
    fcx.tcx.diagnostics.push(error("", message, head, { labels, notes: requiredBy(fcx.infcx, cause.code) }));
    fcx.tables.tainted = true;
  }
}

function isAskedAsAsync(fcx: FnCtxt, code: ObligationCauseCode): boolean {
  if (code.kind !== "ImplDerived" && code.kind !== "BuiltinDerived") return false;
  const lang = fcx.tcx.langNameOf(code.parentTrait.def);
  return lang?.startsWith("async_fn") === true || isAskedAsAsync(fcx, code.parent);
}
