/**
 * The signature of `async` closures. The future that a call makes holds the parameters, so its type names their lifetimes:
 * `async |s: &str| s.len()` is `for<'a> Fn(&'a str) -> Future of (&'a str,)`. While its body is checked those lifetimes are free ones
 * of the closure; in its type they are bound by the signature.
 */
import { mapRegions, mapTypes } from "../fold";
import { mkArgs, mkClosure, mkFnPtr, mkReBound, tyArg, typeAt } from "../intern";
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
