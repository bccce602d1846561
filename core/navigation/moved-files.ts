/** What documents must say after files or folders of the host have been renamed. */
import type { TextRange } from "../cmdline/parse.js";
import { expandLocation, variablesIn } from "../manifest/environment.js";
import type { ManifestDocument } from "../project/boot-target.js";
import type { Edit } from "../rules/finding.js";
import type { ProjectPlaces } from "./project-places.js";

/** Paths of the host, by the rules of its system. */
export interface HostPaths {
  /** `path` as it is meant in `folder`, without `..` in it. */
  readonly resolve: (folder: string, path: string) => string;
  /** The way from a folder to a path. */
  readonly relative: (folder: string, path: string) => string;
  readonly isAbsolute: (path: string) => boolean;
  readonly folderOf: (path: string) => string;
}

/** Files that are about to be renamed. */
export interface Move {
  readonly paths: HostPaths;
  /** Where a path, absolute and without `..`, will be; itself when it stays. */
  readonly newPath: (path: string) => string;
}

/** A manifest and what its sources start from. */
export interface PlacedManifest {
  readonly document: ManifestDocument;
  /** The folder that relative sources start from. */
  readonly base: string;
  /** The same when the files have been renamed. */
  readonly newBase: string;
  readonly variables: ReadonlyMap<string, string>;
  /** The variables after the project file was changed. */
  readonly newVariables: ReadonlyMap<string, string>;
}

/** The sources of a manifest that lead elsewhere afterwards, as they have to be written then. */
export function moveSources(manifest: PlacedManifest, move: Move): readonly Edit[] {
  const { path, manifest: parsed } = manifest.document;
  // Large manifests take the same file many times, and following a path takes long.
  const known = new Map<string, string | null>();
  const edits: Edit[] = [];
  for (const { entry } of parsed.lines) {
    if (entry?.kind !== "file") continue;
    const { text, start, end } = entry.location;
    const before = known.get(text);
    const newText = before === undefined ? movedSource(text, manifest, move) : before;
    if (before === undefined) known.set(text, newText);
    if (newText !== null) edits.push({ path, start, end, newText });
  }
  return edits;
}

/** A source as it has to be written afterwards; null where it can stay, or where nothing leads there. */
function movedSource(text: string, manifest: PlacedManifest, move: Move): string | null {
  const old = expandLocation(text, manifest.variables);
  const later = expandLocation(text, manifest.newVariables);
  if (old === null || later === null || old === "") return null;
  const wanted = move.newPath(move.paths.resolve(manifest.base, old));
  if (move.paths.resolve(manifest.newBase, later) === wanted) return null;
  return sourceText(text, wanted, manifest, move.paths);
}

/** A source that leads to `wanted`: variables in front stay where they lead to a folder around it. */
function sourceText(text: string, wanted: string, manifest: PlacedManifest, paths: HostPaths): string | null {
  const { newBase, newVariables } = manifest;
  const last = variablesIn(text).at(-1);
  if (last !== undefined) {
    const front = text.slice(0, last.end);
    const folder = expandLocation(front, newVariables);
    const rest = folder === null ? ".." : paths.relative(paths.resolve(newBase, folder), wanted);
    // What a variable stands for is not for this text to say.
    return rest === "" || rest.startsWith("..") || paths.isAbsolute(rest) ? null : writable(`${front}/${rest}`);
  }
  return writable(paths.isAbsolute(text) ? wanted : inStyleOf(text, paths.relative(newBase, wanted)));
}

/** A manifest separates its fields by blanks, so that some files cannot be written in it. */
function writable(text: string): string | null {
  return text === "" || /[\t-\r \0]/.test(text) ? null : text;
}

/** `./` in front stays. */
function inStyleOf(text: string, path: string): string {
  return text.startsWith("./") && !path.startsWith(".") ? `./${path}` : path;
}

/** The paths and the values of variables in a project file that lead elsewhere afterwards. */
export function moveProject(
  { path, places, baseOf }: ProjectToMove,
  move: Move,
): { readonly edits: readonly Edit[]; readonly variables: ReadonlyMap<string, ReadonlyMap<string, string>> } {
  const { paths } = move;
  const folder = paths.folderOf(path);
  const newFolder = paths.folderOf(move.newPath(path));
  const edits: Edit[] = [];
  const write = ({ start, end }: TextRange, newText: string) => {
    edits.push({ path, start, end, newText: JSON.stringify(newText) });
  };
  for (const named of places.paths) {
    const wanted = move.newPath(paths.resolve(folder, named.path));
    if (paths.resolve(newFolder, named.path) === wanted) continue;
    write(
      named,
      paths.isAbsolute(named.path) ? wanted : inStyleOf(named.path, paths.relative(newFolder, wanted) || "."),
    );
  }
  const variables = new Map<string, Map<string, string>>();
  for (const { target, name, value, valueStart, valueEnd } of places.variables) {
    const bases = baseOf(target);
    if (bases === null || value === "" || value.includes("${")) continue;
    const old = paths.resolve(bases.base, value);
    const wanted = move.newPath(old);
    // A value that is no path of something that moves stays, whatever it is.
    if (wanted === old) continue;
    const newValue = paths.isAbsolute(value) ? wanted : inStyleOf(value, paths.relative(bases.newBase, wanted));
    if (newValue === value || newValue === "") continue;
    write({ start: valueStart, end: valueEnd }, newValue);
    const ofTarget = variables.get(target) ?? new Map<string, string>();
    variables.set(target, ofTarget.set(name, newValue));
  }
  return { edits, variables };
}

/** A project file, and the folders that the sources of its targets start from, before and afterwards. */
export interface ProjectToMove {
  readonly path: string;
  readonly places: ProjectPlaces;
  readonly baseOf: (target: string) => { readonly base: string; readonly newBase: string } | null;
}
