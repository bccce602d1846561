/** The command that shows the predicted boot path, and what belongs to its panel. */
import { join } from "node:path";
import { commands, Disposable, l10n, Uri, type ExtensionContext, type WebviewPanel } from "vscode";
import { activeUri } from "../active-document.js";
import { chooseTarget, findTarget } from "../boot/choose-boot.js";
import { editorReading } from "../editor-files.js";
import { restorePanels } from "../webview/panel.js";
import { ExplanationPanel, panelType } from "./explanation-panel.js";
import { restoredSubject, type PanelSubject } from "./messages.js";

/** The command's name. Its arguments are a document, as URI, and the name of one of its targets; both may be missing. */
export const explainCommand = "bootpath.explain";

/** Registers the commands and the panel, of which there is one at most. */
export function registerExplanations(context: ExtensionContext): Disposable {
  const scriptPath = join(context.extensionPath, "dist", "client", "explanation-page.js");
  const reading = editorReading(join(context.extensionPath, "dist", "guest"));
  let panel: ExplanationPanel | null = null;

  const adopt = (webview: WebviewPanel, subject: PanelSubject) => {
    panel?.dispose();
    const added = new ExplanationPanel(webview, { scriptPath, reading, subject });
    panel = added;
    setPanelState("open");
    webview.onDidDispose(() => {
      if (panel !== added) return;
      panel = null;
      setPanelState("closed");
    });
  };
  const show = async (document?: Uri | string, name?: string) => {
    const uri = typeof document === "string" ? Uri.parse(document) : (document ?? activeUri());
    const subject = await chooseSubject(uri, name);
    if (subject === null) return;
    if (panel === null) adopt(ExplanationPanel.open(scriptPath), subject);
    else panel.show(subject);
  };
  return Disposable.from(
    commands.registerCommand(explainCommand, show),
    commands.registerCommand("bootpath.saveBootPath", () => panel?.saveAsSvg()),
    restorePanels(panelType, restoredSubject, adopt),
    { dispose: () => panel?.dispose() },
  );
}

/** Tells menus and the palette whether there is a panel. */
function setPanelState(state: "open" | "closed"): void {
  void commands.executeCommand("setContext", "bootpath.explaining", state === "open");
}

async function chooseSubject(uri: Uri | undefined, name: string | undefined): Promise<PanelSubject | null> {
  if (uri?.scheme === "file" && name !== undefined && findTarget(uri.fsPath, name) !== null) {
    return { path: uri.fsPath, target: name };
  }
  const target = await chooseTarget(uri, l10n.t("Explain which target?"));
  if (target === null) return null;
  const document = target.projectPath ?? target.cmdlinePath ?? target.manifestPaths[0] ?? target.folder;
  return { path: document, target: target.name };
}
