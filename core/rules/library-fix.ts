/** "Add the missing libraries": the manifest lines for all that programs need and the initramfs lacks. */
import { linkedPrograms, type LinkedProgram } from "../linking/needed-libraries.js";
import { resolvePath, type InitramfsTree } from "../manifest/tree.js";
import type { BootTarget } from "../project/boot-target.js";
import type { Fix } from "./finding.js";
import { foldersOf, placeBehind } from "./insertion-place.js";
import { folderLine, insertAfter } from "./manifest-edits.js";
import { listed } from "./word-edits.js";

/** The fix for one program. */
export function addLibraries(target: BootTarget, program: LinkedProgram): readonly Fix[] {
  return fixes(target, `Add the missing libraries of ${program.path}`, [program], "possible");
}

/**
 * The fixes of the first finding: the preferred one repairs all programs. It is the only one that is preferred, as two
 * fixes made together would add the same libraries twice.
 */
export function addAllLibraries(target: BootTarget, program: LinkedProgram): readonly Fix[] {
  const all = linkedPrograms(target).filter(({ missing }) => missing.length > 0);
  if (all.length === 1) return fixes(target, "Add the missing libraries", all, "preferred");
  const whole = fixes(target, "Add the missing libraries of all programs", all, "preferred");
  return whole.length > 0
    ? [...whole, ...addLibraries(target, program)]
    : fixes(target, `Add the missing libraries of ${program.path}`, [program], "preferred");
}

/** What the host lacks: a sentence with a blank in front, empty where it lacks nothing. */
export function onHostSentence({ libraries }: BootTarget, { missing }: LinkedProgram): string {
  const nowhere = missing
    .filter(({ onHost, behindOrigin }) => onHost === null && behindOrigin === null)
    .map(({ name }) => name);
  if (nowhere.length === 0 || libraries === null) return "";
  return ` This machine does not have ${listed(nowhere)} for the program's processor.`;
}

/** The linked program at a path, symbolic links followed. */
export function programAt(target: BootTarget, path: string): LinkedProgram | null {
  const found = target.tree === null ? null : resolvePath(target.tree, path);
  if (found?.kind !== "found") return null;
  return linkedPrograms(target).find(({ node }) => node === found.node) ?? null;
}

/** None where the host lacks something. */
function fixes(
  target: BootTarget,
  title: string,
  programs: readonly LinkedProgram[],
  preference: "preferred" | "possible",
): readonly Fix[] {
  const { tree } = target;
  if (tree === null) return [];
  const libraries = new Map<string, Library>();
  for (const program of programs) {
    for (const { path, onHost, behindOrigin } of program.missing) {
      if (path === null) return [];
      if (libraries.has(path)) continue;
      if (behindOrigin !== null) libraries.set(path, { path, target: behindOrigin });
      else if (onHost !== null)
        libraries.set(path, {
          path,
          location: inStyle(onHost.path, styleOf(target, program)),
          identity: onHost.identity,
        });
      else return [];
    }
  }
  const folders = new Set([...libraries.keys()].flatMap(foldersOf));
  const place = placeBehind(target, programs[0]?.node.data?.origin ?? null, folders);
  if (place === null) return [];
  const edit = insertAfter(place.document, place.line.end, libraryLines(tree, libraries.values()));
  return [{ title, preferred: preference === "preferred", edits: [edit] }];
}

/** A library that is added, by its path in the initramfs: from the host, or as a link to where the initramfs has it. */
type Library =
  | { readonly path: string; readonly location: string; readonly identity: string }
  | { readonly path: string; readonly target: string };

/** How the author writes a place on the host: what stands for what. */
interface LocationStyle {
  readonly written: string;
  readonly meant: string;
}

/** `${SYSROOT}/bin/x` for `/home/me/sysroot/bin/x`: the beginnings that differ, before the components they share. */
function styleOf({ sources }: BootTarget, { node }: LinkedProgram): LocationStyle {
  const written = node.data?.location ?? "";
  const meant = sources?.get(written)?.path ?? written;
  let shared = 0;
  while (shared < written.length && written.at(-1 - shared) === meant.at(-1 - shared)) shared++;
  // Only whole components are shared; a beginning that is empty stands for the folder that relative paths start from.
  const end = written.length - shared;
  const slash = end === 0 ? 0 : written.indexOf("/", end) + 1;
  const tail = end === 0 || slash > 0 ? written.length - slash : 0;
  return { written: written.slice(0, written.length - tail), meant: meant.slice(0, meant.length - tail) };
}

function inStyle(path: string, { written, meant }: LocationStyle): string {
  return meant !== "" && path.startsWith(meant) ? written + path.slice(meant.length) : path;
}

/** Folders first, each once; a second name of a file that is there already becomes a symbolic link. */
function libraryLines(tree: InitramfsTree, libraries: Iterable<Library>): readonly string[] {
  const lines: string[] = [];
  const made = new Set<string>();
  const files = new Map<string, string>();
  for (const library of libraries) {
    const { path } = library;
    if (made.has(path)) continue;
    for (const folder of foldersOf(path)) {
      if (made.has(folder) || resolvePath(tree, folder).kind === "found") continue;
      made.add(folder);
      lines.push(folderLine(folder));
    }
    made.add(path);
    const first = "target" in library ? library.target : files.get(library.identity);
    if ("identity" in library && first === undefined) {
      files.set(library.identity, path);
      lines.push(`file ${path} ${library.location} 0755 0 0`);
    } else {
      lines.push(`slink ${path} ${first ?? ""} 0777 0 0`);
    }
  }
  return lines;
}
