/** Renames `${VARIABLES}`: in manifests, and in the project file that sets them. */
import type { ManifestDocument } from "../project/boot-target.js";
import type { Edit } from "../rules/finding.js";
import type { ProjectPlaces } from "./project-places.js";
import { usesOfVariable } from "./variables.js";

/** Why a text is no name for a variable, as a sentence; null for a good one. */
export function variableNameFault(name: string): string | null {
  if (/^[A-Za-z_]\w*$/.test(name)) return null;
  return `"${name}" is no name of a variable: write letters, digits and underscores, and no digit in front.`;
}

/** The edits of a manifest. */
export function renameUses(document: ManifestDocument, name: string, newName: string): readonly Edit[] {
  return usesOfVariable(document, name).map(({ path, start, end }) => ({
    path,
    start: start + 2,
    end: end - 1,
    newText: newName,
  }));
}

/** The edits of the project file at `path`: where the given targets set it, and where their other values use it. */
export function renameSettings(
  { path, text, places }: { readonly path: string; readonly text: string; readonly places: ProjectPlaces },
  targets: ReadonlySet<string>,
  name: string,
  newName: string,
): readonly Edit[] {
  return places.variables
    .filter(({ target }) => targets.has(target))
    .flatMap((setting) => {
      const { nameStart, nameEnd, valueStart, valueEnd } = setting;
      const own =
        setting.name === name ? [{ path, start: nameStart, end: nameEnd, newText: JSON.stringify(newName) }] : [];
      // Values are expanded, too.
      const uses = [...text.slice(valueStart, valueEnd).matchAll(/\$\{([^}]*)\}/g)].filter((use) => use[1] === name);
      return [
        ...own,
        ...uses.map(({ 0: use, index }) => {
          const start = valueStart + index;
          return { path, start: start + 2, end: start + use.length - 1, newText: newName };
        }),
      ];
    });
}
