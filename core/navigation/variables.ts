/** `${VARIABLES}` in the sources of `file` entries. */
import type { TextPlace } from "../bootpath/places.js";
import { variablesIn } from "../manifest/environment.js";
import type { FileEntry } from "../manifest/entry.js";
import { lineAt } from "../manifest/words.js";
import type { ManifestDocument } from "../project/boot-target.js";

/** A use of a variable, from its dollar sign to its closing brace. */
export interface VariableUse extends TextPlace {
  readonly name: string;
}

/** The use at an offset, its end included; null where there is none. */
export function variableAt(document: ManifestDocument, offset: number): VariableUse | null {
  const entry = sourceEntryAt(document, offset);
  return entry === null ? null : (usesIn(document, entry).find((use) => contains(use, offset)) ?? null);
}

/** All uses of a variable in a manifest, in order. */
export function usesOfVariable(document: ManifestDocument, name: string): readonly VariableUse[] {
  if (!document.text.includes(`\${${name}}`)) return [];
  return document.manifest.lines.flatMap(({ entry }) =>
    entry?.kind === "file" ? usesIn(document, entry).filter((use) => use.name === name) : [],
  );
}

/** The `file` entry whose source an offset is in, its end included; null elsewhere. */
export function sourceEntryAt({ manifest }: ManifestDocument, offset: number): FileEntry | null {
  const entry = lineAt(manifest, offset)?.entry;
  return entry?.kind === "file" && contains(entry.location, offset) ? entry : null;
}

function usesIn({ path }: ManifestDocument, { location }: FileEntry): readonly VariableUse[] {
  if (!location.text.includes("${")) return [];
  return variablesIn(location.text).map(({ name, start, end }) => ({
    path,
    name,
    start: location.start + start,
    end: location.start + end,
  }));
}

function contains({ start, end }: { readonly start: number; readonly end: number }, offset: number): boolean {
  return start <= offset && offset <= end;
}
