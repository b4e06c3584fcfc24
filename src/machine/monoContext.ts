/**
 * The type context and the MIR queries, as the machine asks for them: `MonoContext` over real programs. Memoises what compiled
 * code asks for again and again.
 */
import { closureName } from "../types/collect/visible";
import { bug, invariant } from "../base/invariant";
import type { SourceMap, Span } from "../base/source";
import { Layouts } from "../layout/layout_of";
import { layoutContext } from "../layout/context";
import type { Body, CoroutineInfo } from "../mir/mir";
import type { BodyQueries } from "../mir/queries";
import { coroutineParts } from "../mir/coroutine/parts";
import { closureOnceShim, closurePtrShim, cloneShim, fnPtrShim, reifyShim, vtableShim } from "../mir/shims/callShims";
import { entryShim, testShim } from "../mir/shims/entryShim";
import { ctorShim } from "../mir/shims/ctorShim";
import { dropGlue } from "../mir/shims/dropGlue";
import { crateOf, type DefId, makeDefId } from "../resolve/def";
import { instantiateBoundErased } from "../types/fold";
import { constArg, mkAdt, mkArgs, mkConstValue, noArgs, regionArg, reErased, tyArg, tyUsize } from "../types/intern";
import { printDefPath, printTy } from "../types/print";
import type { Context } from "../types/context";
import { type Const, type GenericArg, type GenericArgs, type Instance, type Ty, TypeFlags } from "../types/ty";
import type { MonoContext, StaticInfo } from "./context";
import type { StdImage } from "./image/image";

/** A body with errors of its own, which are reported, cannot run. */
export class UnsoundBody extends Error {}

export class ProgramContext implements MonoContext {
  readonly layouts: Layouts;
  readonly noArgs = noArgs;
  readonly usizeTy = tyUsize;
  private readonly shims = new Map<string, Body>();
  private readonly tys = new Map<number, Map<Ty, Ty>>();
  private readonly typeIds = new Map<Ty, bigint>();

  constructor(
    private readonly tcx: Context,
    private readonly bodies: BodyQueries,
    private readonly sources: SourceMap,
    private readonly callSiteOf: (span: Span) => Span,
    readonly image?: StdImage | undefined,
  ) {
    this.layouts = new Layouts(layoutContext(tcx, coroutineParts(tcx, bodies)));
  }

  /** The instance that a run starts with: std's `lang_start` with `main`. */
  entry(main: DefId): Instance {
    const start: Instance = { kind: "ReifyShim", def: main, args: noArgs };
    this.shims.set(this.instanceKey(start), entryShim(this.tcx, main));
    return start;
  }

  /** The instance that runs one `#[test]` function. */
  testEntry(test: DefId, name: string): Instance {
    const start: Instance = { kind: "ReifyShim", def: test, args: noArgs };
    this.shims.set(this.instanceKey(start), testShim(this.tcx, test, name));
    return start;
  }

  bodyOf(instance: Instance): Body | undefined {
    switch (instance.kind) {
      case "Intrinsic":
      case "Virtual":
        return undefined;
      case "Item":
        if (this.tcx.def(instance.def).kind === "Ctor")
          return this.shim(`ctor ${instance.def}`, () => ctorShim(this.tcx, instance.def));
        return this.runtimeBody(instance.def);
      case "DropGlue":
        if (instance.ty?.kind === "Coroutine") return this.runtimeBody(instance.ty.def).coroutine?.drop;
        return this.shim(this.instanceKey(instance), () => this.bodies.finishShim(dropGlue(this.tcx, instance.ty)));
      default:
        return this.shim(this.instanceKey(instance), () => this.bodies.finishShim(this.makeShim(instance)));
    }
  }

  private runtimeBody(def: DefId): Body {
    if (!this.bodies.isRunnable(def)) throw new UnsoundBody();
    return this.bodies.runtimeBody(def);
  }

  /** How the state machine of an `async` body keeps its locals. */
  coroutineOf(def: DefId): CoroutineInfo | undefined {
    return this.bodies.runtimeBody(def).coroutine;
  }

  private makeShim(instance: Exclude<Instance, { kind: "Intrinsic" | "Virtual" | "Item" | "DropGlue" }>): Body {
    switch (instance.kind) {
      case "CloneShim":
        return cloneShim(this.tcx, instance.ty);
      case "ClosureOnceShim":
        return closureOnceShim(this.tcx, instance.closure);
      case "ClosurePtrShim":
        return closurePtrShim(this.tcx, instance.closure);
      case "FnPtrShim":
        return fnPtrShim(this.tcx, instance.def, instance.ty);
      case "VtableShim":
        return vtableShim(
          this.tcx,
          instance.def,
          instance.args,
          this.tcx.instanceSig({ kind: "Item", def: instance.def, args: instance.args }),
        );
      case "ReifyShim":
        return reifyShim(
          this.tcx,
          instance.def,
          instance.args,
          this.tcx.instanceSig({ kind: "Item", def: instance.def, args: instance.args }),
        );
    }
  }

