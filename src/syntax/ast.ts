/**
 * The syntax tree of a Rust file, close to rustc's `ast` in names and shape. Declarations only.
 *
 * The tree is immutable and never annotated: later stages keep their results in side tables by `NodeId`. Every node has a
 * `span`; nodes that results can hang on have an `id`, unique in the crate. Macro calls hold token trees; expansion gives a
 * new tree without them. Every `Ident` carries its hygiene context in `span.ctxt`.
 */
import type { Brand } from "../base/ids";
import type { Span } from "../base/source";
import type { AttrStyle, Delimiter, LitKind, TokenStream } from "./token";

/** A node of the AST of one crate. */
export type NodeId = Brand<"NodeId">;

/** Hands out node ids, in order; one per crate, shared by all its files and by macro expansion. */
export class NodeIds {
  constructor(private nextId = 0) {}
  next(): NodeId {
    return this.nextId++ as NodeId;
  }
  /** Ids handed out so far are below this. */
  count(): number {
    return this.nextId;
  }
}

interface Node {
  readonly id: NodeId;
  readonly span: Span;
}

/** A name with its place and hygiene. Path keywords (`self`, `Self`, `super`, `crate`, `$crate`) are idents of that name. */
export interface Ident {
  readonly name: string;
  readonly span: Span;
  /** Written `r#name`. */
  readonly raw?: boolean;
}
/** `'a`: `ident.name` includes the quote; `'_` and `'static` too. */
export interface Lifetime extends Node {
  readonly ident: Ident;
}
/** The label of a loop or block, `'outer`; `ident.name` includes the quote. */
export interface Label {
  readonly ident: Ident;
}

/** A literal as written; `literal.ts` reads its value. Negative numbers are a `Unary` around it. */
export interface Lit {
  readonly kind: LitKind;
  /** Text between prefix and quotes (escapes unread), digits with `_` and radix, or `true`/`false`. */
  readonly symbol: string;
  /** `u8` of `1u8`; "" without one. */
  readonly suffix: string;
  readonly hashes: number;
  readonly span: Span;
}

export type Mutability = "Not" | "Mut";

/** All files of a crate start as one of these. */
export interface Crate extends Node {
  /** Inner attributes of the file. */
  readonly attrs: readonly Attribute[];
  readonly items: readonly Item[];
}

// ---- attributes, visibility, paths ----

/** `#[path args]` / `#![…]`, or a doc comment. */
export type Attribute =
  | {
      readonly kind: "Normal";
      readonly style: AttrStyle;
      readonly id: NodeId;
      readonly span: Span;
      readonly path: Path;
      readonly args: AttrArgs;
      readonly unsafe: boolean;
    }
  | {
      readonly kind: "DocComment";
      readonly style: AttrStyle;
      readonly id: NodeId;
      readonly span: Span;
      readonly text: string;
    };

export type AttrArgs =
  /** `#[test]` */
  | { readonly kind: "Empty" }
  /** `#[derive(Clone)]` */
  | { readonly kind: "Delimited"; readonly delim: Delimiter; readonly tokens: TokenStream; readonly span: Span }
  /** `#[lang = "sized"]`; the value is a literal, or a macro call still to be expanded. */
  | { readonly kind: "Eq"; readonly value: Expr };

export type Visibility =
  | { readonly kind: "Inherited"; readonly span: Span }
  | { readonly kind: "Public"; readonly span: Span }
  /** `pub(crate)`, `pub(super)`, `pub(self)`, `pub(in path)`. */
  | {
      readonly kind: "Restricted";
      readonly id: NodeId;
      readonly path: Path;
      readonly inKeyword: boolean;
      readonly span: Span;
    };

export interface Path {
  readonly span: Span;
  /** Starts with `::`. */
  readonly global: boolean;
  readonly segments: readonly PathSegment[];
}
export interface PathSegment {
  readonly id: NodeId;
  readonly ident: Ident;
  readonly args?: GenericArgs;
}

