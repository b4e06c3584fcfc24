/** One body of a `.mir` file: header, locals, scopes, blocks, statements and terminators. For `parse.ts`. */
import type { Span } from "../base/source";
import type { DefId } from "../resolve/def";
import type { Ty } from "../types/ty";
import { assertMessageOf } from "./assertMessage";
import type {
  BasicBlock,
  BasicBlockData,
  Body,
  Local,
  LocalDecl,
  MirPhase,
  Place,
  SourceInfo,
  SourceScope,
  SourceScopeData,
  Statement,
  StatementKind,
  StopId,
  StopPoint,
  Terminator,
  TerminatorKind,
  UnwindAction,
  VarDebugInfo,
  ViewFlag,
} from "./mir";
import { RvalueParser } from "./parseRvalue";

type Mutable<T> = { -readonly [K in keyof T]: T[K] };
const noDef = 0 as DefId;

export class BodyParser extends RvalueParser {
  private phase: MirPhase = "runtime";
  private trackCaller = false;
  private hasUnsafe = false;
  private spreadArg: Local | undefined;
  private argCount = 0;
  private readonly scopes: SourceScopeData[] = [];
  private readonly debugInfo: VarDebugInfo[] = [];
  private readonly viewFlags: ViewFlag[] = [];
  private readonly stops: StopPoint[] = [];
  private readonly blocks: BasicBlockData[] = [];
  private currentScope = 0 as SourceScope;
  private userTypeCount = 0;

  parse(): { readonly name: string; readonly body: Body } {
    const { cursor } = this;
    this.attributes();
    const mark = cursor.mark();
    const source = cursor.is("fn") ? "Fn" : cursor.is("static") ? "Static" : "Const";
    const name = this.header();
    this.scopes[0] = { span: cursor.spanFrom(mark), parentScope: undefined };
    cursor.expect("{");
    this.scopeContents(0 as SourceScope);
    while (!cursor.eat("}")) this.block();
    const promoted = name.includes("::promoted[");
    const body: Body = {
      phase: this.phase,
      def: noDef,
      name,
      source: promoted ? "Promoted" : source,
      span: cursor.spanFrom(mark),
      argCount: this.argCount,
      spreadArg: this.spreadArg,
      locals: this.nameLocals(),
      blocks: this.blocks,
      sourceScopes: this.scopes,
      varDebugInfo: this.debugInfo,
      stopPoints: this.stops,
      promoted: [],
      userTypes: [],
      viewFlags: this.viewFlags,
      trackCaller: this.trackCaller,
      hasUnsafe: this.hasUnsafe,
      upvars: [],
      tainted: false,
    };
    return { name, body };
  }

  private attributes(): void {
    const { cursor } = this;
    while (cursor.eat("#")) {
      cursor.expect("[");
      const name = cursor.ident();
      if (name === "track_caller") this.trackCaller = true;
      if (name === "unsafe") this.hasUnsafe = true;
      if (cursor.eat("(")) {
        if (name === "phase") this.phase = cursor.ident() as MirPhase;
        else this.spreadArg = this.local();
        cursor.expect(")");
      }
      cursor.expect("]");
    }
  }

  private header(): string {
    const { cursor } = this;
    const keyword = cursor.next().text;
    cursor.eat("mut");
    let name = this.pathWithoutArgs();
    if (cursor.eat("[")) {
      name += `[${cursor.integer()}]`;
      cursor.expect("]");
    }
    this.scope.generics = this.scope.names.get(name)?.generics ?? [];
    if (cursor.eat("<")) cursor.list(">", () => cursor.next());
    if (keyword !== "fn") {
      cursor.expect(":");
      this.declare(0 as Local, this.ty(), "Mut", cursor.spanFrom(cursor.mark()), "Return");
      cursor.expect("=");
      return name;
    }
    cursor.expect("(");
    cursor.list(")", () => this.argument());
    const mark = cursor.mark();
    const ty = cursor.eat("->") ? this.ty() : this.unit();
    this.declare(0 as Local, ty, "Mut", cursor.spanFrom(mark), "Return");
    return name;
  }

  private argument(): void {
    const mark = this.cursor.mark();
    const local = this.local();
    this.cursor.expect(":");
    const ty = this.ty();
    this.argCount += 1;
    this.locals[local] = {
      ty,
      mutability: "Not",
      span: this.cursor.spanFrom(mark),
      scope: 0 as SourceScope,
      kind: { kind: "Arg", name: undefined },
    };
  }

