/**
 * What a derive rule works on: the item as variants with fields, and `impl`, which makes the impl of a trait from the tokens
 * of its methods, with rustc's bounds: `T: Trait` for each type parameter, and for each field type that is a projection of one.
 *
 * Every variant is matched as `Self::V { name: x, 0: y }`, which fits all three shapes.
 */
import type { Diagnostic } from "../../base/diagnostic";
import { rootContext, type Span } from "../../base/source";
import type {
  AngleBracketedArg,
  EnumItem,
  FieldDef,
  GenericBound,
  GenericParam,
  Generics,
  ImplItem,
  Item,
  Path,
  StructItem,
  Ty,
  UnionItem,
  VariantData,
  Visibility,
  WherePredicate,
} from "../../syntax/ast";
import { parseItemList } from "../../syntax/parse";
import type { TokenStream, TokenTree } from "../../syntax/token";
import { attrName } from "../cfg";
import { cloneNode } from "../clone_node";
import type { ExpandEnvironment } from "../environment";
import { identToken, intToken, quote } from "../quote";

export type AdtItem = StructItem | EnumItem | UnionItem;

export interface DeriveField {
  readonly key: TokenTree;
  readonly name: string;
  readonly def: FieldDef;
}

export interface DeriveVariant {
  readonly name: string;
  readonly kind: VariantData["kind"];
  /** `Self` or `Self::Name`. */
  readonly path: TokenTree[];
  readonly fields: readonly DeriveField[];
  readonly isDefault: boolean;
  readonly span: Span;
}

export class DeriveInput {
  readonly q: ReturnType<typeof quote>;
  readonly variants: readonly DeriveVariant[];
  readonly isEnum: boolean;
  /** Fields cannot be borrowed: they are copied out. */
  readonly isPacked: boolean;

  constructor(
    readonly item: AdtItem,
    readonly traits: ReadonlySet<string>,
    readonly nameSpan: Span,
    readonly site: Span,
    readonly env: ExpandEnvironment,
  ) {
    this.q = quote(site);
    this.isEnum = item.kind === "Enum";
    this.isPacked = item.attrs.some(
      (a) =>
        a.kind === "Normal" &&
        attrName(a) === "repr" &&
        a.args.kind === "Delimited" &&
        a.args.tokens.some((t) => t.kind === "Ident" && t.name === "packed"),
    );
    this.variants =
      item.kind === "Enum"
        ? item.variants.map((v) =>
            this.variant(
              v.ident.name,
              v.data,
              this.q`Self::${[identToken(v.ident.name, site, v.ident.raw)]}`,
              v.attrs.some((a) => attrName(a) === "default"),
              v.span,
            ),
          )
        : [this.variant(item.ident.name, item.data, this.q`Self`, false, item.span)];
  }

  private variant(name: string, data: VariantData, path: TokenTree[], isDefault: boolean, span: Span): DeriveVariant {
    const defs = data.kind === "Unit" ? [] : data.fields;
    const fields = defs.map((def, i) => {
      const key =
        def.ident === undefined ? intToken(i, this.site) : identToken(def.ident.name, def.ident.span, def.ident.raw);
      return { key, name: def.ident?.name ?? String(i), def };
    });
    return { name, kind: data.kind, path, fields, isDefault, span };
  }

  report(diagnostic: Diagnostic): void {
    this.env.report(diagnostic);
  }

  hasTypeParams(): boolean {
    return this.item.generics.params.some((p) => p.kind === "Type");
  }

  // ---- tokens ----

  /** Streams with commas between. */
  commas(list: readonly TokenStream[]): TokenTree[] {
    return list.flatMap((tokens, i) => (i === 0 ? [...tokens] : [...this.q`,`, ...tokens]));
  }

  /** `Self::V { a: prefix0, b: prefix1 }` as a pattern. */
  pattern(variant: DeriveVariant, prefix: string): TokenTree[] {
    const fields = variant.fields.map((f, i) => this.q`${[f.key]}: ${`${prefix}${i}`}`);
    return this.q`${variant.path} { ${this.commas(fields)} }`;
  }

  /** The value to match for `self` or another receiver: the fields of packed structs are copied, not borrowed. */
  scrutinee(receiver: string): TokenTree[] {
    return this.isPacked ? this.q`*${receiver}` : this.q`${receiver}`;
  }

  /** Code about one field stands at its place: that is where its type lacks a trait. */
  at({ def }: DeriveField): ReturnType<typeof quote> {
    return def.span.ctxt === rootContext ? quote({ ...def.span, ctxt: this.site.ctxt }) : this.q;
  }

  /** A field binding as a reference. */
  ref(name: string, q = this.q): TokenTree[] {
    return this.isPacked ? q`&${name}` : q`${name}`;
  }

