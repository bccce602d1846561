/** The one target of a folder that a verb is about. */
import { readdirSync, statSync } from "node:fs";
import { basename, dirname } from "node:path";
import { projectFileName } from "../core/project/conventions.js";
import { diskReader } from "../host/file-reader.js";
import { kindOfFile, targetsInFolder, targetsOfDocument, type LocatedTarget } from "../host/targets.js";
import { CommandError, fileError } from "./command-error.js";

/** Why there is no target in a folder: it cannot be looked into, or nothing in it has the name of a part of one. */
export function nothingIn(folder: string): CommandError {
  try {
    readdirSync(folder);
  } catch (error) {
    return fileError(folder, error);
  }
  const looked = "there is no bootpath.json, and no command line (cmdline) or manifest (initramfs.list) by its name";
  return new CommandError(`${folder}: no boot target: ${looked}`);
}

/**
 * The target that a folder describes, or the one of that name; of a command line, a manifest or a `bootpath.json` the
 * target that it belongs to. @throws CommandError where there is none, or no single one.
 */
export function chooseTarget(folder: string, name: string | undefined): LocatedTarget {
  const targets = targetsAt(folder);
  const names = targets.map((target) => `"${target.name}"`).join(", ");
  const [target, second] = name === undefined ? targets : targets.filter((candidate) => candidate.name === name);
  if (target === undefined) {
    if (targets.length === 0) throw nothingIn(folder);
    const others = targets.length === 1 ? `the only one is ${names}` : `there are ${names}`;
    throw new CommandError(`${folder}: no target "${name ?? ""}"; ${others}`);
  }
  if (second !== undefined) throw new CommandError(`${folder}: several targets; choose with --target one of ${names}`);
  return target;
}

function targetsAt(path: string): readonly LocatedTarget[] {
  if (isFolder(path)) return targetsOfFolder(path);
  if (basename(path) === projectFileName) return targetsOfFolder(dirname(path));
  const kind = kindOfFile(path, diskReader);
  if (kind !== null) return targetsOfDocument(path, kind, diskReader);
  throw new CommandError(
    `${path}: is no folder, and its name does not tell whether it is a command line or a manifest; say it with --cmdline or --manifest`,
  );
}

/** Whether a path is a folder. @throws CommandError where that cannot be found out */
export function isFolder(path: string): boolean {
  try {
    return statSync(path).isDirectory();
  } catch (error) {
    throw fileError(path, error);
  }
}

function targetsOfFolder(folder: string): readonly LocatedTarget[] {
  const { targets, problems, projectPath } = targetsInFolder(folder, diskReader);
  if (problems.length > 0) throw new CommandError(`${projectPath ?? folder}: ${[...new Set(problems)].join(" ")}`);
  return targets;
}
