/** `bootpath log`: what a kernel boot log shows, whoever wrote it. */
import { basename } from "node:path";
import type { Diagnosis } from "../core/log/diagnosis.js";
import { createLogReader } from "../core/log/reader.js";
import { timelinePicture } from "../core/log/timeline/picture.js";
import { readBoots } from "../core/log/timeline/read-boots.js";
import { CommandError, exitStatus, type ExitStatus } from "./command-error.js";
import { readTextPieces } from "./log-input.js";
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
  for await (const piece of readTextPieces(path)) {
    reader.feed(piece);
    // A picture needs the whole log; a diagnosis does not keep what it has read.
    if (format === "svg") pieces.push(piece);
  }
  if (format === "svg") process.stdout.write(drawTimeline(path, pieces.join(""), boot));
  const { diagnosis, timeline } = reader.finish();
  if (format === "text")
    process.stdout.write(formatDiagnosis(path, diagnosis, paletteFor(process.stdout, process.env)));
  else if (format === "json") {
    const entries = diagnosis.map((entry) => ({ ...entry, url: documentUrl(entry.document) }));
    process.stdout.write(`${JSON.stringify({ diagnosis: entries, timeline }, null, 2)}\n`);
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

function formatDiagnosis(path: string, diagnosis: readonly Diagnosis[], palette: Palette): string {
  if (diagnosis.length === 0) return "Nothing in this log needs an explanation.\n";
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
