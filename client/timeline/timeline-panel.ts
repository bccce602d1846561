/** The panel with the timeline of one boot, or of two of them. It follows the documents that hold their logs. */
import { basename } from "node:path";
import { l10n, Range, Uri, ViewColumn, window, workspace, type Disposable, type WebviewPanel } from "vscode";
import { timelineAdvice, type TimelineAdvice } from "../../core/log/timeline/advice.js";
import { comparisonPicture, timelinePicture } from "../../core/log/timeline/picture.js";
import { readBoots, type BootInLog } from "../../core/log/timeline/read-boots.js";
import { fillWebview, showPlace, webviewOptions } from "../webview/panel.js";
import { adviceText } from "./advice-text.js";
import {
  panelType,
  type ExcuseMessage,
  type LogSubject,
  type PageMessage,
  type PanelSubject,
  type ShowMessage,
  type ShownBoot,
} from "./messages.js";
import { pageBody, pageStyle } from "./page.js";
import { pageTexts } from "./page-texts.js";
import type { RecordedBoots } from "./recorded-boots.js";

/** What a panel needs. */
export interface PanelOptions {
  readonly scriptPath: string;
  readonly recorded: RecordedBoots;
  readonly subject: PanelSubject;
  /** Asks for a boot to compare with `first`. */
  readonly compareWith: (first: LogSubject) => void;
  /** Adds words to the command line that a log was booted with. */
  readonly addWords: (uri: Uri, words: readonly string[]) => void;
}

/** Milliseconds in which changes are gathered before a log is read again. */
const GATHERING = 150;

/** A log that was read. */
interface ReadSubject {
  readonly name: string;
  readonly boots: readonly BootInLog[];
  readonly chosen: number;
}

/** Owns a panel and keeps it up to date. */
export class TimelinePanel implements Disposable {
  private readonly disposables: Disposable[] = [];
  private subject: PanelSubject;
  private shown: readonly ShownBoot[] = [];
  private advice: readonly TimelineAdvice[] = [];
  private timer: NodeJS.Timeout | null = null;
  /** Counts readings: of two at the same time only the later one is shown. */
  private reading = 0;

  constructor(
    private readonly panel: WebviewPanel,
    private readonly options: PanelOptions,
  ) {
    this.subject = options.subject;
    this.disposables.push(
      panel.onDidDispose(() => {
        this.dispose();
      }),
      panel.webview.onDidReceiveMessage((message: PageMessage) => {
        this.receive(message);
      }),
      workspace.onDidChangeTextDocument(({ document }) => {
        if (this.subject.some(({ uri }) => uri === document.uri.toString())) this.refreshSoon();
      }),
    );
    const title = l10n.t("Boot Timeline");
    fillWebview(panel.webview, options.scriptPath, { title, style: pageStyle, body: pageBody() });
  }

  /** Opens an empty panel beside the editor. */
  static open(scriptPath: string): WebviewPanel {
    const column = { viewColumn: ViewColumn.Beside, preserveFocus: false };
    return window.createWebviewPanel(panelType, l10n.t("Boot Timeline"), column, webviewOptions(scriptPath));
  }

  /** Shows other boots. */
  show(subject: PanelSubject): void {
    this.subject = subject;
    this.panel.reveal();
    void this.refresh();
  }

  /** The boot that is shown, the later one of two. */
  get newest(): LogSubject {
    return this.subject[1] ?? this.subject[0];
  }

  /** Asks for a file and writes the picture to it. */
  async saveAsSvg(): Promise<void> {
    const [first, second] = this.shown;
    if (first === undefined) return;
    const source = Uri.parse(this.subject[0].uri);
    const suffix = second === undefined ? "boot-timeline" : "boot-comparison";
    const name = `${basename(source.path).replace(/[^\p{L}\p{N}._-]+/gu, "-")}-${suffix}.svg`;
    const folder = source.scheme === "file" ? Uri.joinPath(source, "..") : workspace.workspaceFolders?.[0]?.uri;
    const uri = await window.showSaveDialog({
      title: l10n.t("Save Boot Timeline"),
      filters: { SVG: ["svg"] },
      ...(folder === undefined ? {} : { defaultUri: Uri.joinPath(folder, name) }),
    });
    if (uri === undefined) return;
    const picture = second === undefined ? timelinePicture(first) : comparisonPicture(first, second);
    try {
      await workspace.fs.writeFile(uri, new TextEncoder().encode(picture));
    } catch (error) {
      void window.showErrorMessage(l10n.t("Bootpath: the timeline could not be saved: {0}", String(error)));
    }
  }

