/**
 * The practice files that ship (`media/practice/`), by name. In VS Code for the Web the extension's folder can be read from, but not
 * listed.
 */

export const practiceFiles: readonly string[] = [
  "borrowing",
  "box_leak",
  "closures",
  "drop_order",
  "frames",
  "generics_and_traits",
  "heap",
  "lifetimes",
  "linked_list",
  "ownership_transfer",
  "panic",
  "rc_refcell",
  "slices_and_copies",
  "stack",
  "stack_overflow",
  "static_lifetime",
  "static_memory",
  "structs_and_enums",
  "vec_growth",
];

/** In `rejected/`: those that do not compile. */
export const rejectedFiles: readonly string[] = [
  "assign_twice",
  "dangling_reference",
  "move_out_of_borrow",
  "return_local_reference",
  "two_mutable_borrows",
  "use_after_move",
];
