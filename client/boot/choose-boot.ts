/** Finds out what to boot: from a document, a folder or a project file, asking only where there is a choice. */
import { basename, dirname, isAbsolute, join } from "node:path";
import { l10n, window, workspace, type Uri } from "vscode";
import { planBoot, type BootPlan } from "../../boot/plan.js";
import { kindOfPath, projectFileName, type DocumentKind } from "../../core/project/conventions.js";
import { targetsInFolder, targetsOfDocument, type LocatedTarget } from "../../host/targets.js";
import { editorFiles } from "../editor-files.js";

/** A target and the plan to boot it. */
export interface ChosenBoot {
  readonly target: LocatedTarget;
  readonly plan: BootPlan;
}

/** What to boot for a document or folder; null when the user chose nothing or there is nothing, which is then said. */
export async function chooseBoot(uri: Uri | undefined): Promise<ChosenBoot | null> {
  const target = await chooseTarget(uri, l10n.t("Boot which target?"));
  return target === null ? null : bootOf(target);
}

/** How a target is booted under the settings of the editor. */
export function bootOf(target: LocatedTarget): ChosenBoot {
  return { target, plan: withSettings(planBoot(target), target) };
}

/** The target that a document or folder belongs to. `question` is asked where there are several; null as above. */
export async function chooseTarget(uri: Uri | undefined, question: string): Promise<LocatedTarget | null> {
  if (uri !== undefined && uri.scheme !== "file") {
    void window.showErrorMessage(l10n.t("Bootpath works with files on disk; save {0} first.", basename(uri.path)));
    return null;
  }
  const here = uri === undefined ? nothing : targetsAt(uri.fsPath);
  const { targets: found, problems } = isEmpty(here) ? targetsInWorkspace() : here;
  if (found.length === 0 && problems.length > 0) {
    void window.showErrorMessage(`Bootpath: ${problems.join(" ")}`);
    return null;
  }
  if (found.length === 0) {
    void window.showErrorMessage(
      l10n.t(
        "Bootpath found nothing to boot: no bootpath.json, and no command line and manifest side by side in this folder.",
      ),
    );
    return null;
  }
  return found.length === 1 ? (found[0] ?? null) : ((await pick(found, question)) ?? null);
}

/** The target of that name that a document or folder belongs to, as it is described now; null where it is gone. */
export function findTarget(path: string, name: string): LocatedTarget | null {
  return targetsAt(path).targets.find((target) => target.name === name) ?? null;
}

/** Targets, and what kept others from being found, each with its file. */
export interface FoundTargets {
  readonly targets: readonly LocatedTarget[];
  readonly problems: readonly string[];
}

const nothing: FoundTargets = { targets: [], problems: [] };

function isEmpty({ targets, problems }: FoundTargets): boolean {
  return targets.length === 0 && problems.length === 0;
}

/** The targets that a document or a folder belongs to. */
export function targetsAt(path: string): FoundTargets {
  if (editorFiles.isFolder(path)) return targetsIn(path);
  if (basename(path) === projectFileName) return targetsIn(dirname(path));
  const kind = kindOfPath(path) ?? kindByLanguage(path);
  if (kind === null) return nothing;
  // A project file that cannot be read describes nothing: it must not look as if the document stood alone.
  const { targets, problems } = targetsIn(dirname(path));
  if (targets.length === 0 && problems.length > 0) return { targets, problems };
  return { targets: targetsOfDocument(path, kind, editorFiles), problems: [] };
}

function targetsIn(folder: string): FoundTargets {
  const { targets, problems, projectPath } = targetsInFolder(folder, editorFiles);
  return { targets, problems: problems.map((problem) => `${projectPath ?? folder}: ${problem}`) };
}

function kindByLanguage(path: string): DocumentKind | null {
  const open = workspace.textDocuments.find((document) => document.uri.fsPath === path);
  if (open?.languageId === "kernel-cmdline") return "cmdline";
  return open?.languageId === "initramfs-manifest" ? "manifest" : null;
}

/** The targets of the workspace folders and of the folders directly in them. */
export function targetsInWorkspace(): FoundTargets {
  const folders = (workspace.workspaceFolders ?? []).map((folder) => folder.uri.fsPath);
  const inner = folders.flatMap((folder) => editorFiles.listFolders(folder).map((name) => join(folder, name)));
  const found = [...folders, ...inner].map(targetsIn);
  return { targets: found.flatMap((one) => one.targets), problems: found.flatMap((one) => one.problems) };
}

async function pick(targets: readonly LocatedTarget[], title: string): Promise<LocatedTarget | undefined> {
  const items = targets.map((target) => ({
    label: target.name,
    description: workspace.asRelativePath(target.folder),
    target,
  }));
  const picked = await window.showQuickPick(items, { title, matchOnDescription: true });
  return picked?.target;
}

/** Settings stand in where the target says nothing. */
function withSettings(plan: BootPlan, target: LocatedTarget): BootPlan {
  const settings = workspace.getConfiguration("bootpath.emulator");
  const kernel = settings.get<string>("kernel", "");
  const memory = target.projectPath === null ? settings.get("memory", plan.memory) : plan.memory;
  if (plan.kernelPath !== null || kernel === "") return { ...plan, memory };
  const root = workspace.workspaceFolders?.[0]?.uri.fsPath ?? target.folder;
  return { ...plan, memory, kernelPath: isAbsolute(kernel) ? kernel : join(root, kernel) };
}
