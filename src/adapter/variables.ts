/** `variablesReference`s: handles for scopes and for nodes of the view, valid until the program runs on. */
import type { DebugProtocol } from "@vscode/debugprotocol";
import type { ScopeName } from "../debug/goals";
import type { Session } from "../debug/session";
import type { NamedValue } from "../debug/values";
import type { Part } from "../debug/view/parts";
import { RequestError } from "./dispatch";

type Handle = { readonly kind: "scope"; readonly frameId: number; readonly scope: ScopeName } | NodeHandle;

interface NodeHandle extends Shown {
  readonly kind: "node";
  readonly part: Part;
  readonly expression: string;
  readonly form: "value" | "fields";
  /** Its elements are indexed variables; what else it has are named ones. */
  readonly isSequence: boolean;
}

/** How a value is shown, and the frame that its expression means something in. */
interface Shown {
  readonly frameId: number | undefined;
  readonly hex: boolean;
}

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
    const handle = this.known(args.variablesReference);
    const hex = args.format?.hex === true;
    const shown: Shown = { frameId: handle.frameId, hex };
    if (handle.kind === "scope")
      return session
        .scopeValues(handle.frameId, handle.scope, hex)
        .map((value) => this.variable(session, value, shown));
    const { isSequence } = handle;
    const hasFields = handle.form === "value" && session.hasFields(handle.part);
    if (isSequence && args.filter === "named") return hasFields ? [this.rawFields(handle)] : [];
    const range = { first: args.start ?? 0, count: args.count ?? maxChildren, hex: hex || handle.hex };
    const list = session
      .children(handle.part, handle.expression, handle.form, range)
      .map((value) => this.variable(session, value, { ...shown, hex: range.hex }));
    const isAllAsked = range.first === 0 && !(isSequence && args.filter === "indexed");
    if (hasFields && isAllAsked) list.push(this.rawFields(handle));
    return list;
  }

  /** The value that `list` shows under a name. */
  child(session: Session, variablesReference: number, name: string): NamedValue | undefined {
    const handle = this.handles[variablesReference - 1];
    if (handle === undefined) return undefined;
    const element = /^\[(\d+)\]$/.exec(name)?.[1];
    const range = element === undefined ? { first: 0, count: maxChildren } : { first: Number(element), count: 1 };
    const values =
      handle.kind === "scope"
        ? session.scopeValues(handle.frameId, handle.scope)
        : session.children(handle.part, handle.expression, handle.form, { ...range, hex: false });
    return values.find((value) => value.name === name);
  }

  evaluated(session: Session, value: NamedValue, shown: Shown): DebugProtocol.EvaluateResponse["body"] {
    const { name: _name, value: result, ...rest } = this.variable(session, value, shown);
    return { ...rest, result };
  }

  /** Gives a variable another value: `value` is an expression of its frame. */
  set(session: Session, args: DebugProtocol.SetVariableArguments): DebugProtocol.SetVariableResponse["body"] {
    const handle = this.known(args.variablesReference);
    if (handle.kind === "node" && handle.form === "fields")
      throw new RequestError("the private fields of a type are its own: what it promises would no longer hold", false);
    const place = this.child(session, args.variablesReference, args.name);
    if (place === undefined) throw new RequestError(`there is no \`${args.name}\` here`, false);
    return this.assigned(session, place, args.value, { frameId: handle.frameId, hex: args.format?.hex === true });
  }

  /** The same for a place that an expression names. */
  setExpression(
    session: Session,
    args: DebugProtocol.SetExpressionArguments,
  ): DebugProtocol.SetExpressionResponse["body"] {
    const place = session.evaluate(args.expression, args.frameId);
    if (place.kind !== "value") throw new RequestError(place.words, false);
    return this.assigned(session, place.value, args.value, { frameId: args.frameId, hex: args.format?.hex === true });
  }

  private assigned(session: Session, place: NamedValue, expression: string, shown: Shown) {
    const result = session.assign(place, expression, shown.frameId, shown.hex);
    if (result.kind !== "value") throw new RequestError(result.words, false);
    const { name: _name, evaluateName: _expression, ...body } = this.variable(session, result.value, shown);
    return body;
  }

  private known(variablesReference: number): Handle {
    const handle = this.handles[variablesReference - 1];
    if (handle === undefined) throw new RequestError("these variables are gone: the program has run on", false);
    return handle;
  }

  private variable(
    session: Session,
    { name, part, node, expression, stateWords }: NamedValue,
    shown: Shown,
  ): DebugProtocol.Variable {
    const expandable = stateWords === undefined && node.childCount > 0;
    const isSequence = node.shape === "sequence";
    const handle = { kind: "node", part, expression, form: "value", isSequence, ...shown } as const;
    const counts =
      expandable && isSequence
        ? { indexedVariables: node.childCount, namedVariables: session.hasFields(part) ? 1 : 0 }
        : {};
    return {
      name,
      value: stateWords ?? node.text,
      type: node.type,
      evaluateName: expression,
      variablesReference: expandable ? this.handle(handle) : 0,
      ...counts,
      ...(session.isMade(part) ? {} : { memoryReference: `0x${node.address.toString(16)}` }),
    };
  }

  /** The real fields of a type that is shown as something simpler. */
  private rawFields(handle: NodeHandle): DebugProtocol.Variable {
    return {
      name: "[fields]",
      value: "",
      variablesReference: this.handle({ ...handle, form: "fields", isSequence: false }),
      presentationHint: { kind: "virtual" },
    };
  }
}
