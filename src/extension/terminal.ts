/**
 * The program's terminal: shows what it prints and gives it what is typed, line by line. Enter sends the line, Ctrl-D on an
 * empty line ends the input, Ctrl-C stops the program. One terminal per program, used again by its next run.
 */
import * as vscode from "vscode";
import { stdinRequest } from "../debug/view/protocol";
import type { Session } from "./session";
import { baseName } from "./uris";

const dim = (text: string): string => `\x1b[2m${text}\x1b[0m`;

export class ProgramTerminals implements vscode.Disposable {
  private readonly open = new Map<string, ProgramTerminal>();

  begin(session: Session): void {
    let terminal = this.open.get(session.program);
    if (!terminal) {
      terminal = new ProgramTerminal(baseName(session.program), () => this.open.delete(session.program));
      this.open.set(session.program, terminal);
    }
    terminal.begin(session);
  }

  write(session: Session, text: string): void {
    this.open.get(session.program)?.write(session, text);
  }

  waiting(session: Session): void {
    this.open.get(session.program)?.reveal();
  }

  end(session: Session, exitCode: number, words: readonly string[]): void {
    this.open.get(session.program)?.end(session, exitCode, words);
  }

  dispose(): void {
    for (const terminal of this.open.values()) terminal.dispose();
  }
}

class ProgramTerminal implements vscode.Pseudoterminal {
  private readonly writer = new vscode.EventEmitter<string>();
  readonly onDidWrite = this.writer.event;
  private readonly terminal: vscode.Terminal;
  private session: Session | undefined;
  private line = "";
  private isOpen = false;
  /** In this run. */
  private isShown = false;
  /** Written before the terminal was on screen. */
  private early = "";

  constructor(
    title: string,
    private readonly onClose: () => void,
  ) {
    const icon = new vscode.ThemeIcon("circuit-board");
    this.terminal = vscode.window.createTerminal({ name: `Glasscrab: ${title}`, pty: this, iconPath: icon });
  }

  begin(session: Session): void {
    const again = this.session !== undefined;
    this.session = session;
    this.line = "";
    this.isShown = false;
    if (again) this.put("\r\n");
  }

  open(): void {
    this.isOpen = true;
    this.writer.fire(this.early);
    this.early = "";
  }

  close(): void {
    this.onClose();
  }

  /** The program waits for a line: the keyboard is wanted here. */
  reveal(): void {
    this.isShown = true;
    this.terminal.show(false);
  }

  dispose(): void {
    this.terminal.dispose();
  }

  write(session: Session, text: string): void {
    if (session !== this.session) return;
    this.put(text.replace(/\r?\n/g, "\r\n"));
    // Not before there is something to read: it takes room from the editor and the memory panel.
    if (!this.isShown) this.terminal.show(true);
    this.isShown = true;
  }

  end(session: Session, exitCode: number, words: readonly string[]): void {
    if (session !== this.session) return;
    const said = words.length === 0 ? `The program ended with exit code ${exitCode}.` : words.join(" ");
    this.put(dim(`\r\n[${said}]\r\n`));
    // A program that neither stopped nor printed would otherwise end without a sign.
    if (!this.isShown) this.terminal.show(true);
    this.isShown = true;
  }

  private put(text: string): void {
    if (this.isOpen) this.writer.fire(text);
    else this.early += text;
  }

  /** What is typed or pasted; echoed here, since no real terminal stands behind. */
  handleInput(data: string): void {
    if (!this.session || this.session.state === "ended" || this.session.state === "rejected") return;
    for (const character of data.replace(/\r\n/g, "\r")) this.type(character);
  }

  private type(character: string): void {
    switch (character) {
      case "\r":
      case "\n":
        this.put("\r\n");
        this.send({ text: `${this.line}\n` });
        this.line = "";
        return;
      case "\x04":
        if (this.line === "") this.send({ end: true });
        return;
      case "\x03":
        this.put("^C\r\n");
        if (this.session) void vscode.debug.stopDebugging(this.session.vscodeSession);
        return;
      case "\x7f":
        this.rubOut();
        return;
    }
    // Arrow keys and other control characters have no meaning in a line of input.
    if (character < " " && character !== "\t") return;
    this.line += character;
    this.put(character);
  }

  private rubOut(): void {
    if (this.line === "") return;
    this.line = [...this.line].slice(0, -1).join("");
    this.put("\b \b");
  }

  private send(args: { text?: string; end?: boolean }): void {
    this.session?.ask(stdinRequest, args).catch((problem: Error) => this.put(dim(`\r\n[${problem.message}]\r\n`)));
  }
}
