/** All places of code in a log, each with what the log says about where its kernel ran. */
import { codeReferences, readKernelOffset, type CodeReference } from "./references.js";

/** A line that names code. */
export interface CodeLine {
  /** Counted from 1. */
  readonly line: number;
  readonly references: readonly CodeReference[];
  /** The boot that the line belongs to, counted from 0. */
  readonly boot: number;
}

/** The code that a log names. */
export interface LogCode {
  readonly lines: readonly CodeLine[];
  /** For each boot how far its kernel was moved; null where the log does not say. */
  readonly moved: readonly (bigint | null)[];
}

// init/main.c start_kernel prints linux_banner first of all.
const banner = /Linux version \d/;
/** A parameter that leaves the kernel where it was linked for. Kernel: arch/x86/boot/compressed/kaslr.c, arch/arm64 idreg-override.c */
const notMoved = /[Cc]ommand line: (?:.*\s)?nokaslr(?:\s|$)/;

/** Reads a log. Takes any text, in linear time. */
export function readLogCode(text: string): LogCode {
  const lines: CodeLine[] = [];
  const moved: (bigint | null)[] = [null];
  const split = text.split("\n");
  split.forEach((raw, index) => {
    if (banner.test(raw) && (lines.length > 0 || moved.at(-1) !== null)) moved.push(null);
    const boot = moved.length - 1;
    const offset = raw.includes("Kernel Offset") ? readKernelOffset(raw) : null;
    if (offset !== null) moved[boot] = offset;
    else if (notMoved.test(raw)) moved[boot] ??= 0n;
    // The addresses beside an offset are those that the kernel was linked for.
    const references = offset === null ? codeReferences(raw) : [];
    if (references.length > 0) lines.push({ line: index + 1, references, boot });
  });
  return { lines, moved };
}
