/** The code lens with the predicted outcome, above command lines and manifests. */
import {
  CodeLensRefreshRequest,
  type ClientCapabilities,
  type CodeLens,
  type CodeLensParams,
  type Connection,
  type InitializeParams,
} from "vscode-languageserver";
import { assumptionsText, outcomeCondition, outcomeText } from "../../core/bootpath/outcome-text.js";
import type { BootTarget } from "../../core/project/boot-target.js";
import { predictionOf } from "../../core/rules/prediction.js";
import type { FeatureParts, ServerFeature } from "../feature.js";
import type { Workspace } from "../workspace.js";

/** Lenses in the documents of a workspace, for a client that has a command for them. */
export function createCodeLenses({
  workspace,
  client,
}: FeatureParts): ServerFeature & Required<Pick<ServerFeature, "refresh">> {
  let command: string | null = null;
  return {
    announce(params) {
      command = lensCommand(params);
      return command === null ? {} : { codeLensProvider: {} };
    },
    register(connection) {
      connection.onCodeLens((params) => codeLenses(params, workspace, command));
    },
    refresh(connection) {
      if (command !== null) refreshLenses(connection, workspace, client());
    },
  };
}

/**
 * The command that a lens runs, with the document's URI and the target's name as arguments: the client names it in
 * `initializationOptions.explainCommand`. Null for a client that has none; to it lenses would be dead text.
 */
function lensCommand(params: InitializeParams): string | null {
  const options: unknown = params.initializationOptions;
  if (typeof options !== "object" || options === null || !("explainCommand" in options)) return null;
  return typeof options.explainCommand === "string" ? options.explainCommand : null;
}

/** One lens on the first line for each target that the document belongs to and whose boot can be predicted. */
function codeLenses(params: CodeLensParams, workspace: Workspace, command: string | null): CodeLens[] {
  const document = workspace.document(params.textDocument.uri);
  if (document === undefined || command === null) return [];
  const targets = workspace.targetsOf(document);
  return targets.flatMap((target) => {
    const text = lensText(target, targets.length > 1 ? ` (${target.name})` : "");
    if (text === null) return [];
    const start = { line: 0, character: 0 };
    const run = { ...text, command, arguments: [document.uri, target.name] };
    return [{ range: { start, end: start }, command: run }];
  });
}

/** Asks the client to ask again: what was typed into one document can change the outcome above another one. */
function refreshLenses(connection: Connection, workspace: Workspace, client: ClientCapabilities): void {
  if (client.workspace?.codeLens?.refreshSupport !== true || workspace.openDocuments().length === 0) return;
  // A client that is about to close refuses; there is nothing to do about that.
  connection.sendRequest(CodeLensRefreshRequest.type).catch(() => undefined);
}

function lensText(target: BootTarget, name: string): { readonly title: string; readonly tooltip: string } | null {
  const prediction = predictionOf(target);
  if (prediction === null) return null;
  // A manifest alone may be one of several: that it starts nothing says little.
  if (!target.described && prediction.init === null) return null;
  const condition = outcomeCondition(target, prediction);
  return {
    title: `Predicted${name}${condition === null ? "" : `, ${condition}`}: ${outcomeText(prediction)}`,
    tooltip: `${assumptionsText(target)} Click to see the way there.`,
  };
}
