/** Changes to a body, collected and then applied at once: new blocks and locals, terminators replaced, statements put in. */
import type {
  BasicBlock,
  BasicBlockData,
  Body,
  Local,
  LocalDecl,
  Location,
  SourceInfo,
  Statement,
  StatementKind,
  Terminator,
  TerminatorKind,
} from "./mir";

export class Patch {
  private readonly newBlocks: BasicBlockData[] = [];
  private readonly newLocals: LocalDecl[] = [];
  private readonly terminators = new Map<BasicBlock, Terminator>();
  /** By block, then statement index: statements that come before it. */
  private readonly inserted = new Map<BasicBlock, Map<number, Statement[]>>();
  private readonly removed = new Map<BasicBlock, Set<number>>();

  constructor(readonly body: Body) {}

  newBlock(
    terminator: TerminatorKind,
    info: SourceInfo,
    isCleanup: boolean,
    statements: readonly Statement[] = [],
  ): BasicBlock {
    this.newBlocks.push({ statements, terminator: { ...terminator, info }, isCleanup });
    return (this.body.blocks.length + this.newBlocks.length - 1) as BasicBlock;
  }

  newLocal(decl: LocalDecl): Local {
    this.newLocals.push(decl);
    return (this.body.locals.length + this.newLocals.length - 1) as Local;
  }

  setTerminator(block: BasicBlock, terminator: TerminatorKind, info: SourceInfo): void {
    this.terminators.set(block, { ...terminator, info });
  }

  terminatorOf(block: BasicBlock): Terminator | undefined {
    return (
      this.terminators.get(block) ??
      this.body.blocks[block]?.terminator ??
      this.newBlocks[block - this.body.blocks.length]?.terminator
    );
  }

  /** Before the statement (or terminator) that stands there now; in order of the calls. */
  insertBefore({ block, statementIndex }: Location, statement: StatementKind, info: SourceInfo): void {
    const byIndex = this.inserted.get(block) ?? new Map<number, Statement[]>();
    this.inserted.set(block, byIndex);
    byIndex.set(statementIndex, [...(byIndex.get(statementIndex) ?? []), { ...statement, info }]);
  }

  remove({ block, statementIndex }: Location): void {
    const set = this.removed.get(block) ?? new Set<number>();
    this.removed.set(block, set.add(statementIndex));
  }

  apply(): Body {
    const { body } = this;
    const blocks = [...body.blocks, ...this.newBlocks].map((data, index) => this.applyTo(data, index as BasicBlock));
    return { ...body, blocks, locals: [...body.locals, ...this.newLocals] };
  }

  private applyTo(data: BasicBlockData, block: BasicBlock): BasicBlockData {
    const inserted = this.inserted.get(block);
    const removed = this.removed.get(block);
    const terminator = this.terminators.get(block) ?? data.terminator;
    if (inserted === undefined && removed === undefined) return { ...data, terminator };
    const statements: Statement[] = [];
    for (let index = 0; index <= data.statements.length; index++) {
      statements.push(...(inserted?.get(index) ?? []));
      const statement = data.statements[index];
      if (statement !== undefined && !removed?.has(index)) statements.push(statement);
    }
    return { ...data, statements, terminator };
  }
}
