/**
 * Types, regions, constants, paths and predicates as rustc prints them in messages: a name alone where nothing else that can be
 * seen is called so (`Vec<i32>`, `std::fmt::Display`), inferred parts as
 * `_`, `{integer}`, `{float}`, default arguments left out. `full` prints visible paths (`std::vec::Vec<i32>`), as
 * `-Zprint-type-sizes` does.
 */
import type { Span } from "../base/source";
import type { DefId } from "../resolve/def";
import type { Closure } from "../syntax/ast";
import { instantiate } from "./fold";
import type { TyCtxt } from "./tcx";
import type {
  Binder,
  BoundVar,
  Const,
  ExistentialPredicate,
  FnSig,
  GenericArg,
  GenericArgs,
  GenericParamDef,
  Generics,
  Predicate,
  Region,
  TraitRef,
  Ty,
} from "./ty";

export interface PrintOptions {
  /** Visible paths in place of bare names. */
  readonly full?: boolean;
  /** Bare names everywhere: for pictures. */
  readonly names?: boolean;
  /** Other paths of definitions; functions and closures (with their arguments) are printed by them alone. */
  readonly definition?: (def: DefId, args?: GenericArgs) => string;
  /** Names for type variables (rustc's `_` otherwise). */
  readonly nameVar?: (ty: Ty) => string | undefined;
  /** Names for regions that have none. */
  readonly nameRegion?: (region: Region) => string | undefined;
}

export function printTy(tcx: TyCtxt, ty: Ty, options: PrintOptions = {}): string {
  return new Printer(tcx, options).ty(ty);
}
export function printRegion(region: Region): string {
  switch (region.kind) {
    case "EarlyParam":
    case "LateParam":
    case "Placeholder":
    case "Bound":
      return region.name === "" ? "'_" : region.name;
    case "Static":
      return "'static";
    case "Var":
      return `'?${region.vid}`;
    case "Erased":
    case "Error":
      return "'_";
  }
}
export function printConst(tcx: TyCtxt, value: Const, options: PrintOptions = {}): string {
  return new Printer(tcx, options).const(value);
}
export function printArgs(tcx: TyCtxt, args: readonly GenericArg[], options: PrintOptions = {}): string {
  const printer = new Printer(tcx, options);
  return args.map((arg) => printer.arg(arg)).join(", ");
}
/** `Trait<A>`, without the self type. */
export function printTraitPath(tcx: TyCtxt, trait: TraitRef, options: PrintOptions = {}): string {
  const printer = new Printer(tcx, options);
  return printer.traitPath(trait.def, trait.args.slice(1), [], undefined, trait.args[0]);
}
/** `<T as Trait<A>>`. */
export function printTraitRef(tcx: TyCtxt, trait: TraitRef, options: PrintOptions = {}): string {
  return new Printer(tcx, options).traitRef(trait);
}
export function printPredicate(tcx: TyCtxt, predicate: Predicate, options: PrintOptions = {}): string {
  return new Printer(tcx, options).predicate(predicate);
}
/** The path of a definition with arguments: `Vec::<i32>::push`, `Foo<u8>` for types. */
export function printDefPath(tcx: TyCtxt, def: DefId, args: GenericArgs, options: PrintOptions = {}): string {
  return new Printer(tcx, options).valuePath(def, args);
}
/** A definition in a message: `collect`, `std::iter::Iterator::sum`, `Vec::<T>::push`. */
export function printDef(tcx: TyCtxt, def: DefId): string {
  const parent = tcx.parent(def);
  const isInherent = parent !== undefined && tcx.def(parent).kind === "Impl" && tcx.implTraitRef(parent) === undefined;
  return isInherent
    ? `${new Printer(tcx, {}).implPrefix(parent, tcx.identityArgs(parent))}::${tcx.def(def).name}`
    : tcx.trimmedPath(def);
}
/** As written in a signature: `fn(&'a T) -> U`, `unsafe extern "C" fn()`. */
export function printFnSig(tcx: TyCtxt, sig: Binder<FnSig>, options: PrintOptions = {}): string {
  const printer = new Printer(tcx, options);
  return printer.binder(sig, (value) => printer.sig(value), true);
}

class Printer {
  private readonly binders: (readonly string[])[] = [];

