/** Watches a machine until its boot has come to an end, and says which. */
import { endsInPrompt, findEndings } from "./boot-endings.js";
import { idleMeter } from "./idle-meter.js";
import type { Machine, MachineEnd } from "./machine.js";
import { openSerialLog, type SerialLog } from "./serial-log.js";

/** How a boot ended. */
export type BootEndReason =
  /** The pattern that was waited for came. */
  | "until"
  /** A shell, a login or the like waits for input. */
  | "prompt"
  /** The kernel panicked, also when it rebooted afterwards. */
  | "panic"
  /** The guest switched the power off, or halted for good and said so. */
  | "poweroff"
  /** The guest asked for a reset. */
  | "reboot"
  /** The time was up. */
  | "timeout"
  /** Nothing came over the serial line any more, or ever. */
  | "silence"
  /** `stop()` was called. */
  | "stopped"
  /** The engine failed. */
  | "crashed";

/** When to stop waiting. All times are in milliseconds. */
export interface WatchOptions {
  /**
   * Ends the boot when it matches the log, whose line ends are "\n" here; a match must lie within some 16,000
   * characters. While it is waited for, a prompt ends the boot only when the machine falls silent at it.
   */
  readonly until?: RegExp;
  /** Longest time from the start of the machine. */
  readonly timeoutMs?: number;
  /**
   * Longest time without output while the guest's processor idles. A boot that is expected to pause (`rootdelay=`)
   * needs a longer one. Three times as long where the engine does not know what the processor does.
   */
  readonly silenceMs?: number;
  /** Longest time without output while the processor computes. */
  readonly busySilenceMs?: number;
  /** How long nothing must follow a prompt. */
  readonly settleMs?: number;
}

/** How a boot ended, and what was seen until then. Times are in milliseconds since the start of the machine. */
export interface BootEnd {
  readonly endedBy: BootEndReason;
  /** When the first byte came; null when none did. */
  readonly firstOutputMs: number | null;
  /** When the boot ended: for a prompt, a pattern or a panic when its text came, not when it was recognised. */
  readonly endedMs: number;
  /** All bytes of the serial line. */
  readonly log: Uint8Array;
  /** The lines on the text screen, read when the serial line fell silent or the time was up; otherwise empty. */
  readonly screen: readonly string[];
  /** What the engine says about its failure; null when it did not fail. */
  readonly failure: string | null;
}

const defaults = {
  timeoutMs: 120_000,
  silenceMs: 4_000,
  busySilenceMs: 30_000,
  settleMs: 250,
} as const satisfies WatchOptions;

/** How long to wait for the rest of a panic, or for the power to go, when the kernel has said that it comes. */
const LAST_WORDS_MS = 1_500;
const UNKNOWN_FACTOR = 3;
const TICK_MS = 50;

/**
 * Watches a machine that has just been started: it must not have said anything yet. Does not stop it, so that it can
 * be used on after a prompt. Never rejects.
 */
export function watchBoot(machine: Machine, options: WatchOptions = {}): Promise<BootEnd> {
  const limits = { ...defaults, ...options };
  // A pattern with a memory would skip matches.
  const until = options.until && new RegExp(options.until, options.until.flags.replace(/[gy]/g, ""));
  const log = openSerialLog(machine);
  const measure = idleMeter(machine);
  const now = () => performance.now() - machine.startedAt;

  return new Promise((resolve) => {
    let isWatching = true;
    const finish = async ({ endedBy, endedMs }: Ending, failure: string | null) => {
      isWatching = false;
      clearInterval(timer);
      log.close();
      const asksScreen = endedBy === "silence" || endedBy === "timeout";
      const seen = { firstOutputMs: log.firstMs(), log: log.bytes() };
      resolve({ endedBy, endedMs, ...seen, failure, screen: asksScreen ? await machine.screenText() : [] });
    };
    const matched = (): Ending | null =>
      until?.test(log.recentText()) === true ? { endedBy: "until", endedMs: log.lastMs() } : null;
    const check = () => {
      const quietMs = now() - log.lastMs();
      const activity = { settled: measure(limits.settleMs), silent: measure(limits.silenceMs) };
      const ending = matched() ?? endingOfQuiet(log, { quietMs, ...activity }, limits) ?? timeout(log, now(), limits);
      if (isWatching && ending !== null) void finish(ending, null);
    };
    // A kernel without a console on the serial line that panics computes for ever: only the screen tells.
    let isLooking = false;
    const lookAtScreen = async () => {
      if (isLooking || log.firstMs() !== null || now() < limits.silenceMs) return;
      isLooking = true;
      const { panic } = findEndings((await machine.screenText()).join("\n"));
      isLooking = false;
      if (isWatching && panic) void finish({ endedBy: "silence", endedMs: now() }, null);
    };
    const timer = setInterval(() => {
      check();
      void lookAtScreen();
    }, TICK_MS);
    if (until !== undefined) machine.onSerial(check);
    machine.onEnd((end) => {
      const ending = matched() ?? { endedBy: reasonOfEnd(end, log), endedMs: now() };
      if (isWatching) void finish(ending, end.type === "crashed" ? end.message : null);
    });
  });
}

interface Ending {
  readonly endedBy: BootEndReason;
  readonly endedMs: number;
}

type Limits = Required<Omit<WatchOptions, "until">> & Pick<WatchOptions, "until">;
type Activity = ReturnType<ReturnType<typeof idleMeter>>;

/** What the quiet at the end of the log means; null while it may still go on. */
function endingOfQuiet(
  log: SerialLog,
  now: { readonly quietMs: number; readonly settled: Activity; readonly silent: Activity },
  limits: Limits,
): Ending | null {
  const { quietMs } = now;
  const lastMs = log.lastMs();
  const said = log.said();
  if (said.panic) return said.panicEnd || quietMs >= LAST_WORDS_MS ? { endedBy: "panic", endedMs: lastMs } : null;

  const isSettled = limits.until === undefined && quietMs >= limits.settleMs && now.settled !== "busy";
  const isSilent = quietMs >= silenceLimit(now.silent, limits);
  if (said.poweroff && (isSilent || quietMs >= LAST_WORDS_MS)) return { endedBy: "poweroff", endedMs: lastMs };
  if ((isSettled || isSilent) && endsInPrompt(log.recentText())) return { endedBy: "prompt", endedMs: lastMs };
  if (!isSilent) return null;
  return { endedBy: said.restart ? "reboot" : "silence", endedMs: lastMs + quietMs };
}

function silenceLimit(activity: Activity, limits: Limits): number {
  switch (activity) {
    case "idle":
      return limits.silenceMs;
    case "busy":
      return limits.busySilenceMs;
    case "unknown":
      return limits.silenceMs * UNKNOWN_FACTOR;
  }
}

function timeout(log: SerialLog, nowMs: number, limits: Limits): Ending | null {
  if (nowMs < limits.timeoutMs) return null;
  return { endedBy: log.said().panic ? "panic" : "timeout", endedMs: nowMs };
}

function reasonOfEnd(end: MachineEnd, log: SerialLog): BootEndReason {
  const said = log.said();
  switch (end.type) {
    case "reboot":
      return said.panic ? "panic" : "reboot";
    case "poweroff":
      // An engine that cannot tell the two reports a power-off.
      return said.panic ? "panic" : said.restart ? "reboot" : "poweroff";
    case "halt":
      return said.panic ? "panic" : said.poweroff ? "poweroff" : "silence";
    case "stopped":
    case "crashed":
      return end.type;
  }
}
