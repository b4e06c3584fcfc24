/**
 * Reads `.mir` text (what `print.ts` prints) back into bodies, so that the machine and the passes can be tested on
 * hand-written MIR without the front end. A fixture may declare at its top `struct P { a: i32 }`, `struct T(i32);`,
 * `enum E { A, B(i32) }`, `drop P => function;` and `intrinsic fn name(u8);`. Spans are places in the `.mir` text itself.
 * Left out: traits, closures, lifetimes beyond names; wrong text throws.
 */
import type { SourceFile, Span } from "../base/source";
import type { DefId } from "../resolve/def";
import { makeDefId, userCrate } from "../resolve/def";
import type { AdtDef, Ty, VariantDef } from "../types/ty";
import { BodyParser } from "./parseBody";
import { TokenCursor } from "./parseTokens";
import type { MirDef } from "./parseTypes";
import { TypeParser } from "./parseTypes";
import type { Body } from "./mir";

export interface MirFile {
  readonly defs: ReadonlyMap<DefId, MirDef>;
  readonly names: ReadonlyMap<string, MirDef>;
  readonly bodies: ReadonlyMap<DefId, Body>;
}

const itemKinds: Readonly<Record<string, MirDef["kind"]>> = {
  struct: "Struct",
  enum: "Enum",
  union: "Union",
  fn: "Fn",
  intrinsic: "Intrinsic",
  const: "Const",
  static: "Static",
};

export function parseMir(file: SourceFile, firstIndex = 1): MirFile {
  const names = declareNames(file, firstIndex);
  const parser = new FileParser(new TokenCursor(file), names);
  return parser.parse();
}

/** First pass: names of all items, so that order does not matter. */
function declareNames(file: SourceFile, firstIndex: number): Map<string, MirDef> {
  const names = new Map<string, MirDef>();
  const cursor = new TokenCursor(file);
  let depth = 0;
  while (cursor.token.kind !== "end") {
    const { text, kind: tokenKind } = cursor.next();
    if (tokenKind !== "punct" && tokenKind !== "ident") continue;
    if (text === "{" || text === "(" || text === "[") depth += 1;
    else if (text === "}" || text === ")" || text === "]") depth -= 1;
    const kind = depth === 0 ? itemKinds[text] : undefined;
    if (kind === undefined) continue;
    if (kind === "Intrinsic") cursor.expect("fn");
    const mutable = cursor.eat("mut");
    const start = cursor.mark();
    const name = new TypeParser(cursor, { names, generics: [] }).pathWithoutArgs();
    if (cursor.mark() === start || cursor.is("[")) continue; // a promoted body
    const id = makeDefId(userCrate, firstIndex + names.size);
    names.set(name, {
      id,
      name,
      kind,
      generics: [],
      adt: undefined,
      fieldTys: [],
      inputs: [],
      ty: undefined,
      dropFn: undefined,
      mutable,
    });
  }
  return names;
}

class FileParser {
  private readonly bodies = new Map<DefId, Body>();

  constructor(
    private readonly cursor: TokenCursor,
    private readonly names: ReadonlyMap<string, MirDef>,
  ) {}

  parse(): MirFile {
    const { cursor } = this;
    this.signatures();
    cursor.reset(0);
    while (cursor.token.kind !== "end") this.item();
    const defs = new Map([...this.names.values()].map((def) => [def.id, def]));
    return { defs, names: this.names, bodies: this.bodies };
  }

  /** Struct and enum declarations come before anything that downcasts: read them ahead. */
  private signatures(): void {
    const { cursor } = this;
    let depth = 0;
    while (cursor.token.kind !== "end") {
      const { text } = cursor.token;
      const isAdt = depth === 0 && (text === "struct" || text === "enum" || text === "union");
      if (isAdt) {
        this.adt();
        continue;
      }
      if (depth === 0 && (text === "fn" || text === "const" || text === "static")) {
        this.signature();
        continue;
      }
      if (text === "{") depth += 1;
      if (text === "}") depth -= 1;
      cursor.next();
    }
  }

  private signature(): void {
    const { cursor } = this;
    const isFn = cursor.next().text === "fn";
    cursor.eat("mut");
    const def = this.names.get(new TypeParser(cursor, { names: this.names, generics: [] }).pathWithoutArgs());
    if (def === undefined || cursor.is("[")) return;
    def.generics = this.generics();
    const types = new TypeParser(cursor, { names: this.names, generics: def.generics });
    if (isFn) {
      cursor.expect("(");
      def.inputs = cursor.list(")", () => {
        if (cursor.peek(1).text === ":") {
          cursor.next();
          cursor.next();
        }
        return types.ty();
      });
      def.ty = cursor.eat("->") ? types.ty() : types.unit();
      return;
    }
    cursor.expect(":");
    def.ty = types.ty();
  }

