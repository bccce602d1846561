/**
 * Code actions: the fixes that travel in the findings, all of one kind together, all at once, ways to switch rules off,
 * and refactorings.
 */
import type { ClientCapabilities, CodeAction, CodeActionParams } from "vscode-languageserver";
import type { TextDocument } from "vscode-languageserver-textdocument";
import { parseCommandLine } from "../../core/cmdline/parse.js";
import { parameterName } from "../../core/project/rule-settings.js";
import { compatibleFixes } from "../../core/rules/edits.js";
import type { Finding, Fix } from "../../core/rules/finding.js";
import { indexLines } from "../../core/text/lines.js";
import { toCodeAction, toDiagnostic } from "../convert.js";
import type { FeatureParts, ServerFeature } from "../feature.js";
import type { ServerRuntime } from "../runtime.js";
import type { Workspace } from "../workspace.js";
import { refactorKind, refactors, resolveRefactor, resolvesEdits } from "./refactors.js";
import { suppressions } from "./suppressions.js";

/** The kind of the action that repairs a whole document, as an editor's "on save" asks for it. */
export const fixAllKind = "source.fixAll.bootpath";

/** Code actions in the documents of a workspace, for a client that takes more than commands. */
export function createCodeActions(parts: FeatureParts): ServerFeature {
  const { workspace, runtime, client, folders } = parts;
  return {
    announce({ capabilities }) {
      if (!takesLiterals(capabilities)) return {};
      const codeActionKinds = ["quickfix", refactorKind, "source.fixAll", fixAllKind];
      const canResolve = resolvesEdits(capabilities);
      return { codeActionProvider: { codeActionKinds, ...(canResolve ? { resolveProvider: true } : {}) } };
    },
    register(connection) {
      connection.onCodeAction(async (params, token) => {
        if (!takesLiterals(client())) return [];
        const actions = codeActions(params, workspace, runtime, { capabilities: client(), folders: folders() });
        if (!isWanted(refactorKind, params) || token.isCancellationRequested) return actions;
        return [...actions, ...(await refactors(params, parts))];
      });
      connection.onCodeActionResolve((action, token) => resolveRefactor(action, parts, connection, token));
    },
  };
}

/** Without this a client knows commands only, and there are none. */
function takesLiterals({ textDocument }: ClientCapabilities): boolean {
  return textDocument?.codeAction?.codeActionLiteralSupport !== undefined;
}

/** What a client can do, and where its workspace is. */
interface ActionClient {
  readonly capabilities: ClientCapabilities;
  /** The folders of the workspace, as paths. */
  readonly folders: readonly string[];
}

/** The actions of a kind that the client asks for, at the range that it asks about. */
function codeActions(
  params: CodeActionParams,
  workspace: Workspace,
  runtime: ServerRuntime,
  client: ActionClient,
): CodeAction[] {
  const document = workspace.document(params.textDocument.uri);
  if (document === undefined) return [];
  const path = runtime.pathOfUri(document.uri);
  const all = workspace.findingsAround(document).get(path) ?? [];
  const context: ActionContext = { document, path, all, workspace, runtime, client };
  return [
    ...(isWanted("quickfix", params) ? quickFixes(params, context) : []),
    // In the menu of a place there are only repairs of that place.
    ...(params.context.only !== undefined && isWanted(fixAllKind, params) ? fixAll(context) : []),
  ];
}

interface ActionContext {
  readonly document: TextDocument;
  readonly path: string;
  /** All findings in the document. */
  readonly all: readonly Finding[];
  readonly workspace: Workspace;
  readonly runtime: ServerRuntime;
  readonly client: ActionClient;
}

function quickFixes({ range }: CodeActionParams, context: ActionContext): CodeAction[] {
  const { document, all } = context;
  const start = document.offsetAt(range.start);
  const end = document.offsetAt(range.end);
  const here = all.filter((finding) => finding.start <= end && finding.end >= start);
  const codes = [...new Map(here.map((finding) => [finding.code, finding])).values()];
  return [
    ...here.flatMap((finding) => finding.fixes.map((fix) => [finding, fix] as const)),
    ...codes.flatMap((finding) => fixesOfKind(finding, context).map((fix) => [finding, fix] as const)),
    ...codes.flatMap((finding) => suppressionsOf(finding, context).map((fix) => [finding, fix] as const)),
  ].flatMap(([finding, fix]) => toQuickFix(finding, fix, context));
}

/** One fix for all findings with the same code, where there are several that can be repaired. */
function fixesOfKind({ code }: Finding, context: ActionContext): readonly Fix[] {
  const fixes = fixesInside(
    context,
    context.all.filter((finding) => finding.code === code),
  );
  if (fixes.length < 2) return [];
  const edits = fixes.flatMap((fix) => fix.edits);
  return [{ title: `Fix all ${fixes.length} of ${code} in this file`, preferred: false, edits }];
}

function fixAll(context: ActionContext): CodeAction[] {
  const fixes = fixesInside(context, context.all);
  if (fixes.length === 0) return [];
  const edits = fixes.flatMap((fix) => fix.edits);
  const fix: Fix = { title: "Fix all that Bootpath can fix", preferred: false, edits };
  return [toCodeAction(fix, fixAllKind, [], context.runtime, context.workspace.textOf)];
}

/** The preferred fixes that can be made together and that change nothing but this document. */
function fixesInside({ path }: ActionContext, findings: readonly Finding[]): readonly Fix[] {
  const inside = findings.map((finding) => ({
    ...finding,
    fixes: finding.fixes.filter((fix) => fix.creates === undefined && fix.edits.every((edit) => edit.path === path)),
  }));
  return compatibleFixes(inside);
}

function suppressionsOf(finding: Finding, { document, path, workspace, client }: ActionContext): readonly Fix[] {
  const kind = workspace.kindOf(document);
  if (kind === null) return [];
  const text = document.getText();
  const cmdline = kind === "cmdline" ? { path, commandLine: parseCommandLine(text) } : null;
  const name = parameterName(finding, cmdline);
  return suppressions(finding, { kind, text, name, folders: client.folders, files: workspace.files });
}

function toQuickFix(finding: Finding, fix: Fix, { document, runtime, workspace, client }: ActionContext): CodeAction[] {
  if (fix.creates !== undefined && !canCreateFiles(client.capabilities)) return [];
  const diagnostic = toDiagnostic(
    finding,
    indexLines(document.getText()),
    runtime,
    workspace.textOf,
    client.capabilities,
  );
  const knowsPreferred = client.capabilities.textDocument?.codeAction?.isPreferredSupport === true;
  const shown = knowsPreferred ? fix : { ...fix, preferred: false };
  return [toCodeAction(shown, "quickfix", [diagnostic], runtime, workspace.textOf)];
}

/** Kinds are hierarchical: who asks for "source" also gets "source.fixAll". Without a wish everything is wanted. */
function isWanted(kind: string, { context }: CodeActionParams): boolean {
  return context.only?.some((wish) => wish === "" || kind === wish || kind.startsWith(`${wish}.`)) ?? true;
}

function canCreateFiles(client: ClientCapabilities): boolean {
  const edits = client.workspace?.workspaceEdit;
  return edits?.documentChanges === true && edits.resourceOperations?.includes("create") === true;
}