export type GenericArgs =
  /** `<'a, T, N, Item = u8, Item: Bound>` */
  | { readonly kind: "AngleBracketed"; readonly span: Span; readonly args: readonly AngleBracketedArg[] }
  /** `Fn(A, B) -> C`; `output` absent means `()`. */
  | { readonly kind: "Parenthesized"; readonly span: Span; readonly inputs: readonly Ty[]; readonly output?: Ty }
  /** `method(..)`: return-type notation, not stable; kept for a clear error. */
  | { readonly kind: "ParenthesizedElided"; readonly span: Span };

export type AngleBracketedArg = GenericArg | AssocItemConstraint;
/** A path of one segment is a `Type` even where it names a const: the resolver decides. */
export type GenericArg =
  | { readonly kind: "Lifetime"; readonly lifetime: Lifetime }
  | { readonly kind: "Type"; readonly ty: Ty }
  | { readonly kind: "Const"; readonly value: AnonConst };
/** `Item = T`, `Item = {const}`, `Item: Bound`, possibly with own generic arguments (`Item<'a> = T`). */
export interface AssocItemConstraint extends Node {
  readonly kind: "Constraint";
  readonly ident: Ident;
  readonly genArgs?: GenericArgs;
  readonly constraint:
    | { readonly kind: "Type"; readonly ty: Ty }
    | { readonly kind: "Const"; readonly value: AnonConst }
    | { readonly kind: "Bound"; readonly bounds: readonly GenericBound[] };
}

/** `<T as Trait>::`: the trait's path is the first `position` segments of the path; 0 for `<T>::name`. */
export interface QSelf {
  readonly ty: Ty;
  readonly pathSpan: Span;
  readonly position: number;
}

/** An expression evaluated at compile time, with a body of its own: array length, discriminant, const argument, `const {}`. */
export interface AnonConst {
  readonly id: NodeId;
  readonly value: Expr;
}

// ---- generics ----

export interface Generics {
  readonly span: Span;
  readonly params: readonly GenericParam[];
  readonly where: readonly WherePredicate[];
  /** Span of the `where` clause (empty, after the parameters, without one). */
  readonly whereSpan: Span;
}

export type GenericParam = LifetimeParam | TypeParam | ConstParam;
interface GenericParamBase extends Node {
  readonly attrs: readonly Attribute[];
  readonly ident: Ident;
  readonly bounds: readonly GenericBound[];
}
/** `'a: 'b + 'c`: its bounds are `Outlives`. */
export interface LifetimeParam extends GenericParamBase {
  readonly kind: "Lifetime";
}
/** `T: Bound = Default`. */
export interface TypeParam extends GenericParamBase {
  readonly kind: "Type";
  readonly default?: Ty;
}
/** `const N: usize = 3`. */
export interface ConstParam extends GenericParamBase {
  readonly kind: "Const";
  readonly ty: Ty;
  readonly default?: AnonConst;
}

export type WherePredicate =
  /** `for<'a> T: Bound + 'b` */
  | {
      readonly kind: "Bound";
      readonly id: NodeId;
      readonly span: Span;
      readonly boundGenericParams: readonly GenericParam[];
      readonly boundedTy: Ty;
      readonly bounds: readonly GenericBound[];
    }
  /** `'a: 'b` */
  | {
      readonly kind: "Region";
      readonly id: NodeId;
      readonly span: Span;
      readonly lifetime: Lifetime;
      readonly bounds: readonly GenericBound[];
    };

export type GenericBound =
  /** `for<'a> ?Sized`, `Trait<T>`. */
  | { readonly kind: "Trait"; readonly trait: PolyTraitRef; readonly polarity: BoundPolarity; readonly span: Span }
  /** `'a` */
  | { readonly kind: "Outlives"; readonly lifetime: Lifetime; readonly span: Span }
  /** `use<'a, T>`: the parameters an `impl Trait` captures. */
  | { readonly kind: "Use"; readonly args: readonly PreciseCapturingArg[]; readonly span: Span };
/** `Positive`; `Maybe` for `?Sized`; `Negative` for `!Trait` (not stable). */
export type BoundPolarity = "Positive" | "Maybe" | "Negative";
export type PreciseCapturingArg =
  | { readonly kind: "Lifetime"; readonly lifetime: Lifetime }
  /** A type or const parameter, or `Self`. */
  | { readonly kind: "Arg"; readonly id: NodeId; readonly path: Path };
