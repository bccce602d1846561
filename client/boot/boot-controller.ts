/** Booting in the editor: one boot at a time, its serial log in an output channel, its state in the status bar. */
import { join } from "node:path";
import {
  commands,
  EventEmitter,
  l10n,
  ProgressLocation,
  window,
  workspace,
  type Disposable,
  type ExtensionContext,
  type OutputChannel,
  type Uri,
} from "vscode";
import { aftermathLines, watchAftermath } from "../../boot/aftermath.js";
import { BootError } from "../../boot/boot-error.js";
import { getReady } from "../../boot/engine.js";
import { plainText } from "../../boot/plain-text.js";
import { prepareBoot, type PreparedBoot } from "../../boot/prepare.js";
import type { BootReport } from "../../boot/report.js";
import { runBoot } from "../../boot/run.js";
import { verdictLines } from "../../boot/verdict.js";
import { decodeBytes } from "../../core/text/bytes.js";
import type { Machine } from "../../emulator/machine.js";
import { activeUri } from "../active-document.js";
import { editorFiles, editorReading } from "../editor-files.js";
import type { OwnBoot } from "../log/own-boot.js";
import type { RecordedBoots } from "../timeline/recorded-boots.js";
import { BootDiagnostics } from "./boot-diagnostics.js";
import { BootStatus } from "./boot-status.js";
import type { BootWatcher } from "./boot-watcher.js";
import { chooseBoot, type ChosenBoot } from "./choose-boot.js";
import { offerNextStep, putAwayOldMessages } from "./next-step.js";
import { offerReport } from "./offer-report.js";
import { saveLog } from "./save-log.js";
import { SerialSession } from "./serial-session.js";
import type { SerialTerminal } from "./serial-terminal.js";
import { SerialTerminals } from "./serial-terminals.js";
import { TerminalButton } from "./terminal-button.js";

/** A boot that has come to its end. */
interface EndedBoot {
  readonly boot: PreparedBoot;
  readonly report: BootReport;
  /** The machine, where it goes on because a terminal is attached to it; else null. */
  readonly kept: Machine | null;
}

/** Where a boot is watched. */
type Place = "output" | "terminal";

/** Owns the running boot and everything that shows it. */
export class BootController implements Disposable {
  private readonly channel: OutputChannel = window.createOutputChannel("Bootpath Serial", "kernel-log");
  private readonly status = new BootStatus();
  private readonly diagnostics: BootDiagnostics;
  private readonly terminals = new SerialTerminals((terminal) => void this.bootAgainIn(terminal));
  private readonly terminalButton = new TerminalButton();
  /** Fired when a boot is decided. */
  private readonly decided = new EventEmitter<undefined>();
  private readonly disposables: { dispose: () => unknown }[] = [
    ...[this.channel, this.status, this.terminals, this.terminalButton, this.decided],
  ];
  /** The boot that is not decided yet. */
  private booting: SerialSession | null = null;
  private last: { readonly session: SerialSession; readonly place: Place } | null = null;
  /** The boot that a watcher follows, until its machine has ended. */
  private watched: SerialSession | null = null;

  /** @param recorded keeps what machines said in this window, for timelines */
  constructor(
    private readonly context: ExtensionContext,
    private readonly recorded: RecordedBoots,
  ) {
    this.diagnostics = new BootDiagnostics(context.extensionUri);
    this.disposables.push(this.diagnostics);
  }

  /** The boot whose log is in the output channel; null before the first. */
  get ownBoot(): OwnBoot | null {
    return this.diagnostics.ownBoot;
  }

  /** Stops what runs and takes everything away. */
  dispose(): void {
    this.booting?.stop();
    for (const disposable of this.disposables) disposable.dispose();
  }

  /** Boots for somebody who shows it in a way of his own. Resolves when the boot is decided and its next step is chosen. */
  async bootWatched(chosen: ChosenBoot, watcher: BootWatcher): Promise<void> {
    if (workspace.isTrusted) await this.start(chosen, "output", watcher);
    else watcher.onFailure(l10n.t("Bootpath boots nothing in a workspace that is not trusted."));
  }

  /** Boots the target of a document or folder, asking which one where there is a choice. */
  async boot(uri: Uri | undefined, place: Place): Promise<void> {
    if (!workspace.isTrusted) {
      void window.showWarningMessage(l10n.t("Bootpath boots nothing in a workspace that is not trusted."));
      return;
    }
    const chosen = await chooseBoot(uri ?? activeUri());
    if (chosen !== null) await this.start(chosen, place);
  }

