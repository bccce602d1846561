/** Booting in the editor: one boot at a time, its serial log in an output channel, its state in the status bar. */
import { join } from "node:path";
import {
  commands,
  ProgressLocation,
  window,
  workspace,
  type Disposable,
  type ExtensionContext,
  type OutputChannel,
  type Uri,
} from "vscode";
import { BootError } from "../../boot/boot-error.js";
import { plainText } from "../../boot/plain-text.js";
import type { BootPlan } from "../../boot/plan.js";
import { prepareBoot, type PreparedBoot } from "../../boot/prepare.js";
import type { BootReport } from "../../boot/report.js";
import { runBoot } from "../../boot/run.js";
import { verdictLines } from "../../boot/verdict.js";
import { activeUri } from "../active-document.js";
import { editorFiles, editorReading } from "../editor-files.js";
import { BootStatus } from "./boot-status.js";
import { chooseBoot, type ChosenBoot } from "./choose-boot.js";
import { offerNextStep, putAwayOldMessages } from "./next-step.js";
import { offerReport } from "./offer-report.js";

/** A boot that has come to its end. */
interface EndedBoot {
  readonly boot: PreparedBoot;
  readonly report: BootReport;
}

/** Owns the running boot and everything that shows it. */
export class BootController implements Disposable {
  private readonly channel: OutputChannel = window.createOutputChannel("Bootpath Serial", "kernel-log");
  private readonly status = new BootStatus();
  private readonly disposables: { dispose: () => unknown }[] = [this.channel, this.status];
  private running: AbortController | null = null;
  private last: ChosenBoot | null = null;

  constructor(private readonly context: ExtensionContext) {
    this.disposables.push(
      commands.registerCommand("bootpath.boot", (uri?: Uri) => this.boot(uri)),
      commands.registerCommand("bootpath.bootAgain", () => this.bootAgain()),
      commands.registerCommand("bootpath.stop", () => {
        this.running?.abort();
      }),
      commands.registerCommand("bootpath.showLog", () => {
        this.channel.show(true);
      }),
    );
  }

  /** Stops what runs and takes everything away. */
  dispose(): void {
    this.running?.abort();
    for (const disposable of this.disposables) disposable.dispose();
  }

  private async boot(uri: Uri | undefined): Promise<void> {
    if (!workspace.isTrusted) {
      void window.showWarningMessage("Bootpath boots nothing in a workspace that is not trusted.");
      return;
    }
    const chosen = await chooseBoot(uri ?? activeUri());
    if (chosen !== null) await this.start(chosen);
  }

  private async bootAgain(): Promise<void> {
    if (this.last === null) await this.boot(undefined);
    else await this.start(this.last);
  }

  private async start(chosen: ChosenBoot): Promise<void> {
    if (this.running !== null) {
      void window.showInformationMessage("Bootpath: a machine is running. Stop it first.");
      return;
    }
    const running = new AbortController();
    this.running = running;
    this.last = chosen;
    putAwayOldMessages();
    await this.setContext();
    let ended: EndedBoot | null = null;
    try {
      ended = await this.withProgress(chosen.plan, running);
      this.showVerdict(chosen.plan.name, ended.report);
    } catch (error) {
      this.showFailure(error);
    } finally {
      this.running = null;
      await this.setContext();
    }
    if (ended === null || ended.report.endedBy === "stopped") return;
    const { boot, report } = ended;
    // Not awaited: it is about us, and must not keep the user from going on.
    void offerReport(boot, report, this.context);
    const reading = editorReading(join(this.context.extensionPath, "dist", "guest"));
    await offerNextStep(report, chosen, { reading, bootAgain: () => this.start(chosen) });
  }

  private withProgress(plan: BootPlan, running: AbortController): Thenable<EndedBoot> {
    const title = `Booting ${plan.name}`;
    const options = { location: ProgressLocation.Notification, title, cancellable: true };
    return window.withProgress(options, async (progress, token) => {
      token.onCancellationRequested(() => {
        running.abort();
      });
      progress.report({ message: "packing the initramfs" });
      return this.run(plan, running.signal, (message) => {
        progress.report({ message });
      });
    });
  }

  private async run(plan: BootPlan, signal: AbortSignal, report: (message: string) => void): Promise<EndedBoot> {
    this.channel.clear();
    this.channel.show(true);
    this.status.booting(plan.name);
    const dist = join(this.context.extensionPath, "dist");
    const environment = { files: editorFiles, guestFolder: join(dist, "guest"), variables: process.env };
    const boot = await prepareBoot(plan, environment);
    for (const note of boot.notes) this.channel.appendLine(`── ${note}`);
    report("the kernel starts");
    const text = plainText();
    let hasOutput = false;
    const ended = await runBoot(boot, {
      emulatorFolder: join(dist, "emulator"),
      timeoutMs: workspace.getConfiguration("bootpath.emulator").get("timeout", 120) * 1000,
      signal,
      onSerial: (bytes) => {
        this.channel.append(text.write(bytes));
        if (!hasOutput) report("the serial line speaks");
        hasOutput = true;
      },
    });
    return { boot, report: ended };
  }

  private showVerdict(name: string, report: BootReport): void {
    const lines = verdictLines(report);
    if (report.log === "" && report.screen.length > 0) {
      this.channel.appendLine("── The screen of the machine shows:");
      for (const line of report.screen) this.channel.appendLine(`   ${line}`);
    } else if (!report.log.endsWith("\n")) this.channel.appendLine("");
    for (const line of lines) this.channel.appendLine(`── ${line}`);
    this.status.ended(name, report, lines[0] ?? "");
  }

  private showFailure(error: unknown): void {
    const text = error instanceof BootError ? error.message : `Booting failed: ${String(error)}`;
    this.channel.appendLine(`── ${text}`);
    this.status.failed(text);
    void window.showErrorMessage(`Bootpath: ${text}`);
  }

  private async setContext(): Promise<void> {
    await commands.executeCommand("setContext", "bootpath.booting", this.running !== null);
    await commands.executeCommand("setContext", "bootpath.hasBooted", this.last !== null);
  }
}