/** A trait reference, with the lifetimes of its `for<…>`. */
export interface PolyTraitRef {
  readonly span: Span;
  readonly boundGenericParams: readonly GenericParam[];
  readonly traitRef: TraitRef;
}
export interface TraitRef {
  readonly id: NodeId;
  readonly path: Path;
}

// ---- types ----

export type Ty = Node &
  /** `[T]` */
  (
    | { readonly kind: "Slice"; readonly elem: Ty }
    /** `[T; N]` */
    | { readonly kind: "Array"; readonly elem: Ty; readonly len: AnonConst }
    /** `*const T`, `*mut T` */
    | { readonly kind: "Ptr"; readonly mutbl: Mutability; readonly ty: Ty }
    /** `&'a mut T` */
    | { readonly kind: "Ref"; readonly lifetime?: Lifetime; readonly mutbl: Mutability; readonly ty: Ty }
    /** `for<'a> unsafe extern "C" fn(x: &'a u8, ...) -> T` */
    | {
        readonly kind: "FnPtr";
        readonly genericParams: readonly GenericParam[];
        readonly unsafe: boolean;
        readonly abi: Extern;
        readonly decl: FnDecl;
      }
    /** `!` */
    | { readonly kind: "Never" }
    /** `(A, B)` */
    | { readonly kind: "Tup"; readonly elems: readonly Ty[] }
    /** `std::vec::Vec<T>`, `<T as Trait>::Out`, `Self` */
    | { readonly kind: "Path"; readonly qself?: QSelf; readonly path: Path }
    /** `dyn A + Send + 'a`; `dyn: false` for the bare form, an error since 2021 (E0782). */
    | { readonly kind: "TraitObject"; readonly bounds: readonly GenericBound[]; readonly dyn: boolean }
    /** `impl A + 'a + use<T>` */
    | { readonly kind: "ImplTrait"; readonly bounds: readonly GenericBound[] }
    /** `(T)` */
    | { readonly kind: "Paren"; readonly ty: Ty }
    /** `_` */
    | { readonly kind: "Infer" }
    /** The type of `self` when none is written (`self`, `&self`, whose `Ref` holds this). */
    | { readonly kind: "ImplicitSelf" }
    /** `name!(…)` in type position. */
    | { readonly kind: "MacCall"; readonly mac: MacCall }
    /** `...` as the last parameter of a foreign function. */
    | { readonly kind: "CVarArgs" }
    /** Where parsing failed; the error is reported. */
    | { readonly kind: "Err" }
  );

// ---- patterns ----

/** How a binding binds: by value, or by reference with `ref`; `mut x` makes the variable mutable. */
export interface BindingMode {
  readonly byRef: "No" | "Ref" | "RefMut";
  readonly mut: boolean;
}

export type Pat = Node &
  /** `_` */
  (
    | { readonly kind: "Wild" }
    /** `ref mut x @ sub`; may turn out to name a constant or unit variant: the resolver decides. */
    | { readonly kind: "Ident"; readonly mode: BindingMode; readonly ident: Ident; readonly sub?: Pat }
    /** `Path { a, b: pat, .. }` */
    | {
        readonly kind: "Struct";
        readonly qself?: QSelf;
        readonly path: Path;
        readonly fields: readonly PatField[];
        readonly rest: boolean;
      }
    /** `Some(x, ..)`; `..` is a `Rest` among `pats`. */
    | { readonly kind: "TupleStruct"; readonly qself?: QSelf; readonly path: Path; readonly pats: readonly Pat[] }
    /** `A | B` */
    | { readonly kind: "Or"; readonly pats: readonly Pat[] }
    /** A path of more than one segment, or a qualified one: `Enum::Unit`, `i32::MAX`. */
    | { readonly kind: "Path"; readonly qself?: QSelf; readonly path: Path }
    /** `(a, .., b)` */
    | { readonly kind: "Tuple"; readonly pats: readonly Pat[] }
    /** `&mut pat` */
    | { readonly kind: "Ref"; readonly mutbl: Mutability; readonly pat: Pat }
    /** A literal, possibly under `-`; `expr` is `Lit`, `Unary(Neg, Lit)` or a macro-substituted path. */
    | { readonly kind: "Expr"; readonly expr: Expr }
    /** `a..=b`, `a..b`, `a..`, `..=b`; bounds are literals or paths. */
    | {
        readonly kind: "Range";
        readonly start?: Expr;
        readonly end?: Expr;
        readonly limits: RangeLimits;
        readonly limitsSpan: Span;
      }
    /** `[a, rest @ .., b]` */
    | { readonly kind: "Slice"; readonly pats: readonly Pat[] }
    /** `..` inside a tuple or slice pattern. */
    | { readonly kind: "Rest" }
    /** `(pat)` */
    | { readonly kind: "Paren"; readonly pat: Pat }
    | { readonly kind: "MacCall"; readonly mac: MacCall }
    | { readonly kind: "Err" }
  );
