/**
 * Which libraries the programs of an initramfs need, and which of them their loader finds in it. Follows what glibc
 * (elf/dl-load.c _dl_map_object) and musl (ldso/dynlink.c load_library) look through, in all their builds: a library that
 * is missing here is found by none of them.
 */
import { readDynamicFile, type DynamicFile } from "../binary/dynamic.js";
import type { FileContent } from "../binary/file-content.js";
import { executeEntryPoint } from "../bootpath/target-execution.js";
import type { TreeNode } from "../manifest/node.js";
import { linesPassing, type LineTest } from "../manifest/line-tests.js";
import { lineOf, type Manifest, type ManifestLine } from "../manifest/parse.js";
import { resolvePath } from "../manifest/tree.js";
import type { BootTarget } from "../project/boot-target.js";
import type { SourceFiles } from "../project/source-file.js";
import type { HostLibrary } from "./host-library.js";
import { loaderFamily, muslFolders, type LoaderFamily } from "./library-folders.js";
import { contentOfNode, librarySearch, type Asker, type FoundLibrary, type LibrarySearch } from "./library-search.js";

/** A library or loader that a program needs and that its loader does not find in the initramfs. */
export interface MissingLibrary {
  /** As DT_NEEDED or PT_INTERP have it: `libc.so.6`, `/lib/ld-linux.so.2`. */
  readonly name: string;
  readonly use: "loader" | "library";
  /** The path in the initramfs of the program or library that asks for it. */
  readonly neededBy: string;
  /** The path that it should get to be found, when the host or another folder of the initramfs has it. */
  readonly path: string | null;
  /** What the host has of it; null for nothing. */
  readonly onHost: HostLibrary | null;
  /** Where the initramfs has it, in a folder that the program names with `$ORIGIN`; see `originOf`. */
  readonly behindOrigin: string | null;
}

/** A program of a manifest with a loader. */
export interface LinkedProgram {
  /** Its path in the initramfs. */
  readonly path: string;
  readonly node: TreeNode;
  /** The path of its loader. */
  readonly interpreter: string;
  /** What it needs and lacks, each name once: all that the programs and libraries which are there ask for. */
  readonly missing: readonly MissingLibrary[];
}

/** All programs of the manifests that a loader starts. Libraries are none, even those that can be started. */
export function linkedPrograms(target: BootTarget): readonly LinkedProgram[] {
  const known = programs.get(target);
  if (known !== undefined) return known;
  const found = findPrograms(target);
  programs.set(target, found);
  return found;
}

/** Several rules ask. */
const programs = new WeakMap<BootTarget, readonly LinkedProgram[]>();

/** The files on the host, each once, that ask for something the initramfs lacks. */
export function programsLackingLibraries(
  target: BootTarget,
): readonly { readonly path: string; readonly content: FileContent }[] {
  const asking = new Map<string, FileContent>();
  for (const program of linkedPrograms(target)) {
    for (const { neededBy } of program.missing) {
      const found = target.tree === null ? null : resolvePath(target.tree, neededBy);
      const source = found?.kind === "found" ? sourceOfNode(target, found.node) : null;
      if (source !== null) asking.set(source.path, source.content);
    }
  }
  return [...asking].map(([path, content]) => ({ path, content }));
}

function findPrograms(target: BootTarget): readonly LinkedProgram[] {
  const { tree, sources, manifests } = target;
  if (tree === null || sources === null) return [];
  const search = librarySearch(target);
  const found: LinkedProgram[] = [];
  for (const { manifest } of manifests) {
    for (const { entry } of programLines(manifest, sources)) {
      if (entry?.kind !== "file") continue;
      const source = sources.get(entry.location.text);
      const dynamic = source?.state === "file" ? readDynamicFile(source.content) : null;
      const path = `/${entry.name.text.replace(/^\/+/, "")}`;
      const interpreter = dynamic?.interpreter ?? null;
      if (dynamic === null || interpreter === null || isLibraryName(path)) continue;
      const node = resolvePath(tree, path, "nofollow");
      // Another line may have won, or the kernel has dropped the file.
      if (node.kind !== "found" || node.node.data?.location !== entry.location.text) continue;
      found.push(linkProgram(path, node.node, dynamic, search, target));
    }
  }
  return found;
}

