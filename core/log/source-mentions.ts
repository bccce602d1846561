/** Lines of the kernel's source that a log names: where a BUG() or a WARN() stands. */

/** A place in the source, and where the line of the log names it, in UTF-16 offsets. */
export interface SourceMention {
  readonly start: number;
  readonly end: number;
  /** As the kernel was built: mostly relative to the root of its tree. */
  readonly file: string;
  /** Counted from 1. */
  readonly line: number;
}

// "kernel BUG at f.c:1!" of lib/bug.c __report_bug and arch/*/kernel/traps.c; "WARNING: CPU: 0 PID: 1 at f.c:1" and, in
// 7.2, "WARNING: f.c:1 at" of kernel/panic.c __warn; "BUG: sleeping function called from … at f.c:1" of
// kernel/sched/core.c __might_resched.
const mention = /\b(?:BUG|WARNING)\b.*?(?:\bat |: )([\w./+-]+\.[chS]):(\d+)\b/d;

/** The place that a line names; null where it names none. */
export function sourceMention(line: string): SourceMention | null {
  if (!line.includes("BUG") && !line.includes("WARNING")) return null;
  const match = mention.exec(line);
  const [start] = match?.indices?.[1] ?? [];
  const [, end] = match?.indices?.[2] ?? [];
  if (match === null || start === undefined || end === undefined) return null;
  return { start, end, file: match[1] ?? "", line: Number(match[2]) };
}
