/** The view "Initramfs": the file tree of the target in the active editor, as the kernel will unpack it. */
import { basename, join } from "node:path";
import {
  commands,
  l10n,
  Uri,
  window,
  workspace,
  type Disposable,
  type ExtensionContext,
  type TextEditor,
  type TreeView,
} from "vscode";
import {
  entryOfLine,
  lineAt,
  viewFingerprint,
  viewInitramfs,
  type InitramfsView,
} from "../../core/initramfs-view/view.js";
import type { BootTarget } from "../../core/project/boot-target.js";
import { mergeRuleSettings } from "../../core/project/rule-settings.js";
import { checkTarget } from "../../core/rules/run.js";
import { fileStamp } from "../../host/kernel-symbols.js";
import { readTarget, type LocatedTarget, type TargetReading } from "../../host/targets.js";
import { activeUri } from "../active-document.js";
import { chooseTarget } from "../boot/choose-boot.js";
import { editorReading } from "../editor-files.js";
import { isTargetLanguage, watchedFiles } from "../languages.js";
import { editorRuleSettings } from "./editor-rule-settings.js";
import { registerEntryCommands } from "./entry-commands.js";
import { countText } from "./entry-words.js";
import { readImageView } from "./image-views.js";
import { InitramfsProvider } from "./initramfs-provider.js";
import { addressOf, findShownTarget, type TargetAddress } from "./shown-target.js";
import type { TreeElement } from "./tree-elements.js";

/** The view's id, as package.json has it. */
export const initramfsViewId = "bootpath.initramfs";

/** Milliseconds in which changes are gathered; more where making the tree takes long. */
const GATHERING = 80;
/** A hidden tree that takes longer than this, in milliseconds, is made when it is looked at. */
const CHEAP = 150;

/** What the view has instead of a tree; `shown` where there is one. Its welcome text goes by it. */
type ViewState = "shown" | "empty" | "unknown" | "several" | "none";

/** Owns the view and keeps it up to date. */
export class InitramfsTree implements Disposable {
  private readonly provider = new InitramfsProvider();
  private readonly tree: TreeView<TreeElement>;
  private readonly disposables: { dispose: () => unknown }[] = [];
  private address: TargetAddress | null = null;
  private timer: NodeJS.Timeout | null = null;
  private revealTimer: NodeJS.Timeout | undefined;
  private cost = 0;
  /** The document that was active when another target was chosen by hand; it does not count until one leaves it. */
  private chosenBeside: string | null = null;
  /** Of what is shown. */
  private fingerprint = "";

  private readonly reading: TargetReading;

  constructor({ extensionPath }: ExtensionContext) {
    this.reading = editorReading(join(extensionPath, "dist", "guest"));
    this.tree = window.createTreeView(initramfsViewId, { treeDataProvider: this.provider, showCollapseAll: true });
    this.disposables.push(this.tree, this.provider, window.registerFileDecorationProvider(this.provider));
    this.disposables.push(registerEntryCommands(this.tree), ...this.listeners());
    // From now on the view is there; in a workspace that has nothing to do with us it never is.
    void commands.executeCommand("setContext", "bootpath.active", true);
    this.refreshSoon();
  }

  /** Makes the tree anew, whatever has changed. */
  refreshNow(): void {
    this.fingerprint = "";
    this.refresh();
  }

  /** Opens the view. */
  async focus(): Promise<void> {
    await commands.executeCommand(`${initramfsViewId}.focus`);
  }

  /** Asks which target to show. */
  async chooseTarget(): Promise<void> {
    const target = await chooseTarget(undefined, l10n.t("Show which target?"));
    if (target === null) return;
    this.chosenBeside = activePath();
    this.show(target);
    await this.focus();
  }

  /** Boots what is shown. */
  async boot(): Promise<void> {
    const uri = this.address === null ? undefined : Uri.file(this.address.path);
    await commands.executeCommand("bootpath.boot", uri);
  }

  /** Opens the view at the row of the line with the cursor. */
  async revealCursor(): Promise<void> {
    await this.focus();
    if (window.activeTextEditor !== undefined) await this.reveal(window.activeTextEditor, "focus");
  }

  dispose(): void {
    if (this.timer !== null) clearTimeout(this.timer);
    clearTimeout(this.revealTimer);
    for (const disposable of this.disposables.splice(0)) disposable.dispose();
  }

  private listeners(): Disposable[] {
    const soon = () => {
      this.refreshSoon();
    };
    const watchers = watchedFiles.map((pattern) => workspace.createFileSystemWatcher(pattern));
    return [
      window.onDidChangeActiveTextEditor(soon),
      workspace.onDidChangeTextDocument(({ document }) => {
        if (isTargetLanguage(document.languageId) || basename(document.uri.path) === "bootpath.json") soon();
      }),
      workspace.onDidChangeConfiguration((change) => {
        if (change.affectsConfiguration("bootpath")) soon();
      }),
      workspace.onDidChangeWorkspaceFolders(soon),
      this.tree.onDidChangeVisibility(soon),
      this.tree.onDidExpandElement(({ element }) => {
        this.provider.fold(element, "open");
      }),
      this.tree.onDidCollapseElement(({ element }) => {
        this.provider.fold(element, "closed");
      }),
      window.onDidChangeTextEditorSelection(({ textEditor }) => {
        this.revealSoon(textEditor);
      }),
      ...watchers,
      ...watchers.flatMap((one) => [one.onDidChange(soon), one.onDidCreate(soon), one.onDidDelete(soon)]),
    ];
  }