/** The lines that take a program with a loader from the host. */
function programLines(manifest: Manifest, sources: SourceFiles): readonly ManifestLine[] {
  const { stoppedAt } = manifest;
  return linesPassing(manifest, isProgram(sources)).flatMap((index) =>
    stoppedAt !== null && index > stoppedAt ? [] : (lineOf(manifest, index) ?? []),
  );
}

function isProgram(sources: SourceFiles): LineTest {
  const known = programTests.get(sources);
  if (known !== undefined) return known;
  const test: LineTest = ({ entry, verdict }) => {
    const source = entry?.kind === "file" && verdict.kind === "kept" ? sources.get(entry.location.text) : undefined;
    return source?.state === "file" && (readDynamicFile(source.content)?.interpreter ?? null) !== null;
  };
  programTests.set(sources, test);
  return test;
}

const programTests = new WeakMap<SourceFiles, LineTest>();

/** A file that was loaded, or would be. */
interface LoadedFile extends Asker {
  /** Its path on the host. */
  readonly hostPath: string | null;
  /** The files that asked for it, the program last. */
  readonly askers: readonly LoadedFile[];
}

function linkProgram(
  path: string,
  node: TreeNode,
  dynamic: DynamicFile,
  search: LibrarySearch,
  target: BootTarget,
): LinkedProgram {
  const interpreter = dynamic.interpreter ?? "";
  const family = loaderFamily(interpreter);
  const missing: MissingLibrary[] = [];
  const hostPath = sourceOfNode(target, node)?.path ?? null;
  const program = { path, dynamic, origin: originOf(path, node, target), hostPath, askers: [] };
  const seen = new Set([interpreter]);
  if (!search.has(interpreter, dynamic.identity)) {
    const onHost = onHostFor(program, interpreter, target);
    missing.push({
      name: interpreter,
      use: "loader",
      neededBy: path,
      path: onHost && interpreter,
      onHost,
      behindOrigin: null,
    });
  }
  // How other loaders look for libraries is not known here.
  const waiting: LoadedFile[] = family === "other" ? [] : [program];
  for (let file = waiting.shift(); file !== undefined; file = waiting.shift()) {
    for (const name of file.dynamic.needed) {
      if (seen.has(name) || isLoaderItself(name, interpreter, family)) continue;
      seen.add(name);
      const next = load(name, file, { family, search, target, missing });
      if (next !== null) waiting.push(next);
    }
  }
  return { path, node, interpreter, missing };
}

interface Linking {
  readonly family: LoaderFamily;
  readonly search: LibrarySearch;
  readonly target: BootTarget;
  readonly missing: MissingLibrary[];
}

/** Looks for one library, and notes when it is missing. Returns what is to be looked at next, if that is known. */
function load(name: string, file: LoadedFile, linking: Linking): LoadedFile | null {
  const { family, search, target, missing } = linking;
  const askers = [file, ...file.askers];
  const found = search.find(name, askers, family);
  if (found !== null) return loadedFromTree(found, askers, target);
  const behindOrigin = search.find(name, askers.map(withOrigin), family);
  if (behindOrigin !== null) {
    const path = `${usualFolder(file, linking)}/${name}`;
    const short = normalPath(behindOrigin.path);
    const isSame = search.has(short, file.dynamic.identity);
    missing.push({ ...asked(name, file), path, onHost: null, behindOrigin: isSame ? short : behindOrigin.path });
    return loadedFromTree(behindOrigin, askers, target);
  }
  const onHost = onHostFor(file, name, target);
  const path = onHost === null ? null : placeFor(name, onHost, file, linking);
  missing.push({ ...asked(name, file), path, onHost, behindOrigin: null });
  const dynamic = onHost === null ? null : readDynamicFile(onHost.content);
  if (onHost === null || dynamic === null || path === null) return null;
  return { path, dynamic, origin: folderOf(path), hostPath: onHost.path, askers };
}

