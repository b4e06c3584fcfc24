/**
 * `dead_code`: items, associated items, variants and fields that the program never uses, in rustc's words. What is live is told by
 * `Liveness`. The roots are `main`, tests, what has a symbol of its own, a library's public items, and what may be dead by attribute.
 */
import { type Label, type Note, warning } from "../../../base/diagnostic";
import type { Span } from "../../../base/source";
import { type Def, type DefId, userCrate } from "../../../resolve/def";
import { fnSyntax } from "../../lower/syntax";
import type { Context } from "../../context";
import type { VariantDef } from "../../ty";
import { emitLint } from "./levels";
import { isIgnoredDerive, Liveness } from "./liveness";

/** For a program without errors. */
export function lintDeadCode(tcx: Context, isLibrary: boolean): void {
  const defs = tcx.resolver.defs(userCrate).slice();
  const liveness = new Liveness(tcx);
  liveness.run(defs.filter((def) => isRoot(tcx, def, isLibrary)).map(({ id }) => id));
  for (const def of defs) checkDef(tcx, liveness, def);
}

const symbolAttributes = ["no_mangle", "export_name", "used", "test", "bench", "global_allocator", "panic_handler"];

function isRoot(tcx: Context, def: Def, isLibrary: boolean): boolean {
  const { id, kind, name } = def;
  if (!reported.has(kind) && kind !== "AssocTy" && kind !== "Variant") return false;
  if (tcx.resolver.mainFunction() === id || (kind === "Const" && name === "_")) return true;
  if (symbolAttributes.some((attribute) => tcx.hasAttribute(id, attribute))) return true;
  if (def.visibility.kind === "Public" && (isLibrary || !isOfProgram(tcx, def))) return true;
  return tcx.resolver.lintLevels.isSilenced("dead_code", def.nameSpan);
}

/** Not of the library beside it. */
function isOfProgram(tcx: Context, { id }: Def): boolean {
  let at = id;
  for (let up = tcx.parent(at); up !== undefined; up = tcx.parent(at)) at = up;
  return at === tcx.resolver.crateRoot(userCrate);
}

const reported = new Set([
  "Fn",
  "Struct",
  "Enum",
  "Union",
  "Trait",
  "TyAlias",
  "Const",
  "Static",
  "ForeignTy",
  "AssocFn",
  "AssocConst",
]);

function checkDef(tcx: Context, liveness: Liveness, def: Def): void {
  const { id, kind, node } = def;
  if (kind === "Impl" || (kind === "Trait" && liveness.isLive(id))) return checkAssociated(tcx, liveness, def);
  if (!reported.has(kind) || kind === "AssocFn" || kind === "AssocConst") return;
  if (!liveness.isLive(id)) return isNested(tcx, liveness, def) ? undefined : warnOne(tcx, def);
  if (node.kind !== "Item" || (kind !== "Struct" && kind !== "Enum")) return;
  const dead: Dead[] = [];
  for (const variant of tcx.adtDef(id).variants) {
    if (liveness.isLive(variant.def)) checkFields(tcx, liveness, def, variant);
    else if (!variant.name.startsWith("_"))
      dead.push({ name: variant.name, span: tcx.def(variant.def).nameSpan, what: "variant" });
  }
  if (dead.length > 0) warnSeveral(tcx, def, dead, "constructed", ignoredDerives(tcx, id));
}

/** In a function that was told to be dead. */
function isNested(tcx: Context, liveness: Liveness, { id }: Def): boolean {
  for (let up = tcx.parent(id); up !== undefined; up = tcx.parent(up)) {
    const { kind, node } = tcx.def(up);
    if (kind === "Mod" && node.kind !== "Block") return false;
    if (reported.has(kind) && !liveness.isLive(up)) return true;
  }
  return false;
}

interface Dead {
  readonly name: string;
  readonly span: Span;
  readonly what: string;
}

function checkAssociated(tcx: Context, liveness: Liveness, { id, kind }: Def): void {
  if (kind === "Impl" && tcx.implTraitRef(id) !== undefined) return;
  const dead = tcx.associatedItems(id).filter((item) => {
    const def = tcx.def(item);
    return reported.has(def.kind) && !liveness.isLive(item) && !def.name.startsWith("_");
  });
  warnSeveral(
    tcx,
    tcx.def(id),
    dead.map((item) => ({
      name: tcx.def(item).name,
      span: tcx.def(item).nameSpan,
      what: describe(tcx, tcx.def(item)),
    })),
    "used",
    [],
  );
}