export type PatKind = Pat["kind"];

export interface PatField extends Node {
  readonly attrs: readonly Attribute[];
  readonly ident: Ident;
  /** For the shorthand `x`/`ref x`: the binding pattern itself. */
  readonly pat: Pat;
  readonly isShorthand: boolean;
}

// ---- expressions ----

export type BinOp =
  | "+"
  | "-"
  | "*"
  | "/"
  | "%"
  | "&&"
  | "||"
  | "^"
  | "&"
  | "|"
  | "<<"
  | ">>"
  | "=="
  | "<"
  | "<="
  | "!="
  | ">="
  | ">";
/** The operator of a compound assignment, without its `=`. */
export type AssignOp = "+" | "-" | "*" | "/" | "%" | "^" | "&" | "|" | "<<" | ">>";
export type UnOp = "Deref" | "Not" | "Neg";
/** `HalfOpen` is `..`, `Closed` is `..=` (`...` in old patterns). */
export type RangeLimits = "HalfOpen" | "Closed";

interface ExprNode extends Node {
  readonly attrs: readonly Attribute[];
}

export type Expr = ExprNode &
  /** `[a, b, c]` */
  (
    | { readonly kind: "Array"; readonly elems: readonly Expr[] }
    /** `[value; count]` */
    | { readonly kind: "Repeat"; readonly elem: Expr; readonly count: AnonConst }
    /** `const { … }`: `value.value` is a `Block`. */
    | { readonly kind: "ConstBlock"; readonly value: AnonConst }
    | { readonly kind: "Call"; readonly callee: Expr; readonly args: readonly Expr[] }
    /** `receiver.seg::<T>(args)`; `dotSpan` runs from the method's name to the closing parenthesis. */
    | {
        readonly kind: "MethodCall";
        readonly seg: PathSegment;
        readonly receiver: Expr;
        readonly args: readonly Expr[];
        readonly dotSpan: Span;
      }
    /** `(a, b)`, `()` */
    | { readonly kind: "Tup"; readonly elems: readonly Expr[] }
    | { readonly kind: "Binary"; readonly op: BinOp; readonly opSpan: Span; readonly lhs: Expr; readonly rhs: Expr }
    | { readonly kind: "Unary"; readonly op: UnOp; readonly operand: Expr }
    | { readonly kind: "Lit"; readonly lit: Lit }
    /** `expr as Ty` */
    | { readonly kind: "Cast"; readonly expr: Expr; readonly ty: Ty }
    /** `let pat = expr` as a condition, alone or in a chain of `&&`. */
    | { readonly kind: "Let"; readonly pat: Pat; readonly expr: Expr }
    /** `else` is a `Block` or another `If`. */
    | { readonly kind: "If"; readonly cond: Expr; readonly then: Block; readonly else?: Expr }
    | { readonly kind: "While"; readonly cond: Expr; readonly body: Block; readonly label?: Label }
    | { readonly kind: "ForLoop"; readonly pat: Pat; readonly iter: Expr; readonly body: Block; readonly label?: Label }
    | { readonly kind: "Loop"; readonly body: Block; readonly label?: Label }
    | { readonly kind: "Match"; readonly scrutinee: Expr; readonly arms: readonly Arm[] }
    | { readonly kind: "Closure"; readonly closure: Closure }
    /** `{ … }`, `unsafe { … }`, `'a: { … }` */
    | { readonly kind: "Block"; readonly block: Block; readonly label?: Label }
    /** `async move { … }`; `closureId` is the id of the coroutine it makes. */
    | { readonly kind: "Async"; readonly move: boolean; readonly block: Block; readonly closureId: NodeId }
    | { readonly kind: "Await"; readonly expr: Expr; readonly awaitSpan: Span }
    /** Never written: what `.await` waits with. */
    | { readonly kind: "Yield"; readonly expr: Expr }
    | { readonly kind: "Assign"; readonly lhs: Expr; readonly rhs: Expr; readonly eqSpan: Span }
    | {
        readonly kind: "AssignOp";
        readonly op: AssignOp;
        readonly opSpan: Span;
        readonly lhs: Expr;
        readonly rhs: Expr;
      }
    /** `expr.name`, `expr.0` */
    | { readonly kind: "Field"; readonly expr: Expr; readonly ident: Ident }
    /** `expr[index]` */
    | { readonly kind: "Index"; readonly expr: Expr; readonly index: Expr; readonly bracketSpan: Span }
    | { readonly kind: "Range"; readonly start?: Expr; readonly end?: Expr; readonly limits: RangeLimits }
    /** `_` on the left of an assignment. */
    | { readonly kind: "Underscore" }
    | { readonly kind: "Path"; readonly qself?: QSelf; readonly path: Path }
    /** `&mut expr` (`Ref`), `&raw const expr` (`Raw`) */
    | { readonly kind: "AddrOf"; readonly borrow: "Ref" | "Raw"; readonly mutbl: Mutability; readonly expr: Expr }
    | { readonly kind: "Break"; readonly label?: Label; readonly expr?: Expr }
    | { readonly kind: "Continue"; readonly label?: Label }
    | { readonly kind: "Ret"; readonly expr?: Expr }
    | { readonly kind: "MacCall"; readonly mac: MacCall }
    /** `Path { a: x, b, ..base }`; `rest` without `base` is `..` alone, allowed on the left of an assignment. */
    | {
        readonly kind: "Struct";
        readonly qself?: QSelf;
        readonly path: Path;
        readonly fields: readonly ExprField[];
        readonly base?: Expr;
        readonly rest: boolean;
      }
    | { readonly kind: "Paren"; readonly expr: Expr }
    /** `expr?` */
    | { readonly kind: "Try"; readonly expr: Expr }
    /**
     * An expanded `format_args!`, with its string taken apart: arguments once each, in the order of evaluation (those that the
     * string captures last). `isConst`: it was written without arguments, and may stand where only constants may.
     */
    | {
        readonly kind: "FormatArgs";
        readonly template: readonly FormatPiece[];
        readonly args: readonly FormatArg[];
        readonly isConst: boolean;
      }
    /** `offset_of!(Container, field.path)` */
    | { readonly kind: "OffsetOf"; readonly container: Ty; readonly fields: readonly Ident[] }
    /** Where parsing failed; the error is reported. */
    | { readonly kind: "Err" }
  );
