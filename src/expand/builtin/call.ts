/** What a built-in macro sees of its call. */
import type { Span } from "../../base/source";
import type { Expr, MacCall } from "../../syntax/ast";
import type { FragmentContext } from "../../syntax/parse";
import type { ExpandEnvironment } from "../environment";

export interface BuiltinCall {
  readonly env: ExpandEnvironment;
  readonly mac: MacCall;
  /** The call's place, marked: written by this macro, `$crate` being core. */
  readonly site: Span;
  readonly cx: FragmentContext;
  /** Expands the macro calls of an argument that must be a literal. */
  readonly expand: (expr: Expr) => Expr;
  /** `crate_name::a::b` */
  readonly modulePath: string;
}