  private refreshSoon(): void {
    // Whoever types into a list with 50,000 lines must not wait for its tree.
    this.timer ??= setTimeout(
      () => {
        this.timer = null;
        if (this.tree.visible || this.cost < CHEAP) this.refresh();
        else this.tree.badge = undefined;
      },
      Math.max(GATHERING, 2 * this.cost),
    );
  }

  private refresh(): void {
    const started = performance.now();
    const path = activePath();
    if (path !== this.chosenBeside) this.chosenBeside = null;
    const shown = findShownTarget(this.chosenBeside === null ? path : null, this.address);
    if (shown.kind === "target") {
      this.show(shown.target);
    } else {
      this.address = null;
      this.fingerprint = shown.kind;
      this.tree.title = l10n.t("Initramfs");
      this.showView(null, shown.kind);
    }
    this.cost = performance.now() - started;
  }

  private show(located: LocatedTarget): void {
    const address = addressOf(located);
    this.address = address;
    const target = readTarget(located, this.reading);
    this.tree.title = l10n.t("Initramfs: {0}", located.name);
    if (target.tree === null && located.initramfsPath !== null) {
      void this.showImage(located.initramfsPath, target);
      return;
    }
    const settings = mergeRuleSettings(editorRuleSettings(address.path), located.settings);
    const findings = checkTarget(target, settings);
    // A tree that is shown anew loses the folder that somebody opens at this moment.
    const fingerprint = viewFingerprint(target, findings);
    if (fingerprint === this.fingerprint) return;
    this.fingerprint = fingerprint;
    this.showView(viewInitramfs(target, findings));
  }

  /** Shows what is in a ready image once somebody looks: to take it apart may last a second. */
  private async showImage(path: string, target: BootTarget): Promise<void> {
    const asked = this.address;
    const stamp = await fileStamp(path);
    if (this.address !== asked) return;
    const fingerprint = JSON.stringify([path, stamp, target.name, target.delivery]);
    if (this.fingerprint === fingerprint) return;
    this.fingerprint = this.tree.visible ? fingerprint : "";
    this.showView(null);
    if (!this.tree.visible) return;
    const { view, message } = await readImageView(path, target);
    // Something else may be shown by now.
    if (this.fingerprint !== fingerprint) return;
    this.showView(view);
    this.tree.message = message;
  }

  private showView(view: InitramfsView | null, state = stateOf(view)): void {
    void commands.executeCommand("setContext", "bootpath.initramfsState", state);
    this.tree.message = view === null ? "" : messageText(view);
    const count = view?.total ?? { errors: 0, warnings: 0 };
    const value = count.errors + count.warnings;
    this.tree.badge = value === 0 ? undefined : { value, tooltip: countText(count) };
    this.provider.show(view);
  }

  private revealSoon(editor: TextEditor): void {
    const follows = workspace.getConfiguration("bootpath.initramfsView").get<boolean>("autoReveal", true);
    if (!follows || !this.tree.visible || editor.document.languageId !== "initramfs-manifest") return;
    clearTimeout(this.revealTimer);
    this.revealTimer = setTimeout(() => {
      // The editor may have got the focus from the tree; the row must not take it back.
      void this.reveal(editor, "select");
    }, GATHERING);
  }

  /** Selects the row of the line with the cursor. */
  private async reveal(editor: TextEditor, how: "focus" | "select"): Promise<void> {
    const { view } = this.provider;
    if (view === null) return;
    const manifest = view.target.manifests.findIndex(({ path }) => path === editor.document.uri.fsPath);
    const document = view.target.manifests[manifest];
    if (document === undefined) return;
    const line = lineAt(document.manifest.lines, editor.document.offsetAt(editor.selection.active));
    const found = entryOfLine(view, { manifest, line });
    if (found === null) return;
    const element: TreeElement =
      "node" in found ? { kind: "entry", view, entry: found } : { kind: "lost", view, line: found };
    // A tree that has just changed may not have the row any more.
    await this.tree.reveal(element, { select: true, focus: how === "focus" }).then(undefined, () => undefined);
  }
}

function stateOf(view: InitramfsView | null): ViewState {
  if (view === null) return "unknown";
  return view.tree.root.entries?.size === 0 && view.lost.length === 0 ? "empty" : "shown";
}

/** The file that the user looks at. */
function activePath(): string | null {
  const uri = activeUri();
  return uri?.scheme === "file" ? uri.fsPath : null;
}

/** What concerns the whole and stands above the entries. */
function messageText(view: InitramfsView): string {
  const missing = view.missing.map(({ message }) => firstSentence(message));
  return [refusalText(view), ...missing].filter((text) => text !== "").join("\n");
}

/** The rest is in the editor, at the first line. */
function firstSentence(text: string): string {
  return /^[^]*?[.:](?=\s|$)/.exec(text)?.[0].replace(/:$/, ".") ?? text;
}

/** Why there will be no initramfs at all; empty where there will be one. */
function refusalText({ lost }: InitramfsView): string {
  const refused = lost.find(({ by }) => by === "refused");
  if (refused === undefined) return "";
  return l10n.t(
    "gen_init_cpio fails at line {0} of {1}: there will be no initramfs. This is what the other lines would make.",
    refused.number,
    basename(refused.path),
  );
}
