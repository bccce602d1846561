/** Messages that a log may hold, described by the format string of the code that prints them. */
import type { KernelSource } from "../rules/rule.js";

/** A program outside the kernel whose message is known, and its source file. */
export interface ProgramSource {
  readonly program: string;
  readonly file: string;
}

/** A message. Every recogniser relies on such a description, so that a test can look each of them up in the source. */
export interface LogMessage {
  /** The format string as the source has it, without the line end. */
  readonly format: string;
  readonly source: KernelSource | ProgramSource;
  /** First kernel version that prints it; null where the oldest that is looked at (6.1) does. */
  readonly since: string | null;
  /** Last kernel version that prints it; null where it is still there. */
  readonly until: string | null;
  /** The longest piece of the format that is printed as it stands: a line without it is not this message. */
  readonly literal: string;
  readonly pattern: RegExp;
}

/** A message found in a line, with what was printed for each conversion of the format. */
export interface MessageMatch {
  readonly message: LogMessage;
  readonly values: readonly string[];
  /** What stands around the message in its line. */
  readonly before: string;
  readonly after: string;
}

/** The kernel versions that print a message, where not all do. */
export interface MessageVersions {
  readonly since?: string;
  readonly until?: string;
}

/** Describes a message of the kernel by its printf format. */
export function kernelMessage(
  format: string,
  file: string,
  functionName: string,
  versions: MessageVersions = {},
): LogMessage {
  return describe(format, { file, function: functionName }, versions);
}

/** Describes a message of another program by its printf format. */
export function programMessage(format: string, program: string, file: string): LogMessage {
  return describe(format, { program, file }, {});
}

/** What `text` holds of a message, or null when it does not hold it. */
export function matchMessage(message: LogMessage, text: string): MessageMatch | null {
  if (!text.includes(message.literal)) return null;
  const match = message.pattern.exec(text);
  if (match === null) return null;
  const after = text.slice(match.index + match[0].length).trim();
  const values = match.slice(1).map((value) => value.trim());
  return { message, values, before: text.slice(0, match.index).trim(), after };
}

/** A printf conversion: flags, width, precision, length, letter; the kernel's %p takes more letters. */
const conversion = /%[-#0 +]*(?:\d+|\*)?(?:\.(?:\d+|\*))?(?:hh|h|ll|l|z|t)?(?:(p[a-zA-Z]*)|([diouxXsc%]))/g;

function describe(format: string, source: KernelSource | ProgramSource, versions: MessageVersions): LogMessage {
  const literals: string[] = [];
  let pattern = "";
  let at = 0;
  for (const match of format.matchAll(conversion)) {
    const literal = format.slice(at, match.index);
    at = match.index + match[0].length;
    literals.push(literal);
    pattern += escape(literal) + valuePattern(match[1] ?? match[2] ?? "", at === format.length);
  }
  literals.push(format.slice(at));
  pattern += escape(format.slice(at));
  // A message stands at the start of the text or behind something that is no part of a word, such as a shell prompt.
  const start = format.startsWith("%") ? "^" : "(?<!\\w)";
  return {
    format,
    source,
    since: versions.since ?? null,
    until: versions.until ?? null,
    literal: literals.reduce((longest, literal) => (literal.length > longest.length ? literal : longest), ""),
    pattern: new RegExp(start + pattern),
  };
}

function valuePattern(letter: string, isLast: boolean): string {
  if (letter === "%") return "%";
  if (letter === "d" || letter === "i" || letter === "u") return "(-?\\d+)";
  if (letter === "x" || letter === "X" || letter === "o") return "([0-9a-fA-Fx]+)";
  // A function of a module: "name+0x0/0x1000 [module]".
  if (letter === "pS") return "(\\S+(?: \\[\\S+\\])?)";
  if (letter.startsWith("p")) return "(\\S+)";
  return isLast ? "(.*)" : "(.*?)";
}

function escape(literal: string): string {
  return literal.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
}
