/** Folding: regions, comments, folders with what is in them, and groups between blank lines. */
import { FoldingRangeKind, type FoldingRange, type FoldingRangeParams } from "vscode-languageserver";
import {
  commandLineFolds,
  manifestFolds,
  outermostFolds,
  type Fold,
  type FoldKind,
} from "../../core/structure/folding.js";
import { indexLines, lineColumnAt, type LineIndex } from "../../core/text/lines.js";
import type { FeatureParts, ServerFeature } from "../feature.js";
import { manifestOf } from "../parsed-manifest.js";

/** Folding in the documents of a workspace. Whole lines are folded, which every client can. */
export function createFolding({ workspace, client }: FeatureParts): ServerFeature {
  const folding = ({ textDocument }: FoldingRangeParams): FoldingRange[] => {
    const document = workspace.document(textDocument.uri);
    const kind = document === undefined ? null : workspace.kindOf(document);
    if (document === undefined || kind === null) return [];
    const text = document.getText();
    const folds = kind === "cmdline" ? commandLineFolds(text) : manifestFolds(manifestOf(document));
    const support = client().textDocument?.foldingRange;
    const wanted = outermostFolds(folds, support?.rangeLimit ?? Infinity);
    const index = indexLines(text);
    const hasText = support?.foldingRange?.collapsedText === true;
    return wanted.map((fold) => toFoldingRange(fold, index, hasText ? "with text" : "plain"));
  };
  return {
    announce({ capabilities }) {
      return capabilities.textDocument?.foldingRange === undefined ? {} : { foldingRangeProvider: true };
    },
    register(connection) {
      connection.onFoldingRanges(folding);
    },
  };
}

const kinds: Readonly<Partial<Record<FoldKind, FoldingRangeKind>>> = {
  comment: FoldingRangeKind.Comment,
  region: FoldingRangeKind.Region,
};

function toFoldingRange(fold: Fold, index: LineIndex, form: "with text" | "plain"): FoldingRange {
  const kind = kinds[fold.kind];
  const entries = `… ${fold.entries} ${fold.entries === 1 ? "entry" : "entries"}`;
  return {
    startLine: lineColumnAt(index, fold.start).line - 1,
    endLine: lineColumnAt(index, fold.end).line - 1,
    ...(kind === undefined ? {} : { kind }),
    ...(form === "plain" || fold.entries === 0 ? {} : { collapsedText: entries }),
  };
}