  private declare(local: Local, ty: Ty, mutability: "Not" | "Mut", span: Span, kind: "Return" | "Temp"): void {
    const declKind = kind === "Return" ? ({ kind } as const) : ({ kind, of: undefined, isBlockTail: false } as const);
    this.locals[local] = { ty, mutability, span, scope: this.currentScope, kind: declKind };
  }

  private scopeContents(scope: SourceScope): void {
    const { cursor } = this;
    this.currentScope = scope;
    while (true) {
      const mark = cursor.mark();
      if (cursor.eat("debug")) {
        this.debug(mark, scope);
      } else if (cursor.eat("let")) {
        const mutability = cursor.eat("mut") ? "Mut" : "Not";
        const local = this.local();
        cursor.expect(":");
        const ty = this.ty();
        this.declare(local, ty, mutability, cursor.spanFrom(mark), local === 0 ? "Return" : "Temp");
        cursor.expect(";");
      } else if (cursor.eat("viewflag")) {
        const place = this.place();
        cursor.expect("=>");
        this.viewFlags.push({ place, flag: this.local() });
        cursor.expect(";");
      } else if (cursor.eat("scope")) {
        const inner = cursor.integer() as SourceScope;
        this.scopes[inner] = { span: cursor.spanFrom(mark), parentScope: scope };
        cursor.expect("{");
        this.scopeContents(inner);
        cursor.expect("}");
        this.currentScope = scope;
      } else return;
    }
  }

  /** Places may project from locals that are declared further down, so projections are checked later. */
  private debug(mark: number, scope: SourceScope): void {
    const { cursor } = this;
    const name = cursor.ident();
    const span = cursor.spanFrom(mark);
    cursor.expect("=>");
    const value = cursor.is("const")
      ? ({ kind: "Const", value: this.constant() } as const)
      : ({ kind: "Place", place: this.place() } as const);
    cursor.expect(";");
    const isArg =
      value.kind === "Place" &&
      value.place.projection.length === 0 &&
      value.place.local >= 1 &&
      value.place.local <= this.argCount;
    this.debugInfo.push({ name, span, scope, argumentIndex: isArg ? value.place.local : undefined, value });
  }

  /** Names what `debug` lines name: user variables, arguments; and the view's flags. */
  private nameLocals(): LocalDecl[] {
    const locals: Mutable<LocalDecl>[] = this.locals.map((decl) => ({ ...decl }));
    for (const { name, value, argumentIndex } of this.debugInfo) {
      if (value.kind !== "Place" || value.place.projection.length > 0) continue;
      const decl = locals[value.place.local];
      if (decl === undefined) continue;
      decl.kind =
        argumentIndex === undefined
          ? { kind: "User", name, binding: { mode: "ByValue", types: [], initSpan: undefined, patSpan: decl.span } }
          : { kind: "Arg", name };
    }
    for (const { flag } of this.viewFlags) {
      const decl = locals[flag];
      if (decl !== undefined) decl.kind = { kind: "DropFlag" };
    }
    return locals;
  }

  private block(): void {
    const { cursor } = this;
    const index = cursor.numbered("bb");
    const isCleanup = cursor.eat("(");
    if (isCleanup) {
      cursor.expect("cleanup");
      cursor.expect(")");
    }
    cursor.expect(":");
    cursor.expect("{");
    this.currentScope = 0 as SourceScope;
    const statements: Statement[] = [];
    let terminator: Terminator | undefined;
    while (!cursor.eat("}")) {
      const mark = cursor.mark();
      const parsed = this.statementOrTerminator();
      const info: SourceInfo = { span: cursor.spanFrom(mark), scope: this.currentScope };
      cursor.expect(";");
      if ("statement" in parsed) {
        statements.push({ ...parsed.statement, info });
        if (parsed.statement.kind === "StopPoint") this.placeStop(parsed.statement.stop, info);
      } else terminator = { ...parsed.terminator, info };
    }
    this.blocks[index] = {
      statements,
      terminator: terminator ?? cursor.fail(`bb${index} has no terminator`),
      isCleanup,
    };
  }

  private placeStop(stop: StopId, info: SourceInfo): void {
    const point = this.stops[stop];
    if (point !== undefined) this.stops[stop] = { ...point, span: info.span };
  }