  /** `let _: AssertParamIsX<FieldTy>;` for each field: makes a field type without the trait an error. */
  assertions(assertName: string): { tokens: TokenTree[]; types: Map<string, Ty> } {
    const types = new Map<string, Ty>();
    const tokens = this.variants
      .flatMap((v) => v.fields)
      .flatMap((field) => {
        const name = `__FieldTy${types.size}`;
        types.set(name, field.def.ty);
        return this.at(field)`let _: ${assertName}<${name}>;`;
      });
    return { tokens, types };
  }

  // ---- the impl ----

  /** `impl<…> trait for Item<…> where … { methods }`; `bound` is put on type parameters (none: no bound). */
  impl(
    trait: TokenTree[],
    bound: TokenTree[] | undefined,
    methods: TokenStream,
    types: ReadonlyMap<string, Ty> = new Map(),
  ): Item[] {
    const { env, site, q } = this;
    const cx = { edition: env.edition, nodeIds: env.nodeIds, report: env.report, lazyBodies: types.size === 0 };
    const boundTokens = bound ?? [];
    const tokens = q`#[automatically_derived] impl ${trait} for __SelfTy where __Bound: ${boundTokens} { ${methods} }`;
    const [made] = parseItemList(tokens, site, cx, "Mod") as ImplItem[];
    if (made === undefined) return [];
    const predicate = made.generics.where[0] as Extract<WherePredicate, { kind: "Bound" }>;
    const bounds = predicate.bounds;
    const params = this.item.generics.params.map((param) => this.param(param, bounds));
    const where = [...cloneNode(this.item.generics.where, env.nodeIds), ...this.projections(bounds)];
    const generics: Generics = { ...made.generics, params, where };
    const items = types.size === 0 ? made.items : cloneNode(made.items, env.nodeIds, types);
    const vis: Visibility = made.vis;
    return [{ ...made, vis, generics, selfTy: this.selfTy(), items, span: this.nameSpan, headSpan: this.nameSpan }];
  }

  /** The item's parameter with its bounds and the trait's; defaults may not stand on impls. */
  private param(param: GenericParam, bounds: readonly GenericBound[]): GenericParam {
    const { default: _default, ...rest } = {
      default: undefined,
      ...cloneNode(param, this.env.nodeIds),
    } as GenericParam & { default?: unknown };
    if (rest.kind !== "Type") return rest as GenericParam;
    return { ...rest, bounds: [...rest.bounds, ...cloneNode(bounds, this.env.nodeIds)] } as GenericParam;
  }

  private selfTy(): Ty {
    const { nodeIds } = this.env;
    const { ident, generics } = this.item;
    const args = generics.params.map((param): AngleBracketedArg => {
      const span = param.ident.span;
      if (param.kind === "Lifetime")
        return { kind: "Lifetime", lifetime: { id: nodeIds.next(), span, ident: param.ident } };
      const path: Path = { span, global: false, segments: [{ id: nodeIds.next(), ident: param.ident }] };
      return { kind: "Type", ty: { kind: "Path", id: nodeIds.next(), span, path } };
    });
    const segment = { id: nodeIds.next(), ident };
    const span = ident.span;
    const full = args.length === 0 ? segment : { ...segment, args: { kind: "AngleBracketed" as const, span, args } };
    return { kind: "Path", id: nodeIds.next(), span, path: { span, global: false, segments: [full] } };
  }

  /** `T::Assoc: Trait` for field types that are projections of a type parameter. */
  private projections(bounds: readonly GenericBound[]): WherePredicate[] {
    if (bounds.length === 0) return [];
    const params = new Set(this.item.generics.params.filter((p) => p.kind === "Type").map((p) => p.ident.name));
    const found: Ty[] = [];
    for (const variant of this.variants)
      for (const field of variant.fields) collectProjections(field.def.ty, params, found);
    return found.map((ty) => ({
      kind: "Bound",
      id: this.env.nodeIds.next(),
      span: ty.span,
      boundGenericParams: [],
      boundedTy: cloneNode(ty, this.env.nodeIds),
      bounds: cloneNode(bounds, this.env.nodeIds),
    }));
  }
}

function collectProjections(node: unknown, params: ReadonlySet<string>, found: Ty[]): void {
  if (typeof node !== "object" || node === null) return;
  if (Array.isArray(node)) {
    for (const element of node) collectProjections(element, params, found);
    return;
  }
  const ty = node as Ty;
  if (ty.kind === "Path" && !("attrs" in ty) && "path" in ty) {
    const [first, second] = ty.path.segments;
    if (second !== undefined && ty.qself === undefined && first !== undefined && params.has(first.ident.name)) {
      found.push(ty);
      return;
    }
  }
  for (const [key, value] of Object.entries(node))
    if (!key.endsWith("pan") && key !== "tokens") collectProjections(value, params, found);
}
