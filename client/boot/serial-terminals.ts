/** The serial terminals of the window, and the machines in them. */
import { l10n, window, type Disposable } from "vscode";
import type { SerialSession } from "./serial-session.js";
import { SerialTerminal } from "./serial-terminal.js";

/** Opens terminals and knows which one is meant. */
export class SerialTerminals implements Disposable {
  private readonly terminals = new Set<SerialTerminal>();
  /** The terminal in which the next boot of its target goes on. */
  private asked: SerialTerminal | null = null;

  /** @param bootAgain boots the target again in the terminal that shows the end of its machine */
  constructor(private readonly bootAgain: (terminal: SerialTerminal) => void) {}

  /** Shows a session: in the terminal it has, in one that its target has left, or in a new one. */
  show(session: SerialSession): void {
    const own = this.find((shown) => shown === session);
    const isLeft = (shown: SerialSession) => shown.name === session.name && shown.ended !== null;
    const asked = this.asked !== null && isLeft(this.asked.session) ? this.asked : undefined;
    const left = asked ?? this.find(isLeft);
    this.asked = null;
    if (own === undefined) left?.goOnWith(session);
    (own ?? left ?? this.open(session)).terminal.show();
  }

  /** Lets the next boot of its target go on in this terminal; false where it has been closed. */
  goOnIn(terminal: SerialTerminal): boolean {
    this.asked = this.terminals.has(terminal) ? terminal : null;
    return this.asked !== null;
  }

  /** The session in the terminal with the focus, or in the one that was active last. */
  active(): SerialSession | undefined {
    return [...this.terminals].find(({ terminal }) => terminal === window.activeTerminal)?.session;
  }

  /** The sessions whose machines run, the newest last. */
  running(): readonly SerialSession[] {
    return [...this.terminals].map(({ session }) => session).filter(({ ended }) => ended === null);
  }

  dispose(): void {
    for (const terminal of [...this.terminals]) terminal.dispose();
  }

  private find(isMeant: (session: SerialSession) => boolean): SerialTerminal | undefined {
    return [...this.terminals].find(({ session }) => isMeant(session));
  }

  private open(session: SerialSession): SerialTerminal {
    const names = new Set([...this.terminals].map(({ terminal }) => terminal.name));
    const plain = l10n.t("Serial: {0}", session.name);
    let name = plain;
    for (let number = 2; names.has(name); number++) name = `${plain} (${number})`;
    const terminal = new SerialTerminal(name, session, {
      bootAgain: this.bootAgain,
      onClose: (closed) => this.terminals.delete(closed),
    });
    this.terminals.add(terminal);
    return terminal;
  }
}