  private statementOrTerminator(): { readonly statement: StatementKind } | { readonly terminator: TerminatorKind } {
    const { cursor } = this;
    const { text, kind } = cursor.token;
    if (kind === "ident" && !/^_\d+$/.test(text)) {
      const terminator = this.keywordTerminator(text);
      return terminator === undefined ? { statement: this.keywordStatement(text) } : { terminator };
    }
    const destination = this.place();
    cursor.expect("=");
    const call = this.call(destination);
    if (call !== undefined) return { terminator: call };
    return { statement: { kind: "Assign", place: destination, rvalue: this.rvalue(destination) } };
  }

  private keywordStatement(keyword: string): StatementKind {
    const { cursor } = this;
    cursor.next();
    switch (keyword) {
      case "StorageLive":
      case "StorageDead":
        return this.parenthesized(() => ({ kind: keyword, local: this.local() }));
      case "stop":
        return this.stopPoint();
      case "FakeRead":
        return this.parenthesized(() => {
          const cause = cursor.ident() as Extract<StatementKind, { kind: "FakeRead" }>["cause"];
          cursor.expect(",");
          return { kind: "FakeRead", cause, place: this.place() };
        });
      case "PlaceMention":
      case "Deinit":
        return this.parenthesized(() => ({ kind: keyword, place: this.place() }));
      case "AscribeUserType":
        return this.parenthesized(() => this.ascription());
      case "assume":
        return this.parenthesized(() => ({ kind: "Assume", operand: this.operand() }));
      case "copy_nonoverlapping":
        return this.parenthesized(() => this.copyNonOverlapping());
      case "discriminant": {
        const place = this.parenthesized(() => this.place());
        cursor.expect("=");
        return { kind: "SetDiscriminant", place, variant: cursor.integer() };
      }
      case "nop":
        return { kind: "Nop" };
      default:
        return cursor.fail(`unknown statement \`${keyword}\``);
    }
  }

  private ascription(): StatementKind {
    const { cursor } = this;
    const place = this.place();
    cursor.expect(",");
    const variance = cursor.ident() as Extract<StatementKind, { kind: "AscribeUserType" }>["variance"];
    cursor.expect(",");
    const userType = cursor.integer();
    this.userTypeCount = Math.max(this.userTypeCount, userType + 1);
    return { kind: "AscribeUserType", place, userType, variance };
  }

  private copyNonOverlapping(): StatementKind {
    const source = this.operand();
    this.cursor.expect(",");
    const destination = this.operand();
    this.cursor.expect(",");
    return { kind: "CopyNonOverlapping", source, destination, count: this.operand() };
  }

  /** `stop#3 Drop(_1) in scope 2`. */
  private stopPoint(): StatementKind {
    const { cursor } = this;
    const mark = cursor.mark();
    cursor.expect("#");
    const stop = cursor.integer() as StopId;
    const kind =
      cursor.token.kind === "ident" && !cursor.is("in") ? (cursor.ident() as StopPoint["kind"]) : "Statement";
    const local = cursor.is("(") ? this.parenthesized(() => this.local()) : undefined;
    if (cursor.eat("in")) {
      cursor.expect("scope");
      this.currentScope = cursor.integer() as SourceScope;
    } else this.currentScope = 0 as SourceScope;
    this.stops[stop] = { span: cursor.spanFrom(mark), scope: this.currentScope, kind, local };
    return { kind: "StopPoint", stop };
  }

  private parenthesized<T>(inner: () => T): T {
    this.cursor.expect("(");
    const value = inner();
    this.cursor.expect(")");
    return value;
  }

  // ---- Terminators ----

  private keywordTerminator(keyword: string): TerminatorKind | undefined {
    const { cursor } = this;
    const simple = {
      return: "Return",
      unreachable: "Unreachable",
      resume: "UnwindResume",
      coroutine_drop: "CoroutineDrop",
    } as const;
    const start = cursor.mark();
    cursor.next();
    if (Object.hasOwn(simple, keyword)) return { kind: simple[keyword as keyof typeof simple] };
    switch (keyword) {
      case "goto":
        cursor.expect("->");
        return { kind: "Goto", target: this.bb() };
      case "terminate":
        return { kind: "UnwindTerminate", reason: this.parenthesized(() => this.reason()) };
      case "switchInt":
        return this.switchInt();
      case "drop":
        return this.drop();
      case "assert":
        return this.assertion();
      case "falseEdge":
      case "falseUnwind":
        return this.falseTerminator(keyword);
      default:
        cursor.reset(start);
        return undefined;
    }
  }