  constructor(
    private readonly tcx: TyCtxt,
    private readonly options: PrintOptions,
  ) {}

  ty(ty: Ty): string {
    switch (ty.kind) {
      case "Bool":
        return "bool";
      case "Char":
        return "char";
      case "Str":
        return "str";
      case "Int":
        return ty.int;
      case "Uint":
        return ty.uint;
      case "Float":
        return ty.float;
      case "Never":
        return "!";
      case "Adt":
        return this.itemPath(ty.def, ty.args);
      case "Array":
        return `[${this.ty(ty.elem)}; ${this.const(ty.len)}]`;
      case "Slice":
        return `[${this.ty(ty.elem)}]`;
      case "RawPtr":
        return `*${ty.mutbl === "Mut" ? "mut" : "const"} ${this.inner(ty.ty)}`;
      case "Ref":
        return `&${this.regionPrefix(ty.region)}${ty.mutbl === "Mut" ? "mut " : ""}${this.inner(ty.ty)}`;
      case "FnDef":
        return this.options.definition === undefined ? this.fnDef(ty.def, ty.args) : this.valuePath(ty.def, ty.args);
      case "FnPtr":
        return this.binder(ty.sig, (sig) => this.sig(sig));
      case "Dynamic":
        return this.dyn(ty.predicates, ty.region);
      case "Closure":
        return this.options.definition?.(ty.def, ty.args) ?? `{closure@${this.place(ty.def)}}`;
      case "Coroutine":
        return this.options.definition?.(ty.def, ty.args) ?? this.coroutine(ty.def);
      case "Tuple":
        return ty.elems.length === 1
          ? `(${this.ty(ty.elems[0] as Ty)},)`
          : `(${ty.elems.map((t) => this.ty(t)).join(", ")})`;
      case "Alias":
        return this.alias(ty);
      case "Param":
        return ty.name;
      case "Bound":
        return this.binders[this.binders.length - 1 - ty.debruijn]?.[ty.index] ?? `^${ty.debruijn}.${ty.index}`;
      case "Placeholder":
        return ty.name;
      case "Infer":
        return (
          this.options.nameVar?.(ty) ??
          (ty.infer.kind === "TyVar" ? "_" : ty.infer.kind === "IntVar" ? "{integer}" : "{float}")
        );
      case "Error":
        return "{type error}";
    }
  }

  /** What stands behind `&` or `*`: bounds joined by `+` need parentheses there. */
  private inner(ty: Ty): string {
    const text = this.ty(ty);
    const joined = (ty.kind === "Dynamic" || (ty.kind === "Alias" && ty.alias === "Opaque")) && splitTop(text);
    return joined ? `(${text})` : text;
  }

  private region(region: Region): string | undefined {
    const given = this.options.nameRegion?.(region);
    if (given !== undefined) return given;
    if (region.kind === "Bound") return this.binders[this.binders.length - 1 - region.debruijn]?.[region.index];
    if (region.kind === "EarlyParam" || region.kind === "LateParam" || region.kind === "Placeholder")
      return region.name === "'_" || region.name === "" ? undefined : region.name;
    return region.kind === "Static" ? "'static" : undefined;
  }
  private regionPrefix(region: Region): string {
    const name = this.region(region);
    return name === undefined ? "" : `${name} `;
  }

  const(value: Const): string {
    switch (value.kind) {
      case "Param":
      case "Placeholder":
        return value.name;
      case "Infer":
      case "Bound":
      case "Error":
        return "_";
      case "Unevaluated":
        return this.tcx.def(value.def).name === "" ? "_" : this.tcx.path(value.def);
      case "Value":
        return printScalar(value.ty, value.bits);
    }
  }

  arg(arg: GenericArg): string {
    return arg.kind === "Type"
      ? this.ty(arg.ty)
      : arg.kind === "Const"
        ? this.const(arg.value)
        : (this.region(arg.region) ?? "'_");
  }

  path(def: DefId): string {
    const { definition, full, names } = this.options;
    if (definition !== undefined) return definition(def);
    if (full === true) return this.tcx.path(def);
    return names === true ? this.tcx.def(def).name : this.tcx.trimmedPath(def);
  }