  /** Boots what was booted last, in the same place; chooses where nothing was. */
  async bootAgain(): Promise<void> {
    if (this.last === null) await this.boot(undefined, "output");
    else await this.start(this.last.session.chosen, this.last.place);
  }

  /** Saves what the machine in the active terminal, or the last one, has said. */
  async saveLog(): Promise<void> {
    await saveLog(this.terminals.active() ?? this.last?.session ?? null);
  }

  /** Shows the output channel. */
  showLog(): void {
    this.channel.show(true);
  }

  /** A terminal on what runs; where nothing does, the last target is booted in one. */
  async openTerminal(): Promise<void> {
    const running = this.booting ?? this.runningWatched() ?? this.terminals.running().at(-1);
    if (running !== undefined) this.terminals.show(running);
    else if (this.last === null) await this.boot(undefined, "terminal");
    else await this.start(this.last.session.chosen, "terminal");
  }

  /** Stops what boots; where nothing does, the machine in the active terminal, else the one that was started last. */
  stop(): void {
    const active = this.terminals.active();
    const used = active?.ended === null ? active : this.terminals.running().at(-1);
    (this.booting ?? this.runningWatched() ?? used)?.stop();
  }

  /** Enter was pressed in a terminal. While another machine boots this one waits for it. */
  private async bootAgainIn(terminal: SerialTerminal): Promise<void> {
    const { chosen } = terminal.session;
    while (this.booting !== null) await this.decision();
    if (this.terminals.goOnIn(terminal)) await this.start(chosen, "terminal");
  }

  private decision(): Promise<void> {
    return new Promise((resolve) => {
      const listening = this.decided.event(() => {
        listening.dispose();
        resolve();
      });
    });
  }

  private runningWatched(): SerialSession | null {
    return this.watched?.ended === null ? this.watched : null;
  }

  private async start(chosen: ChosenBoot, place: Place, watcher: BootWatcher | null = null): Promise<void> {
    if (this.booting !== null) {
      if (watcher !== null) watcher.onFailure(l10n.t("Another machine is booting. Stop it first."));
      else void window.showInformationMessage(l10n.t("Bootpath: a machine is booting. Stop it first."));
      return;
    }
    const session = new SerialSession(chosen);
    this.booting = session;
    if (watcher !== null) this.watched = session;
    watcher?.onSession(session);
    this.last = { session, place };
    putAwayOldMessages();
    this.diagnostics.start(chosen);
    this.terminalButton.hide();
    await this.setContext();
    let ended: EndedBoot | null = null;
    try {
      ended = await this.withProgress(session, place, watcher);
      watcher?.onReport(ended.report, ended.kept === null ? "has ended" : "goes on");
      this.showVerdict(session, ended);
    } catch (error) {
      this.showFailure(session, error, watcher);
    } finally {
      this.booting = null;
      this.decided.fire(undefined);
      await this.setContext();
    }
    if (ended === null || ended.report.endedBy === "stopped") return;
    const { boot, report } = ended;
    // Not awaited: it is about us, and must not keep the user from going on.
    void offerReport(boot, report, this.context);
    const reading = editorReading(join(this.context.extensionPath, "dist", "guest"));
    // A document that cannot be opened any more has no place for problems.
    await this.diagnostics.show(report, boot, chosen, reading).catch(() => undefined);
    const bootAgain = () => watcher?.bootAgain() ?? this.start(chosen, place);
    await offerNextStep(report, chosen, { reading, bootAgain });
  }

  private withProgress(session: SerialSession, place: Place, watcher: BootWatcher | null): Thenable<EndedBoot> {
    const title = l10n.t("Booting {0}", session.name);
    // A watcher has its own way to show that something runs, and to stop it.
    const location = watcher === null ? ProgressLocation.Notification : ProgressLocation.Window;
    const options = { location, title, cancellable: true };
    return window.withProgress(options, async (progress, token) => {
      token.onCancellationRequested(() => {
        session.stop();
      });
      progress.report({ message: l10n.t("packing the initramfs") });
      return this.run(session, { place, watcher }, (message) => {
        progress.report({ message });
      });
    });
  }