export type ExprKind = Expr["kind"];
/** The expression variant of one kind: `ExprOf<"Call">`. */
export type ExprOf<K extends ExprKind> = Extract<Expr, { kind: K }>;

// ---- format strings ----

export interface FormatArg {
  readonly kind: "Positional" | "Named" | "Captured";
  /** Of named and captured ones. */
  readonly name: string | undefined;
  readonly expr: Expr;
}

/** Text as it is written out, or an argument (by index) with its trait and options. */
export type FormatPiece =
  | { readonly kind: "Text"; readonly text: string }
  | {
      readonly kind: "Placeholder";
      readonly arg: number;
      readonly trait: FormatTrait;
      readonly options: FormatOptions;
      /** Of `{…}`; undefined where the string is not written there as it is (of another macro). */
      readonly span: Span | undefined;
    };
export type FormatTrait =
  | "Display"
  | "Debug"
  | "LowerExp"
  | "UpperExp"
  | "Octal"
  | "Pointer"
  | "Binary"
  | "LowerHex"
  | "UpperHex";

export interface FormatOptions {
  readonly fill: string | undefined;
  readonly align: "Left" | "Right" | "Center" | "Unknown";
  /** By bit: `+` 0, `-` 1, `#` 2, `0` 3, `x?` 4, `X?` 5. */
  readonly flags: number;
  readonly precision: FormatCount | undefined;
  readonly width: FormatCount | undefined;
}

