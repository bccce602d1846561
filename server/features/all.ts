/** The features of the language server, one line each. */
import type { FeatureParts, ServerFeature } from "../feature.js";
import { createCompletion } from "./completion.js";
import { createSemanticTokens } from "./semantic-tokens.js";
import { createSignatureHelp } from "./signature-help.js";

/** Everything that announces and registers itself. */
export function createFeatures(parts: FeatureParts): readonly ServerFeature[] {
  return [createCompletion(parts), createSignatureHelp(parts), createSemanticTokens(parts)];
}
