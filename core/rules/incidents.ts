/** Where the kernel made something else of a name than a new node, by the line that has the name. */
import type { ManifestLine } from "../manifest/parse.js";
import type { Incident } from "../manifest/tree.js";
import type { BootTarget } from "../project/boot-target.js";
import { placeOf } from "./manifest-lines.js";

/** The incidents of a line, in the order of its names; empty for a line without. */
export function incidentsOf(target: BootTarget, line: ManifestLine): readonly Incident[] {
  let lines = byTarget.get(target);
  if (lines === undefined) {
    lines = new Map();
    for (const incident of target.tree?.incidents ?? []) {
      const made = placeOf(target, incident.origin)?.line;
      if (made === undefined) continue;
      const others = lines.get(made);
      if (others === undefined) lines.set(made, [incident]);
      else others.push(incident);
    }
    byTarget.set(target, lines);
  }
  return lines.get(line) ?? [];
}

const byTarget = new WeakMap<BootTarget, Map<ManifestLine, Incident[]>>();