  private itemPath(def: DefId, args: readonly GenericArg[]): string {
    return this.path(def) + this.angle(this.shownArgs(this.tcx.generics(def), args));
  }

  /** The arguments that rustc shows: no trailing defaults, nothing synthetic. */
  private shownArgs(generics: Generics, args: readonly GenericArg[]): string[] {
    const own = generics.params
      .map((param) => ({ param, arg: args[param.index] }))
      .filter((x): x is { param: GenericParamDef; arg: GenericArg } => x.arg !== undefined && !x.param.synthetic);
    while (own.length > 0 && this.isDefault(own[own.length - 1] as { param: GenericParamDef; arg: GenericArg }, args))
      own.pop();
    return own.map(({ arg }) => this.arg(arg));
  }

  private isDefault({ param, arg }: { param: GenericParamDef; arg: GenericArg }, args: readonly GenericArg[]): boolean {
    const value = param.kind === "Type" && param.hasDefault ? this.tcx.typeParamDefault?.(param.def) : undefined;
    return value !== undefined && arg.kind === "Type" && instantiate(value, args) === arg.ty;
  }

  private angle(args: readonly string[]): string {
    return args.length === 0 ? "" : `<${args.join(", ")}>`;
  }

  valuePath(def: DefId, args: readonly GenericArg[]): string {
    const { kind, parent } = this.tcx.def(def);
    const generics = this.tcx.generics(def);
    const own = this.angle(this.shownArgs(generics, args));
    const turbofish = own === "" ? "" : `::${own}`;
    const name = this.tcx.def(def).name;
    if (parent !== undefined && (kind === "AssocFn" || kind === "AssocConst")) {
      const container = this.tcx.def(parent).kind;
      if (container === "Trait")
        return `<${this.ty((args[0] as GenericArg & { kind: "Type" }).ty)} as ${this.traitPath(parent, args.slice(1))}>::${name}${turbofish}`;
      if (container === "Impl") return `${this.implPrefix(parent, args)}::${name}${turbofish}`;
    }
    return this.path(kind === "Ctor" && parent !== undefined ? parent : def) + turbofish;
  }

  implPrefix(impl: DefId, args: readonly GenericArg[]): string {
    const self = instantiate(this.tcx.typeOf(impl), args);
    const trait = this.tcx.implTraitRef(impl);
    if (trait !== undefined) return this.traitRef(instantiate(trait, args));
    if (self.kind === "Adt") {
      const shown = this.angle(this.shownArgs(this.tcx.generics(self.def), self.args));
      return this.path(self.def) + (shown === "" ? "" : `::${shown}`);
    }
    return this.options.full === true && self.kind !== "Ref" ? `${this.ty(self)}` : `<${this.ty(self)}>`;
  }

  private fnDef(def: DefId, args: readonly GenericArg[]): string {
    const sig = instantiate(this.tcx.fnSig(def), args);
    return `${this.binder(sig, (value) => this.sig(value))} {${this.valuePath(def, args)}}`;
  }

  sig(sig: FnSig): string {
    const abi = sig.abi === "Rust" ? "" : `extern "${sig.abi}" `;
    const inputs = sig.inputs.map((t) => this.ty(t));
    if (sig.cVariadic) inputs.push("...");
    return `${sig.unsafe ? "unsafe " : ""}${abi}fn(${inputs.join(", ")})${this.arrow(sig.output)}`;
  }
  private arrow(output: Ty): string {
    return output.kind === "Tuple" && output.elems.length === 0 ? "" : ` -> ${this.ty(output)}`;
  }

  /** `for<'a> …`; variables without a name get the next free letter. */
  binder<T>(binder: Binder<T>, print: (value: T) => string, hideFor = false): string {
    if (binder.vars.length === 0) {
      this.binders.push([]);
      const text = print(binder.value);
      this.binders.pop();
      return text;
    }
    const names = this.nameVars(binder.vars);
    this.binders.push(names);
    const text = print(binder.value);
    this.binders.pop();
    const used = names.filter((name) => new RegExp(`${name}\\b`).test(text));
    return hideFor || used.length === 0 ? text : `for<${used.join(", ")}> ${text}`;
  }
  private nameVars(vars: readonly BoundVar[]): string[] {
    const taken = new Set(this.binders.flat().concat(vars.map((v) => v.name)));
    let letter = 0;
    return vars.map(({ name }) => {
      if (name !== "" && name !== "'_") return name;
      let fresh = "";
      do fresh = `'${String.fromCharCode(97 + letter++)}`;
      while (taken.has(fresh));
      return fresh;
    });
  }

