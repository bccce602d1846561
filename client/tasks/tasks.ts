/** Tasks: the command that comes with the extension, run by the editor's own Node. */
import { join, relative } from "node:path";
import {
  l10n,
  ProcessExecution,
  Task,
  TaskGroup,
  TaskScope,
  Uri,
  workspace,
  type ExtensionContext,
  type TaskDefinition,
  type TaskProvider,
  type WorkspaceFolder,
} from "vscode";
import type { LocatedTarget } from "../../host/targets.js";
import { targetsInWorkspace } from "../boot/choose-boot.js";
import { readTask, taskArguments, taskType, type BootpathTask } from "./task-arguments.js";

/** The tasks of the targets in the workspace, and those that `tasks.json` describes. */
export class TargetTasks implements TaskProvider {
  private readonly command: string;

  constructor({ extensionPath }: ExtensionContext) {
    this.command = join(extensionPath, "dist", "cli", "bootpath.mjs");
  }

  provideTasks(): Task[] {
    return targetsInWorkspace().targets.flatMap((target) => tasksOf(target, this.command));
  }

  resolveTask(task: Task): Task | undefined {
    const read = readTask(task.definition);
    const { scope } = task;
    if (read === null || scope === undefined) return undefined;
    return runnable(task.definition, read, { command: this.command, scope, name: task.name });
  }
}

/** Where a task belongs, and how it is called. */
interface TaskPlace {
  readonly command: string;
  readonly scope: WorkspaceFolder | TaskScope.Global | TaskScope.Workspace;
  readonly name: string;
}

function tasksOf(target: LocatedTarget, command: string): readonly Task[] {
  const folder = workspace.getWorkspaceFolder(Uri.file(target.folder));
  const scope = folder ?? TaskScope.Workspace;
  const inside = (path: string) => (folder === undefined ? path : relative(folder.uri.fsPath, path) || ".");
  const named = target.projectPath === null ? {} : { target: target.name };
  const here = { type: taskType, path: inside(target.folder) };
  const [manifest] = target.manifestPaths;
  const definitions: TaskDefinition[] = [
    { ...here, verb: "check" },
    { ...here, verb: "boot", ...named },
    { ...here, verb: "explain", ...named },
  ];
  if (manifest !== undefined && target.manifestPaths.length === 1) {
    const output = inside(join(target.folder, "initramfs.cpio"));
    definitions.push({ type: taskType, verb: "pack", path: inside(manifest), output });
  }
  return definitions.flatMap((definition) => {
    const read = readTask(definition);
    if (read === null) return [];
    return [runnable(definition, read, { command, scope, name: l10n.t("{0} {1}", read.verb, target.name) })];
  });
}

function runnable(definition: TaskDefinition, read: BootpathTask, { command, scope, name }: TaskPlace): Task {
  const folder = typeof scope === "object" ? scope : workspace.workspaceFolders?.[0];
  // The editor's program is Electron on a desktop, and Node where this variable says so.
  const execution = new ProcessExecution(process.execPath, [command, ...taskArguments(read)], {
    env: { ELECTRON_RUN_AS_NODE: "1" },
    ...(folder === undefined ? {} : { cwd: folder.uri.fsPath }),
  });
  const task = new Task(definition, scope, name, taskType, execution, read.verb === "check" ? ["$bootpath"] : []);
  if (read.verb === "check" || read.verb === "pack") task.group = TaskGroup.Build;
  if (read.verb === "boot") task.group = TaskGroup.Test;
  task.detail = ["bootpath", ...taskArguments(read)].join(" ");
  return task;
}
