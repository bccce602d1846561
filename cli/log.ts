/** `bootpath log`: what a kernel boot log shows, whoever wrote it. */
import { readFileSync } from "node:fs";
import { explainLog } from "../core/log/diagnose.js";
import type { Diagnosis } from "../core/log/diagnosis.js";
import { decodeBytes } from "../core/text/bytes.js";
import { exitStatus, fileError, type ExitStatus } from "./command-error.js";
import { documentUrl } from "./package-info.js";
import { paletteFor, type Palette } from "./terminal.js";

/** The options of the verb, as parsed. */
export interface LogOptions {
  readonly format: "text" | "json";
}

/** Prints the diagnosis of a log. */
export function explainLogFile(path: string, { format }: LogOptions): ExitStatus {
  const { diagnosis, timeline } = explainLog(readLog(path));
  const entries = diagnosis.map((entry) => ({ ...entry, url: documentUrl(entry.document) }));
  const text =
    format === "json"
      ? `${JSON.stringify({ diagnosis: entries, timeline }, null, 2)}\n`
      : formatDiagnosis(path, diagnosis, paletteFor(process.stdout, process.env));
  process.stdout.write(text);
  return diagnosis.some((entry) => entry.severity === "error") ? exitStatus.wrong : exitStatus.ok;
}

function readLog(path: string): string {
  try {
    return decodeBytes(readFileSync(path === "-" ? 0 : path));
  } catch (error) {
    throw fileError(path, error);
  }
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
