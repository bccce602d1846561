/** Finds the shared libraries of programs on the host: those that a quick fix takes into the initramfs. */
import { dirname, isAbsolute, join } from "node:path";
import { elfIdentity, isSameIdentity, readDynamicFile, type DynamicFile } from "../core/binary/dynamic.js";
import { headOf, type FileContent } from "../core/binary/file-content.js";
import type { HostLibraries, HostLibrary } from "../core/linking/host-library.js";
import { crossFolders, glibcFolders, muslFolders } from "../core/linking/library-folders.js";
import { programsLackingLibraries } from "../core/linking/needed-libraries.js";
import type { BootTarget } from "../core/project/boot-target.js";
import type { ContentReader } from "./file-content.js";

/** A program or a library whose own libraries are wanted. */
export interface LinkedFile {
  /** Path on the host. */
  readonly path: string;
  readonly content: FileContent;
}

/**
 * Looks for all that `files` need, and for what that needs. A library is looked for where its program says (DT_RPATH,
 * DT_RUNPATH), then in the usual folders below each folder that the program is in, so that `sysroot/bin/x` finds
 * `sysroot/lib`, and at last in those of this machine and of its cross compilers. Only files for the same processor count.
 */
export function findLibraries(files: readonly LinkedFile[], reader: ContentReader): HostLibraries {
  const found = new Map<string, ReadonlyMap<string, HostLibrary>>();
  const search: Search = { reader, known: new Map() };
  const waiting = [...files];
  for (let file = waiting.pop(); file !== undefined; file = waiting.pop()) {
    if (found.has(file.path) || found.size >= MOST_FILES) continue;
    const libraries = librariesOf(file, search);
    found.set(file.path, libraries);
    waiting.push(...libraries.values());
  }
  return found;
}

/** The target with what the host has of the libraries that its programs lack; the same target where they lack none. */
export function withHostLibraries(target: BootTarget, reader: ContentReader): BootTarget {
  const files = programsLackingLibraries(target);
  return files.length === 0 ? target : { ...target, libraries: findLibraries(files, reader) };
}

/** No initramfs needs as many; the limit is for what nobody has thought of. */
const MOST_FILES = 2000;

interface Search {
  readonly reader: ContentReader;
  /** What each path on the host led to: null for nothing that is an ELF file. */
  readonly known: Map<string, Omit<HostLibrary, "folder"> | null>;
}

function librariesOf(file: LinkedFile, search: Search): ReadonlyMap<string, HostLibrary> {
  const libraries = new Map<string, HostLibrary>();
  const dynamic = readDynamicFile(file.content);
  if (dynamic === null) return libraries;
  const roots = rootsOf(file.path);
  if (dynamic.interpreter !== null) {
    const loader = findPath(dynamic.interpreter, dynamic, roots, search);
    if (loader !== null) libraries.set(dynamic.interpreter, loader);
  }
  for (const name of dynamic.needed) {
    const library = name.includes("/")
      ? findPath(name, dynamic, roots, search)
      : (findByOwnPaths(name, file.path, dynamic, search) ?? findByFolders(name, dynamic, roots, search));
    if (library !== null) libraries.set(name, library);
  }
  return libraries;
}

/** The folders that may stand for the root of the system that a program was built for, the nearest first. */
function rootsOf(path: string): readonly string[] {
  const roots: string[] = [];
  for (let folder = dirname(path); ; folder = dirname(folder)) {
    roots.push(folder);
    if (folder === dirname(folder)) break;
  }
  return isAbsolute(path) ? roots : [...roots, "/"];
}

/** A loader, or a library that is named by its path. */
function findPath(path: string, dynamic: DynamicFile, roots: readonly string[], search: Search): HostLibrary | null {
  if (!path.startsWith("/")) return null;
  const beside = crossFolders(dynamic.identity).map((folder) => join(folder, path.slice(path.lastIndexOf("/"))));
  for (const candidate of [...roots.map((root) => join(root, path)), ...beside]) {
    const file = lookAt(candidate, dynamic, search);
    if (file !== null) return { ...file, folder: dirname(path) };
  }
  return null;
}

function findByOwnPaths(name: string, requester: string, dynamic: DynamicFile, search: Search): HostLibrary | null {
  const folders = (dynamic.runpath ?? dynamic.rpath ?? "").split(":").filter((folder) => folder !== "");
  for (const folder of folders) {
    const place = folder.replaceAll(/\$\{ORIGIN\}|\$ORIGIN\b/g, dirname(requester));
    const file = lookAt(join(place, name), dynamic, search);
    if (file !== null) return { ...file, folder };
  }
  return null;
}

function findByFolders(
  name: string,
  dynamic: DynamicFile,
  roots: readonly string[],
  search: Search,
): HostLibrary | null {
  const folders = [...new Set([...glibcFolders(dynamic.identity), ...muslFolders])];
  for (const root of roots) {
    for (const folder of folders) {
      const file = lookAt(join(root, folder, name), dynamic, search);
      if (file !== null) return { ...file, folder };
    }
  }
  for (const cross of crossFolders(dynamic.identity)) {
    const file = lookAt(join(cross, name), dynamic, search);
    if (file !== null) return { ...file, folder: "/lib" };
  }
  return null;
}

function lookAt(
  path: string,
  { identity }: DynamicFile,
  { reader, known }: Search,
): Omit<HostLibrary, "folder"> | null {
  let file = known.get(path);
  if (file === undefined) {
    const result = reader.read(path);
    file = result.state === "file" ? { path, content: result.content, identity: result.identity } : null;
    known.set(path, file);
  }
  const head = file === null ? null : headOf(file.content);
  const own = head === null ? null : elfIdentity(head);
  return own !== null && isSameIdentity(own, identity) ? file : null;
}
