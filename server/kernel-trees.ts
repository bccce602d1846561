/** The kernel trees of the user: documentation at once, what their sources define when a thread has read them. */
import { homedir } from "node:os";
import { isAbsolute, join } from "node:path";
import type { ClientCapabilities, Connection } from "vscode-languageserver";
import { indexSources, type KernelTree, type TreeSources } from "../core/parameters/kernel-tree/kernel-tree.js";
import { documentedTree, kernelTreeAround, treeStamp } from "../host/kernel-tree.js";
import type { LocatedTarget } from "../host/targets.js";
import type { ServerRuntime } from "./runtime.js";

/** The trees, as far as they were read. */
export interface KernelTrees {
  /**
   * The tree of a target of the document at `path`: the one that its `bootpath.json` names, else the one that the
   * editor's setting names, else, where that is empty, the one that the document lies in. Null where there is none, and
   * while the setting is not known.
   */
  readonly of: (path: string, target: LocatedTarget, setting: string | null) => KernelTree | null;
}

/** What reading a tree needs from around it. */
export interface KernelTreeParts {
  readonly connection: Connection;
  readonly runtime: ServerRuntime;
  readonly client: () => ClientCapabilities;
  readonly folders: () => readonly string[];
  /** Called when more is known of a tree than before. */
  readonly whenRead: () => void;
}

/** The setting that switches trees off, even one that a document lies in. */
const off = "off";

/** What is known of the sources of one tree. */
interface ReadSources {
  /** The state of the tree that they were read in. */
  readonly stamp: string;
  readonly sources: TreeSources | null;
}

/** Trees that are read when they are asked for first, and again when they change. */
export function createKernelTrees(parts: KernelTreeParts): KernelTrees {
  const known = new Map<string, ReadSources>();
  const refused = new Set<string>();

  const readSources = async (folder: string, stamp: string) => {
    const before = known.get(folder)?.sources ?? null;
    known.set(folder, { stamp, sources: before });
    const progress = await beginProgress(parts, folder);
    try {
      const scan = await parts.runtime.scanKernelTree(folder, progress.report);
      known.set(folder, { stamp, sources: indexSources(scan) });
      parts.whenRead();
    } catch (error) {
      parts.connection.console.warn(`The sources of the kernel tree ${folder} were not read: ${String(error)}`);
    }
    progress.end();
  };

  return {
    of(path, target, setting) {
      const folder = target.kernelTreePath ?? chosenFolder(path, setting, parts.folders());
      const tree = folder === null ? null : documentedTree(folder);
      if (tree === null) {
        if (folder !== null && target.kernelTreePath === null) refuse(folder);
        return null;
      }
      const stamp = treeStamp(tree.folder);
      if (known.get(tree.folder)?.stamp !== stamp) void readSources(tree.folder, stamp);
      return { ...tree, sources: known.get(tree.folder)?.sources ?? null };
    },
  };

  /** A setting that does nothing is said once. */
  function refuse(folder: string): void {
    if (refused.has(folder)) return;
    refused.add(folder);
    const text = `bootpath.kernelTree: ${folder} is no kernel tree: it has no Makefile with a VERSION, no init/main.c or no kernel-parameters.txt in Documentation/admin-guide.`;
    void parts.connection.sendNotification("window/showMessage", { type: 2, message: text });
  }
}

function chosenFolder(path: string, setting: string | null, folders: readonly string[]): string | null {
  if (setting === null || setting === off) return null;
  if (setting !== "") return settledPath(setting, path, folders);
  return isAbsolute(path) ? kernelTreeAround(path) : null;
}

/** The folder that a setting names: from the workspace folder around the document, else from the first one. */
function settledPath(setting: string, path: string, folders: readonly string[]): string {
  const around = folders.find((folder) => path === folder || path.startsWith(join(folder, "/"))) ?? folders[0] ?? "";
  const named = setting.replace(/^~(?=$|[\\/])/, homedir()).replace(/^\$\{workspaceFolder\}/, around);
  return isAbsolute(named) ? named : join(around, named);
}

interface ShownProgress {
  readonly report: (part: number) => void;
  readonly end: () => void;
}

/** Tells the client how far reading is, where it shows such things. */
async function beginProgress({ connection, client }: KernelTreeParts, folder: string): Promise<ShownProgress> {
  const nothing = { report: () => undefined, end: () => undefined };
  if (client().window?.workDoneProgress !== true) return nothing;
  const progress = await connection.window.createWorkDoneProgress().catch(() => null);
  if (progress === null) return nothing;
  progress.begin("Reading the kernel tree", 0, folder, false);
  return {
    report: (part: number) => {
      progress.report(Math.round(part * 100));
    },
    end: () => {
      progress.done();
    },
  };
}
