/** How tightly operators bind (the Reference's table, loosest first): for the parser, and for the printer's parentheses. */

/** By the operator as written; assignments and ranges among them. */
export const precedences: Readonly<Record<string, number>> = {
  "=": 1,
  "+=": 1,
  "-=": 1,
  "*=": 1,
  "/=": 1,
  "%=": 1,
  "^=": 1,
  "&=": 1,
  "|=": 1,
  "<<=": 1,
  ">>=": 1,
  "..": 2,
  "...": 2,
  "..=": 2,
  "||": 3,
  "&&": 4,
  "==": 5,
  "!=": 5,
  "<": 5,
  ">": 5,
  "<=": 5,
  ">=": 5,
  "|": 6,
  "^": 7,
  "&": 8,
  "<<": 9,
  ">>": 9,
  "+": 10,
  "-": 10,
  "*": 11,
  "/": 11,
  "%": 11,
};
export const castPrecedence = 12;
export const unaryPrecedence = 13;
export const postfixPrecedence = 14;
/** What needs no parentheses anywhere. */
export const primaryPrecedence = 15;
