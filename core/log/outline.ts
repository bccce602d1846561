/** The parts of a log that an editor can fold and list: boots, their phases, and the traces that the kernel prints. */
import { readLine } from "./line.js";

/** A part of a log. Lines are counted from 1; the last one belongs to the part. */
export interface LogPart {
  readonly kind: "kernel" | "userspace" | "trace";
  readonly title: string;
  readonly firstLine: number;
  readonly lastLine: number;
}

// init/main.c start_kernel prints linux_banner; init/main.c run_init_process; kernel/panic.c __warn and oops_exit;
// arch/x86/kernel/dumpstack.c show_trace_log_lvl (others write "Call trace:").
const banner = /^Linux version \S+/;
const program = /^Run (\S+) as init process$/;
const reportStart = /^-+\[ cut here \]-+$/;
const reportEnd = /^---\[ end (?:trace|Kernel panic)/;
const traceStart = /^(?:Call Trace|Call trace|Backtrace):/;
/** Entries of a trace are indented, or marks such as `<TASK>`. */
const traceLine = /^(?:\s|<\/?[A-Z#]+>|\? )/;

/** The parts of a log in order of their first lines; parts do not cross. Takes any text, in linear time. */
export function outlineLog(text: string): readonly LogPart[] {
  const open: { phase: Omit<LogPart, "lastLine"> | null; trace: OpenTrace | null } = { phase: null, trace: null };
  const parts: LogPart[] = [];
  const lines = text.split("\n");
  const endTrace = (lastLine: number) => {
    if (open.trace !== null && lastLine > open.trace.firstLine) {
      parts.push({ kind: "trace", title: open.trace.title, firstLine: open.trace.firstLine, lastLine });
    }
    open.trace = null;
  };
  const startPhase = (phase: Omit<LogPart, "lastLine"> | null, lastLine: number) => {
    endTrace(lastLine);
    if (open.phase !== null) parts.push({ ...open.phase, lastLine });
    open.phase = phase;
  };
  lines.forEach((raw, index) => {
    const number = index + 1;
    const message = readLine(raw, number).text;
    const started = program.exec(message)?.[1];
    if (banner.test(message)) {
      startPhase({ kind: "kernel", title: message.split(" ", 3).join(" "), firstLine: number }, index);
    } else if (started !== undefined) {
      startPhase({ kind: "userspace", title: `User space: ${started}`, firstLine: number }, index);
    } else if (open.trace === null) {
      const isReport = reportStart.test(message);
      if (isReport || traceStart.test(message)) {
        open.trace = { title: isReport ? "Report" : "Call trace", firstLine: number, isReport };
      }
    } else if (open.trace.isReport) {
      // The line behind the mark says what is reported.
      if (open.trace.firstLine === index) open.trace = { ...open.trace, title: message.trim() };
      if (reportEnd.test(message)) endTrace(number);
    } else if (!traceLine.test(message)) endTrace(index);
  });
  const last = lines.at(-1) === "" ? lines.length - 1 : lines.length;
  startPhase(null, last);
  return parts.sort((a, b) => a.firstLine - b.firstLine || b.lastLine - a.lastLine);
}

interface OpenTrace {
  readonly title: string;
  readonly firstLine: number;
  /** Whether it began at "cut here", so that it goes on to "end trace". */
  readonly isReport: boolean;
}