/** A number, or the argument that has it. */
export type FormatCount =
  | { readonly kind: "Is"; readonly value: number }
  | { readonly kind: "Arg"; readonly arg: number; readonly span: Span | undefined };

export interface ExprField extends Node {
  readonly attrs: readonly Attribute[];
  readonly ident: Ident;
  /** For the shorthand `x`: the path `x`. */
  readonly expr: Expr;
  readonly isShorthand: boolean;
}

export interface Arm extends Node {
  readonly attrs: readonly Attribute[];
  readonly pat: Pat;
  readonly guard?: Expr;
  readonly body: Expr;
}

export interface Closure {
  /** `for<'a>` before the parameters. */
  readonly binder: readonly GenericParam[];
  readonly hasBinder: boolean;
  readonly move: boolean;
  /** `async |x| …`: the id of the coroutine its body makes. */
  readonly asyncClosureId?: NodeId;
  /** `static ||`: not stable. */
  readonly static: boolean;
  readonly decl: FnDecl;
  readonly body: Expr;
  /** `|a, b|` */
  readonly declSpan: Span;
}

export interface Block extends Node {
  readonly stmts: readonly Stmt[];
  readonly unsafe: boolean;
  /** Inner attributes. */
  readonly attrs: readonly Attribute[];
}

export type Stmt = Node &
  (
    | { readonly kind: "Let"; readonly local: Local }
    | { readonly kind: "Item"; readonly item: Item }
    /** Without a semicolon: the tail of the block, or block-like (`if`, `match`, …) in its middle. */
    | { readonly kind: "Expr"; readonly expr: Expr }
    /** With a semicolon. */
    | { readonly kind: "Semi"; readonly expr: Expr }
    /** A lone `;` */
    | { readonly kind: "Empty" }
    /** A macro call in statement position: its expansion may be any number of statements. */
    | {
        readonly kind: "MacCall";
        readonly mac: MacCall;
        readonly style: "Semicolon" | "Braces" | "NoBraces";
        readonly attrs: readonly Attribute[];
      }
  );

/** `let pat: ty = init else { … };` */
export interface Local extends Node {
  readonly attrs: readonly Attribute[];
  readonly pat: Pat;
  readonly ty?: Ty;
  readonly init?: Expr;
  readonly els?: Block;
}

/** `path!(tokens)` */
export interface MacCall {
  readonly path: Path;
  readonly delim: Delimiter;
  readonly tokens: TokenStream;
  /** From the path to the closing delimiter. */
  readonly span: Span;
  /** The opening and the closing delimiter. */
  readonly openSpan: Span;
  readonly closeSpan: Span;
}

// ---- items ----

export type Defaultness = "Final" | "Default";

interface ItemBase extends Node {
  readonly attrs: readonly Attribute[];
  readonly vis: Visibility;
}

export type Item =
  | FnItem
  | StructItem
  | EnumItem
  | UnionItem
  | TraitItem
  | TraitAliasItem
  | ImplItem
  | TyAliasItem
  | ConstItem
  | StaticItem
  | ModItem
  | UseItem
  | ExternCrateItem
  | MacroDefItem
  | MacCallItem
  | ForeignModItem
  | GlobalAsmItem;
export type ItemKind = Item["kind"];

/** `extern "C"` of a function: `None`, `Implicit` (`extern fn`), or `Explicit` with the ABI. */
export type Extern =
  | { readonly kind: "None" }
  | { readonly kind: "Implicit"; readonly span: Span }
  | { readonly kind: "Explicit"; readonly abi: Lit; readonly span: Span };

