/** One line of a log as it comes from a serial line, dmesg, the journal or a CI job. */

/** A line without the marks that its way added. */
export interface LogLine {
  /** Counted from 1. */
  readonly number: number;
  /** The message: without escape sequences, time, level and host name. */
  readonly text: string;
  /** Milliseconds since the kernel started, from the time that printk() puts in front; null without one. */
  readonly timeMs: number | null;
  /** Whether a mark shows that the kernel's log is the origin. Without one the line may be anybody's. */
  readonly marked: boolean;
  /** What stood in front of the kernel's mark: the unfinished line of a program, a shell's prompt. */
  readonly before: string;
}

/** The longest line that is looked at, in UTF-16 units; the rest of a longer one is ignored. */
export const longestLine = 16_384;

/** Reads one line, which is given without its line feed. */
export function readLine(raw: string, number: number): LogLine {
  const visible = withoutControls(raw.length > longestLine ? raw.slice(0, longestLine) : raw);
  const mayBeMarked = ciMarks.has(visible.charCodeAt(0));
  const record = mayBeMarked ? kmsgRecord.exec(visible) : null;
  if (record !== null) return kmsgLine(visible, record, number);
  const clean = mayBeMarked ? withoutCiMark(visible) : visible;
  const time = clean.includes("[") ? printkTime.exec(clean) : null;
  if (time !== null) return timedLine(clean, time, number);
  const mark = otherMark(clean);
  const text = mark === undefined ? clean : clean.replace(mark, "");
  return { number, text: text.trimEnd(), timeMs: null, marked: mark !== undefined, before: "" };
}

/**
 * A record of /dev/kmsg and of netconsole: level, number, microseconds, flags. Kernel: kernel/printk/printk.c
 * info_print_ext_header.
 */
const kmsgRecord = /^\d+,\d+,(\d+),[^;]*;/;

function kmsgLine(visible: string, record: RegExpExecArray, number: number): LogLine {
  const text = visible.slice(record[0].length).trimEnd();
  return { number, text, timeMs: Number(record[1]) / 1000, marked: true, before: "" };
}

/**
 * `[    1.234567]`, with CONFIG_PRINTK_CALLER `[    1.234567][    T1]`, of `dmesg --show-delta`
 * `[    1.234567 <    0.000012>]`. Kernel: kernel/printk/printk.c info_print_prefix.
 */
const printkTime = /(?:<\d+>)?\[ *(\d+)\.(\d{6})(?: <[ \d.]+>)?\](?:\[ *[TC]\d+\])? ?/;

const month = "(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)";
const day = "(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun)";
const isoTime = "\\d{4}-\\d\\d-\\d\\d[T ]\\d\\d:\\d\\d:\\d\\d(?:[.,]\\d+)?(?:Z|[+-]\\d\\d:?\\d\\d)?";

/** `dmesg --time-format iso`: nobody else writes microseconds behind a comma. */
const dmesgIso = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d,\d{6}[+-]\d\d:\d\d /;

/**
 * What CI systems write in front of every line of a job: `2025-11-21T07:46:31.1234567Z ` (GitHub), with ` 01O ` for the
 * stream (GitLab), in brackets (Jenkins), `07:46:31 ` (its time stamper).
 */
const ciTime = new RegExp(
  `^(?:\\[${isoTime}\\]|${isoTime}(?: \\d\\d[OE]\\+?)?|\\d\\d:\\d\\d:\\d\\d(?:\\.\\d+)?) +(?=\\S)(?!\\S+ kernel: )`,
);

/** The first characters of lines that may begin with `ciTime` or `kmsgRecord`. */
const ciMarks: ReadonlySet<number> = new Set(Array.from("[0123456789", (character) => character.charCodeAt(0)));

function withoutCiMark(text: string): string {
  return dmesgIso.test(text) ? text : text.replace(ciTime, "");
}

