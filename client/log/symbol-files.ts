/** The symbols of the kernel that a log is of: which files have them, read once and again when they change. */
import { isAbsolute, join } from "node:path";
import { workspace, type TextDocument } from "vscode";
import {
  fileStamp,
  readKernelSymbols,
  symbolFileKind,
  symbolPathsBeside,
  symbolPathsIn,
  type KernelSymbols,
  type NoSymbols,
} from "../../host/kernel-symbols.js";
import { sourceLines, treesAround, type SourceLine } from "../../host/source-lines.js";
import { locateTarget, type LogSurroundings } from "./log-targets.js";
import { isOwnLog } from "./read-log.js";

/** The files that belong to a log. */
export interface SymbolFiles {
  /** The small ones first. */
  readonly paths: readonly string[];
  /** The one with line numbers, where there is one. */
  readonly vmlinux: string | null;
  /** Folders with sources of the kernel. */
  readonly trees: readonly string[];
}

/** The files for a log: those that its target or the settings name, else those beside the kernel and in its tree. */
export async function symbolFilesOf(document: TextDocument, surroundings: LogSurroundings): Promise<SymbolFiles> {
  const target = locateTarget(document, surroundings);
  const own = isOwnLog(document) ? surroundings.ownBoot() : null;
  const kernelPath = own?.kernelPath ?? target?.kernelPath ?? null;
  const tree = target?.kernelTreePath ?? null;
  const beside = [
    ...(tree === null ? [] : symbolPathsIn(tree)),
    ...(kernelPath === null ? [] : symbolPathsBeside(kernelPath)),
  ];
  for (const paths of [target?.symbolPaths ?? [], configuredPaths(document), beside]) {
    const kinds = await Promise.all(paths.map(async (path) => ({ path, kind: await symbolFileKind(path) })));
    const maps = kinds.filter(({ kind }) => kind === "System.map").map(({ path }) => path);
    const images = kinds.filter(({ kind }) => kind === "vmlinux").map(({ path }) => path);
    if (maps.length + images.length === 0) continue;
    const vmlinux = images[0] ?? null;
    const trees = [...(tree === null ? [] : [tree]), ...(vmlinux === null ? [] : treesAround(vmlinux))];
    return { paths: [...maps, ...images], vmlinux, trees };
  }
  return { paths: [], vmlinux: null, trees: tree === null ? [] : [tree] };
}

/** The setting, with relative paths below the folder of the workspace. */
function configuredPaths(document: TextDocument): readonly string[] {
  const uri = document.uri.scheme === "file" ? document.uri : undefined;
  const named: unknown = workspace.getConfiguration("bootpath", uri).get("symbols");
  const list: readonly unknown[] = Array.isArray(named) ? named : [named];
  const folder = (uri && workspace.getWorkspaceFolder(uri)) ?? workspace.workspaceFolders?.[0];
  return list.flatMap((path) => {
    if (typeof path !== "string" || path === "") return [];
    if (isAbsolute(path)) return [path];
    return folder === undefined ? [] : [join(folder.uri.fsPath, path)];
  });
}

/** Symbols and line numbers that were read. The last few files are kept. */
export class SymbolStore {
  private readonly tables = new Map<string, Promise<KernelSymbols | NoSymbols>>();
  private readonly lines = new Map<string, Map<bigint, readonly SourceLine[]>>();

  /** The symbols of a file as it is now. Never rejects. */
  async symbols(path: string): Promise<KernelSymbols | NoSymbols> {
    return remembered(this.tables, await keyOf(path), () => readKernelSymbols(path));
  }

  /** The source lines of addresses; none in a workspace that is not trusted, because a tool would read its file. */
  async sourceLines(
    vmlinux: string,
    addresses: readonly bigint[],
  ): Promise<ReadonlyMap<bigint, readonly SourceLine[]>> {
    if (!workspace.isTrusted) return new Map();
    const known = remembered(this.lines, await keyOf(vmlinux), () => new Map<bigint, readonly SourceLine[]>());
    const wanted = [...new Set(addresses)].filter((address) => !known.has(address));
    const found = await sourceLines(vmlinux, wanted);
    for (const address of wanted) known.set(address, found.get(address) ?? []);
    return known;
  }
}

const mostFiles = 3;

async function keyOf(path: string): Promise<string> {
  return `${(await fileStamp(path)) ?? ""} ${path}`;
}

function remembered<T>(known: Map<string, T>, key: string, make: () => T): T {
  const before = known.get(key);
  if (before !== undefined) return before;
  const oldest = known.size < mostFiles ? undefined : known.keys().next().value;
  if (oldest !== undefined) known.delete(oldest);
  const value = make();
  known.set(key, value);
  return value;
}
