/** Formatting: columns in manifests; of command lines only blanks that nobody can see. */
import type { FormattingOptions, TextEdit } from "vscode-languageserver";
import type { TextDocument } from "vscode-languageserver-textdocument";
import type { TextRange } from "../../core/cmdline/parse.js";
import { layOutCommandLine } from "../../core/structure/cmdline-format.js";
import { layOutManifest, type LayoutOptions } from "../../core/structure/manifest-format.js";
import { indexLines } from "../../core/text/lines.js";
import { toRange } from "../convert.js";
import type { FeatureParts, ServerFeature } from "../feature.js";
import { manifestOf } from "../parsed-manifest.js";

/** Formatting of the documents of a workspace, as a whole and in part. */
export function createFormatting({ workspace }: FeatureParts): ServerFeature {
  const format = (uri: string, options: FormattingOptions, rangeIn: (document: TextDocument) => TextRange) => {
    const document = workspace.document(uri);
    const kind = document === undefined ? null : workspace.kindOf(document);
    if (document === undefined || kind === null) return null;
    const range = rangeIn(document);
    const edits =
      kind === "cmdline"
        ? layOutCommandLine(document.getText(), range)
        : layOutManifest(manifestOf(document), layoutOptions(options), range);
    const index = indexLines(document.getText());
    return edits.map(({ start, end, newText }): TextEdit => ({ range: toRange(index, start, end), newText }));
  };
  return {
    announce({ capabilities: { textDocument } }) {
      return {
        ...(textDocument?.formatting === undefined ? {} : { documentFormattingProvider: true }),
        ...(textDocument?.rangeFormatting === undefined ? {} : { documentRangeFormattingProvider: true }),
      };
    },
    register(connection) {
      connection.onDocumentFormatting(({ textDocument, options }) =>
        format(textDocument.uri, options, (document) => ({ start: 0, end: document.getText().length })),
      );
      connection.onDocumentRangeFormatting(({ textDocument, range, options }) =>
        format(textDocument.uri, options, (document) => ({
          start: document.offsetAt(range.start),
          end: document.offsetAt(range.end),
        })),
      );
    },
  };
}

/** What the protocol's options say about a manifest. Blanks at the ends of lines always go. */
function layoutOptions(options: FormattingOptions): LayoutOptions {
  return {
    columns: options.insertSpaces ? "spaces" : { tabSize: options.tabSize },
    finalNewline: options.insertFinalNewline === true ? "insert" : "keep",
    lastLines: options.trimFinalNewlines === true ? "trim" : "keep",
  };
}
