/** The features of the language server, one line each. */
import type { FeatureParts, ServerFeature } from "../feature.js";
import { createCodeActions } from "./code-actions.js";
import { createCompletion } from "./completion.js";
import { createDefinition } from "./definition.js";
import { createReferences } from "./references.js";
import { createDocumentLinks } from "./document-links.js";
import { createRename } from "./rename.js";
import { createFileRenames } from "./file-renames.js";
import { createDocumentHighlight } from "./document-highlight.js";
import { createDocumentSymbols } from "./document-symbols.js";
import { createWorkspaceSymbols } from "./workspace-symbols.js";
import { createFolding } from "./folding.js";
import { createFormatting } from "./formatting.js";
import { createInlayHints } from "./inlay-hints.js";
import { createHover } from "./hover.js";
import { createSelectionRanges } from "./selection-ranges.js";
import { createSemanticTokens } from "./semantic-tokens.js";
import { createSignatureHelp } from "./signature-help.js";

/** Everything that announces and registers itself. */
export function createFeatures(parts: FeatureParts): readonly ServerFeature[] {
  return [
    createCodeActions(parts),
    createCompletion(parts),
    createHover(parts),
    createSignatureHelp(parts),
    createSemanticTokens(parts),
    createFolding(parts),
    createSelectionRanges(parts),
    createFormatting(parts),
    createInlayHints(parts),
    createDefinition(parts),
    createReferences(parts),
    createDocumentLinks(parts),
    createRename(parts),
    createFileRenames(parts),
    createDocumentHighlight(parts),
    createDocumentSymbols(parts),
    createWorkspaceSymbols(parts),
  ];
}
