/** What the panels with pages of ours have in common. */
import { randomBytes } from "node:crypto";
import { basename, dirname } from "node:path";
import {
  l10n,
  Uri,
  ViewColumn,
  window,
  workspace,
  type Disposable,
  type Range,
  type TextDocument,
  type Webview,
  type WebviewPanel,
} from "vscode";
import { framedPage, type PageFrame } from "./frame.js";

/** What a page may do: run our script, and load nothing else. */
export function webviewOptions(scriptPath: string) {
  return { enableScripts: true, localResourceRoots: [Uri.file(dirname(scriptPath))] };
}

/** Fills a panel with a page whose script is at `scriptPath`. */
export function fillWebview(webview: Webview, scriptPath: string, page: Omit<PageFrame, "nonce" | "script">): void {
  webview.options = webviewOptions(scriptPath);
  const script = webview.asWebviewUri(Uri.file(scriptPath)).toString();
  webview.html = framedPage({ ...page, nonce: randomBytes(16).toString("hex"), script });
}

/**
 * Gives panels of a type, which the editor brings back after a reload, to `adopt` with what `restored` makes of their state.
 * Where that is nothing, the panel is closed.
 */
export function restorePanels<Subject>(
  panelType: string,
  restored: (state: unknown) => Subject | null,
  adopt: (panel: WebviewPanel, subject: Subject) => void,
): Disposable {
  return window.registerWebviewPanelSerializer(panelType, {
    deserializeWebviewPanel(panel, state: unknown) {
      const subject = restored(state);
      if (subject === null) panel.dispose();
      else adopt(panel, subject);
      return Promise.resolve();
    },
  });
}

/**
 * Shows a place where its document is open already, else in the first column, beside the panel. `focus` says who has the
 * keyboard then.
 */
export async function showPlace(
  uri: Uri,
  rangeIn: (document: TextDocument) => Range,
  focus: "panel" | "document",
): Promise<void> {
  const shown = window.visibleTextEditors.find((editor) => editor.document.uri.toString() === uri.toString());
  try {
    const document = shown?.document ?? (await workspace.openTextDocument(uri));
    const viewColumn = shown?.viewColumn ?? ViewColumn.One;
    const preserveFocus = focus === "panel";
    await window.showTextDocument(document, { viewColumn, selection: rangeIn(document), preserveFocus });
  } catch {
    void window.showErrorMessage(l10n.t("Bootpath: {0} cannot be opened.", basename(uri.path)));
  }
}
