/** Shows predicted boot paths, in a panel of which there is one at most. */
import { join } from "node:path";
import { commands, l10n, Uri, type Disposable, type ExtensionContext, type WebviewPanel } from "vscode";
import { activeUri } from "../active-document.js";
import { chooseTarget, findTarget } from "../boot/choose-boot.js";
import { editorReading } from "../editor-files.js";
import type { TargetReading } from "../../host/targets.js";
import { ExplanationPanel } from "./explanation-panel.js";
import { restoredSubject, type PanelSubject } from "./messages.js";

/** Owns the panel. */
export class Explanations implements Disposable {
  private readonly scriptPath: string;
  private readonly reading: TargetReading;
  private panel: ExplanationPanel | null = null;

  constructor({ extensionPath }: ExtensionContext) {
    this.scriptPath = join(extensionPath, "dist", "client", "explanation-page.js");
    this.reading = editorReading(join(extensionPath, "dist", "guest"));
  }

  /** Shows a target: of a document, as URI or as its text, the one of a name. What is missing is chosen. */
  async show(document?: Uri | string, name?: string): Promise<void> {
    const uri = typeof document === "string" ? Uri.parse(document) : (document ?? activeUri());
    const subject = await chooseSubject(uri, name);
    if (subject === null) return;
    if (this.panel === null) this.adopt(ExplanationPanel.open(this.scriptPath), subject);
    else this.panel.show(subject);
  }

  /** Saves the picture in the panel, where there is one. */
  async saveAsSvg(): Promise<void> {
    await this.panel?.saveAsSvg();
  }

  /** Takes a panel that the editor brings back after a reload, or closes it where its state makes no sense. */
  restore(webview: WebviewPanel, state: unknown): void {
    const subject = restoredSubject(state);
    if (subject === null) webview.dispose();
    else this.adopt(webview, subject);
  }

  dispose(): void {
    this.panel?.dispose();
  }

  private adopt(webview: WebviewPanel, subject: PanelSubject): void {
    this.panel?.dispose();
    const { scriptPath, reading } = this;
    const added = new ExplanationPanel(webview, { scriptPath, reading, subject });
    this.panel = added;
    setPanelState("open");
    webview.onDidDispose(() => {
      if (this.panel !== added) return;
      this.panel = null;
      setPanelState("closed");
    });
  }
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
