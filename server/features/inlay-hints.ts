/** Inlay hints: modes as letters, devices by name, where links lead, what files are, and room left on the command line. */
import {
  InlayHintKind,
  InlayHintRefreshRequest,
  type InlayHint,
  type InlayHintParams,
  type InlayHintLabelPart,
} from "vscode-languageserver";
import { commandLineHints } from "../../core/inlay-hints/cmdline.js";
import type { Hint } from "../../core/inlay-hints/hint.js";
import { manifestHints } from "../../core/inlay-hints/manifest.js";
import { indexLines, lineColumnAt } from "../../core/text/lines.js";
import { toRange } from "../convert.js";
import type { FeatureParts, ServerFeature } from "../feature.js";

/** Hints in the documents of a workspace, for the part that the client shows. */
export function createInlayHints({ workspace, runtime, client, hintSettings }: FeatureParts): ServerFeature {
  const hintsIn = ({ textDocument, range }: InlayHintParams): InlayHint[] => {
    const document = workspace.document(textDocument.uri);
    if (document === undefined) return [];
    const settings = hintSettings(textDocument.uri);
    const path = runtime.pathOfUri(document.uri);
    const part = { start: document.offsetAt(range.start), end: document.offsetAt(range.end) };
    // Where several targets share the document, the first one says what is known.
    const [target] = workspace.targetsOf(document);
    if (target === undefined) return [];
    const manifest = target.manifests.find((one) => one.path === path);
    const hints =
      workspace.kindOf(document) === "cmdline"
        ? commandLineHints(target, settings).filter(({ offset }) => offset >= part.start && offset <= part.end)
        : manifest === undefined
          ? []
          : manifestHints(target, manifest, settings, part);
    const index = indexLines(document.getText());
    return hints.map((hint) => {
      const { line, column } = lineColumnAt(index, hint.offset);
      return {
        position: { line: line - 1, character: column - 1 },
        label: labelOf(hint),
        ...(hint.topic === "modes" ? { kind: InlayHintKind.Type } : {}),
        tooltip: hint.about,
        paddingLeft: true,
      };
    });
  };
  /** A part of a label can be clicked to go to the line that it names. */
  const labelOf = ({ text, place }: Hint): string | InlayHintLabelPart[] => {
    if (place === undefined) return text;
    const index = indexLines(workspace.textOf(place.path) ?? "");
    const location = { uri: runtime.uriOfPath(place.path), range: toRange(index, place.start, place.end) };
    return [{ value: text, location }];
  };
  return {
    announce({ capabilities }) {
      return capabilities.textDocument?.inlayHint === undefined ? {} : { inlayHintProvider: true };
    },
    register({ languages }) {
      languages.inlayHint.on(hintsIn);
    },
    refresh(connection) {
      if (client().workspace?.inlayHint?.refreshSupport !== true) return;
      // A client that is about to close refuses; there is nothing to do about that.
      connection.sendRequest(InlayHintRefreshRequest.type).catch(() => undefined);
    },
  };
}
