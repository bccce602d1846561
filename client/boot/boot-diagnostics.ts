/** The causes of a boot as problems at the places that are responsible, with repairs, until the next boot or an edit. */
import {
  CodeAction,
  CodeActionKind,
  Diagnostic,
  DiagnosticRelatedInformation,
  DiagnosticSeverity,
  l10n,
  languages,
  Location,
  Range,
  Uri,
  workspace,
  type CodeActionContext,
  type Disposable,
  type TextDocument,
} from "vscode";
import type { PreparedBoot } from "../../boot/prepare.js";
import type { BootReport } from "../../boot/report.js";
import { placeDiagnosis, type PlacedDiagnosis } from "../../core/log/places.js";
import { repairsOf } from "../../core/log/repairs.js";
import { checkTarget } from "../../core/rules/run.js";
import { readTarget, type TargetReading } from "../../host/targets.js";
import { documentSelector } from "../languages.js";
import type { OwnBoot } from "../log/own-boot.js";
import { isOwnLog } from "../log/read-log.js";
import { linkRuleDocuments } from "../rule-documents.js";
import type { ChosenBoot } from "./choose-boot.js";
import { fixEdit } from "./fix-edit.js";

const source = "bootpath boot";

/** Shows what the last boot said about the documents of its target. */
export class BootDiagnostics implements Disposable {
  private readonly collection = languages.createDiagnosticCollection(source);
  private placed: readonly PlacedDiagnosis[] = [];
  private boot: OwnBoot | null = null;
  private reading: TargetReading | null = null;
  private readonly disposables: readonly { dispose: () => unknown }[] = [
    this.collection,
    workspace.onDidChangeTextDocument(({ document, contentChanges }) => {
      // A change of the other document of the target may be the repair as well, but what is said here is about this text.
      if (contentChanges.length > 0 && document.uri.scheme === "file") this.forget(document.uri);
    }),
    // The editor knows the channel's document once the channel was shown: then there is a line to lead to.
    workspace.onDidOpenTextDocument((document) => {
      if (isOwnLog(document)) void this.render();
    }),
    languages.registerCodeActionsProvider(
      documentSelector,
      { provideCodeActions: (document, range, context) => this.actions(document, range, context) },
      { providedCodeActionKinds: [CodeActionKind.QuickFix] },
    ),
  ];

  constructor(private readonly extensionUri: Uri) {}

  /** The boot whose log is in the output channel. */
  get ownBoot(): OwnBoot | null {
    return this.boot;
  }

  /** Forgets everything, because the boot that starts will say how things are now. */
  start({ target, plan }: ChosenBoot): void {
    this.collection.clear();
    this.placed = [];
    this.boot = { target, kernelPath: plan.kernelPath, diagnosis: null, linesBefore: 0 };
  }

  /** Puts the causes to their places; what a rule says there already is not said twice. */
  async show(
    report: BootReport,
    { notes }: PreparedBoot,
    { target }: ChosenBoot,
    reading: TargetReading,
  ): Promise<void> {
    const linesBefore = notes.flatMap((note) => note.split("\n")).length;
    this.boot = { target, kernelPath: report.kernel, diagnosis: report.diagnosis, linesBefore };
    this.reading = reading;
    const read = readTarget(target, reading);
    this.placed = placeDiagnosis(report.diagnosis, read, checkTarget(read, target.settings));
    await this.render();
  }

  dispose(): void {
    for (const disposable of this.disposables) disposable.dispose();
  }

  private forget(uri: Uri): void {
    this.collection.delete(uri);
    this.placed = this.placed.filter(({ path }) => path !== uri.fsPath);
  }

  private async render(): Promise<void> {
    for (const path of new Set(this.placed.map((one) => one.path))) {
      const document = await workspace.openTextDocument(Uri.file(path));
      const here = this.placed.filter((one) => one.path === path);
      const diagnostics = here.map((one) => this.diagnostic(one, rangeOf(one, document)));
      this.collection.set(document.uri, linkRuleDocuments(diagnostics));
    }
  }

  private diagnostic({ diagnosis }: PlacedDiagnosis, range: Range): Diagnostic {
    const severity = diagnosis.severity === "error" ? DiagnosticSeverity.Error : DiagnosticSeverity.Warning;
    const message = l10n.t("In the last boot: {0}", `${diagnosis.cause} ${diagnosis.fix}`);
    const diagnostic = new Diagnostic(range, message, severity);
    diagnostic.source = source;
    diagnostic.code = { value: diagnosis.code, target: Uri.joinPath(this.extensionUri, diagnosis.document) };
    const log = workspace.textDocuments.find(isOwnLog);
    if (log === undefined || diagnosis.source !== "log") return diagnostic;
    const line = diagnosis.line + (this.boot?.linesBefore ?? 0) - 1;
    const place = new Location(log.uri, new Range(line, 0, line, diagnosis.excerpt.length));
    diagnostic.relatedInformation = [new DiagnosticRelatedInformation(place, diagnosis.excerpt)];
    return diagnostic;
  }

  /** What repairs a cause, alone and with another boot behind it. Rules offer their own repairs themselves. */
  private async actions(document: TextDocument, range: Range, { diagnostics, only }: CodeActionContext) {
    if (this.boot === null || this.reading === null || (only !== undefined && !only.contains(CodeActionKind.QuickFix)))
      return [];
    const here = this.placed.filter(
      (one) => one.path === document.uri.fsPath && rangeOf(one, document).intersection(range) !== undefined,
    );
    if (here.length === 0) return [];
    const { target } = this.boot;
    const read = readTarget(target, this.reading);
    const findings = checkTarget(read, target.settings);
    const actions: CodeAction[] = [];
    for (const placed of here) {
      const repaired = diagnostics.filter((one) => one.source === source && codeOf(one) === placed.diagnosis.code);
      const repairs = repairsOf(placed, read, findings);
      for (const { fix, offeredBy } of repairs) {
        const { edit } = await fixEdit(fix);
        const offer = (title: string) => {
          const action = new CodeAction(title, CodeActionKind.QuickFix);
          action.edit = edit;
          action.diagnostics = repaired;
          actions.push(action);
          return action;
        };
        if (offeredBy === "boot") offer(fix.title);
        const title = l10n.t("{0}, and boot again", fix.title);
        offer(title).command = { title, command: "bootpath.bootAgain" };
      }
    }
    return actions;
  }
}

function rangeOf({ start, end }: PlacedDiagnosis, document: TextDocument): Range {
  return new Range(document.positionAt(start), document.positionAt(end));
}

function codeOf({ code }: Diagnostic): string | number | undefined {
  return typeof code === "object" ? code.value : code;
}