  /** `self`: where it is known, for arguments that are it by default. */
  traitPath(
    def: DefId,
    args: readonly GenericArg[],
    projections: readonly string[] = [],
    output?: Ty,
    self: GenericArg = { kind: "Type", ty: dummySelf },
  ): string {
    const first = args[0];
    if (this.tcx.hasAttribute(def, "rustc_paren_sugar") && first?.kind === "Type" && first.ty.kind === "Tuple") {
      return `${this.path(def)}(${first.ty.elems.map((t) => this.ty(t)).join(", ")})${output === undefined ? "" : this.arrow(output)}`;
    }
    const generics = this.tcx.generics(def);
    const before = generics.parent === undefined ? [self] : [];
    const shown = this.shownArgs({ ...generics, params: generics.params.slice(1) }, before.concat(args));
    return this.path(def) + this.angle(shown.concat(projections));
  }

  traitRef(trait: TraitRef): string {
    return `<${this.ty((trait.args[0] as GenericArg & { kind: "Type" }).ty)} as ${this.traitPath(trait.def, trait.args.slice(1))}>`;
  }

  private dyn(predicates: readonly Binder<ExistentialPredicate>[], region: Region): string {
    const parts: string[] = [];
    const projections = predicates.filter((p) => p.value.kind === "Projection");
    for (const predicate of predicates) {
      const p = predicate.value;
      if (p.kind === "AutoTrait") parts.push(this.path(p.def));
      if (p.kind !== "Trait") continue;
      parts.push(
        this.binder(predicate, () => {
          const named = projections.map(
            (projection) => projection.value as ExistentialPredicate & { kind: "Projection" },
          );
          const output = named.find((x) => this.tcx.def(x.def).name === "Output")?.term;
          return this.traitPath(
            p.def,
            p.args,
            named.map((x) => `${this.tcx.def(x.def).name} = ${this.ty(x.term)}`),
            output,
          );
        }),
      );
    }
    const name = region.kind === "Static" || region.kind === "Erased" ? undefined : this.region(region);
    if (name !== undefined) parts.push(name);
    return `dyn ${parts.join(" + ")}`;
  }

  private coroutine(def: DefId): string {
    const { node } = this.tcx.def(def);
    return node.kind === "AsyncFn"
      ? `{async fn body of ${this.tcx.def(node.fn).name}()}`
      : `{async block@${this.place(def)}}`;
  }

  private alias(ty: Ty & { kind: "Alias" }): string {
    if (this.tcx.def(ty.def).kind === "OpaqueTy") return this.opaque(ty.def, ty.args);
    if (ty.alias !== "Projection") return this.itemPath(ty.def, ty.args);
    const trait = this.tcx.parent(ty.def) as DefId;
    const count = this.tcx.generics(trait).params.length;
    const own = this.angle(ty.args.slice(count).map((arg) => this.arg(arg)));
    const self = (ty.args[0] as GenericArg & { kind: "Type" }).ty;
    return `<${this.ty(self)} as ${this.traitPath(trait, ty.args.slice(1, count))}>::${this.tcx.def(ty.def).name}${own}`;
  }

  private opaque(def: DefId, args: GenericArgs): string {
    const bounds = instantiate(this.tcx.itemBounds(def), args);
    const parts: string[] = [];
    let sized = false;
    const projections = bounds.filter((b) => b.value.kind === "Projection");
    for (const bound of bounds) {
      const p = bound.value;
      if (p.kind === "TypeOutlives") parts.push(this.region(p.region) ?? "'_");
      if (p.kind !== "Trait") continue;
      if (this.tcx.langNameOf(p.trait.def) === "sized") sized = true;
      else
        parts.push(
          this.binder(bound, () => {
            const own = projections
              .map((b) => b.value as Predicate["value"] & { kind: "Projection" })
              .filter((x) => this.isItemOf(x.def, p.trait.def));
            const output = own.find((x) => this.tcx.def(x.def).name === "Output")?.term;
            return this.traitPath(
              p.trait.def,
              p.trait.args.slice(1),
              own.map((x) => `${this.tcx.def(x.def).name} = ${this.ty(x.term)}`),
              output,
            );
          }),
        );
    }
    if (!sized) parts.unshift("?Sized");
    return `impl ${parts.length === 0 ? "Sized" : parts.join(" + ")}`;
  }
  private isItemOf(item: DefId, trait: DefId): boolean {
    const parent = this.tcx.parent(item);
    return parent === trait || this.tcx.hasAttribute(trait, "rustc_paren_sugar");
  }

