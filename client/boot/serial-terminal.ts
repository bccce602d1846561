/** A terminal of the editor on a machine's serial line. */
import { EventEmitter, l10n, ThemeIcon, window, type Disposable, type Terminal } from "vscode";
import type { SerialSession } from "./serial-session.js";
import { againText, endText, isEnter, replayText } from "./terminal-text.js";

/** What a terminal needs from its surroundings. */
export interface TerminalSurroundings {
  /** The user pressed Enter after the end of the machine. */
  readonly bootAgain: (terminal: SerialTerminal) => void;
  readonly onClose: (terminal: SerialTerminal) => void;
}

/**
 * Shows one session after another: the next boot of a target goes on in the terminal of the last. Closing it ends the
 * machine, because nobody could reach it any more.
 */
export class SerialTerminal implements Disposable {
  readonly terminal: Terminal;
  private readonly written = new EventEmitter<string>();
  private isOpen = false;
  /** Whether Enter was pressed after the end: it counts once. */
  private isAsked = false;
  private decoder = new TextDecoder();
  private unfollow: () => void;

  constructor(
    name: string,
    private shown: SerialSession,
    surroundings: TerminalSurroundings,
  ) {
    this.unfollow = this.follow(shown);
    this.terminal = window.createTerminal({
      name,
      iconPath: new ThemeIcon("vm"),
      // A machine does not outlive the window, so there is nothing to come back to.
      isTransient: true,
      pty: {
        onDidWrite: this.written.event,
        // Called when the terminal is on the screen; what was written before would be lost.
        open: () => {
          this.isOpen = true;
          this.replay();
        },
        // A serial line has no message for a changed size, so `setDimensions` is left out on purpose.
        close: () => {
          this.unfollow();
          this.shown.stop();
          surroundings.onClose(this);
        },
        handleInput: (data: string) => {
          if (this.shown.ended === null) this.shown.type(data);
          else if (isEnter(data) && !this.isAsked) this.askForBoot(surroundings);
        },
      },
    });
  }

  /** The session in the terminal. */
  get session(): SerialSession {
    return this.shown;
  }

  /** Goes on with another session. */
  goOnWith(session: SerialSession): void {
    this.isAsked = false;
    this.unfollow();
    this.shown = session;
    this.unfollow = this.follow(session);
    if (this.isOpen) this.replay();
  }

  dispose(): void {
    this.terminal.dispose();
    this.written.dispose();
  }

  /** Answers at once: until the machine speaks some seconds may pass, in which the key would look lost. */
  private askForBoot({ bootAgain }: TerminalSurroundings): void {
    this.isAsked = true;
    this.written.fire(againText(l10n));
    bootAgain(this);
  }

  private follow(session: SerialSession): () => void {
    this.decoder = new TextDecoder();
    return session.follow({
      onSerial: (bytes) => {
        if (this.isOpen) this.written.fire(this.decoder.decode(bytes, { stream: true }));
      },
      onEnd: (lines) => {
        if (this.isOpen) this.written.fire(endText(lines, l10n));
      },
    });
  }

  private replay(): void {
    this.written.fire(replayText(this.decoder.decode(this.shown.bytes(), { stream: true })));
    if (this.shown.ended !== null) this.written.fire(endText(this.shown.ended, l10n));
  }
}
