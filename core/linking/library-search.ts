/** The search of a dynamic loader for one library in the initramfs. */
import { elfIdentity, isSameIdentity, type DynamicFile, type ElfIdentity } from "../binary/dynamic.js";
import { headOf, wholeText, type FileContent } from "../binary/file-content.js";
import { lastParameter } from "../cmdline/names.js";
import type { TreeNode } from "../manifest/node.js";
import { resolvePath, walkTree } from "../manifest/tree.js";
import type { BootTarget } from "../project/boot-target.js";
import { glibcFolders, muslArchitecture, muslFolders, type LoaderFamily } from "./library-folders.js";

/** A file that asks for libraries. */
export interface Asker {
  /** Its path in the initramfs. */
  readonly path: string;
  readonly dynamic: DynamicFile;
  /** What `$ORIGIN` stands for in its paths; null where its loader cannot tell, and skips such paths. */
  readonly origin: string | null;
}

/** A library in the initramfs. */
export interface FoundLibrary {
  readonly path: string;
  readonly node: TreeNode;
}

/** Looks for libraries in the initramfs of one target. */
export interface LibrarySearch {
  /** Whether something that may be a file for that processor has the path. */
  readonly has: (path: string, identity: ElfIdentity) => boolean;
  /** The library of that name. `askers`: the file that needs it, then those that needed that one, the program last. */
  readonly find: (name: string, askers: readonly Asker[], family: LoaderFamily) => FoundLibrary | null;
}

/** The search of a target. */
export function librarySearch(target: BootTarget): LibrarySearch {
  let names: ReadonlyMap<string, FoundLibrary> | null = null;
  const usual = new Map<string, FoundLibrary | null>();
  const environment = (lastParameter(target.cmdline?.commandLine ?? null, "LD_LIBRARY_PATH")?.value ?? "").split(
    /[:;]/,
  );
  const at = (path: string, identity: ElfIdentity) => fileAt(target, path, identity);
  return {
    has: (path, identity) => at(path, identity) !== null,
    find(name, askers, family) {
      const [asker] = askers;
      if (asker === undefined) return null;
      const { identity } = asker.dynamic;
      if (name.includes("/")) return at(name, identity);
      for (const folder of family === "musl" ? muslPaths(askers) : glibcPaths(askers)) {
        const found = at(`${folder}/${name}`, identity);
        if (found !== null) return found;
      }
      // The rest is the same for most programs of a manifest.
      const interpreter = askers.at(-1)?.dynamic.interpreter ?? "";
      const key = [interpreter, identity.bits, identity.endian, identity.machine, name].join(" ");
      const known = usual.get(key);
      if (known !== undefined) return known;
      const found = findUsual(
        name,
        identity,
        family === "musl" ? muslPathFile(interpreter, target) : glibcFolders(identity),
      );
      usual.set(key, found ?? findByCache(name, family));
      return usual.get(key) ?? null;
    },
  };

  function findUsual(name: string, identity: ElfIdentity, folders: readonly string[]): FoundLibrary | null {
    for (const folder of new Set([...environment, ...folders])) {
      const found = folder === "" ? null : at(`${folder}/${name}`, identity);
      if (found !== null) return found;
    }
    return null;
  }

  /** What the cache lists is in a file that is not read here; it can name any folder, but only files that are there. */
  function findByCache(name: string, family: LoaderFamily): FoundLibrary | null {
    if (!hasCache(target, family)) return null;
    names ??= namesOf(target);
    return names.get(name) ?? null;
  }
}

/** The contents of a file of the initramfs; null where they are not known. */
export function contentOfNode({ sources }: BootTarget, node: TreeNode): FileContent | null {
  const source = node.data === null ? undefined : sources?.get(node.data.location);
  return source?.state === "file" ? source.content : null;
}

function fileAt(target: BootTarget, path: string, identity: ElfIdentity): FoundLibrary | null {
  const found = target.tree === null ? null : resolvePath(target.tree, path);
  if (found?.kind !== "found" || found.node.kind !== "file") return null;
  const content = contentOfNode(target, found.node);
  const head = content === null ? null : headOf(content);
  const own = head === null ? null : elfIdentity(head);
  // Loaders go on searching where a library is for another processor. What is not known may be the right one.
  if (own !== null && !isSameIdentity(own, identity)) return null;
  return { path, node: found.node };
}

/** DT_RPATH of the asker and of those that asked for it, unless the asker has DT_RUNPATH; then its own. */
function glibcPaths(askers: readonly Asker[]): readonly string[] {
  const [asker] = askers;
  if (asker === undefined) return [];
  const inherited =
    asker.dynamic.runpath === null
      ? askers.flatMap((one) => (one.dynamic.runpath === null ? expand(one.dynamic.rpath, one) : []))
      : [];
  return [...inherited, ...expand(asker.dynamic.runpath, asker)];
}

/** musl takes DT_RUNPATH for DT_RPATH, and both count for the whole chain. */
function muslPaths(askers: readonly Asker[]): readonly string[] {
  return askers.flatMap((one) => expand(one.dynamic.runpath ?? one.dynamic.rpath, one));
}

/** `/etc/ld-musl-<arch>.path`, which replaces the usual folders. */
function muslPathFile(interpreter: string, target: BootTarget): readonly string[] {
  const path = `/etc/ld-musl-${muslArchitecture(interpreter)}.path`;
  const found = target.tree === null ? null : resolvePath(target.tree, path);
  if (found?.kind !== "found") return muslFolders;
  const content = contentOfNode(target, found.node);
  const text = content === null ? null : wholeText(content);
  return text === null ? muslFolders : text.split(/[:\n]/).filter((folder) => folder !== "");
}

function expand(paths: string | null, { origin }: Asker): readonly string[] {
  const folders = (paths ?? "").split(":").filter((folder) => folder !== "");
  if (origin === null) return folders.filter((folder) => !folder.includes("$"));
  return folders.map((folder) => folder.replaceAll(/\$\{ORIGIN\}|\$ORIGIN\b/g, origin));
}

function hasCache({ tree }: BootTarget, family: LoaderFamily): boolean {
  return family === "glibc" && tree !== null && resolvePath(tree, "/etc/ld.so.cache").kind === "found";
}

/** All files by the last part of their paths. */
function namesOf({ tree }: BootTarget): ReadonlyMap<string, FoundLibrary> {
  const names = new Map<string, FoundLibrary>();
  if (tree === null) return names;
  for (const { path, node } of walkTree(tree)) {
    if (node.kind !== "dir") names.set(path.slice(path.lastIndexOf("/") + 1), { path, node });
  }
  return names;
}
