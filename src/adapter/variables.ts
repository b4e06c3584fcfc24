/** `variablesReference`s: handles for scopes and for nodes of the view, valid until the program runs on. */
import type { DebugProtocol } from "@vscode/debugprotocol";
import type { ScopeName } from "../debug/goals";
import type { Session } from "../debug/session";
import type { NamedValue } from "../debug/values";
import type { Part } from "../debug/view/parts";
import { RequestError } from "./dispatch";

type Handle =
  | { readonly kind: "scope"; readonly frameId: number; readonly scope: ScopeName }
  | { readonly kind: "node"; readonly part: Part; readonly expression: string; readonly form: "value" | "fields" };

/** Children sent at once where the client asks for no range. */
const maxChildren = 1000;

export class VariableHandles {
  private readonly handles: Handle[] = [];

  clear(): void {
    this.handles.length = 0;
  }

  handle(handle: Handle): number {
    return this.handles.push(handle);
  }

  list(session: Session, args: DebugProtocol.VariablesArguments): DebugProtocol.Variable[] {
    const handle = this.handles[args.variablesReference - 1];
    if (handle === undefined) throw new RequestError("these variables are gone: the program has run on", false);
    if (handle.kind === "scope")
      return session.scopeValues(handle.frameId, handle.scope).map((value) => this.variable(session, value));
    const first = args.start ?? 0;
    const children = session.children(handle.part, handle.expression, handle.form, first, args.count ?? maxChildren);
    const list = children.map((value) => this.variable(session, value));
    if (handle.form === "value" && first === 0 && session.hasFields(handle.part))
      list.push(this.rawFields(handle.part, handle.expression));
    return list;
  }

  /** The value that `list` shows under a name. */
  child(session: Session, variablesReference: number, name: string): NamedValue | undefined {
    const handle = this.handles[variablesReference - 1];
    if (handle === undefined) return undefined;
    const values =
      handle.kind === "scope"
        ? session.scopeValues(handle.frameId, handle.scope)
        : session.children(handle.part, handle.expression, handle.form, 0, maxChildren);
    return values.find((value) => value.name === name);
  }

  evaluated(session: Session, value: NamedValue): DebugProtocol.EvaluateResponse["body"] {
    const { name: _name, value: result, ...rest } = this.variable(session, value);
    return { ...rest, result };
  }

  private variable(session: Session, { name, part, node, expression, stateWords }: NamedValue): DebugProtocol.Variable {
    const expandable = stateWords === undefined && node.childCount > 0;
    const indexed = node.shape === "sequence" ? { indexedVariables: node.childCount } : {};
    return {
      name,
      value: stateWords ?? node.text,
      type: node.type,
      evaluateName: expression,
      variablesReference: expandable ? this.handle({ kind: "node", part, expression, form: "value" }) : 0,
      ...(expandable ? indexed : {}),
      ...(session.isMade(part) ? {} : { memoryReference: `0x${node.address.toString(16)}` }),
    };
  }

  /** The real fields of a type that is shown as something simpler. */
  private rawFields(part: Part, expression: string): DebugProtocol.Variable {
    return {
      name: "[fields]",
      value: "",
      variablesReference: this.handle({ kind: "node", part, expression, form: "fields" }),
      presentationHint: { kind: "virtual" },
    };
  }
}