  private shim(key: string, make: () => Body): Body {
    let body = this.shims.get(key);
    if (body === undefined) {
      body = make();
      this.shims.set(key, body);
    }
    return body;
  }

  argsOf(instance: Instance): GenericArgs {
    if (instance.kind === "DropGlue" && instance.ty?.kind === "Coroutine") return instance.ty.args;
    return instance.kind === "Item" ? instance.args : noArgs;
  }

  monoTy(ty: Ty, args: GenericArgs): Ty {
    let known = this.tys.get(args.id);
    if (known === undefined) {
      known = new Map();
      this.tys.set(args.id, known);
    }
    let mono = known.get(ty);
    if (mono === undefined) {
      mono = this.tcx.normalizeErasing(this.tcx.instantiate(ty, args));
      if ((mono.flags & TypeFlags.HasError) !== 0) throw new UnsoundBody();
      known.set(ty, mono);
    }
    return mono;
  }

  monoArgs(list: GenericArgs, args: GenericArgs): GenericArgs {
    return mkArgs(this.tcx.instantiate(list, args).map((arg) => this.monoArg(arg)));
  }

  monoConst(value: Const, args: GenericArgs): Const {
    return this.evaluated(this.tcx.instantiate(value, args));
  }

  private monoArg(arg: GenericArg): GenericArg {
    switch (arg.kind) {
      case "Type":
        return tyArg(this.tcx.normalizeErasing(arg.ty));
      case "Lifetime":
        return regionArg(reErased);
      case "Const":
        return constArg(this.evaluated(arg.value));
    }
  }

  /** Constants in types are `usize`, `bool`, `char` or integers; what is not evaluated yet is now. */
  private evaluated(value: Const): Const {
    if (value.kind !== "Unevaluated") return value;
    const bits = this.tcx.evalConst(value);
    return bits === undefined ? value : mkConstValue(this.tcx.typeOf(value.def), bits);
  }

  resolveInstance(def: DefId, args: GenericArgs): Instance {
    const instance = this.tcx.resolveInstance(def, args);
    return instance.kind === "Item" && this.tcx.def(instance.def).node.kind === "ForeignItem"
      ? this.linkedInstance(instance)
      : instance;
  }

  /** A function that core declares and std defines: the panic handler. */
  private linkedInstance(instance: Instance & { kind: "Item" }): Instance {
    const handler = this.tcx.langItemIfAny("panic_impl");
    invariant(
      handler !== undefined && handler !== instance.def && this.tcx.def(instance.def).name === "panic_impl",
      `${this.tcx.path(instance.def)} is defined nowhere`,
    );
    return { ...instance, def: handler };
  }

  dropGlue(ty: Ty): Instance | undefined {
    return this.tcx.needsDrop(ty, { callerBounds: [] }) ? { kind: "DropGlue", ty } : undefined;
  }

  vtableEntries(ty: Ty, dyn: Ty): readonly (Instance | undefined)[] {
    if (dyn.kind !== "Dynamic") return bug(`vtable for a ${dyn.kind}`);
    const principal = dyn.predicates
      .map((predicate) => instantiateBoundErased(predicate))
      .find((predicate) => predicate.kind === "Trait");
    if (principal?.kind !== "Trait") return [];
    const trait = { def: principal.def, args: mkArgs([tyArg(ty), ...principal.args]) };
    const call = mkArgs([tyArg(ty), ...principal.args]);
    return this.tcx
      .vtableEntries(trait, ty)
      .map((entry) => (entry.kind === "Method" ? this.vtableInstance(entry.instance, ty, call) : undefined));
  }

  /** `call_once` takes its `self` by value: through a vtable it is told where that is. */
  private vtableInstance(instance: Instance, ty: Ty, args: GenericArgs): Instance {
    const callOnce = this.tcx
      .associatedItems(this.tcx.langItem("fn_once"))
      .find((item) => this.tcx.def(item).name === "call_once");
    const isFnTrait = args.length === 2 && args[1]?.kind === "Type" && args[1].ty.kind === "Tuple";
    if (!isFnTrait || callOnce === undefined || this.tcx.instanceSig(instance).inputs[0] !== ty) return instance;
    return { kind: "VtableShim", def: callOnce, args };
  }

  intrinsicName(def: DefId): string {
    return this.tcx.intrinsicName(def) ?? bug(`intrinsic ${this.tcx.path(def)}`);
  }

  langFn(name: string): Instance | undefined {
    const def = this.tcx.langItemIfAny(name);
    return def === undefined ? undefined : { kind: "Item", def, args: noArgs };
  }

  locationTy(): Ty | undefined {
    return this.langTy("panic_location");
  }