/** The words before `fn`. */
export interface FnHeader {
  readonly const: boolean;
  /** The id of the coroutine the body of an `async fn` makes. */
  readonly asyncClosureId?: NodeId;
  /** The id of the opaque type that an `async fn` returns. */
  readonly asyncReturnId?: NodeId;
  readonly safety: Safety;
  readonly ext: Extern;
}
/** `Safe` is written out only in `unsafe extern` blocks. */
export type Safety = "Default" | "Unsafe" | "Safe";

export interface FnDecl {
  /** With a `self` parameter first where there is one (`hasSelf`). */
  readonly inputs: readonly Param[];
  /** Absent: `()`, or to be inferred for a closure. */
  readonly output?: Ty;
  readonly hasSelf: boolean;
  /** The last parameter is `...`. */
  readonly cVariadic: boolean;
}
/**
 * A parameter. `self` is a pattern `Ident` named `self`, with the type `ImplicitSelf`, a `Ref` to it (`&'a mut self`), or the written one.
 * A closure's parameter without a type has `Infer`; a `fn` type's without a name has the pattern `Wild` (`isUnnamed`).
 */
export interface Param extends Node {
  readonly attrs: readonly Attribute[];
  readonly pat: Pat;
  readonly ty: Ty;
  readonly isUnnamed?: boolean;
}

/** The body of a function: read it with `bodyBlock` of `body.ts`, which parses a `Lazy` one when first asked. */
export type FnBody = Block | LazyBody;
/** A body not parsed yet: its text (or the tokens a macro made), and the function that parses it once. */
export interface LazyBody {
  readonly kind: "Lazy";
  /** With the braces. */
  readonly span: Span;
  /** The closing brace. */
  readonly close: Span;
  /** The body as one group, where a macro made it: otherwise it is in the text. */
  readonly trees?: () => TokenStream;
  /** In std's index: its MIR is there, and its tokens are not. */
  readonly compiled?: true;
  /** Parses at the first call, then returns the same block. Errors go to the diagnostics of the `parseFile` call. */
  force(): Block;
}

export interface Fn {
  readonly ident: Ident;
  readonly header: FnHeader;
  readonly generics: Generics;
  readonly decl: FnDecl;
  /** From the first word of the header to the end of the `where` clause: what rustc points at for "this function". */
  readonly sigSpan: Span;
  /** Absent: `fn f();` in traits and `extern` blocks. */
  readonly body?: FnBody;
  readonly defaultness: Defaultness;
}

/** `fn` as an item, in a trait or impl, or foreign. */
export interface FnItem extends ItemBase, Fn {
  readonly kind: "Fn";
}
export interface StructItem extends ItemBase {
  readonly kind: "Struct";
  readonly ident: Ident;
  readonly generics: Generics;
  readonly data: VariantData;
}
export interface EnumItem extends ItemBase {
  readonly kind: "Enum";
  readonly ident: Ident;
  readonly generics: Generics;
  readonly variants: readonly Variant[];
}
/** `data` is always `Struct`. */
export interface UnionItem extends ItemBase {
  readonly kind: "Union";
  readonly ident: Ident;
  readonly generics: Generics;
  readonly data: VariantData;
}
export interface Variant extends Node {
  readonly attrs: readonly Attribute[];
  readonly vis: Visibility;
  readonly ident: Ident;
  readonly data: VariantData;
  readonly discr?: AnonConst;
}
/** `ctorId` names the constructor as a value. */
export type VariantData =
  /** `recovered`: after a syntax error; there may be more fields. */
  | { readonly kind: "Struct"; readonly fields: readonly FieldDef[]; readonly recovered?: boolean }
  | { readonly kind: "Tuple"; readonly fields: readonly FieldDef[]; readonly ctorId: NodeId }
  | { readonly kind: "Unit"; readonly ctorId: NodeId };
