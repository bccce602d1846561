/** Saving what came over a serial line as a file that the editor knows as a kernel log. */
import { l10n, Uri, window, workspace } from "vscode";
import { plainText } from "../../boot/plain-text.js";
import { fileName } from "../../host/log-target.js";
import type { SerialSession } from "./serial-session.js";

/** Asks where to, writes the log without terminal control, and shows it. */
export async function saveLog(session: SerialSession | null): Promise<void> {
  const bytes = session?.bytes() ?? new Uint8Array();
  if (session === null || bytes.length === 0) {
    void window.showInformationMessage(l10n.t("Bootpath: there is no serial log yet. Boot something first."));
    return;
  }
  const folder = workspace.workspaceFolders?.[0]?.uri;
  const name = `${fileName(session.name)}.bootlog`;
  const uri = await window.showSaveDialog({
    title: l10n.t("Save Serial Log"),
    filters: { [l10n.t("Kernel log")]: ["bootlog", "log"] },
    ...(folder === undefined ? {} : { defaultUri: Uri.joinPath(folder, name) }),
  });
  if (uri === undefined) return;
  try {
    await workspace.fs.writeFile(uri, new TextEncoder().encode(plainText().write(bytes)));
    await window.showTextDocument(uri);
  } catch (error) {
    void window.showErrorMessage(l10n.t("Bootpath: the log could not be saved: {0}", String(error)));
  }
}