function asked(name: string, { path }: LoadedFile): Pick<MissingLibrary, "name" | "use" | "neededBy"> {
  return { name, use: "library", neededBy: path };
}

function loadedFromTree(
  { path, node }: FoundLibrary,
  askers: readonly LoadedFile[],
  target: BootTarget,
): LoadedFile | null {
  const content = contentOfNode(target, node);
  const dynamic = content === null ? null : readDynamicFile(content);
  const hostPath = sourceOfNode(target, node)?.path ?? null;
  return dynamic === null ? null : { path, dynamic, origin: folderOf(path), hostPath, askers };
}

/**
 * The folder of a program, which its loader reads from /proc/self/exe; null for the first program: nobody has mounted
 * /proc yet. glibc: sysdeps/unix/sysv/linux/dl-origin.c; musl: ldso/dynlink.c fixup_rpath.
 */
function originOf(path: string, node: TreeNode, target: BootTarget): string | null {
  const { tree } = target;
  const first = executeEntryPoint(target)?.opened ?? [];
  const isFirst = first.some((opened) => {
    const found = tree === null ? null : resolvePath(tree, opened);
    return found?.kind === "found" && found.node === node;
  });
  return isFirst ? null : folderOf(path);
}

function withOrigin(file: LoadedFile): Asker {
  return { ...file, origin: folderOf(file.path) };
}

/** Where a library of the host has to be in the initramfs for the loader to find it as it does on the host. */
function placeFor(name: string, { folder }: HostLibrary, file: LoadedFile, linking: Linking): string {
  if (name.includes("/")) return name;
  if (folder.includes("$")) {
    return `${file.origin === null ? usualFolder(file, linking) : expanded(folder, file.origin)}/${name}`;
  }
  const isSearched =
    linking.family !== "musl" || muslFolders.includes(folder) || file.dynamic.runpath?.includes(folder) === true;
  return `${isSearched ? folder : "/lib"}/${name}`;
}

function expanded(folder: string, origin: string): string {
  return normalPath(folder.replaceAll(/\$\{ORIGIN\}|\$ORIGIN\b/g, origin));
}

/** A folder that the loader looks into in any case: which ones they are differs, but the C library is in one of them. */
function usualFolder(file: LoadedFile, { search, family, target }: Linking): string {
  if (family === "musl") return "/lib";
  const library = search.find("libc.so.6", [file, ...file.askers], family);
  if (library !== null) return folderOf(library.path);
  const folder = onHostFor(file, "libc.so.6", target)?.folder ?? "/lib";
  return folder.includes("$") ? "/lib" : folder;
}

/** A path from the root without `.` and `..`. */
function normalPath(path: string): string {
  const parts: string[] = [];
  for (const part of path.split("/")) {
    if (part === "..") parts.pop();
    else if (part !== "" && part !== ".") parts.push(part);
  }
  return `/${parts.join("/")}`;
}

function folderOf(path: string): string {
  return path.slice(0, Math.max(path.lastIndexOf("/"), 0));
}

function onHostFor({ hostPath }: LoadedFile, name: string, { libraries }: BootTarget): HostLibrary | null {
  return hostPath === null ? null : (libraries?.get(hostPath)?.get(name) ?? null);
}

function sourceOfNode({ sources }: BootTarget, node: TreeNode): { path: string; content: FileContent } | null {
  const source = node.data === null ? undefined : sources?.get(node.data.location);
  return source?.state === "file" ? source : null;
}

/** Whether a name stands for the loader, which is in memory already. */
function isLoaderItself(name: string, interpreter: string, family: LoaderFamily): boolean {
  if (name === interpreter.slice(interpreter.lastIndexOf("/") + 1)) return true;
  // The C library of musl is its loader, under all the names that it once had.
  return family === "musl" && /^lib(c|pthread|rt|m|dl|util|xnet)\./.test(name);
}

function isLibraryName(path: string): boolean {
  return /\.so(\.[^/]*)?$/.test(path);
}
