/** What the panels with pages of ours have in common. */
import { randomBytes } from "node:crypto";
import { basename, dirname } from "node:path";
import {
  l10n,
  TabInputText,
  Uri,
  ViewColumn,
  window,
  workspace,
  type Range,
  type TabGroup,
  type TextDocument,
  type Webview,
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
 * Shows a place where its document is open already, else in the first column, beside the panel. `focus` says who has the
 * keyboard then.
 */
export async function showPlace(
  uri: Uri,
  rangeIn: (document: TextDocument) => Range,
  focus: "panel" | "document",
): Promise<void> {
  try {
    const document = await workspace.openTextDocument(uri);
    const viewColumn = columnOf(uri) ?? ViewColumn.One;
    const preserveFocus = focus === "panel";
    await window.showTextDocument(document, { viewColumn, selection: rangeIn(document), preserveFocus });
  } catch {
    void window.showErrorMessage(l10n.t("Bootpath: {0} cannot be opened.", basename(uri.path)));
  }
}

/** The column in which a document is open: where it is seen, else where it is behind another one. */
function columnOf(uri: Uri): ViewColumn | undefined {
  const address = uri.toString();
  const visible = window.visibleTextEditors.find(({ document }) => document.uri.toString() === address);
  const holds = ({ tabs }: TabGroup) =>
    tabs.some(({ input }) => input instanceof TabInputText && input.uri.toString() === address);
  return visible?.viewColumn ?? window.tabGroups.all.find(holds)?.viewColumn;
}