  dispose(): void {
    if (this.timer !== null) clearTimeout(this.timer);
    this.timer = null;
    for (const disposable of this.disposables.splice(0)) disposable.dispose();
    this.panel.dispose();
  }

  private receive(message: PageMessage): void {
    switch (message.kind) {
      case "ready":
        void this.refresh();
        break;
      case "open-line":
        this.openLine(message.log, message.line, message.how);
        break;
      case "choose-boot":
        this.subject = [{ uri: this.subject[0].uri, boot: message.boot }];
        void this.refresh();
        break;
      case "add-words":
        this.options.addWords(Uri.parse(this.newest.uri), this.words());
        break;
      case "save":
        void this.saveAsSvg();
        break;
      case "compare":
        this.options.compareWith(this.newest);
        break;
    }
  }

  private openLine(log: number, line: number, how: "look" | "go"): void {
    const subject = this.subject[log];
    if (subject === undefined) return;
    const rangeOfLine = new Range(line - 1, 0, line - 1, Number.MAX_SAFE_INTEGER);
    void showPlace(
      Uri.parse(subject.uri),
      (document) => document.validateRange(rangeOfLine),
      how === "go" ? "document" : "panel",
    );
  }

  private words(): readonly string[] {
    return [...new Set(this.advice.flatMap(({ words }) => words))];
  }

  private refreshSoon(): void {
    this.timer ??= setTimeout(() => {
      this.timer = null;
      void this.refresh();
    }, GATHERING);
  }

  private async refresh(): Promise<void> {
    const reading = ++this.reading;
    const { subject } = this;
    const logs: ReadSubject[] = [];
    for (const log of subject) {
      const read = await this.read(log);
      if (reading !== this.reading) return;
      if (read === null) {
        this.send({ kind: "excuse", subject, text: excuseFor(log) });
        this.shown = [];
        return;
      }
      logs.push(read);
    }
    const [first] = logs;
    if (first === undefined) return;
    this.shown = logs.flatMap(({ name, boots, chosen }) => {
      const boot = boots[chosen];
      return boot === undefined ? [] : [{ name: boots.length === 1 ? name : `${name} (${chosen + 1})`, boot }];
    });
    this.advice = logs.length > 1 || this.shown[0] === undefined ? [] : timelineAdvice(this.shown[0].boot);
    this.panel.title =
      logs.length > 1 ? l10n.t("Boot Timelines Compared") : l10n.t("Boot Timeline: {0}", this.shown[0]?.name ?? "");
    const words = this.words();
    this.send({
      kind: "show",
      subject,
      texts: pageTexts(),
      boots: this.shown,
      choices: logs.length > 1 || first.boots.length === 1 ? [] : first.boots.map(bootName),
      chosen: first.chosen,
      advice: this.advice.map((one) => ({ kind: one.kind, text: adviceText(one) })),
      remedy: words.length === 0 ? null : l10n.t("Add {0} to the command line", words.join(" ")),
    });
  }

  private async read({ uri: address, boot }: LogSubject): Promise<ReadSubject | null> {
    const uri = Uri.parse(address);
    const recorded = this.options.recorded.find(uri);
    try {
      const text = recorded?.text() ?? (await workspace.openTextDocument(uri)).getText();
      const boots = readBoots(text, recorded === null ? {} : { arrivals: recorded.arrivals() });
      const chosen = boot === null || boots[boot] === undefined ? boots.length - 1 : boot;
      return { name: recorded?.name ?? basename(uri.path), boots, chosen };
    } catch {
      return null;
    }
  }

  private send(message: ShowMessage | ExcuseMessage): void {
    void this.panel.webview.postMessage(message);
  }
}

/** A boot in the list of those that a log holds. */
export function bootName(boot: BootInLog, index: number): string {
  const release = boot.release ?? l10n.t("beginning not in the log");
  const end = boot.panic === null ? "" : ` · ${l10n.t("panic")}`;
  return `${index + 1}: ${release} · ${l10n.t("lines {0} to {1}", boot.firstLine, boot.lastLine)}${end}`;
}

function excuseFor({ uri }: LogSubject): string {
  const { scheme, path } = Uri.parse(uri);
  if (scheme === "file") return l10n.t("{0} cannot be read.", path);
  return l10n.t(
    "The log of this boot was only kept while its window was open. Boot again, or save the log with Bootpath: Save Serial Log next time.",
  );
}
