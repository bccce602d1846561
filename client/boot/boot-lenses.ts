/** The code lenses "Boot in Emulator" and "Serial Terminal" above command lines and manifests. */
import { CodeLens, l10n, languages, Range, type Disposable } from "vscode";
import { documentSelector } from "../languages.js";

/** Registers the lenses on the first line of each document of ours. */
export function registerBootLenses(): Disposable {
  return languages.registerCodeLensProvider(documentSelector, {
    provideCodeLenses(document) {
      const command = {
        title: `$(play) ${l10n.t("Boot in Emulator")}`,
        tooltip: l10n.t("Pack the initramfs and boot it with this command line in the embedded emulator"),
        command: "bootpath.boot",
        arguments: [document.uri],
      };
      const terminal = {
        title: `$(terminal) ${l10n.t("Serial Terminal")}`,
        tooltip: l10n.t("Boot it in a terminal on its serial line, and use the shell that it reaches"),
        command: "bootpath.bootTerminal",
        arguments: [document.uri],
      };
      return [command, terminal].map((one) => new CodeLens(new Range(0, 0, 0, 0), one));
    },
  });
}
