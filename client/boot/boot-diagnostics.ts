/** The causes of a boot as problems at the places that are responsible, until the next boot or an edit. */
import { Diagnostic, DiagnosticSeverity, languages, Range, Uri, workspace, type Disposable } from "vscode";
import { placeDiagnosis, type PlacedDiagnosis } from "../../core/log/places.js";
import { checkTarget } from "../../core/rules/run.js";
import { readTarget, type TargetReading } from "../../host/targets.js";
import { linkRuleDocuments } from "../rule-documents.js";
import type { BootReport } from "../../boot/report.js";
import type { ChosenBoot } from "./choose-boot.js";

/** Shows what the last boot of each target said about its documents. */
export class BootDiagnostics implements Disposable {
  private readonly collection = languages.createDiagnosticCollection("bootpath boot");
  private readonly edits = workspace.onDidChangeTextDocument(({ document, contentChanges }) => {
    // A change of the other document of the target may be the repair as well, but what is said here is about this text.
    if (contentChanges.length > 0) this.collection.delete(document.uri);
  });

  constructor(private readonly extensionUri: Uri) {}

  /** Forgets everything, because the next boot will say how things are now. */
  clear(): void {
    this.collection.clear();
  }

  /** Puts the causes to their places; what a rule says there already is not said twice. */
  async show(report: BootReport, { target }: ChosenBoot, reading: TargetReading): Promise<void> {
    const read = readTarget(target, reading);
    const placed = placeDiagnosis(report.diagnosis, read, checkTarget(read, target.settings));
    for (const path of new Set(placed.map((one) => one.path))) {
      const document = await workspace.openTextDocument(Uri.file(path));
      const diagnostics = placed
        .filter((one) => one.path === path)
        .map((one) => this.diagnostic(one, new Range(document.positionAt(one.start), document.positionAt(one.end))));
      this.collection.set(document.uri, linkRuleDocuments(diagnostics));
    }
  }

  dispose(): void {
    this.edits.dispose();
    this.collection.dispose();
  }

  private diagnostic({ diagnosis }: PlacedDiagnosis, range: Range): Diagnostic {
    const severity = diagnosis.severity === "error" ? DiagnosticSeverity.Error : DiagnosticSeverity.Warning;
    const diagnostic = new Diagnostic(range, `In the last boot: ${diagnosis.cause} ${diagnosis.fix}`, severity);
    diagnostic.source = "bootpath boot";
    diagnostic.code = { value: diagnosis.code, target: Uri.joinPath(this.extensionUri, diagnosis.document) };
    return diagnostic;
  }
}
