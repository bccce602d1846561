/** What the words of a command line and the lines of a manifest do in the boot that is predicted for them. */
import type { BootTarget } from "../project/boot-target.js";
import { tellBoot } from "./boot-story.js";
import type { BootExplanation } from "./explain.js";
import type { TextPlace } from "./places.js";
import { commandLineRoles } from "./roles-of-words.js";
import { manifestRoles } from "./roles-of-entries.js";

/** What a piece of text does in one boot. */
export interface BootRole extends TextPlace {
  /** Plain sentences, the most telling one first. */
  readonly sentences: readonly string[];
}

/** The roles of everything in the documents of a target that has one, each place once. Never throws. */
export function bootRoles(target: BootTarget, explanation: BootExplanation): readonly BootRole[] {
  const story = tellBoot(target, explanation);
  return gather([...commandLineRoles(story), ...manifestRoles(story)]);
}

/** Roles with the same place become one. */
function gather(roles: readonly BootRole[]): readonly BootRole[] {
  const byPlace = new Map<string, BootRole>();
  for (const role of roles) {
    const key = `${role.start}-${role.end} ${role.path}`;
    const known = byPlace.get(key)?.sentences ?? [];
    byPlace.set(key, { ...role, sentences: [...new Set([...known, ...role.sentences])] });
  }
  return [...byPlace.values()];
}
