/** Everything that names what stands at a place: "find references" and "highlight". */
import { isSamePlace, type TextPlace } from "../bootpath/places.js";
import { sameParameterName } from "../cmdline/names.js";
import type { BootTarget } from "../project/boot-target.js";
import { isMaker, mentionedPartAt, mentionIndex } from "./mentions.js";
import { sourceEntryAt, usesOfVariable, variableAt } from "./variables.js";

/** One reference. `write`: it makes or sets what is meant; `read`: it uses it. */
export interface Reference extends TextPlace {
  readonly access: "read" | "write";
}

/**
 * What references are looked for. `source` has its location as written and the path on the host, null where nobody has
 * looked for it; `variable` has the name without its braces.
 */
export type Subject =
  | { readonly kind: "path"; readonly place: string }
  | { readonly kind: "source"; readonly location: string; readonly path: string | null }
  | { readonly kind: "variable"; readonly name: string };

/** What stands at an offset of a document of the target; null where nothing is that can be referred to. */
export function subjectAt(target: BootTarget, path: string, offset: number): Subject | null {
  const document = target.manifests.find((one) => one.path === path);
  const variable = document === undefined ? null : variableAt(document, offset);
  if (variable !== null) return { kind: "variable", name: variable.name };
  const entry = document === undefined ? null : sourceEntryAt(document, offset);
  if (entry !== null) {
    const location = entry.location.text;
    return { kind: "source", location, path: target.sources?.get(location)?.path ?? null };
  }
  const at = mentionedPartAt(target, path, offset);
  return at === null ? null : { kind: "path", place: at.part.place };
}

/**
 * All places of the target that name a subject: for a path the entries that make it, the symbolic links that lead
 * straight to it, and the words of the command line. What is merely inside a folder does not name the folder.
 */
export function referencesTo(target: BootTarget, subject: Subject): readonly Reference[] {
  switch (subject.kind) {
    case "path":
      return (mentionIndex(target).byPlace.get(subject.place) ?? []).map((mention) => ({
        ...placeOf(mention),
        access: isMaker(mention) ? "write" : "read",
      }));
    case "source":
      return target.manifests.flatMap(({ path, manifest }) =>
        manifest.lines.flatMap(({ entry }) => {
          if (entry?.kind !== "file" || !isSameSource(target, entry.location.text, subject)) return [];
          return [{ path, start: entry.location.start, end: entry.location.end, access: "read" }];
        }),
      );
    case "variable":
      return target.manifests.flatMap((document) =>
        usesOfVariable(document, subject.name).map((use) => ({ ...placeOf(use), access: "read" })),
      );
  }
}

/** The references in one document to what stands at an offset of it, what the cursor is on among them. */
export function highlightsAt(target: BootTarget, path: string, offset: number): readonly Reference[] {
  const subject = subjectAt(target, path, offset);
  if (subject === null) return target.cmdline?.path === path ? sameParameters(target, offset) : [];
  const found = referencesTo(target, subject).filter((reference) => reference.path === path);
  const at = subject.kind === "path" ? mentionedPartAt(target, path, offset) : null;
  if (at === null) return found;
  const here: Reference = { path, start: at.start, end: at.end, access: "read" };
  const isThere = found.some((one) => isSamePlace(one, here));
  return found.length === 0 || isThere ? found : [here, ...found];
}

/** The words that set the same parameter. Where init gets the words they are its own. */
function sameParameters({ cmdline }: BootTarget, offset: number): readonly Reference[] {
  if (cmdline === null) return [];
  const { path, commandLine } = cmdline;
  for (const words of [commandLine.parameters, commandLine.initParameters]) {
    const here = words.find(({ start, end }) => start <= offset && offset <= end);
    if (here === undefined) continue;
    return words
      .filter(({ name }) => sameParameterName(name, here.name))
      .map(({ nameStart, nameEnd }) => ({ path, start: nameStart, end: nameEnd, access: "write" }));
  }
  return [];
}

function isSameSource(
  { sources }: BootTarget,
  location: string,
  subject: { readonly location: string; readonly path: string | null },
): boolean {
  return location === subject.location || (subject.path !== null && sources?.get(location)?.path === subject.path);
}

function placeOf({ path, start, end }: TextPlace): TextPlace {
  return { path, start, end };
}
