/** A kind of panel of which there is one at most. */
import { commands, type Disposable, type WebviewPanel } from "vscode";

/** What is in a panel: about one subject at a time. */
export interface PanelContent<Subject> {
  readonly show: (subject: Subject) => void;
  /** Asks for a file and writes the picture to it. */
  readonly saveAsSvg: () => Promise<void>;
  readonly dispose: () => void;
}

/** A kind of panel. */
export interface PanelKind<Subject> {
  /** The name by which menus and the palette know whether there is one. */
  readonly contextKey: string;
  /** Opens an empty one. */
  readonly open: () => WebviewPanel;
  readonly fill: (webview: WebviewPanel, subject: Subject) => PanelContent<Subject>;
  /** What a page kept over a reload; null for what makes no sense. */
  readonly restoredSubject: (state: unknown) => Subject | null;
}

/** Owns the panel of a kind. */
export class OnePanel<Subject> implements Disposable {
  private content: PanelContent<Subject> | null = null;

  constructor(private readonly kind: PanelKind<Subject>) {}

  /** Shows a subject in the panel, which is opened where there is none. */
  show(subject: Subject): void {
    if (this.content === null) this.adopt(this.kind.open(), subject);
    else this.content.show(subject);
  }

  /** Saves the picture in the panel, where there is one. */
  async saveAsSvg(): Promise<void> {
    await this.content?.saveAsSvg();
  }

  /** Takes a panel that the editor brings back after a reload, or closes it where its state makes no sense. */
  restore(webview: WebviewPanel, state: unknown): void {
    const subject = this.kind.restoredSubject(state);
    if (subject === null) webview.dispose();
    else this.adopt(webview, subject);
  }

  dispose(): void {
    this.content?.dispose();
  }

  private adopt(webview: WebviewPanel, subject: Subject): void {
    this.content?.dispose();
    const added = this.kind.fill(webview, subject);
    this.content = added;
    this.tell("open");
    webview.onDidDispose(() => {
      if (this.content !== added) return;
      this.content = null;
      this.tell("closed");
    });
  }

  private tell(state: "open" | "closed"): void {
    void commands.executeCommand("setContext", this.kind.contextKey, state === "open");
  }
}