  private switchInt(): TerminatorKind {
    const { cursor } = this;
    const discriminant = this.parenthesized(() => this.operand());
    cursor.expect("->");
    cursor.expect("[");
    const values: bigint[] = [];
    const targets: BasicBlock[] = [];
    let otherwise = 0 as BasicBlock;
    cursor.list("]", () => {
      const value = cursor.next().text;
      cursor.expect(":");
      if (value === "otherwise") otherwise = this.bb();
      else {
        values.push(BigInt(value));
        targets.push(this.bb());
      }
    });
    return { kind: "SwitchInt", discriminant, values, targets, otherwise };
  }

  private drop(): TerminatorKind {
    const { place, replace } = this.parenthesized(() => ({
      place: this.place(),
      replace: this.cursor.eat(",") && this.cursor.ident() === "replace",
    }));
    const { target, unwind } = this.edges();
    return { kind: "Drop", place, target: target ?? this.cursor.fail("a drop has a target"), unwind, replace };
  }

  private assertion(): TerminatorKind {
    const { cursor } = this;
    const { expected, condition, message } = this.parenthesized(() => {
      const expected = !cursor.eat("!");
      const condition = this.operand();
      cursor.expect(",");
      const text = JSON.parse(cursor.next().text) as string;
      const operands = cursor.eat(",") ? this.operandsBefore(")") : [];
      return {
        expected,
        condition,
        message: assertMessageOf({ text, operands }) ?? cursor.fail(`unknown message ${text}`),
      };
    });
    const { target, unwind } = this.edges();
    return {
      kind: "Assert",
      condition,
      expected,
      message,
      target: target ?? cursor.fail("an assert has a target"),
      unwind,
    };
  }

  private falseTerminator(keyword: "falseEdge" | "falseUnwind"): TerminatorKind {
    const { cursor } = this;
    if (keyword === "falseUnwind") {
      const { target, unwind } = this.edges();
      return { kind: "FalseUnwind", realTarget: target ?? cursor.fail("no target"), unwind };
    }
    cursor.expect("->");
    cursor.expect("[");
    const targets = cursor.list("]", () => {
      cursor.ident();
      cursor.expect(":");
      return this.bb();
    });
    const [realTarget, imaginaryTarget] = targets;
    if (realTarget === undefined || imaginaryTarget === undefined) return cursor.fail("falseEdge has two targets");
    return { kind: "FalseEdge", realTarget, imaginaryTarget };
  }

  /** `callee(args) -> [...]`, or undefined (with nothing taken) if an rvalue stands here. */
  private call(destination: Place): TerminatorKind | undefined {
    const { cursor } = this;
    const mark = cursor.mark();
    const func = this.calleeIfAny();
    if (func === undefined || !cursor.eat("(")) {
      cursor.reset(mark);
      return undefined;
    }
    const args = cursor.list(")", () => this.operand());
    const fnSpan = cursor.spanFrom(mark);
    if (!cursor.is("->")) {
      cursor.reset(mark);
      return undefined;
    }
    const { target, unwind } = this.edges();
    return { kind: "Call", func, args, destination, target, unwind, callSource: "Normal", fnSpan };
  }

  /** `-> [return: bb1, unwind continue]`. */
  private edges(): { readonly target: BasicBlock | undefined; readonly unwind: UnwindAction } {
    const { cursor } = this;
    let target: BasicBlock | undefined;
    let unwind: UnwindAction = { kind: "Continue" };
    cursor.expect("->");
    if (!cursor.eat("[")) return { target: this.bb(), unwind };
    cursor.list("]", () => {
      if (cursor.ident() === "unwind") unwind = this.unwind();
      else {
        cursor.expect(":");
        target = this.bb();
      }
    });
    return { target, unwind };
  }

  private unwind(): UnwindAction {
    const { cursor } = this;
    if (cursor.eat(":")) return { kind: "Cleanup", target: this.bb() };
    const word = cursor.ident();
    if (word === "continue") return { kind: "Continue" };
    if (word === "unreachable") return { kind: "Unreachable" };
    return { kind: "Terminate", reason: this.parenthesized(() => this.reason()) };
  }

  private reason(): "Abi" | "InCleanup" {
    return this.cursor.ident() === "abi" ? "Abi" : "InCleanup";
  }

  private bb(): BasicBlock {
    return this.cursor.numbered("bb") as BasicBlock;
  }
}
