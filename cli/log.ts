/** `bootpath log`: what a kernel boot log shows, whoever wrote it. */
import { basename } from "node:path";
import type { Diagnosis } from "../core/log/diagnosis.js";
import { createLogReader } from "../core/log/reader.js";
import { timelinePicture } from "../core/log/timeline/picture.js";
import { readBoots } from "../core/log/timeline/read-boots.js";
import { CommandError, exitStatus, type ExitStatus } from "./command-error.js";
import { readTextPieces } from "./log-input.js";
import { print } from "./output.js";
import { documentUrl } from "./package-info.js";
import { paletteFor, type Palette } from "./terminal.js";

/** The options of the verb, as parsed. */
export interface LogOptions {
  readonly format: "text" | "json" | "svg";
  /** Which of several boots the picture shows, counted from 1; the last one where nothing is said. */
  readonly boot?: number;
}

/** Prints the diagnosis of a log, which is read piece by piece, or draws the timeline of a boot. */
export async function explainLogFile(path: string, { format, boot }: LogOptions): Promise<ExitStatus> {
  const reader = createLogReader();
  const pieces: string[] = [];
  let kind: LogKind = "empty";
  for await (const piece of readTextPieces(path)) {
    reader.feed(piece);
    if (kind !== "kernel" && piece !== "") kind = kernelLine.test(piece) ? "kernel" : "other";
    // A picture needs the whole log; a diagnosis does not keep what it has read.
    if (format === "svg") pieces.push(piece);
  }
  if (format === "svg") print(drawTimeline(path, pieces.join(""), boot));
  const { diagnosis, timeline } = reader.finish();
  if (format === "text") print(formatDiagnosis(path, diagnosis, kind, paletteFor(process.stdout, process.env)));
  else if (format === "json") {
    const entries = diagnosis.map((entry) => ({ ...entry, url: documentUrl(entry.document) }));
    print(`${JSON.stringify({ diagnosis: entries, timeline }, null, 2)}\n`);
  }
  return diagnosis.some((entry) => entry.severity === "error") ? exitStatus.wrong : exitStatus.ok;
}

function drawTimeline(path: string, text: string, number: number | undefined): string {
  const boots = readBoots(text);
  const boot = number === undefined ? boots.at(-1) : boots[number - 1];
  if (boot === undefined) throw new CommandError(`${path}: there ${countOf(boots.length)}, and no boot ${number ?? 1}`);
  const name = path === "-" ? "standard input" : basename(path);
  return timelinePicture({ name: boots.length === 1 ? name : `${name}, boot ${boots.indexOf(boot) + 1}`, boot });
}

function countOf(boots: number): string {
  return boots === 1 ? "is one boot in it" : `are ${boots} boots in it`;
}

/** What a text is that shows nothing: a healthy log, or one that has nothing of a kernel in it. */
type LogKind = "empty" | "kernel" | "other";

/** A time stamp of printk_time, or the first message of every kernel (init/version-timestamp.c linux_banner). */
const kernelLine = /^\s*(?:<\d+>)?\[ *\d+\.\d{6}\]|\bLinux version \d/m;

const nothingToSay: Readonly<Record<LogKind, string>> = {
  empty: `The log is empty. Where a kernel stays silent, its console is another one: ${documentUrl("docs/causes/no-output.md")}`,
  kernel: "Nothing in this log needs an explanation.",
  other:
    'Nothing in it needs an explanation, but no line is seen to be a kernel\'s: none has its time stamp or "Linux version".',
};

function formatDiagnosis(path: string, diagnosis: readonly Diagnosis[], kind: LogKind, palette: Palette): string {
  if (diagnosis.length === 0) return `${nothingToSay[kind]}\n`;
  return diagnosis.map((entry) => formatEntry(path, entry, palette)).join("\n");
}

function formatEntry(path: string, entry: Diagnosis, palette: Palette): string {
  const paint = { error: palette.error, warning: palette.warning, information: palette.note }[entry.severity];
  const place = palette.strong(`${path}:${entry.line}:`);
  return [
    `${place} ${paint(entry.severity)}: ${entry.cause} ${palette.faint(`[${entry.code}]`)}`,
    `  ${palette.faint(entry.excerpt)}`,
    `  ${palette.good("fix:")} ${entry.fix}`,
    "",
  ].join("\n");
}