  orderingTy(): Ty | undefined {
    return this.langTy("Ordering");
  }

  private langTy(name: string): Ty | undefined {
    const def = this.tcx.langItemIfAny(name);
    return def === undefined ? undefined : this.tcx.eraseRegions(mkAdt(def, this.tcx.identityArgs(def)));
  }

  location(span: Span): { readonly file: string; readonly line: number; readonly column: number } {
    const site = this.callSiteOf(span);
    const file = this.sources.file(site.file);
    return { file: file.name, ...file.lineColumn(site.lo) };
  }

  staticInfo(def: DefId): StaticInfo {
    const { node } = this.tcx.def(def);
    const mutable = node.kind === "Item" && node.item.kind === "Static" && node.item.mutbl === "Mut";
    const ty = this.monoTy(this.tcx.typeOf(def), noArgs);
    return {
      name: this.tcx.def(def).name,
      ty,
      body: this.runtimeBody(def),
      mutable,
      freeze: this.tcx.isFreeze(ty, { callerBounds: [] }),
    };
  }

  constBody(def: DefId, args: GenericArgs): { readonly body: Body; readonly args: GenericArgs } {
    const instance = this.tcx.resolveInstance(def, args);
    if (instance.kind !== "Item") return bug(`const ${this.tcx.path(def)} resolves to a ${instance.kind}`);
    return { body: this.runtimeBody(instance.def), args: instance.args };
  }

  closureFnPointer(closure: Ty): Instance {
    return { kind: "ClosurePtrShim", closure };
  }

  instanceName(instance: Instance): string {
    switch (instance.kind) {
      case "DropGlue":
        return `drop of ${instance.ty === undefined ? "nothing" : this.typeName(instance.ty)}`;
      case "CloneShim":
        return `<${this.typeName(instance.ty)} as Clone>::clone`;
      case "ClosureOnceShim":
      case "ClosurePtrShim":
        return this.typeName(instance.closure);
      case "FnPtrShim":
        return `<${this.typeName(instance.ty)} as Fn>::${this.tcx.def(instance.def).name}`;
      default:
        return this.itemName(instance.def, instance.args);
    }
  }

  /** A closure is named after the function it stands in: `main::{closure#0}`. */
  private itemName(def: DefId, args: GenericArgs): string {
    const parent = this.tcx.parent(def);
    if (this.tcx.def(def).kind !== "Closure" || parent === undefined) return printDefPath(this.tcx, def, args);
    return `${this.itemName(parent, args)}::${closureName(this.tcx, def)}`;
  }

  instanceKey(instance: Instance): string {
    switch (instance.kind) {
      case "Item":
      case "Intrinsic":
      case "ReifyShim":
      case "VtableShim":
      case "Virtual":
        return `${instance.kind} ${instance.def} ${instance.args.id}`;
      case "DropGlue":
        return `DropGlue ${instance.ty?.id ?? ""}`;
      case "CloneShim":
        return `CloneShim ${instance.ty.id}`;
      case "ClosureOnceShim":
      case "ClosurePtrShim":
        return `${instance.kind} ${instance.closure.id}`;
      case "FnPtrShim":
        return `FnPtrShim ${instance.def} ${instance.ty.id}`;
    }
  }

  typeName(ty: Ty): string {
    return this.tcx.printTy(ty);
  }

  definitionName(ty: Ty): string {
    return printTy(this.tcx, ty, { definition: (def) => this.definitionPath(def) });
  }

  private definitionPath(def: DefId): string {
    const { name, parent, kind } = this.tcx.def(def);
    if (parent === undefined) return this.tcx.resolver.crateName(crateOf(def));
    if (kind === "Mod" && name === "") return this.definitionPath(parent);
    return `${this.definitionPath(parent)}::${name === "" ? `{{${kind.toLowerCase()}}}` : name}`;
  }

  /** Two definitions may have one path: those in different blocks of a body. */
  private uniqueName(def: DefId, args: GenericArgs | undefined): string {
    const crate = crateOf(def);
    return `${this.tcx.resolver.crateName(crate)}#${def - makeDefId(crate, 0)}${args === undefined ? "" : `<${args.id}>`}`;
  }

  typeIdOf(ty: Ty): bigint {
    let id = this.typeIds.get(ty);
    if (id === undefined) {
      id = fnv1a(printTy(this.tcx, ty, { definition: (def, args) => this.uniqueName(def, args) }));
      this.typeIds.set(ty, id);
    }
    return id;
  }
}

/** 128-bit FNV-1a of a type's name: the same in every run and compilation. */
function fnv1a(text: string): bigint {
  let hash = 0x6c62272e07bb014262b821756295c58dn;
  for (const byte of new TextEncoder().encode(text))
    hash = BigInt.asUintN(128, (hash ^ BigInt(byte)) * 0x0000000001000000000000000000013bn);
  return hash;
}
