/** The status bar item: what the machine does, or how the last boot ended. */
import { l10n, StatusBarAlignment, ThemeColor, window, type Disposable } from "vscode";
import { isGood, type BootReport } from "../../boot/report.js";

/** Shown from the first boot on. */
export class BootStatus implements Disposable {
  private readonly item = window.createStatusBarItem("bootpath.status", StatusBarAlignment.Left, 10);

  constructor() {
    this.item.name = "Bootpath";
  }

  /** A machine runs; a click stops it. */
  booting(name: string): void {
    this.show(
      `$(sync~spin) ${l10n.t("Booting {0}", name)}`,
      l10n.t("The machine runs. Click to stop it."),
      "bootpath.stop",
    );
  }

  /** A boot has ended; a click shows its log. */
  ended(name: string, report: BootReport, headline: string): void {
    const good = isGood(report);
    const stopped = report.endedBy === "stopped";
    const icon = good ? "$(pass)" : stopped ? "$(debug-stop)" : "$(error)";
    const failure = report.diagnosis[0]?.code ?? report.endedBy;
    const text = good
      ? l10n.t("Booted {0}", name)
      : stopped
        ? l10n.t("Stopped {0}", name)
        : l10n.t("Boot failed: {0}", failure);
    this.show(`${icon} ${text}`, `${headline} ${l10n.t("Click for the serial log.")}`, "bootpath.showLog");
    if (!good && !stopped) this.item.backgroundColor = new ThemeColor("statusBarItem.errorBackground");
  }

  /** The machine goes on in its terminal; a click shows that. */
  running(name: string): void {
    this.show(
      `$(vm-running) ${l10n.t("Booted {0}", name)}`,
      l10n.t("The machine runs. Click for its terminal."),
      "bootpath.openTerminal",
    );
  }

  /** A machine that went on has ended; a click boots it again. */
  left(name: string, reason: string): void {
    this.show(
      `$(debug-stop) ${l10n.t("Ended {0}", name)}`,
      `${reason} ${l10n.t("Click to boot again.")}`,
      "bootpath.bootAgain",
    );
  }

  /** A boot could not be tried. */
  failed(reason: string): void {
    this.show(`$(error) ${l10n.t("Not booted")}`, reason, "bootpath.showLog");
    this.item.backgroundColor = new ThemeColor("statusBarItem.errorBackground");
  }

  dispose(): void {
    this.item.dispose();
  }

  private show(text: string, tooltip: string, command: string): void {
    this.item.text = text;
    this.item.tooltip = tooltip;
    this.item.command = command;
    this.item.backgroundColor = undefined;
    this.item.accessibilityInformation = { label: `Bootpath: ${text.replace(/\$\([^)]*\) /, "")}` };
    this.item.show();
  }
}
