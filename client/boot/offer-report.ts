/** After a boot that went otherwise than predicted: a report that is ready to be read and sent. */
import { arch, platform } from "node:os";
import { l10n, version as editorVersion, window, workspace, type ExtensionContext } from "vscode";
import { mistakeReport, reportAddress } from "../../boot/mistake-report.js";
import type { PreparedBoot } from "../../boot/prepare.js";
import type { BootReport } from "../../boot/report.js";
import { mistakeText } from "../../boot/verdict.js";

/** Owns up to a wrong prediction and offers the report, as an untitled document; nothing is sent. */
export async function offerReport(boot: PreparedBoot, report: BootReport, context: ExtensionContext): Promise<void> {
  const text = mistakeText(report);
  if (text === null) return;
  const write = l10n.t("Report…");
  if ((await window.showWarningMessage(text, write)) !== write) return;
  const packageJson: unknown = context.extension.packageJSON;
  const content = mistakeReport(boot, report, {
    version: versionOf(packageJson),
    address: reportAddress(packageJson),
    surroundings: `${platform()} ${arch()}, VS Code ${editorVersion}`,
  });
  await window.showTextDocument(await workspace.openTextDocument({ language: "markdown", content }));
}

function versionOf(packageJson: unknown): string {
  if (typeof packageJson !== "object" || packageJson === null || !("version" in packageJson)) return "";
  return String(packageJson.version);
}
