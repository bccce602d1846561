/** Reads a log piece by piece and says what it shows. */
import type { BootContext } from "./boot-context.js";
import type { Cause, Observation } from "./cause.js";
import { allCauses } from "./causes/all.js";
import { orderFindings, toFinding, type Diagnosis, type LogReport, type Observed } from "./diagnosis.js";
import { longestLine, readLine, type LogLine } from "./line.js";
import type { LogMessage, MessageMatch } from "./message.js";
import { findMessages } from "./message-index.js";
import { kernel } from "./messages.js";
import { joinScreenRows } from "./screen.js";
import { addContext, newBootRecord, type MutableBootRecord } from "./mutable-record.js";
import { noteLine } from "./note-line.js";
import { newTimeline, notePhase, phaseSpans, type Phase, type Timeline } from "./timeline.js";

/** Something that a line of the log shows. Findings are provisional: the end of the boot may change or withdraw them. */
export type LogEvent =
  | { readonly kind: "boot"; readonly line: number }
  | { readonly kind: "phase"; readonly line: number; readonly phase: Phase }
  | { readonly kind: "finding"; readonly line: number; readonly finding: Diagnosis };

/** Reads one log. Neither method throws; the memory that is used does not grow with the log. */
export interface LogReader {
  /** Takes the next piece, which may end anywhere in a line. Returns what its complete lines show. */
  readonly feed: (text: string) => readonly LogEvent[];
  /**
   * Ends the log and says what it shows. `context` is what has become known of the boot since the reader was made; what
   * was known of command line and initramfs before belongs into the call that made it.
   */
  readonly finish: (context?: BootContext) => LogReport;
}

/** A reader of a log of which nothing has been read. */
export function createLogReader(context: BootContext = {}): LogReader {
  let unfinished = "";
  let lineCount = 0;
  let boot = newBootState(context);
  let failedBoot: LogReport | null = null;

  const takeLine = (raw: string, events: LogEvent[]): void => {
    lineCount += 1;
    const line = readLine(raw, lineCount);
    const matches = findMessages(line.text);
    if (startsAnotherBoot(boot, line, matches)) {
      if (boot.record.panic !== null) failedBoot = diagnose(boot);
      boot = newBootState(context);
      events.push({ kind: "boot", line: lineCount });
    }
    readBootLine(boot, line, matches, events);
  };

  return {
    feed(text) {
      const events: LogEvent[] = [];
      let start = 0;
      for (let end = text.indexOf("\n"); end >= 0; end = text.indexOf("\n", start)) {
        const line = text.slice(start, end);
        takeLine(unfinished === "" ? line : unfinished + line, events);
        unfinished = "";
        start = end + 1;
      }
      unfinished = (unfinished + text.slice(start)).slice(0, longestLine);
      return events;
    },
    finish(end = {}) {
      if (unfinished !== "") takeLine(unfinished, []);
      unfinished = "";
      addContext(boot.record, end);
      const last = diagnose(boot);
      return failedBoot !== null && isCutOff(boot) ? failedBoot : last;
    },
  };
}

interface BootState {
  readonly record: MutableBootRecord;
  readonly observations: Map<Cause, Observation[]>;
  readonly timeline: Timeline;
}

function newBootState(context: BootContext): BootState {
  return { record: newBootRecord(context), observations: new Map(), timeline: newTimeline() };
}

/**
 * Whether a machine started again. Its first line is the kernel's version, which programs print, too: then the clock has
 * not gone back.
 */
function startsAnotherBoot({ record }: BootState, line: LogLine, matches: readonly MessageMatch[]): boolean {
  if (!matches.some(({ message }) => message === kernel.version)) return false;
  if (line.timeMs === null) return record.panic !== null && record.lastTimeMs === null;
  return record.lastTimeMs !== null && line.timeMs < record.lastTimeMs;
}

/** Whether the capture ends before this boot came to anything. */
function isCutOff(boot: BootState): boolean {
  return boot.record.panic === null && boot.record.initAttempts.length === 0;
}

const causesByMessage: ReadonlyMap<LogMessage, readonly Cause[]> = groupByMessage(allCauses);

function groupByMessage(causes: readonly Cause[]): ReadonlyMap<LogMessage, readonly Cause[]> {
  const groups = new Map<LogMessage, Cause[]>();
  for (const cause of causes) {
    for (const message of cause.messages) groups.set(message, [...(groups.get(message) ?? []), cause]);
  }
  return groups;
}

/** The most observations that are kept of one cause: a log may repeat a message without end. */
const MOST_OBSERVATIONS = 16;

/** Reads one line of a boot and appends what it shows to `events`. */
function readBootLine(boot: BootState, line: LogLine, matches: readonly MessageMatch[], events: LogEvent[]): void {
  // What follows a panic is its trace, or the firmware's next attempt.
  if (boot.record.panic !== null) return;
  noteLine(boot.record, line, matches);
  const phase = notePhase(boot.timeline, line, matches);
  if (phase !== null) events.push({ kind: "phase", line: line.number, phase });
  for (const match of matches) {
    for (const cause of causesByMessage.get(match.message) ?? []) {
      const observation = cause.recognise(match, line, boot.record);
      if (observation === null || !keep(boot, cause, observation)) continue;
      events.push({ kind: "finding", line: line.number, finding: toFinding(cause, observation) });
    }
  }
}

function keep(boot: BootState, cause: Cause, observation: Observation): boolean {
  const known = boot.observations.get(cause) ?? [];
  if (known.length >= MOST_OBSERVATIONS || known.some(({ key }) => key === observation.key)) return false;
  boot.observations.set(cause, [...known, observation]);
  return true;
}

function diagnose(boot: BootState): LogReport {
  const observed: Observed[] = [];
  for (const cause of allCauses) {
    const observations = boot.observations.get(cause) ?? [];
    const concluded = cause.conclude?.(observations, boot.record) ?? observations;
    observed.push(...concluded.map((observation) => ({ cause, observation })));
  }
  const findings = orderFindings(observed);
  return { diagnosis: [...findings, ...screenFindings(boot.record)], timeline: phaseSpans(boot.timeline) };
}

/** What the rows of the VGA screen show, when the serial line had nothing to say. */
function screenFindings(boot: MutableBootRecord): readonly Diagnosis[] {
  const { screen, ...context } = boot.context;
  const text = joinScreenRows(screen ?? []);
  if (boot.lastLine !== null || text.trim() === "") return [];
  const reader = createLogReader(context);
  reader.feed(text);
  return reader.finish().diagnosis.map((finding) => ({ ...finding, source: "screen" }));
}
