/**
 * Attributes that nothing defines: "cannot find attribute". On items, fields, parameters, statements and arms of the user's files as they
 * are written, what `cfg` takes out left out. Left out: attributes that only a macro's expansion has.
 */
import { type Diagnostic, error } from "../base/diagnostic";
import type { Attribute } from "../syntax/ast";
import { attributeName, findAttribute, type NormalAttribute } from "./attributes";
import type { CrateSession } from "./session";
import { closest } from "./suggest";

/** rustc's own, those of the prelude's attribute macros among them. */
const builtinAttributes = new Set(
  `
  allow alloc_error_handler automatically_derived bench cfg cfg_accessible cfg_attr cfg_eval cold collapse_debuginfo coverage crate_name
  crate_type debugger_visualizer define_opaque deny deprecated derive derive_const doc expect export_name feature forbid
  force_target_feature fundamental global_allocator ignore inline instruction_set lang link link_name link_ordinal link_section linkage
  macro_escape macro_export macro_use marker may_dangle must_use naked no_builtins no_core no_implicit_prelude no_link no_main no_mangle
  no_std non_exhaustive optimize panic_handler path prelude_import proc_macro proc_macro_attribute proc_macro_derive recursion_limit
  reexport_test_harness_main repr sanitize should_panic stable target_feature test test_case thread_local track_caller type_length_limit
  unstable used warn windows_subsystem
`
    .trim()
    .split(/\s+/),
);
const tools = new Set(["clippy", "rustfmt", "rustdoc", "diagnostic", "miri", "rust_analyzer", "glasscrab"]);

export function checkAttributeNames(session: CrateSession, report: (diagnostic: Diagnostic) => void): void {
  const check = (attrs: readonly Attribute[], helpers: boolean): void => {
    for (const attribute of attrs) {
      const fault = attribute.kind === "Normal" ? unknown(attribute, helpers) : undefined;
      if (fault !== undefined) report(fault);
    }
  };
  const visit = (value: unknown, helpers: boolean): void => {
    if (typeof value !== "object" || value === null) return;
    if (Array.isArray(value)) {
      for (const one of value) visit(one, helpers);
      return;
    }
    const node = value as Record<string, unknown>;
    const written = node["attrs"] as readonly Attribute[] | undefined;
    let inner = helpers;
    if (written !== undefined && written.length > 0) {
      const configured = session.expander.configureItem(node as unknown as { readonly attrs: readonly Attribute[] });
      if (configured === undefined) return;
      inner ||= findAttribute(configured.attrs, "derive") !== undefined;
      check(configured.attrs, inner);
    }
    for (const key in node) if (!skipped.has(key) && typeof node[key] === "object") visit(node[key], inner);
  };
  for (const { attrs, items } of session.lintFiles) {
    check(attrs, false);
    visit(items, false);
  }
}

/** Fields that hold no nodes with attributes. */
const skipped = new Set(["span", "ident", "vis", "path", "tokens", "attrs", "lit", "lifetime", "label", "mac"]);

/** `helpers`: a derive around may have attributes of its own. */
function unknown(attribute: NormalAttribute, helpers: boolean): Diagnostic | undefined {
  const [first] = attribute.path.segments;
  const { span } = attribute.path;
  if (first === undefined || span.ctxt !== 0) return undefined;
  const { name } = first.ident;
  if (attribute.path.segments.length > 1)
    return tools.has(name) || ["core", "std", "crate", "self", "super"].includes(name)
      ? undefined
      : noTool(first.ident);
  if (
    builtinAttributes.has(name) ||
    name.startsWith("rustc_") ||
    (helpers && (name === "default" || name === "pointee"))
  )
    return undefined;
  const near = closest(
    name,
    [...builtinAttributes].map((known) => ({ name: known })),
  );
  const suggestions =
    near === undefined
      ? []
      : [
          {
            message: "a built-in attribute with a similar name exists",
            edits: [{ span, replacement: near.name }],
            applicability: "MaybeIncorrect" as const,
          },
        ];
  return error("", `cannot find attribute \`${attributeName(attribute)}\` in this scope`, span, { suggestions });
}

function noTool({ name, span }: { readonly name: string; readonly span: Diagnostic["span"] }): Diagnostic {
  return error("E0433", `cannot find module or crate \`${name}\` in this scope`, span, {
    labels: [{ span, text: `use of unresolved module or unlinked crate \`${name}\``, primary: true }],
  });
}
