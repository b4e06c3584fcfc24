/**
 * The extension's start: makes each contribution and wires sessions to them. What a contribution does is in its own file.
 */
import * as vscode from "vscode";
import { Lenses } from "./codeLens";
import { CodeActions } from "./codeActions";
import { registerCommands } from "./commands";
import { ConfigurationProvider, debugType } from "./configuration";
import { DiagnosticsClient } from "./diagnostics";
import { Explanations } from "./explain";
import { Hovers } from "./hover";
import { IdeClient } from "./ideClient";
import { InlayHints } from "./inlayHints";
import { InlineValues } from "./inlineValues";
import { MemoryPanel } from "./memoryPanel";
import { OwnershipMarks } from "./ownershipMarks";
import { Session, type SessionListener } from "./session";
import { SpareWorker } from "./spareWorker";
import { StatementMark } from "./statementMark";
import { ProgramTerminals } from "./terminal";
import { nameOf } from "./uris";
import { registerValueActions } from "./valueActions";

export function activate(context: vscode.ExtensionContext): void {
  const log = vscode.window.createOutputChannel("Glasscrab");
  const ide = new IdeClient(context.extensionUri, (words) => log.appendLine(words));
  const spare = new SpareWorker(context.extensionUri);
  const diagnostics = new DiagnosticsClient(ide, (checked) => {
    const active = vscode.window.activeTextEditor?.document;
    if (active !== undefined && nameOf(active.uri) === checked.program) spare.prepare(checked);
  });
  const panel = new MemoryPanel(context.extensionUri);
  const terminals = new ProgramTerminals();
  const hovers = new Hovers(ide);
  const inlineValues = new InlineValues();
  const marks = new OwnershipMarks(ide, diagnostics);
  const statement = new StatementMark();
  const follow = (): void => {
    const stopped = panel.shown?.state === "stopped" ? panel.shown : undefined;
    hovers.follow(stopped);
    inlineValues.follow(stopped);
  };
  const listener = listen({ log, diagnostics, panel, terminals, statement, follow });
  const createDebugAdapterDescriptor = (session: vscode.DebugSession): vscode.DebugAdapterDescriptor => {
    const started = new Session(session, spare.take(), listener);
    diagnostics.startedOn(started.program);
    panel.begin(started);
    terminals.begin(started);
    return new vscode.DebugAdapterInlineImplementation(started);
  };
  context.subscriptions.push(
    log,
    ide,
    spare,
    diagnostics,
    panel,
    terminals,
    hovers,
    inlineValues,
    new CodeActions(diagnostics),
    new Explanations((place) => diagnostics.storyAt(place)),
    marks,
    statement,
    new InlayHints(ide, diagnostics),
    vscode.debug.registerDebugAdapterDescriptorFactory(debugType, { createDebugAdapterDescriptor }),
    vscode.debug.registerDebugConfigurationProvider(debugType, new ConfigurationProvider()),
    new Lenses(),
    vscode.debug.onDidChangeActiveDebugSession((session) => {
      panel.look(session);
      follow();
    }),
    vscode.window.onDidChangeTextEditorSelection((event) => panel.cursorMoved(event)),
    ...registerValueActions((command, args) => panel.ask(command, args)),
    ...registerCommands(context.extensionUri, panel, diagnostics, marks),
  );
}

interface Contributions {
  readonly log: vscode.OutputChannel;
  readonly diagnostics: DiagnosticsClient;
  readonly panel: MemoryPanel;
  readonly terminals: ProgramTerminals;
  readonly statement: StatementMark;
  /** What shows values of a stopped program in the editor looks at the session that the panel shows. */
  readonly follow: () => void;
}

/** Who hears what of a session. */
function listen({ log, diagnostics, panel, terminals, statement, follow }: Contributions): SessionListener {
  return {
    changed: (session, body) => {
      panel.changed(session, body);
      if (body.state !== "stopped") statement.forget(session);
      follow();
      if (body.state === "waitingForInput") terminals.waiting(session);
    },
    statement: (session, range) => statement.mark(session, range),
    rejected: (session, body) => {
      diagnostics.rejected(body);
      panel.rejected(session, body);
      void vscode.window.showErrorMessage(`${body.words} ${firstError(body.errors)}`.trim());
    },
    output: (session, _stream, text) => terminals.write(session, text),
    exited: (session, exitCode, words) => {
      terminals.end(session, exitCode, words);
      panel.ended(session);
    },
    closed: (session) => {
      panel.closedEarly(session);
      statement.forget(session);
      follow();
    },
    slow: (session, answered) => void askToWait(session, answered),
    problem: (session, words) => {
      log.appendLine(words);
      panel.problem(session, words);
      statement.forget(session);
      follow();
      void vscode.window.showErrorMessage(`Glasscrab: ${words}`);
    },
  };
}

function askToWait(session: Session, answered: Promise<void>): Thenable<void> {
  const title = "Glasscrab: the engine is still working. To cancel ends the session.";
  const options = { location: vscode.ProgressLocation.Notification, title, cancellable: true };
  return vscode.window.withProgress(options, (_, cancelled) => {
    cancelled.onCancellationRequested(() => session.giveUp());
    return answered;
  });
}

function firstError(errors: readonly { code: string; message: string; range: { startLine: number } }[]): string {
  const [first] = errors;
  if (!first) return "";
  const code = first.code === "" || first.code === "unsupported" ? "" : `${first.code}: `;
  return `Line ${first.range.startLine}: ${code}${first.message.replaceAll("`", "'")}`;
}
