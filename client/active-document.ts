/** Which document a command without arguments is about. */
import { TabInputCustom, TabInputText, TabInputTextDiff, window, type Uri } from "vscode";

/**
 * The document in the active editor. Right after a file was opened the extension host may not know the editor yet, but
 * it knows the tab; and when a panel has the focus, the editor beside it is meant.
 */
export function activeUri(): Uri | undefined {
  const active = window.activeTextEditor?.document.uri;
  const candidates = [active, activeTabUri(), ...window.visibleTextEditors.map((editor) => editor.document.uri)];
  // Output channels are text editors as well.
  return candidates.find((uri) => uri?.scheme === "file" || uri?.scheme === "untitled");
}

function activeTabUri(): Uri | undefined {
  const input: unknown = window.tabGroups.activeTabGroup.activeTab?.input;
  if (input instanceof TabInputText || input instanceof TabInputCustom) return input.uri;
  return input instanceof TabInputTextDiff ? input.modified : undefined;
}