/** Marks of the kernel's log other than printk's time. */
const otherMarks: readonly RegExp[] = [
  // The syslog level, as in /dev/kmsg and `dmesg --raw`.
  /^<\d{1,3}>/,
  // `dmesg --decode`
  /^[a-z0-9]+ *:(?:emerg|alert|crit|err|warn|notice|info|debug) *: (?:\[[^\]]*\] )?/,
  // `dmesg --ctime` and `dmesg --human`, with `--show-delta`
  new RegExp(`^\\[(?:${day} )?${month} ?[ \\d]\\d \\d\\d:\\d\\d(?::\\d\\d \\d{4})?(?: <[ \\d.]+>)?\\] `),
  /^\[ *[+<] *\d+\.\d+>?\] /,
  dmesgIso,
  // syslog files and the journal, short, short-iso and short-full
  new RegExp(
    `^(?:${month} [ \\d]\\d \\d\\d:\\d\\d:\\d\\d(?:\\.\\d+)?|${isoTime}|${day} ${isoTime} [A-Z]{1,5}) (?:\\S+ )?kernel: `,
  ),
];

function otherMark(text: string): RegExp | undefined {
  return otherMarks.find((pattern) => pattern.test(text));
}

/**
 * `journalctl -o short-monotonic` puts the host's name behind a time that looks like printk's. "Booting kernel: " is what
 * kernel/params.c parse_args says.
 */
const journalOrigin = /^(?!Booting )\S+ kernel: /;

/** What a host writes in front of the lines of each of its guests: `[guest0/uart0]`. */
const bracketedName = /^\[[\w./:-]+\]$/;

function timedLine(clean: string, time: RegExpExecArray, number: number): LogLine {
  const rest = time.index === 0 ? clean.slice(time[0].length) : clean.slice(time.index + time[0].length);
  const front = time.index === 0 ? "" : clean.slice(0, time.index).trim();
  const isMark = front === "" || bracketedName.test(front) || otherMark(`${front} `) !== undefined;
  const message = rest.startsWith("<") ? rest.replace(/^<\d+>/, "") : rest;
  return {
    number,
    text: (message.includes(" kernel: ") ? message.replace(journalOrigin, "") : message).trimEnd(),
    timeMs: Number(time[1]) * 1000 + Number(time[2]) / 1000,
    marked: true,
    before: isMark ? "" : front,
  };
}

const escapeCharacter = String.fromCharCode(0x1b);
const bell = String.fromCharCode(0x07);
/** Control sequences, operating system commands and two-character escapes of ECMA-48. */
const escapeSequence = new RegExp(
  `${escapeCharacter}(?:\\[[0-?]*[ -/]*[@-~]|\\][^${bell}${escapeCharacter}]*(?:${bell}|${escapeCharacter}\\\\)?|[ -/]*[0-~])`,
  "g",
);
const controls = `[${String.fromCharCode(0)}-${String.fromCharCode(8)}${String.fromCharCode(11)}-${String.fromCharCode(31)}${String.fromCharCode(127)}]`;
const otherControls = new RegExp(controls, "g");
const anyControl = new RegExp(controls);

/** A carriage return starts the line over: what is seen in the end is what follows the last one. */
function withoutControls(raw: string): string {
  let end = raw.length;
  while (raw.charCodeAt(end - 1) === carriageReturn) end--;
  const line = end === raw.length ? raw : raw.slice(0, end);
  return anyControl.test(line) ? withoutOtherControls(line) : line;
}

function withoutOtherControls(raw: string): string {
  const visible = raw.includes(escapeCharacter) ? raw.replace(escapeSequence, "") : raw;
  let end = visible.length;
  while (visible.charCodeAt(end - 1) === carriageReturn) end--;
  const start = end === 0 ? 0 : visible.lastIndexOf("\r", end - 1) + 1;
  return visible.slice(start, end).replace(otherControls, "");
}

const carriageReturn = 0x0d;
