/** Where that is defined which stands at a place: "go to definition". */
import type { TextPlace } from "../bootpath/places.js";
import type { TextRange } from "../cmdline/parse.js";
import { lineOf } from "../manifest/parse.js";
import { resolvePath } from "../manifest/tree.js";
import type { BootTarget } from "../project/boot-target.js";
import { wordsRange } from "../rules/manifest-lines.js";
import { archivePaths } from "./archive-paths.js";
import { isMaker, makersOf, mentionedPartAt, type Mention } from "./mentions.js";
import { sourceEntryAt, variableAt } from "./variables.js";

/** A definition in a document of the target: the name that is defined, and the line around it. */
export interface DefinedPlace extends TextPlace {
  readonly whole: TextRange;
}

/**
 * What stands at a cursor, and the part of the text that is meant.
 * - `path`: a path of the initramfs, with the lines that make it.
 * - `source`: the source of an entry, by its location as written.
 * - `parameter`: the name of a parameter, which the kernel's sources define.
 * - `variable`: `${NAME}` in such a location, whose value is set outside of the manifest.
 */
export type Definition =
  | { readonly kind: "path"; readonly origin: TextRange; readonly places: readonly DefinedPlace[] }
  | { readonly kind: "source"; readonly origin: TextRange; readonly location: string }
  | { readonly kind: "parameter"; readonly origin: TextRange; readonly name: string }
  | { readonly kind: "variable"; readonly origin: TextRange; readonly name: string; readonly location: string };

/** The definition of what stands at an offset of a target's document; null where nothing is that has one. */
export function definitionAt(target: BootTarget, path: string, offset: number): Definition | null {
  return (
    sourceDefinition(target, path, offset) ??
    pathDefinition(target, path, offset) ??
    parameterDefinition(target, path, offset)
  );
}

function sourceDefinition(target: BootTarget, path: string, offset: number): Definition | null {
  const document = target.manifests.find((one) => one.path === path);
  const entry = document === undefined ? null : sourceEntryAt(document, offset);
  if (document === undefined || entry === null) return null;
  const location = entry.location.text;
  const variable = variableAt(document, offset);
  if (variable !== null) return { kind: "variable", origin: variable, name: variable.name, location };
  return { kind: "source", origin: entry.location, location };
}

/** The lines that make what the path names, then those that make what symbolic links at its end lead to. */
function pathDefinition(target: BootTarget, path: string, offset: number): Definition | null {
  const at = mentionedPartAt(target, path, offset);
  if (at === null) return null;
  const { start, end, part, mention } = at;
  const final = archivePaths(target.tree).realPath(part.place);
  const own = winnerFirst(target, part.place);
  // On the name of a link itself there is nowhere to go but along the link, which its target field is for.
  const isOwnName = isMaker(mention) && end === mention.end;
  const others = final === part.place || isOwnName ? [] : winnerFirst(target, final);
  const makers = [...own, ...others];
  return makers.length === 0
    ? null
    : { kind: "path", origin: { start, end }, places: makers.map((maker) => toPlace(target, maker)) };
}

/** Only words of the kernel's part are its parameters. */
function parameterDefinition({ cmdline }: BootTarget, path: string, offset: number): Definition | null {
  if (cmdline?.path !== path) return null;
  const word = cmdline.commandLine.parameters.find(
    ({ nameStart, nameEnd }) => nameStart <= offset && offset <= nameEnd,
  );
  if (word === undefined) return null;
  return { kind: "parameter", origin: { start: word.nameStart, end: word.nameEnd }, name: word.name };
}

/** Of several lines that make the same path, first the one whose contents the kernel ends up with. */
function winnerFirst(target: BootTarget, place: string): readonly Mention[] {
  const makers = makersOf(target, place);
  if (makers.length < 2 || target.tree === null) return makers;
  const found = resolvePath(target.tree, place, "nofollow");
  const origin = found.kind === "found" ? (found.node.data?.origin ?? found.node.origin) : null;
  if (origin === null) return makers;
  const document = target.manifests[origin.manifest];
  const winner = document === undefined ? undefined : lineOf(document.manifest, origin.line);
  const wins = ({ path, line }: Mention) => path === document?.path && line?.start === winner?.start;
  return [...makers.filter(wins), ...makers.filter((maker) => !wins(maker))];
}

function toPlace({ manifests }: BootTarget, { path, start, end, line }: Mention): DefinedPlace {
  const document = manifests.find((one) => one.path === path);
  if (line === null || document === undefined) return { path, start, end, whole: { start, end } };
  return { path, start, end, whole: wordsRange(document, line) };
}