  predicate(predicate: Predicate): string {
    return this.binder(predicate, (p) => {
      switch (p.kind) {
        case "Trait":
          return `${this.ty((p.trait.args[0] as GenericArg & { kind: "Type" }).ty)}: ${p.negative === true ? "!" : ""}${this.traitPath(p.trait.def, p.trait.args.slice(1))}`;
        case "Projection":
          return `${this.projection(p.def, p.args)} == ${this.ty(p.term)}`;
        case "TypeOutlives":
          return `${this.ty(p.ty)}: ${this.region(p.region) ?? "'_"}`;
        case "RegionOutlives":
          return `${this.region(p.longer) ?? "'_"}: ${this.region(p.shorter) ?? "'_"}`;
        case "WellFormed":
          return `${this.ty(p.ty)} well-formed`;
        case "ConstArgHasType":
          return `the constant \`${this.const(p.value)}\` has type \`${this.ty(p.ty)}\``;
        case "DynCompatible":
          return `the trait \`${this.path(p.trait)}\` is dyn-compatible`;
        case "ClosureKind":
          return `${this.ty(p.closure)}: ${p.closureKind}`;
        case "Coerce":
          return `CoercePredicate(${this.ty(p.from)} -> ${this.ty(p.to)})`;
      }
    });
  }
  private projection(def: DefId, args: GenericArgs): string {
    const trait = this.tcx.parent(def) as DefId;
    const count = this.tcx.generics(trait).params.length;
    return `<${this.ty((args[0] as GenericArg & { kind: "Type" }).ty)} as ${this.traitPath(trait, args.slice(1, count))}>::${this.tcx.def(def).name}${this.angle(args.slice(count).map((a) => this.arg(a)))}`;
  }

  /** `src/main.rs:3:13: 3:16`, the place of a closure's head; an editor's full path or URI tells a reader no more than its end. */
  private place(def: DefId): string {
    const { span: whole, node } = this.tcx.def(def);
    const span = node.kind === "Closure" && node.expr.kind === "Closure" ? headOf(node.expr.closure, whole) : whole;
    const file = this.tcx.sources.file(span.file);
    const start = file.lineColumn(span.lo);
    const end = file.lineColumn(span.hi);
    const name = /^(\/|\w+:)/.test(file.name) ? file.name.replace(/^.*[\\/]/, "") : file.name;
    return `${name}:${start.line}:${start.column}: ${end.line}:${end.column}`;
  }
}

/** `move |x|`: up to the parameters' closing bar. */
function headOf({ declSpan }: Closure, whole: Span): Span {
  return declSpan.file === whole.file && declSpan.hi <= whole.hi ? { ...whole, hi: declSpan.hi } : whole;
}

const dummySelf = { kind: "Error" } as Ty;

/** Has a ` + ` outside of brackets. */
function splitTop(text: string): boolean {
  let depth = 0;
  for (let i = 0; i < text.length; i++) {
    const c = text[i] as string;
    if ("(<[{".includes(c)) depth++;
    else if (")]}".includes(c) || (c === ">" && text[i - 1] !== "-")) depth--;
    else if (c === "+" && depth === 0) return true;
  }
  return false;
}

/** A scalar constant, as rustc prints one in an array length or const argument. */
export function printScalar(ty: Ty, bits: bigint): string {
  if (ty.kind === "Bool") return bits === 0n ? "false" : "true";
  if (ty.kind === "Char") return `'${String.fromCodePoint(Number(bits))}'`;
  if (ty.kind === "Int") {
    const width = ty.int === "isize" ? 64 : Number(ty.int.slice(1));
    return BigInt.asIntN(width, bits).toString();
  }
  return bits.toString();
}