  private async run(
    session: SerialSession,
    { place, watcher }: { readonly place: Place; readonly watcher: BootWatcher | null },
    report: (message: string) => void,
  ): Promise<EndedBoot> {
    this.channel.clear();
    if (place === "terminal") this.terminals.show(session);
    else if (watcher === null) this.channel.show(true);
    this.status.booting(session.name);
    const dist = join(this.context.extensionPath, "dist");
    const emulatorFolder = join(dist, "emulator");
    const guestFolder = join(dist, "guest");
    const environment = { files: editorFiles, guestFolder, variables: process.env, emulatorFolder };
    const boot = await prepareBoot(session.chosen.plan, environment);
    for (const note of boot.notes) this.channel.appendLine(`── ${note}`);
    report(l10n.t("the kernel starts"));
    const text = plainText();
    let hasOutput = false;
    let machine: Machine | null = null;
    let kept: Machine | null = null;
    const ended = await runBoot(boot, {
      emulatorFolder,
      timeoutMs: watcher?.timeoutMs ?? workspace.getConfiguration("bootpath.emulator").get("timeout", 120) * 1000,
      ...(watcher?.until === undefined ? {} : { until: watcher.until }),
      signal: session.signal,
      onStart: (started) => {
        machine = started;
        session.attach(started);
        this.recorded.follow(session.name, session.chosen.target.cmdlinePath, started);
        watcher?.onStart(boot.notes);
      },
      onSerial: (bytes) => {
        // The channel shows the boot up to its verdict; what is typed later belongs to the terminal.
        if (kept !== null) return;
        this.channel.append(text.write(bytes));
        if (!hasOutput) report(l10n.t("the serial line speaks"));
        hasOutput = true;
      },
      afterBoot: (judged) => {
        if (!session.isWatched || watcher?.afterBoot === "stop" || !canGoOn(judged)) return "stop";
        kept = machine;
        return "keep";
      },
    });
    // What was booted once is likely to be booted again.
    getReady(boot.plan, boot.machine.kernel, emulatorFolder);
    return { boot, report: ended, kept };
  }

  private showVerdict(session: SerialSession, { report, kept }: EndedBoot): void {
    const lines =
      kept === null || report.endedBy === "prompt"
        ? verdictLines(report)
        : [l10n.t("The machine goes on in its terminal.")];
    if (report.log === "" && report.screen.length > 0) {
      this.channel.appendLine(`── ${l10n.t("The screen of the machine shows:")}`);
      for (const line of report.screen) this.channel.appendLine(`   ${line}`);
    } else if (!report.log.endsWith("\n")) this.channel.appendLine("");
    for (const line of lines) this.channel.appendLine(`── ${line}`);
    this.status.ended(session.name, report, lines[0] ?? "");
    if (kept === null && report.endedBy === "prompt") this.terminalButton.show(session.name);
    if (kept === null) session.end(lines);
    else void this.watchOn(session, kept, report);
  }

  /** Follows a machine that somebody uses to its end, which is then told in its terminal. */
  private async watchOn(session: SerialSession, machine: Machine, report: BootReport): Promise<void> {
    this.status.running(session.name);
    const end = await watchAftermath(machine);
    const lines = aftermathLines(end, decodeBytes(session.bytes()), report.log);
    session.end(lines);
    if (this.booting === null) this.status.left(session.name, lines[0] ?? "");
    await this.setContext();
  }

  private showFailure(session: SerialSession, error: unknown, watcher: BootWatcher | null): void {
    const text = error instanceof BootError ? error.message : l10n.t("Booting failed: {0}", String(error));
    this.channel.appendLine(`── ${text}`);
    // Told first: the end of a boot that was never tried is no end of a machine.
    watcher?.onFailure(text);
    session.end([text]);
    this.status.failed(text);
    if (watcher === null) void window.showErrorMessage(`Bootpath: ${text}`);
  }

  private async setContext(): Promise<void> {
    await commands.executeCommand("setContext", "bootpath.booting", this.booting !== null);
    const isRunning = this.booting !== null || this.runningWatched() !== null || this.terminals.running().length > 0;
    await commands.executeCommand("setContext", "bootpath.running", isRunning);
    await commands.executeCommand("setContext", "bootpath.hasBooted", this.last !== null);
  }
}

/** Whether there is anything to use: a program runs and speaks over the serial line. */
function canGoOn({ outcome, endedBy, firstOutputMs }: BootReport): boolean {
  return (
    outcome === "userspace" &&
    firstOutputMs !== null &&
    (endedBy === "prompt" || endedBy === "silence" || endedBy === "timeout")
  );
}
