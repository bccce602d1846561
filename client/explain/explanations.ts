/** Shows predicted boot paths. */
import { join } from "node:path";
import { l10n, Uri, type Disposable, type ExtensionContext } from "vscode";
import { activeUri } from "../active-document.js";
import { chooseTarget, findTarget } from "../boot/choose-boot.js";
import { editorReading } from "../editor-files.js";
import { OnePanel } from "../webview/one-panel.js";
import { ExplanationPanel } from "./explanation-panel.js";
import { restoredSubject, type PanelSubject } from "./messages.js";

/** Chooses what is shown. */
export class Explanations implements Disposable {
  readonly panel: OnePanel<PanelSubject>;

  constructor({ extensionPath }: ExtensionContext) {
    const scriptPath = join(extensionPath, "dist", "client", "explanation-page.js");
    const reading = editorReading(join(extensionPath, "dist", "guest"));
    this.panel = new OnePanel({
      contextKey: "bootpath.explaining",
      open: () => ExplanationPanel.open(scriptPath),
      fill: (webview, subject) => new ExplanationPanel(webview, { scriptPath, reading, subject }),
      restoredSubject,
    });
  }

  /** Shows a target: of a document, as URI or as its text, the one of a name. What is missing is chosen. */
  async show(document?: Uri | string, name?: string): Promise<void> {
    const uri = typeof document === "string" ? Uri.parse(document) : (document ?? activeUri());
    const subject = await chooseSubject(uri, name);
    if (subject !== null) this.panel.show(subject);
  }

  dispose(): void {
    this.panel.dispose();
  }
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