  private generics(): string[] {
    return this.cursor.eat("<") ? this.cursor.list(">", () => this.cursor.next().text) : [];
  }

  private item(): void {
    const { cursor } = this;
    if (cursor.is("struct") || cursor.is("enum") || cursor.is("union")) {
      this.adt();
      return;
    }
    if (cursor.eat("drop")) {
      const def = this.def(cursor.ident());
      cursor.expect("=>");
      def.dropFn = this.def(cursor.ident()).id;
      cursor.expect(";");
      return;
    }
    if (cursor.eat("intrinsic")) {
      while (!cursor.eat(";")) cursor.next();
      return;
    }
    const parser = new BodyParser(cursor, { names: this.names, generics: [] });
    const { name, body } = parser.parse();
    const promoted: Body[] = [];
    while (cursor.is("const") && this.isPromotedOf(name)) {
      promoted.push(new BodyParser(cursor, { names: this.names, generics: [] }).parse().body);
    }
    const def = this.def(name);
    this.bodies.set(def.id, { ...body, def: def.id, promoted: promoted.map((inner) => ({ ...inner, def: def.id })) });
  }

  private isPromotedOf(name: string): boolean {
    const mark = this.cursor.mark();
    this.cursor.next();
    const path = new TypeParser(this.cursor, { names: this.names, generics: [] }).pathWithoutArgs();
    const found = path === `${name}::promoted` && this.cursor.is("[");
    this.cursor.reset(mark);
    return found;
  }

  private adt(): void {
    const { cursor } = this;
    const kind = itemKinds[cursor.next().text];
    const def = this.def(cursor.ident());
    def.generics = this.generics();
    const variants: VariantDef[] = [];
    const tys: (readonly Ty[])[] = [];
    const variant = (name: string, variantDef: DefId) => {
      const { fields, ctorKind } = this.fields(def);
      tys.push(fields.map((field) => field.ty));
      variants.push({
        def: variantDef,
        name,
        index: variants.length,
        ctorKind,
        ctor: undefined,
        fields: fields.map(({ name: fieldName, span }, index) => ({
          name: fieldName,
          index,
          visibility: { kind: "Public" },
          span,
        })),
        discriminant: { kind: "Relative", offset: variants.length },
      });
    };
    if (kind === "Enum") {
      cursor.expect("{");
      cursor.list("}", () => variant(cursor.ident(), def.id));
    } else {
      variant(def.name, def.id);
      cursor.eat(";");
    }
    def.fieldTys = tys;
    def.adt = this.adtDef(def, kind, variants);
  }

  private adtDef(def: MirDef, kind: MirDef["kind"] | undefined, variants: readonly VariantDef[]): AdtDef {
    const adtKind = kind === "Enum" ? "Enum" : kind === "Union" ? "Union" : "Struct";
    return {
      def: def.id,
      adtKind,
      variants,
      isBox: def.name === "Box",
      isUnsafeCell: def.name === "UnsafeCell",
      isManuallyDrop: def.name === "ManuallyDrop",
      isPhantomData: def.name === "PhantomData",
      validRange: undefined,
      repr: { c: false, transparent: false, simd: false, packed: undefined, align: undefined, int: undefined },
    };
  }

  private fields(def: MirDef): {
    readonly fields: readonly { readonly name: string; readonly ty: Ty; readonly span: Span }[];
    readonly ctorKind: VariantDef["ctorKind"];
  } {
    const { cursor } = this;
    const types = new TypeParser(cursor, { names: this.names, generics: def.generics });
    if (cursor.eat("(")) {
      let index = 0;
      const fields = cursor.list(")", () => {
        const mark = cursor.mark();
        return { ty: types.ty(), name: String(index++), span: cursor.spanFrom(mark) };
      });
      return { fields, ctorKind: "Fn" };
    }
    if (!cursor.eat("{")) return { fields: [], ctorKind: "Const" };
    const fields = cursor.list("}", () => {
      const mark = cursor.mark();
      const name = cursor.ident();
      cursor.expect(":");
      return { name, ty: types.ty(), span: cursor.spanFrom(mark) };
    });
    return { fields, ctorKind: "Struct" };
  }

  private def(name: string): MirDef {
    return this.names.get(name) ?? this.cursor.fail(`unknown name \`${name}\``);
  }
}
