/** A button in the status bar: the way to the shell that a boot in the output panel has reached. */
import { l10n, StatusBarAlignment, window, type Disposable } from "vscode";

/** Shown after a boot that ended at a prompt, until the next one. */
export class TerminalButton implements Disposable {
  private readonly item = window.createStatusBarItem("bootpath.terminal", StatusBarAlignment.Left, 9.9);

  constructor() {
    this.item.name = l10n.t("Bootpath Serial Terminal");
    this.item.command = "bootpath.openTerminal";
  }

  /** Offers a terminal on the target of that name. */
  show(name: string): void {
    const label = l10n.t("Use Its Shell");
    this.item.text = `$(terminal) ${label}`;
    this.item.tooltip = l10n.t("Boot {0} with a terminal on its serial line, and use the shell that it reaches", name);
    this.item.accessibilityInformation = { label: `Bootpath: ${label}` };
    this.item.show();
  }

  /** Takes the offer back. */
  hide(): void {
    this.item.hide();
  }

  dispose(): void {
    this.item.dispose();
  }
}
