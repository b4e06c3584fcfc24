/** Operators and casts on built-in types, shared by typed bodies and MIR. Declarations only; MIR adds its checked forms. */

export type ArithmeticOp = "Add" | "Sub" | "Mul" | "Div" | "Rem";
export type BitOp = "BitXor" | "BitAnd" | "BitOr" | "Shl" | "Shr";
export type ComparisonOp = "Eq" | "Lt" | "Le" | "Ne" | "Ge" | "Gt";
export type AssignableBinOp = ArithmeticOp | BitOp;
export type BinOp = AssignableBinOp | ComparisonOp;
export type UnOp = "Not" | "Neg";

/** rustc's `CastKind` with `PointerCoercion` flattened into it. */
export type CastKind =
  | "IntToInt" // also bool, char, and enums through their discriminant (see the operand's type)
  | "FloatToInt"
  | "FloatToFloat"
  | "IntToFloat"
  | "PtrToPtr"
  | "FnPtrToPtr"
  | "PointerExposeProvenance" // pointer to integer
  | "PointerWithExposedProvenance" // integer to pointer
  | "ReifyFnPointer" // function item to function pointer
  | "UnsafeFnPointer"
  | "ClosureFnPointer"
  | "MutToConstPointer"
  | "ArrayToPointer"
  | "Unsize"
  | "Transmute";
