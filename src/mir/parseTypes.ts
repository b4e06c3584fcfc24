/** Types and names in `.mir` text, for `parse.ts`: primitives, references, pointers, tuples, arrays, slices, fn pointers, declared items. */
import type { DefId } from "../resolve/def";
import {
  dummyBinder,
  mkAdt,
  mkArgs,
  mkArray,
  mkConstParam,
  mkConstUsize,
  mkFnDef,
  mkFnPtr,
  mkParam,
  mkPrimitive,
  mkRawPtr,
  mkReEarlyParam,
  mkRef,
  mkSlice,
  mkTuple,
  reErased,
  reStatic,
  tyArg,
  tyNever,
} from "../types/intern";
import type { AdtDef, Const, GenericArgs, Region, Ty } from "../types/ty";
import type { TokenCursor } from "./parseTokens";

/** What a name in a `.mir` file stands for. */
export interface MirDef {
  readonly id: DefId;
  readonly name: string;
  readonly kind: "Struct" | "Enum" | "Union" | "Fn" | "Intrinsic" | "Const" | "Static";
  /** Names of type parameters. */
  generics: readonly string[];
  adt: AdtDef | undefined;
  /** By variant, then field. */
  fieldTys: readonly (readonly Ty[])[];
  /** Of a function: its inputs and output. */
  inputs: readonly Ty[];
  /** Of a const, static, or a function's output. */
  ty: Ty | undefined;
  /** `drop Name => function;` */
  dropFn: DefId | undefined;
  /** `static mut`. */
  mutable: boolean;
}

export interface TypeScope {
  readonly names: ReadonlyMap<string, MirDef>;
  generics: readonly string[];
}

export class TypeParser {
  constructor(
    protected readonly cursor: TokenCursor,
    protected readonly scope: TypeScope,
  ) {}

  ty(): Ty {
    const { cursor } = this;
    if (cursor.eat("&")) {
      const region = this.region();
      const mutbl = cursor.eat("mut") ? "Mut" : "Not";
      return mkRef(region, this.ty(), mutbl);
    }
    if (cursor.eat("*")) {
      const mutbl = cursor.eat("mut") ? "Mut" : "Not";
      if (mutbl === "Not") cursor.expect("const");
      return mkRawPtr(this.ty(), mutbl);
    }
    if (cursor.eat("!")) return tyNever;
    if (cursor.eat("(")) return this.tuple();
    if (cursor.eat("[")) return this.arrayOrSlice();
    if (cursor.is("fn") && cursor.peek(1).text === "(") return this.fnPtr();
    return this.named();
  }

  private region(): Region {
    if (this.cursor.token.kind !== "lifetime") return reErased;
    const name = this.cursor.next().text;
    return name === "'static" ? reStatic : mkReEarlyParam(0, name);
  }

  private tuple(): Ty {
    const elems = this.cursor.list(")", () => this.ty());
    return mkTuple(elems);
  }

  private arrayOrSlice(): Ty {
    const elem = this.ty();
    if (this.cursor.eat("]")) return mkSlice(elem);
    this.cursor.expect(";");
    const len = this.length();
    this.cursor.expect("]");
    return mkArray(elem, len);
  }

  private length(): Const {
    if (this.cursor.token.kind === "number") return mkConstUsize(this.cursor.integer());
    const name = this.cursor.ident();
    return mkConstParam(this.scope.generics.indexOf(name), name);
  }

  private fnPtr(): Ty {
    this.cursor.expect("fn");
    this.cursor.expect("(");
    const inputs = this.cursor.list(")", () => this.ty());
    const output = this.cursor.eat("->") ? this.ty() : mkTuple([]);
    return mkFnPtr(dummyBinder({ inputs, output, unsafe: false, abi: "Rust", cVariadic: false }));
  }

  private named(): Ty {
    const { name, args } = this.pathWithArgs();
    const primitive = mkPrimitive(name);
    if (primitive !== undefined) return primitive;
    const param = this.scope.generics.indexOf(name);
    if (param >= 0) return mkParam(param, name);
    const def = this.def(name);
    return def.adt === undefined && def.kind !== "Struct" && def.kind !== "Enum" && def.kind !== "Union"
      ? mkFnDef(def.id, args)
      : mkAdt(def.id, args);
  }

  unit(): Ty {
    return mkTuple([]);
  }

  /** `a::b`. */
  pathWithoutArgs(): string {
    const { cursor } = this;
    let name = cursor.ident();
    while (cursor.is("::") && cursor.peek(1).kind === "ident") {
      cursor.next();
      name += `::${cursor.ident()}`;
    }
    return name;
  }

  /** `a::b<T>` or `a::b::<T>`. */
  pathWithArgs(): { readonly name: string; readonly args: GenericArgs } {
    const { cursor } = this;
    const name = this.pathWithoutArgs();
    const mark = cursor.mark();
    cursor.eat("::");
    if (cursor.eat("<")) return { name, args: mkArgs(cursor.list(">", () => tyArg(this.ty()))) };
    cursor.reset(mark);
    return { name, args: mkArgs([]) };
  }

  def(name: string): MirDef {
    return this.scope.names.get(name) ?? this.cursor.fail(`unknown name \`${name}\``);
  }
}