function checkFields(tcx: Context, liveness: Liveness, owner: Def, variant: VariantDef): void {
  const positional = variant.ctorKind === "Fn";
  const dead = variant.fields.filter(({ name, index, span }) => {
    if (liveness.isRead(variant.def, index) || name.startsWith("_")) return false;
    if (isThereForItsType(tcx, owner.id, variant, index)) return false;
    return !tcx.resolver.lintLevels.isSilenced("dead_code", span);
  });
  if (dead.length === 0) return;
  const named = dead.map(({ name, span }) => ({ name, span, what: "field" }));
  warnSeveral(tcx, tcx.def(variant.def), named, "read", ignoredDerives(tcx, owner.id), positional);
}

/** A `PhantomData`, or a `()` without a name of its own. */
function isThereForItsType(tcx: Context, adt: DefId, variant: VariantDef, field: number): boolean {
  const ty = tcx.fieldTy(variant, field, tcx.identityArgs(adt));
  if (ty.kind === "Tuple") return variant.ctorKind === "Fn" && ty.elems.length === 0;
  return ty.kind === "Adt" && tcx.adtDef(ty.def).isPhantomData;
}

function ignoredDerives(tcx: Context, adt: DefId): string[] {
  const traits = tcx.resolver.defs(userCrate).flatMap(({ id, kind }) => {
    const trait = kind === "Impl" ? tcx.implTraitRef(id)?.def : undefined;
    const selfTy = trait === undefined ? undefined : tcx.typeOf(id);
    return trait !== undefined && selfTy?.kind === "Adt" && selfTy.def === adt && isIgnoredDerive(tcx, id, trait)
      ? [tcx.def(trait).name]
      : [];
  });
  return traits;
}

// ---- words ----

function describe(tcx: Context, { id, kind }: Def): string {
  switch (kind) {
    case "Fn":
      return "function";
    case "AssocFn":
      return fnSyntax(tcx, id)?.decl.hasSelf === true ? "method" : "associated function";
    case "AssocConst":
      return "associated constant";
    case "Const":
      return "constant";
    case "TyAlias":
      return "type alias";
    case "ForeignTy":
      return "foreign type";
    default:
      return kind.toLowerCase();
  }
}

function warnOne(tcx: Context, def: Def): void {
  if (def.name.startsWith("_")) return;
  const participle = def.kind === "Struct" ? "constructed" : "used";
  const message = `${describe(tcx, def)} \`${def.name}\` is never ${participle}`;
  emitLint(tcx, def.id, warning("dead_code", message, def.nameSpan));
}

/** Parts of one thing are told together. */
function warnSeveral(
  tcx: Context,
  parent: Def,
  dead: readonly Dead[],
  participle: string,
  derives: readonly string[],
  positional = false,
): void {
  const [first] = dead;
  if (first === undefined) return;
  const plural = dead.length > 1;
  const same = dead.every(({ what }) => what === first.what);
  const what = `${same ? first.what : "associated item"}${plural ? "s" : ""}`;
  const names = dead.length > 6 ? "" : ` ${listOf(dead.map(({ name }) => `\`${name}\``))}`;
  const message = `${dead.length > 6 ? "multiple " : ""}${what}${names} ${plural ? "are" : "is"} never ${participle}`;
  const container = { Impl: "implementation", Variant: "variant", Trait: "trait", Enum: "enum" }[parent.kind as string];
  const labels: Label[] = [
    ...dead.map(({ span }, i) => ({ span, text: "", ...(i === 0 ? { primary: true } : {}) })),
    { span: headOf(parent), text: `${what} in this ${container ?? "struct"}` },
  ];
  const ignored = derives.map((name) => `\`${name}\``);
  const notes: Note[] =
    ignored.length === 0
      ? []
      : [
          `\`${parent.name}\` has ${ignored.length > 1 ? "derived impls for the traits" : "a derived impl for the trait"} ${listOf(ignored)}, but ${ignored.length > 1 ? "these are" : "this is"} intentionally ignored during dead code analysis`,
        ];
  const help: Note[] = positional
    ? [
        `consider changing the field${plural ? "s" : ""} to be of unit type to suppress this warning while preserving the field numbering, or remove the field${plural ? "s" : ""}`,
      ]
    : [];
  emitLint(tcx, parent.id, warning("dead_code", message, first.span, { labels, notes, help }));
}

function headOf({ node, nameSpan }: Def): Span {
  return node.kind === "Item" && node.item.kind === "Impl" ? node.item.headSpan : nameSpan;
}

function listOf(words: readonly string[]): string {
  const last = words.at(-1) ?? "";
  if (words.length < 3) return words.join(" and ");
  return `${words.slice(0, -1).join(", ")}, and ${last}`;
}
