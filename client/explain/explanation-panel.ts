/** The panel with the predicted boot path of one target. It follows the documents while they are edited. */
import { dirname, join } from "node:path";
import type { Disposable } from "vscode";
import { l10n, Range, Uri, ViewColumn, window, workspace, type TextDocument, type WebviewPanel } from "vscode";
import { bootDiagram, type BootDiagram } from "../../core/bootpath/diagram/graph.js";
import { standaloneSvg } from "../../core/bootpath/diagram/svg.js";
import type { TextPlace } from "../../core/bootpath/places.js";
import { predictionOf } from "../../core/rules/prediction.js";
import { readTarget, type TargetReading } from "../../host/targets.js";
import { findTarget } from "../boot/choose-boot.js";
import { watchedFiles } from "../languages.js";
import { fillWebview, showPlace, webviewOptions } from "../webview/panel.js";
import { panelType, type PageMessage, type PanelSubject, type ShowMessage } from "./messages.js";
import { diagramContent, explanationPage, messageContent, type PageContent } from "./page.js";

/** What a panel needs. */
export interface PanelOptions {
  readonly scriptPath: string;
  readonly reading: TargetReading;
  readonly subject: PanelSubject;
}

/** Milliseconds in which changes are gathered before the page is made anew. */
const GATHERING = 80;

/** Owns a panel and keeps it up to date. */
export class ExplanationPanel implements Disposable {
  private readonly disposables: Disposable[] = [];
  private readonly reading: TargetReading;
  private subject: PanelSubject;
  private diagram: BootDiagram | null = null;
  private places: readonly TextPlace[] = [];
  private timer: NodeJS.Timeout | null = null;

  constructor(
    private readonly panel: WebviewPanel,
    { scriptPath, reading, subject }: PanelOptions,
  ) {
    this.reading = reading;
    this.subject = subject;
    const refreshSoon = () => {
      this.refreshSoon();
    };
    const watchers = watchedFiles.map((pattern) => workspace.createFileSystemWatcher(pattern));
    this.disposables.push(
      panel.onDidDispose(() => {
        this.dispose();
      }),
      panel.webview.onDidReceiveMessage((message: PageMessage) => {
        this.receive(message);
      }),
      workspace.onDidChangeTextDocument(refreshSoon),
      ...watchers,
      ...watchers.flatMap((one) => [
        one.onDidChange(refreshSoon),
        one.onDidCreate(refreshSoon),
        one.onDidDelete(refreshSoon),
      ]),
    );
    fillWebview(panel.webview, scriptPath, explanationPage());
  }

  /** Opens an empty panel beside the editor. */
  static open(scriptPath: string): WebviewPanel {
    const column = { viewColumn: ViewColumn.Beside, preserveFocus: false };
    return window.createWebviewPanel(panelType, l10n.t("Boot Path"), column, webviewOptions(scriptPath));
  }

  /** Shows another target. */
  show(subject: PanelSubject): void {
    this.subject = subject;
    this.panel.reveal();
    this.refresh();
  }

  /** Asks for a file and writes the picture to it. */
  async saveAsSvg(): Promise<void> {
    if (this.diagram === null) return;
    const name = `${this.subject.target.replace(/[^\w.-]+/g, "-")}-boot-path.svg`;
    const defaultUri = Uri.file(join(dirname(this.subject.path), name));
    const uri = await window.showSaveDialog({ title: l10n.t("Save Boot Path"), defaultUri, filters: { SVG: ["svg"] } });
    if (uri !== undefined) await workspace.fs.writeFile(uri, Buffer.from(standaloneSvg(this.diagram), "utf8"));
  }

  dispose(): void {
    if (this.timer !== null) clearTimeout(this.timer);
    this.timer = null;
    for (const disposable of this.disposables.splice(0)) disposable.dispose();
    this.panel.dispose();
  }

  private receive(message: PageMessage): void {
    if (message.kind === "ready") this.refresh();
    else if (message.kind === "open-place") void openPlace(this.places[message.place]);
    else void openPlace(this.diagram?.nodes.find((node) => node.id === message.node)?.place ?? undefined);
  }

  private refreshSoon(): void {
    this.timer ??= setTimeout(() => {
      this.timer = null;
      this.refresh();
    }, GATHERING);
  }

  private refresh(): void {
    this.panel.title = l10n.t("Boot Path: {0}", this.subject.target);
    const { html, status, places } = this.content();
    this.places = places;
    const message: ShowMessage = { html, status, subject: this.subject };
    void this.panel.webview.postMessage(message);
  }

  private content(): PageContent {
    this.diagram = null;
    const { path, target: name } = this.subject;
    const located = findTarget(path, name);
    if (located === null) return messageContent(l10n.t('There is no target "{0}" at {1} any more.', name, path));
    const target = readTarget(located, this.reading);
    const prediction = predictionOf(target);
    if (prediction === null) {
      return messageContent(
        l10n.t("What is in the initramfs of {0} is not known here: the boot path is predicted from a manifest.", name),
      );
    }
    this.diagram = bootDiagram(target, prediction);
    return diagramContent(this.diagram, prediction.messages, this.reading.files.readText);
  }
}

async function openPlace(place: TextPlace | undefined): Promise<void> {
  if (place === undefined) return;
  const rangeIn = (document: TextDocument) =>
    new Range(document.positionAt(place.start), document.positionAt(place.end));
  await showPlace(Uri.file(place.path), rangeIn, "document");
}
