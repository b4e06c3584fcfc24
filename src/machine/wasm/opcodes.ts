/**
 * The WebAssembly instructions the machine uses: one row each, name to encoding and immediates. The encoder and the printer
 * read this table and nothing else knows an opcode's number.
 */

/** What follows the opcode in the code. */
export type Immediate =
  | "none"
  | "block"
  | "index"
  | "memarg"
  | "i32"
  | "i64"
  | "f32"
  | "f64"
  | "call_indirect"
  | "br_table"
  | "memory"
  | "memory2";

export interface OpRow {
  readonly name: string;
  /** 0xfc00 + n for the prefixed ones. */
  readonly code: number;
  readonly immediate: Immediate;
}

const rows: OpRow[] = [];
function row(name: string, code: number, immediate: Immediate = "none"): number {
  rows.push({ name, code, immediate });
  return code;
}

export const Op = {
  unreachable: row("unreachable", 0x00),
  nop: row("nop", 0x01),
  block: row("block", 0x02, "block"),
  loop: row("loop", 0x03, "block"),
  if: row("if", 0x04, "block"),
  else: row("else", 0x05),
  end: row("end", 0x0b),
  br: row("br", 0x0c, "index"),
  brIf: row("br_if", 0x0d, "index"),
  brTable: row("br_table", 0x0e, "br_table"),
  return: row("return", 0x0f),
  call: row("call", 0x10, "index"),
  callIndirect: row("call_indirect", 0x11, "call_indirect"),
  drop: row("drop", 0x1a),
  select: row("select", 0x1b),
  localGet: row("local.get", 0x20, "index"),
  localSet: row("local.set", 0x21, "index"),
  localTee: row("local.tee", 0x22, "index"),
  globalGet: row("global.get", 0x23, "index"),
  globalSet: row("global.set", 0x24, "index"),
  i32Load: row("i32.load", 0x28, "memarg"),
  i64Load: row("i64.load", 0x29, "memarg"),
  f32Load: row("f32.load", 0x2a, "memarg"),
  f64Load: row("f64.load", 0x2b, "memarg"),
  i32Load8S: row("i32.load8_s", 0x2c, "memarg"),
  i32Load8U: row("i32.load8_u", 0x2d, "memarg"),
  i32Load16S: row("i32.load16_s", 0x2e, "memarg"),
  i32Load16U: row("i32.load16_u", 0x2f, "memarg"),
  i32Store: row("i32.store", 0x36, "memarg"),
  i64Store: row("i64.store", 0x37, "memarg"),
  f32Store: row("f32.store", 0x38, "memarg"),
  f64Store: row("f64.store", 0x39, "memarg"),
  i32Store8: row("i32.store8", 0x3a, "memarg"),
  i32Store16: row("i32.store16", 0x3b, "memarg"),
  i32Const: row("i32.const", 0x41, "i32"),
  i64Const: row("i64.const", 0x42, "i64"),
  f32Const: row("f32.const", 0x43, "f32"),
  f64Const: row("f64.const", 0x44, "f64"),
  i32Eqz: row("i32.eqz", 0x45),
  i32Eq: row("i32.eq", 0x46),
  i32Ne: row("i32.ne", 0x47),
  i32LtS: row("i32.lt_s", 0x48),
  i32LtU: row("i32.lt_u", 0x49),
  i32GtS: row("i32.gt_s", 0x4a),
  i32GtU: row("i32.gt_u", 0x4b),
  i32LeS: row("i32.le_s", 0x4c),
  i32LeU: row("i32.le_u", 0x4d),
  i32GeS: row("i32.ge_s", 0x4e),
  i32GeU: row("i32.ge_u", 0x4f),
  i64Eqz: row("i64.eqz", 0x50),
  i64Eq: row("i64.eq", 0x51),
  i64Ne: row("i64.ne", 0x52),
  i64LtS: row("i64.lt_s", 0x53),
  i64LtU: row("i64.lt_u", 0x54),
  i64GtS: row("i64.gt_s", 0x55),
  i64GtU: row("i64.gt_u", 0x56),
  i64LeS: row("i64.le_s", 0x57),
  i64LeU: row("i64.le_u", 0x58),
  i64GeS: row("i64.ge_s", 0x59),
  i64GeU: row("i64.ge_u", 0x5a),
  f32Eq: row("f32.eq", 0x5b),
  f32Ne: row("f32.ne", 0x5c),
  f32Lt: row("f32.lt", 0x5d),
  f32Gt: row("f32.gt", 0x5e),
  f32Le: row("f32.le", 0x5f),
  f32Ge: row("f32.ge", 0x60),
  f64Eq: row("f64.eq", 0x61),
  f64Ne: row("f64.ne", 0x62),
  f64Lt: row("f64.lt", 0x63),
  f64Gt: row("f64.gt", 0x64),
  f64Le: row("f64.le", 0x65),
  f64Ge: row("f64.ge", 0x66),
  i32Clz: row("i32.clz", 0x67),
  i32Ctz: row("i32.ctz", 0x68),
  i32Popcnt: row("i32.popcnt", 0x69),
  i32Add: row("i32.add", 0x6a),
  i32Sub: row("i32.sub", 0x6b),
  i32Mul: row("i32.mul", 0x6c),
  i32DivS: row("i32.div_s", 0x6d),
  i32DivU: row("i32.div_u", 0x6e),
  i32RemS: row("i32.rem_s", 0x6f),
  i32RemU: row("i32.rem_u", 0x70),
  i32And: row("i32.and", 0x71),
  i32Or: row("i32.or", 0x72),
  i32Xor: row("i32.xor", 0x73),
  i32Shl: row("i32.shl", 0x74),
  i32ShrS: row("i32.shr_s", 0x75),
  i32ShrU: row("i32.shr_u", 0x76),
  i32Rotl: row("i32.rotl", 0x77),
  i32Rotr: row("i32.rotr", 0x78),
  i64Clz: row("i64.clz", 0x79),
  i64Ctz: row("i64.ctz", 0x7a),
  i64Popcnt: row("i64.popcnt", 0x7b),
  i64Add: row("i64.add", 0x7c),
  i64Sub: row("i64.sub", 0x7d),
  i64Mul: row("i64.mul", 0x7e),
  i64DivS: row("i64.div_s", 0x7f),
  i64DivU: row("i64.div_u", 0x80),
  i64RemS: row("i64.rem_s", 0x81),
  i64RemU: row("i64.rem_u", 0x82),
  i64And: row("i64.and", 0x83),
  i64Or: row("i64.or", 0x84),
  i64Xor: row("i64.xor", 0x85),
  i64Shl: row("i64.shl", 0x86),
  i64ShrS: row("i64.shr_s", 0x87),
  i64ShrU: row("i64.shr_u", 0x88),
  i64Rotl: row("i64.rotl", 0x89),
  i64Rotr: row("i64.rotr", 0x8a),
  f32Abs: row("f32.abs", 0x8b),
  f32Neg: row("f32.neg", 0x8c),
  f32Ceil: row("f32.ceil", 0x8d),
  f32Floor: row("f32.floor", 0x8e),
  f32Trunc: row("f32.trunc", 0x8f),
  f32Nearest: row("f32.nearest", 0x90),
  f32Sqrt: row("f32.sqrt", 0x91),
  f32Add: row("f32.add", 0x92),
  f32Sub: row("f32.sub", 0x93),
  f32Mul: row("f32.mul", 0x94),
  f32Div: row("f32.div", 0x95),
  f32Copysign: row("f32.copysign", 0x98),
  f64Abs: row("f64.abs", 0x99),
  f64Neg: row("f64.neg", 0x9a),
  f64Ceil: row("f64.ceil", 0x9b),
  f64Floor: row("f64.floor", 0x9c),
  f64Trunc: row("f64.trunc", 0x9d),
  f64Nearest: row("f64.nearest", 0x9e),
  f64Sqrt: row("f64.sqrt", 0x9f),
  f64Add: row("f64.add", 0xa0),
  f64Sub: row("f64.sub", 0xa1),
  f64Mul: row("f64.mul", 0xa2),
  f64Div: row("f64.div", 0xa3),
  f64Copysign: row("f64.copysign", 0xa6),
  i32WrapI64: row("i32.wrap_i64", 0xa7),
  i64ExtendI32S: row("i64.extend_i32_s", 0xac),
  i64ExtendI32U: row("i64.extend_i32_u", 0xad),
  f32ConvertI32S: row("f32.convert_i32_s", 0xb2),
  f32ConvertI32U: row("f32.convert_i32_u", 0xb3),
  f32ConvertI64S: row("f32.convert_i64_s", 0xb4),
  f32ConvertI64U: row("f32.convert_i64_u", 0xb5),
  f32DemoteF64: row("f32.demote_f64", 0xb6),
  f64ConvertI32S: row("f64.convert_i32_s", 0xb7),
  f64ConvertI32U: row("f64.convert_i32_u", 0xb8),
  f64ConvertI64S: row("f64.convert_i64_s", 0xb9),
  f64ConvertI64U: row("f64.convert_i64_u", 0xba),
  f64PromoteF32: row("f64.promote_f32", 0xbb),
  i32ReinterpretF32: row("i32.reinterpret_f32", 0xbc),
  i64ReinterpretF64: row("i64.reinterpret_f64", 0xbd),
  f32ReinterpretI32: row("f32.reinterpret_i32", 0xbe),
  f64ReinterpretI64: row("f64.reinterpret_i64", 0xbf),
  i32Extend8S: row("i32.extend8_s", 0xc0),
  i32Extend16S: row("i32.extend16_s", 0xc1),
  i64Extend8S: row("i64.extend8_s", 0xc2),
  i64Extend16S: row("i64.extend16_s", 0xc3),
  i64Extend32S: row("i64.extend32_s", 0xc4),
  i32TruncSatF32S: row("i32.trunc_sat_f32_s", 0xfc00),
  i32TruncSatF32U: row("i32.trunc_sat_f32_u", 0xfc01),
  i32TruncSatF64S: row("i32.trunc_sat_f64_s", 0xfc02),
  i32TruncSatF64U: row("i32.trunc_sat_f64_u", 0xfc03),
  i64TruncSatF32S: row("i64.trunc_sat_f32_s", 0xfc04),
  i64TruncSatF32U: row("i64.trunc_sat_f32_u", 0xfc05),
  i64TruncSatF64S: row("i64.trunc_sat_f64_s", 0xfc06),
  i64TruncSatF64U: row("i64.trunc_sat_f64_u", 0xfc07),
  memoryCopy: row("memory.copy", 0xfc0a, "memory2"),
  memoryFill: row("memory.fill", 0xfc0b, "memory"),
} as const;
export type OpName = keyof typeof Op;

export const opRows: readonly OpRow[] = rows;

/** Value types by their encoding. */
export const ValType = { i32: 0x7f, i64: 0x7e, f32: 0x7d, f64: 0x7c } as const;
export type ValTypeName = keyof typeof ValType;
