/** "Expand selection": from the word to the field, the entry, its folder, and so on to the whole text. */
import type { SelectionRange, SelectionRangeParams } from "vscode-languageserver";
import { manifestFolds } from "../../core/structure/folding.js";
import { commandLineSelections, manifestSelections } from "../../core/structure/selection.js";
import { indexLines } from "../../core/text/lines.js";
import { toRange } from "../convert.js";
import type { FeatureParts, ServerFeature } from "../feature.js";
import { manifestOf } from "../parsed-manifest.js";

/** Selection ranges in the documents of a workspace. */
export function createSelectionRanges({ workspace }: FeatureParts): ServerFeature {
  const selectionRanges = ({ textDocument, positions }: SelectionRangeParams): SelectionRange[] | null => {
    const document = workspace.document(textDocument.uri);
    const kind = document === undefined ? null : workspace.kindOf(document);
    if (document === undefined || kind === null) return null;
    const text = document.getText();
    const index = indexLines(text);
    const manifest = kind === "manifest" ? manifestOf(document) : null;
    const folds = manifest === null ? [] : manifestFolds(manifest);
    return positions.map((position) => {
      const offset = document.offsetAt(position);
      const ranges =
        manifest === null ? commandLineSelections(text, offset) : manifestSelections(manifest, folds, offset);
      const [first = { start: offset, end: offset }, ...others] = [...ranges].reverse();
      const whole: SelectionRange = { range: toRange(index, first.start, first.end) };
      return others.reduce(
        (parent, { start, end }): SelectionRange => ({ range: toRange(index, start, end), parent }),
        whole,
      );
    });
  };
  return {
    announce({ capabilities }) {
      return capabilities.textDocument?.selectionRange === undefined ? {} : { selectionRangeProvider: true };
    },
    register(connection) {
      connection.onSelectionRanges(selectionRanges);
    },
  };
}
