/** Signature help: the fields of a structured value or of a manifest line, and which of them is being written. */
import {
  MarkupKind,
  type ParameterInformation,
  type SignatureHelp,
  type SignatureHelpParams,
} from "vscode-languageserver";
import { parseCommandLine } from "../../core/cmdline/parse.js";
import { commandLineSignature } from "../../core/signatures/cmdline.js";
import type { Signature } from "../../core/signatures/form.js";
import { manifestSignature } from "../../core/signatures/manifest.js";
import type { FeatureParts, ServerFeature } from "../feature.js";
import type { Workspace } from "../workspace.js";

/** Behind these another field begins. */
const triggerCharacters = ["=", ",", ":", "@", "/", "(", ";", "$", "#", "!", "-", " "];

/** Signature help in the documents of a workspace, as far as the client can show it. */
export function createSignatureHelp({ workspace }: FeatureParts): ServerFeature {
  let labels: "offsets" | "texts" = "texts";
  return {
    announce({ capabilities }) {
      const announced = capabilities.textDocument?.signatureHelp;
      if (announced === undefined) return {};
      const takesOffsets = announced.signatureInformation?.parameterInformation?.labelOffsetSupport === true;
      labels = takesOffsets ? "offsets" : "texts";
      return { signatureHelpProvider: { triggerCharacters } };
    },
    register(connection) {
      connection.onSignatureHelp((params) => help(params, workspace, labels));
    },
  };
}

function help(
  { textDocument, position }: SignatureHelpParams,
  workspace: Workspace,
  labels: "offsets" | "texts",
): SignatureHelp | null {
  const document = workspace.document(textDocument.uri);
  const kind = document === undefined ? null : workspace.kindOf(document);
  if (document === undefined || kind === null) return null;
  const text = document.getText();
  const offset = document.offsetAt(position);
  const help =
    kind === "cmdline" ? commandLineSignature(parseCommandLine(text), offset) : manifestSignature(text, offset);
  if (help === null) return null;
  return {
    signatures: help.signatures.map((signature) => ({
      label: signature.label,
      documentation: { kind: MarkupKind.PlainText, value: signature.about },
      parameters: parametersOf(signature, labels),
    })),
    activeSignature: help.active,
    activeParameter: help.activeParameter,
  };
}

function parametersOf({ label, parameters }: Signature, labels: "offsets" | "texts"): ParameterInformation[] {
  return parameters.map(({ start, end, about }) => ({
    label: labels === "offsets" ? [start, end] : label.slice(start, end),
    documentation: { kind: MarkupKind.PlainText, value: about },
  }));
}
