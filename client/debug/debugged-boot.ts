/** Boots for a debug session: finds the target of its configuration and passes on what the machine says. */
import { dirname, isAbsolute, join } from "node:path";
import { debug, l10n, Uri, workspace, type DebugSession } from "vscode";
import { plainText } from "../../boot/plain-text.js";
import { readTarget, type LocatedTarget, type TargetReading } from "../../host/targets.js";
import type { BootWatcher } from "../boot/boot-watcher.js";
import { bootOf, chooseTarget, findTarget, type ChosenBoot } from "../boot/choose-boot.js";
import type { SerialSession } from "../boot/serial-session.js";
import { readLaunchSettings, withLaunchSettings, type LaunchSettings } from "./launch-settings.js";
import type { DebuggedBoot, DebugListener } from "./protocol-session.js";
import { verdictOutput, wentWell } from "./verdict-output.js";

/** Who boots; see BootController. */
export interface WatchedBooting {
  readonly bootWatched: (chosen: ChosenBoot, watcher: BootWatcher) => Promise<void>;
}

/** The boot of one debug session. */
export class WatchedBoot implements DebuggedBoot {
  private serial: SerialSession | null = null;
  private isStopped = false;

  constructor(
    private readonly session: DebugSession,
    private readonly booting: WatchedBooting,
    private readonly reading: TargetReading,
  ) {}

  start(configuration: Readonly<Record<string, unknown>>, listener: DebugListener): void {
    const settings = readLaunchSettings(configuration, l10n);
    if (typeof settings === "string") {
      listener.onFailure(settings);
      return;
    }
    this.boot(settings, listener).catch((error: unknown) => {
      listener.onFailure(String(error));
    });
  }

  type(text: string): boolean {
    if (this.serial?.ended !== null) return false;
    this.serial.type(text);
    return true;
  }

  stop(): "told" | "nothing runs" {
    this.isStopped = true;
    this.serial?.stop();
    return this.serial?.ended === null ? "told" : "nothing runs";
  }

  private async boot(settings: LaunchSettings, listener: DebugListener): Promise<void> {
    const target = await this.findTarget(settings);
    if (typeof target === "string") {
      listener.onFailure(target);
      return;
    }
    if (this.isStopped) return;
    const chosen = bootOf(target);
    const kernel = settings.kernel === null ? null : this.absolute(settings.kernel);
    const plan = withLaunchSettings(chosen.plan, { ...settings, kernel });
    await this.booting.bootWatched({ target, plan }, this.watcher(settings, target, listener));
  }

  /** The target of a configuration; a sentence where there is none. */
  private async findTarget({ path, target: name }: LaunchSettings): Promise<LocatedTarget | string> {
    const at = path === null ? this.session.workspaceFolder?.uri.fsPath : this.absolute(path);
    if (name !== null) {
      const found = at === undefined ? null : findTarget(at, name);
      return found ?? l10n.t('There is no target "{0}" at {1}.', name, at ?? "");
    }
    const uri = at === undefined ? undefined : Uri.file(at);
    // What is wrong has been said where this is null.
    return (await chooseTarget(uri, l10n.t("Boot which target?"))) ?? l10n.t("There is nothing to boot.");
  }

  private absolute(path: string): string {
    if (isAbsolute(path)) return path;
    const folder = this.session.workspaceFolder ?? workspace.workspaceFolders?.[0];
    return join(folder?.uri.fsPath ?? dirname("."), path);
  }

  private watcher(settings: LaunchSettings, target: LocatedTarget, listener: DebugListener): BootWatcher {
    const text = plainText();
    let exitCode = 0;
    let goesOn = false;
    return {
      afterBoot: settings.afterBoot,
      timeoutMs: settings.timeout === null ? null : settings.timeout * 1000,
      ...(settings.until === null ? {} : { until: settings.until }),
      onSession: (serial) => {
        this.serial = serial;
        if (this.isStopped) serial.stop();
        serial.follow({
          onSerial: (bytes) => {
            listener.onOutput({ category: "stdout", text: text.write(bytes) });
          },
          onEnd: (lines) => {
            // The verdict about the boot itself has been written.
            for (const line of goesOn ? lines : []) listener.onOutput({ category: "console", text: `── ${line}\n` });
            listener.onEnd(exitCode);
          },
        });
      },
      onStart: (notes) => {
        listener.onStart(target.name);
        for (const note of notes) listener.onOutput({ category: "console", text: `── ${note}\n` });
      },
      onReport: (report, machine) => {
        exitCode = wentWell(report) ? 0 : 1;
        if (!report.log.endsWith("\n")) listener.onOutput({ category: "stdout", text: "\n" });
        for (const output of verdictOutput(report, readTarget(target, this.reading), l10n)) listener.onOutput(output);
        goesOn = machine === "goes on";
        const hint = l10n.t("The machine goes on. What you type below goes to its serial line; Stop ends it.");
        if (goesOn) listener.onOutput({ category: "console", text: `── ${hint}\n` });
      },
      onFailure: (reason) => {
        listener.onFailure(reason);
      },
      bootAgain: async () => {
        await debug.startDebugging(this.session.workspaceFolder, this.session.configuration);
      },
    };
  }
}
