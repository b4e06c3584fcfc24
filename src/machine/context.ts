/**
 * What the machine asks of the front end, in one interface: bodies of monomorphic instances, resolution, and facts about
 * definitions. `compile.ts` puts the type context behind it; tests put a `.mir` file behind it.
 */
import type { Span } from "../base/source";
import type { Layouts } from "../layout/layout_of";
import type { Body } from "../mir/mir";
import type { StdImage } from "./image/image";
import type { DefId } from "../resolve/def";
import type { Const, GenericArgs, Instance, Ty } from "../types/ty";

export interface MonoContext {
  readonly layouts: Layouts;
  /** What the build has linked of std. */
  readonly image?: StdImage | undefined;
  /** The runtime-phase body of a function, shim or glue; undefined for intrinsics and virtual calls. */
  bodyOf(instance: Instance): Body | undefined;
  /** The arguments that the types inside `bodyOf(instance)` are instantiated with. */
  argsOf(instance: Instance): GenericArgs;
  /** Substitutes, normalizes and erases regions. */
  monoTy(ty: Ty, args: GenericArgs): Ty;
  monoArgs(list: GenericArgs, args: GenericArgs): GenericArgs;
  monoConst(value: Const, args: GenericArgs): Const;
  resolveInstance(def: DefId, args: GenericArgs): Instance;
  /** Undefined where dropping does nothing. */
  dropGlue(ty: Ty): Instance | undefined;
  /** Method entries of the vtable of `ty` for the type `dyn`, in slot order after drop, size and align; undefined: vacant. */
  vtableEntries(ty: Ty, dyn: Ty): readonly (Instance | undefined)[];
  /** rustc's name of an intrinsic. */
  intrinsicName(def: DefId): string;
  /** A lang item that is a function without generics (`panic_bounds_check`, `panic_const_add_overflow`, …). */
  langFn(name: string): Instance | undefined;
  /** `core::panic::Location<'static>`: file name pointer, line, column as its fields 0, 1, 2. */
  locationTy(): Ty | undefined;
  /** `core::cmp::Ordering`. */
  orderingTy(): Ty | undefined;
  /** The place of a span for panic messages. */
  location(span: Span): { readonly file: string; readonly line: number; readonly column: number };
  staticInfo(def: DefId): StaticInfo;
  /** The body of a const item or anonymous const. */
  constBody(def: DefId, args: GenericArgs): { readonly body: Body; readonly args: GenericArgs };
  /** The function that a non-capturing closure becomes as a `fn` pointer: takes the arguments one by one. */
  closureFnPointer?(closure: Ty): Instance | undefined;
  readonly noArgs: GenericArgs;
  readonly usizeTy: Ty;
  /** For names in dumps, call stacks and wasm: `main`, `<Point as Add>::add`. */
  instanceName(instance: Instance): string;
  /** Equal for equal instances. */
  instanceKey(instance: Instance): string;
  typeName(ty: Ty): string;
  /** What the program's `TypeId::of::<T>()` is. */
  /** As `std::any::type_name`: by the paths of definitions. */
  definitionName(ty: Ty): string;
  typeIdOf(ty: Ty): bigint;
}

export interface StaticInfo {
  readonly name: string;
  readonly ty: Ty;
  readonly body: Body;
  readonly mutable: boolean;
  /** No `UnsafeCell` inside. */
  readonly freeze: boolean;
}
