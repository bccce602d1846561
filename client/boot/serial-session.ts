/** One machine's serial line as the editor sees it: all it has said, what is typed, whether the machine still runs. */
import type { Machine } from "../../emulator/machine.js";
import type { ChosenBoot } from "./choose-boot.js";
import { pacedTyping, type Typing } from "./paced-typing.js";

/** Who wants to know what happens on a serial line. */
export interface SessionListener {
  /** The machine said something. */
  readonly onSerial: (bytes: Uint8Array) => void;
  /** Nothing will come any more; the lines say why. */
  readonly onEnd: (lines: readonly string[]) => void;
}

/** The most that is kept of what a machine says, in bytes; of one that says more, the beginning is forgotten. */
export const keptBytes = 16 * 1024 * 1024;

/** A boot from its preparation to the end of its machine. */
export class SerialSession {
  private readonly abort = new AbortController();
  private readonly listeners = new Set<SessionListener>();
  private readonly said: Uint8Array[] = [];
  private saidLength = 0;
  private machine: Machine | null = null;
  private typing: Typing | null = null;
  private lastLines: readonly string[] | null = null;

  constructor(readonly chosen: ChosenBoot) {}

  /** The target's name. */
  get name(): string {
    return this.chosen.plan.name;
  }

  /** Aborted by `stop`. */
  get signal(): AbortSignal {
    return this.abort.signal;
  }

  /** Why the machine has ended, in sentences; null as long as it has not. */
  get ended(): readonly string[] | null {
    return this.lastLines;
  }

  /** Whether somebody looks at this line and could type. */
  get isWatched(): boolean {
    return this.listeners.size > 0;
  }

  /** Takes the machine, once it runs: from now on it can be typed to. */
  attach(machine: Machine): void {
    this.machine = machine;
    this.typing = pacedTyping((bytes) => {
      machine.send(bytes);
    });
    machine.onSerial((bytes) => {
      this.record(bytes);
    });
  }

  /** All that was said, as bytes. */
  bytes(): Uint8Array {
    return Buffer.concat(this.said);
  }

  /** Types text into the machine; without effect before it runs and after its end. */
  type(text: string): void {
    this.typing?.type(new TextEncoder().encode(text));
  }

  /** Follows the line from now on; the returned function ends that. */
  follow(listener: SessionListener): () => void {
    this.listeners.add(listener);
    return () => {
      this.listeners.delete(listener);
    };
  }

  /** Says that the machine has ended and why. Only the first call counts. */
  end(lines: readonly string[]): void {
    if (this.lastLines !== null) return;
    this.lastLines = lines;
    this.typing?.stop();
    for (const listener of [...this.listeners]) listener.onEnd(lines);
  }

  /** Ends the boot or the machine, wherever it is. */
  stop(): void {
    this.abort.abort();
    void this.machine?.stop();
  }

  private record(bytes: Uint8Array): void {
    this.said.push(bytes);
    this.saidLength += bytes.length;
    while (this.saidLength > keptBytes && this.said.length > 1) this.saidLength -= this.said.shift()?.length ?? 0;
    for (const listener of [...this.listeners]) listener.onSerial(bytes);
  }
}
