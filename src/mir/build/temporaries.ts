/**
 * Temporary lifetime extension (Reference, *Destructors*, "Temporary scopes" and "Temporary lifetime extension"). A
 * temporary is dropped at the end of the innermost terminating scope around it (statement, condition, arm, tail in 2024 …),
 * which `Scopes.tempScope` holds while building. A `let` extends those whose reference the variable will hold to the end of
 * the block. The syntactic rules here tell which expressions those are.
 */
import type { Expr, Pat, Stmt } from "../../types/body";
import type { Builder } from "./builder";
import type { Scope } from "./scope";

/** Temporaries of these expressions are dropped in another scope than the innermost; `undefined` for never. */
const extended = new WeakMap<Expr, { readonly scope: Scope | undefined }>();

/** `super let`s in extending expressions: they live as long as the variable of the `let` around. */
const extendedLets = new WeakMap<Stmt, { readonly scope: Scope | undefined }>();

/** The scope of a `super let` that something extends. */
export function extendedLet(statement: Stmt): { readonly scope: Scope | undefined } | undefined {
  return extendedLets.get(statement);
}

export function tempScopeOf(b: Builder, expr: Expr): Scope | undefined {
  const found = extended.get(expr);
  return found === undefined ? b.scopes.tempScope : found.scope;
}

/** `let pat = init;` in the block whose scope is `scope`. */
export function extendLetTemporaries(scope: Scope | undefined, pat: Pat | undefined, init: Expr): void {
  extendIfBorrow(init, scope);
  if (pat !== undefined && bindsByReference(pat)) extendOperand(init, scope);
}

/** Extending expressions: the operands of borrows in them are extended. */
function extendIfBorrow(expr: Expr, scope: Scope | undefined): void {
  const { kind } = expr;
  const recurse = (inner: Expr | undefined) => {
    if (inner !== undefined) extendIfBorrow(inner, scope);
  };
  switch (kind.kind) {
    case "Borrow":
      if (kind.origin === "Autoref") return;
      if (kind.origin === "Reborrow" || kind.origin === "Coercion") {
        recurse(unadjusted(kind.place));
        return;
      }
      recurse(kind.place);
      extendOperand(kind.place, scope);
      return;
    case "RawBorrow":
      recurse(kind.place);
      extendOperand(kind.place, scope);
      return;
    case "Tuple":
      kind.fields.forEach(recurse);
      return;
    case "Array":
      kind.elements.forEach(recurse);
      return;
    case "Adt":
      for (const { value } of kind.fields) recurse(value);
      return;
    case "Cast":
    case "NeverToAny":
    case "Use":
    case "ValueTypeAscription":
      recurse(kind.operand);
      return;
    case "Block":
      for (const statement of kind.block.statements)
        if (statement.kind === "Let" && statement.isSuper === true) extendedLets.set(statement, { scope });
      recurse(kind.block.tail);
      return;
    case "If":
      recurse(kind.then);
      recurse(kind.otherwise);
      return;
    case "Match":
      for (const arm of kind.arms) recurse(arm.body);
      return;
    default:
  }
}

function extend(expr: Expr, scope: Scope | undefined): void {
  if (!extended.has(expr)) extended.set(expr, { scope });
}

/** What a coercion took a place in: the expression before the dereferences that it added. */
function unadjusted(place: Expr): Expr {
  let current = place;
  while (current.kind.kind === "Deref" && (current.kind.origin === "Reborrow" || current.kind.origin === "Autoderef"))
    current = overloadedReceiver(current.kind.base)?.kind.place ?? current.kind.base;
  return current;
}

type Borrowed = Expr & { readonly kind: { readonly kind: "Borrow" } };

/** Of the call that an overloaded `*` or index stands for: the borrow of what it reaches into. */
function overloadedReceiver({ kind }: Expr): Borrowed | undefined {
  if (kind.kind !== "Call" || kind.source !== "Operator") return undefined;
  const [receiver] = kind.args;
  return receiver !== undefined && isInsertedBorrow(receiver) ? receiver : undefined;
}

function isInsertedBorrow(expr: Expr): expr is Borrowed {
  return expr.kind.kind === "Borrow" && expr.kind.origin !== "Source";
}

/** The operand of an extending borrow, and the values that it is a place in. */
function extendOperand(expr: Expr, scope: Scope | undefined): void {
  let current = expr;
  while (true) {
    extend(current, scope);
    const { kind } = current;
    switch (kind.kind) {
      case "Deref": {
        const receiver = overloadedReceiver(kind.base);
        if (receiver !== undefined) extend(kind.base, scope);
        current = receiver ?? kind.base;
        break;
      }
      case "Field":
      case "Index":
        current = kind.base;
        break;
      case "Borrow":
      case "RawBorrow":
        current = kind.place;
        break;
      default:
        return;
    }
  }
}

/** An extending pattern: some binding by reference in it reaches into the value itself. */
function bindsByReference(pat: Pat): boolean {
  const { kind } = pat;
  switch (kind.kind) {
    case "Binding":
      return kind.mode !== "ByValue" || (kind.subpattern !== undefined && bindsByReference(kind.subpattern));
    case "Variant":
    case "Leaf":
      return kind.fields.some((field) => bindsByReference(field.pat));
    case "Slice":
      return [...kind.prefix, ...(kind.slice === undefined ? [] : [kind.slice]), ...kind.suffix].some(bindsByReference);
    case "Or":
      return kind.pats.some(bindsByReference);
    default:
      return false;
  }
}
