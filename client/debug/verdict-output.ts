/** A boot's result for the debug console: each cause leads to the text that is responsible. */
import { isGood, type BootReport } from "../../boot/report.js";
import { mistakeText, verdictLines } from "../../boot/verdict.js";
import { placeDiagnosis } from "../../core/log/places.js";
import type { BootTarget } from "../../core/project/boot-target.js";
import { indexLines, lineColumnAt } from "../../core/text/lines.js";
import type { Translator } from "../translator.js";
import type { ConsoleOutput } from "./protocol-session.js";

/** The verdict, line by line. */
export function verdictOutput(report: BootReport, target: BootTarget, l10n: Translator): readonly ConsoleOutput[] {
  const [headline = ""] = verdictLines(report);
  const screen = report.log === "" ? report.screen : [];
  const mistake = mistakeText(report);
  return [
    ...(screen.length === 0 ? [] : [said("console", l10n.t("The screen of the machine shows:"))]),
    ...screen.map((line) => said("console", line, "   ")),
    said(wentWell(report) ? "console" : "stderr", headline),
    ...causes(report, target, l10n),
    ...(mistake === null ? [] : [said("console", mistake)]),
  ];
}

/** Whether a boot came to what was wanted, so that a program in its place would end with status 0. */
export function wentWell(report: BootReport): boolean {
  return isGood(report) || report.endedBy === "stopped" || report.endedBy === "until";
}

function causes({ diagnosis }: BootReport, target: BootTarget, l10n: Translator): readonly ConsoleOutput[] {
  // What a rule says in the editor already is said here again: this is where somebody looks now.
  const placed = placeDiagnosis(diagnosis, target, []);
  const matters = diagnosis.filter(({ severity }) => severity === "error" || severity === "warning");
  return matters.flatMap((entry, index) => {
    const { severity, cause, fix, code } = entry;
    const category = severity === "error" ? "stderr" : "console";
    const found = placed.find((one) => one.diagnosis === entry);
    const text = `${cause} [${code}]`;
    const line = said(category, index === 0 ? l10n.t("Cause: {0}", text) : l10n.t("Then: {0}", text));
    const place = found === undefined ? undefined : placeIn(target, found);
    const first = place === undefined ? line : { ...line, place };
    return index === 0 ? [first, said("console", l10n.t("Fix: {0}", fix))] : [first];
  });
}

function placeIn(
  { cmdline, manifests }: BootTarget,
  { path, start }: { readonly path: string; readonly start: number },
): ConsoleOutput["place"] {
  const document = [cmdline, ...manifests].find((one) => one?.path === path);
  return document === undefined || document === null
    ? undefined
    : { path, ...lineColumnAt(indexLines(document.text), start) };
}

function said(category: ConsoleOutput["category"], text: string, mark = "── "): ConsoleOutput {
  return { category, text: `${mark}${text}\n` };
}
