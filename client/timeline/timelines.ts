/** Shows, compares and saves boot timelines. */
import { basename, join } from "node:path";
import type { Uri } from "vscode";
import {
  commands,
  env,
  l10n,
  Range,
  window,
  workspace,
  WorkspaceEdit,
  type Disposable,
  type ExtensionContext,
  type QuickPickItem,
} from "vscode";
import { parseCommandLine } from "../../core/cmdline/parse.js";
import { addParameter } from "../../core/rules/edits.js";
import { readBoots } from "../../core/log/timeline/read-boots.js";
import { logLanguage } from "../languages.js";
import { OnePanel } from "../webview/one-panel.js";
import { showPlace } from "../webview/panel.js";
import { restoredSubject, type LogSubject, type PanelSubject } from "./messages.js";
import type { RecordedBoots } from "./recorded-boots.js";
import { bootName, TimelinePanel } from "./timeline-panel.js";

/** Chooses what is shown. */
export class Timelines implements Disposable {
  readonly panel: OnePanel<PanelSubject>;

  /** @param recorded the boots of this window */
  constructor(
    { extensionPath }: ExtensionContext,
    private readonly recorded: RecordedBoots,
  ) {
    const scriptPath = join(extensionPath, "dist", "client", "timeline-page.js");
    this.panel = new OnePanel({
      contextKey: "bootpath.showingTimeline",
      open: () => TimelinePanel.open(scriptPath),
      fill: (webview, subject) =>
        new TimelinePanel(webview, {
          scriptPath,
          recorded,
          subject,
          compareWith: (first) => void this.compareWith(first),
          addWords: (uri, words) => void addWords(recorded.find(uri)?.cmdlinePath ?? null, words),
        }),
      restoredSubject,
    });
  }

  /** Shows the boot in a document; without one, the boot that is most likely meant. */
  async show(uri?: Uri): Promise<void> {
    const shown = uri === undefined ? await defaultLog(this.recorded) : { uri: uri.toString(), boot: null };
    if (shown !== null) this.panel.show([shown]);
  }

  /** Asks for two boots and compares them. */
  async compare(): Promise<void> {
    const title = l10n.t("Compare which boot? The earlier one first.");
    const first = await chooseLog(this.recorded, title, null);
    if (first !== null) await this.compareWith(first);
  }

  dispose(): void {
    this.panel.dispose();
  }

  private async compareWith(first: LogSubject): Promise<void> {
    const second = await chooseLog(this.recorded, l10n.t("Compare with which boot?"), first);
    if (second !== null) this.panel.show([first, second]);
  }
}

/** The log in the active editor, else that of the last boot, else one that is chosen. */
async function defaultLog(recorded: RecordedBoots): Promise<LogSubject | null> {
  const active = window.activeTextEditor?.document;
  if (active?.languageId === logLanguage && active.uri.scheme !== "output") return subjectOf(active.uri);
  const [last] = recorded.all;
  if (last !== undefined) return subjectOf(last.uri);
  const visible = window.visibleTextEditors.find(({ document }) => isLogFile(document));
  if (visible !== undefined) return subjectOf(visible.document.uri);
  return chooseLog(recorded, l10n.t("Show the timeline of which boot?"), null);
}

function isLogFile(document: { readonly languageId: string; readonly uri: Uri }): boolean {
  return document.languageId === logLanguage && document.uri.scheme !== "output";
}

function subjectOf(uri: Uri): LogSubject {
  return { uri: uri.toString(), boot: null };
}

interface LogItem extends QuickPickItem {
  /** Null for a file that is still to be chosen. */
  readonly uri: Uri | null;
}

/** Asks for a boot: one of this window, an opened log, a file; and which one where a log holds several. */
async function chooseLog(recorded: RecordedBoots, title: string, other: LogSubject | null): Promise<LogSubject | null> {
  const own = recorded.all.map(({ name, uri }, index): LogItem => {
    const labels = [l10n.t("Last boot"), l10n.t("Previous boot")];
    return { label: labels[index] ?? l10n.t("{0} boots ago", index), description: name, uri };
  });
  const opened = workspace.textDocuments
    .filter((document) => isLogFile(document) && recorded.find(document.uri) === null)
    .map(({ uri }): LogItem => ({ label: basename(uri.path), description: workspace.asRelativePath(uri), uri }));
  const file: LogItem = { label: l10n.t("File…"), uri: null };
  // Two boots of one log can be compared as well.
  const items = [...own, ...opened, file].toSorted((a, b) => Number(isSame(a, other)) - Number(isSame(b, other)));
  const picked = items.length === 1 ? file : await window.showQuickPick(items, { title, matchOnDescription: true });
  if (picked === undefined) return null;
  const uri = picked.uri ?? (await chooseFile(title));
  return uri === null ? null : chooseBoot(recorded, uri, title);
}

function isSame({ uri }: LogItem, other: LogSubject | null): boolean {
  return uri !== null && uri.toString() === other?.uri;
}

async function chooseFile(title: string): Promise<Uri | null> {
  const folder = workspace.workspaceFolders?.[0]?.uri;
  const chosen = await window.showOpenDialog({ title, ...(folder === undefined ? {} : { defaultUri: folder }) });
  return chosen?.[0] ?? null;
}

async function chooseBoot(recorded: RecordedBoots, uri: Uri, title: string): Promise<LogSubject | null> {
  if (recorded.find(uri) !== null) return subjectOf(uri);
  try {
    const boots = readBoots((await workspace.openTextDocument(uri)).getText());
    if (boots.length === 1) return subjectOf(uri);
    const items = boots.map((boot, index) => ({ label: bootName(boot, index), index }));
    const picked = await window.showQuickPick(items, { title });
    return picked === undefined ? null : { uri: uri.toString(), boot: picked.index };
  } catch {
    void window.showErrorMessage(l10n.t("Bootpath: {0} cannot be opened.", basename(uri.path)));
    return null;
  }
}

/**
 * Adds words to a command line file, which stays unsaved so that they can be looked at. Where it is not known which
 * command line a log was booted with, the words are put on the clipboard.
 */
async function addWords(cmdlinePath: string | null, words: readonly string[]): Promise<void> {
  if (cmdlinePath === null) {
    await env.clipboard.writeText(words.join(" "));
    void window.showInformationMessage(
      l10n.t(
        "Bootpath: {0} is on the clipboard. Add it to the command line that the machine boots with.",
        words.join(" "),
      ),
    );
    return;
  }
  const document = await workspace.openTextDocument(cmdlinePath);
  const text = document.getText();
  const edit = addParameter({ path: cmdlinePath, text, commandLine: parseCommandLine(text) }, words.join(" "));
  const change = new WorkspaceEdit();
  change.replace(document.uri, new Range(document.positionAt(edit.start), document.positionAt(edit.end)), edit.newText);
  await workspace.applyEdit(change);
  const end = document.positionAt(edit.start + edit.newText.length);
  await showPlace(document.uri, () => new Range(end, end), "document");
  const again = l10n.t("Boot Again");
  const said = l10n.t("Bootpath: {0} now holds {1}.", basename(cmdlinePath), words.join(" "));
  if ((await window.showInformationMessage(said, again)) === again) await commands.executeCommand("bootpath.bootAgain");
}
