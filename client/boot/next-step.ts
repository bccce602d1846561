/** After a boot: what happened in one sentence, and what to do about it with one click. */
import { commands, l10n, Uri, window, workspace } from "vscode";
import { isGood, type BootReport } from "../../boot/report.js";
import { headline } from "../../boot/verdict.js";
import type { Finding, Fix } from "../../core/rules/finding.js";
import { checkTarget } from "../../core/rules/run.js";
import { readTarget, type LocatedTarget, type TargetReading } from "../../host/targets.js";
import type { ChosenBoot } from "./choose-boot.js";
import { fixEdit } from "./fix-edit.js";

/** Messages about earlier boots that nobody has answered or closed. */
let unanswered = 0;

/**
 * Takes the message about an earlier boot off the screen, because it would look like one about the next. An extension
 * cannot close its messages, so all are put away, into the notification centre, and only when one of ours is there.
 */
export function putAwayOldMessages(): void {
  // Not awaited: a boot must not wait for what is only about looks.
  if (unanswered > 0) void commands.executeCommand("notifications.hideToasts");
}

/** What offering a next step needs from the one who boots. */
export interface NextStepOptions {
  readonly reading: TargetReading;
  readonly bootAgain: () => Promise<void>;
}

/** Says how the boot ended and offers to repair the target, where a rule knows how, and to boot again. */
export async function offerNextStep(
  report: BootReport,
  { target, plan }: ChosenBoot,
  { reading, bootAgain }: NextStepOptions,
): Promise<void> {
  // A good boot is told by the status bar and the log; a message would only be in the way.
  if (isGood(report)) return;
  const summary = `Bootpath: ${plan.name}: ${headline(report)}.`;
  const cause = report.diagnosis[0];
  const text = cause === undefined ? summary : `${summary} ${cause.cause}`;
  const fixAndBoot = l10n.t("Fix and Boot Again");
  const again = l10n.t("Boot Again");
  const actions = fixFor(target, reading) === undefined ? [again] : [fixAndBoot, again];
  unanswered++;
  const answer = await window.showErrorMessage(text, ...actions);
  unanswered--;
  if (answer === undefined) return;
  // The message may have waited while the files changed: what is repaired is what is wrong now.
  const fix = answer === fixAndBoot ? fixFor(target, reading) : undefined;
  if (fix !== undefined) await applyFix(fix);
  await bootAgain();
}

function fixFor(target: LocatedTarget, reading: TargetReading): Fix | undefined {
  const finding = repairable(checkTarget(readTarget(target, reading)));
  return finding?.fixes.find((candidate) => candidate.preferred);
}

/** The gravest finding that can be repaired. */
function repairable(findings: readonly Finding[]): Finding | undefined {
  const candidates = findings.filter((finding) => finding.fixes.some((fix) => fix.preferred));
  return (
    candidates.find((finding) => finding.severity === "error") ?? candidates.find((one) => one.severity === "warning")
  );
}

async function applyFix(fix: Fix): Promise<void> {
  const { edit, documents } = await fixEdit(fix);
  await workspace.applyEdit(edit);
  const created = fix.creates === undefined ? [] : [await workspace.openTextDocument(Uri.file(fix.creates))];
  for (const document of [...documents, ...created]) await document.save();
}
