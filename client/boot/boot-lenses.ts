/** The code lens "Boot in Emulator" above command lines and manifests. */
import { CodeLens, languages, Range, type Disposable } from "vscode";
import { documentSelector } from "../languages.js";

/** Registers the lens on the first line of each document of ours. */
export function registerBootLenses(): Disposable {
  return languages.registerCodeLensProvider(documentSelector, {
    provideCodeLenses(document) {
      const command = {
        title: "$(play) Boot in Emulator",
        tooltip: "Pack the initramfs and boot it with this command line in the embedded emulator",
        command: "bootpath.boot",
        arguments: [document.uri],
      };
      return [new CodeLens(new Range(0, 0, 0, 0), command)];
    },
  });
}