/** `ident` is absent in tuple structs. */
export interface FieldDef extends Node {
  readonly attrs: readonly Attribute[];
  readonly vis: Visibility;
  readonly ident?: Ident;
  readonly ty: Ty;
}
/** `unsafe auto trait Name<T>: Super where … { items }` */
export interface TraitItem extends ItemBase {
  readonly kind: "Trait";
  readonly ident: Ident;
  readonly unsafe: boolean;
  readonly auto: boolean;
  readonly generics: Generics;
  readonly bounds: readonly GenericBound[];
  readonly items: readonly AssocItem[];
}
/** `trait A = B + C;`: not stable; kept for a clear error. */
export interface TraitAliasItem extends ItemBase {
  readonly kind: "TraitAlias";
  readonly ident: Ident;
  readonly generics: Generics;
  readonly bounds: readonly GenericBound[];
}
/** `unsafe impl<T> !Trait for Ty where … { items }`; inherent without `ofTrait`. */
export interface ImplItem extends ItemBase {
  readonly kind: "Impl";
  readonly unsafe: boolean;
  readonly negative: boolean;
  readonly generics: Generics;
  readonly ofTrait?: TraitRef;
  readonly selfTy: Ty;
  readonly items: readonly AssocItem[];
  /** From `impl` to before the `{`. */
  readonly headSpan: Span;
}
/** `type Name<T>: Bounds where … = Ty;`: an alias, or an associated type (bounds in traits, no `ty` without default). */
export interface TyAliasItem extends ItemBase {
  readonly kind: "TyAlias";
  readonly ident: Ident;
  readonly generics: Generics;
  readonly bounds: readonly GenericBound[];
  readonly ty?: Ty;
  readonly defaultness: Defaultness;
}
/** `const NAME: Ty = expr;`; `ident.name` may be `_`. */
export interface ConstItem extends ItemBase {
  readonly kind: "Const";
  readonly ident: Ident;
  readonly generics: Generics;
  readonly ty: Ty;
  readonly expr?: Expr;
  readonly defaultness: Defaultness;
}
export interface StaticItem extends ItemBase {
  readonly kind: "Static";
  readonly ident: Ident;
  readonly mutbl: Mutability;
  readonly safety: Safety;
  readonly ty: Ty;
  readonly expr?: Expr;
}
/** `mod name { items }`; `items` absent: `mod name;`, whose file the resolver finds. */
export interface ModItem extends ItemBase {
  readonly kind: "Mod";
  readonly ident: Ident;
  readonly unsafe: boolean;
  readonly items?: readonly Item[];
  /** Inside the braces. */
  readonly innerSpan: Span;
}
export interface UseItem extends ItemBase {
  readonly kind: "Use";
  readonly tree: UseTree;
}
/** `prefix`, `prefix as rename`, `prefix::*`, `prefix::{nested}`; an empty prefix has no segments. */
export type UseTree = Node & { readonly prefix: Path } & (
    | { readonly kind: "Simple"; readonly rename?: Ident }
    | { readonly kind: "Glob" }
    | { readonly kind: "Nested"; readonly trees: readonly UseTree[] }
  );
/** `extern crate original as ident;` */
export interface ExternCrateItem extends ItemBase {
  readonly kind: "ExternCrate";
  readonly ident: Ident;
  readonly original?: Ident;
}
/** `macro_rules! name { rules }`; with `macroRules: false`, `macro name { … }` (not stable). */
export interface MacroDefItem extends ItemBase {
  readonly kind: "MacroDef";
  readonly ident: Ident;
  readonly macroRules: boolean;
  readonly body: TokenStream;
}
/** A macro call that stands for items. */
export interface MacCallItem extends ItemBase {
  readonly kind: "MacCall";
  readonly mac: MacCall;
}
/** `unsafe extern "C" { items }` */
export interface ForeignModItem extends ItemBase {
  readonly kind: "ForeignMod";
  readonly unsafe: boolean;
  readonly abi: Extern;
  readonly items: readonly ForeignItem[];
}
/** `global_asm!`: kept for a clear error. */
export interface GlobalAsmItem extends ItemBase {
  readonly kind: "GlobalAsm";
}

/** What can stand in a trait or an impl. */
export type AssocItem = FnItem | ConstItem | TyAliasItem | MacCallItem;
/** What can stand in an `extern` block. */
export type ForeignItem = FnItem | StaticItem | TyAliasItem | MacCallItem;
