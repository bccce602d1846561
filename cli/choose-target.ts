/** The one target of a folder that a verb is about. */
import { statSync } from "node:fs";
import { diskReader } from "../host/file-reader.js";
import { targetsInFolder, type LocatedTarget } from "../host/targets.js";
import { CommandError } from "./command-error.js";

/** The target that a folder describes, or the one of that name. @throws CommandError where there is none, or no single one. */
export function chooseTarget(folder: string, name: string | undefined): LocatedTarget {
  if (statSync(folder, { throwIfNoEntry: false })?.isDirectory() !== true) {
    throw new CommandError(`${folder}: no such folder`);
  }
  const { targets, problems, projectPath } = targetsInFolder(folder, diskReader);
  if (problems.length > 0) throw new CommandError(`${projectPath ?? folder}: ${problems.join(" ")}`);
  const names = targets.map((target) => `"${target.name}"`).join(", ");
  const [target, second] = name === undefined ? targets : targets.filter((candidate) => candidate.name === name);
  if (target === undefined) {
    const what = name === undefined ? "no bootpath.json, and no command line or manifest" : `no target "${name}"`;
    throw new CommandError(`${folder}: ${what}${names === "" ? "" : `; there are ${names}`}`);
  }
  if (second !== undefined) throw new CommandError(`${folder}: several targets; choose with --target one of ${names}`);
  return target;
}
