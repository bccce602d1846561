/** `bootpath log`: what a kernel boot log shows, whoever wrote it. */
import type { Diagnosis } from "../core/log/diagnosis.js";
import { createLogReader } from "../core/log/reader.js";
import { exitStatus, type ExitStatus } from "./command-error.js";
import { readTextPieces } from "./log-input.js";
import { documentUrl } from "./package-info.js";
import { paletteFor, type Palette } from "./terminal.js";

/** The options of the verb, as parsed. */
export interface LogOptions {
  readonly format: "text" | "json";
}

/** Prints the diagnosis of a log, which is read piece by piece. */
export async function explainLogFile(path: string, { format }: LogOptions): Promise<ExitStatus> {
  const reader = createLogReader();
  for await (const piece of readTextPieces(path)) reader.feed(piece);
  const { diagnosis, timeline } = reader.finish();
  const entries = diagnosis.map((entry) => ({ ...entry, url: documentUrl(entry.document) }));
  const text =
    format === "json"
      ? `${JSON.stringify({ diagnosis: entries, timeline }, null, 2)}\n`
      : formatDiagnosis(path, diagnosis, paletteFor(process.stdout, process.env));
  process.stdout.write(text);
  return diagnosis.some((entry) => entry.severity === "error") ? exitStatus.wrong : exitStatus.ok;
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
