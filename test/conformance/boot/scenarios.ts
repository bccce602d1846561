/** The boots that scripts/record-boots.ts records on every guest kernel: one for each branch of the prediction. */
import { consoles } from "./scenarios/consoles.js";
import { entryPoints } from "./scenarios/entry-points.js";
import { fileTypes } from "./scenarios/file-types.js";
import { formats } from "./scenarios/programs.js";
import { manifestMistakes } from "./scenarios/manifest-mistakes.js";
import { roots } from "./scenarios/roots.js";
import { argumentsOfInit } from "./scenarios/words.js";
import type { BootScenario } from "./scenarios/pieces.js";

/** All of them. */
export const bootScenarios: readonly BootScenario[] = [
  ...entryPoints,
  ...fileTypes,
  ...formats,
  ...argumentsOfInit,
  ...consoles,
  ...roots,
  ...manifestMistakes,
];

export type { BootScenario };
