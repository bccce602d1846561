/** Somebody who watches a boot instead of the output channel or a terminal: the debugger. */
import type { BootReport } from "../../boot/report.js";
import type { SerialSession } from "./serial-session.js";

/** What a watcher is told, in this order; each at most once. */
export interface BootWatcher {
  /** The boot is being prepared. What the machine says comes through the session. */
  readonly onSession: (session: SerialSession) => void;
  /** The machine runs. `notes` are what deserves a line before the boot. */
  readonly onStart: (notes: readonly string[]) => void;
  /** It is decided how the boot went. Where the machine goes on, the session tells its end. */
  readonly onReport: (report: BootReport, machine: "goes on" | "has ended") => void;
  /** The boot could not be tried, or its engine failed. The text names the file and the remedy. */
  readonly onFailure: (text: string) => void;
  /** Boots the same once more, in the watcher's own way. */
  readonly bootAgain: () => Promise<void>;
  /** What becomes of a machine whose program can be used. */
  readonly afterBoot: "keep" | "stop";
  /** Milliseconds after which a boot is given up; null for the setting. */
  readonly timeoutMs: number | null;
  /** The boot ends when this matches the log, besides the usual ends. */
  readonly until?: RegExp;
}
