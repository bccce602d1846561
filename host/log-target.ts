/** Which boot target a log file is about. */
import { basename, dirname, resolve } from "node:path";
import { parseCommandLine } from "../core/cmdline/parse.js";
import type { FileReader } from "./file-reader.js";
import { targetsInFolder, type LocatedTarget } from "./targets.js";

/**
 * The target of a log file in its folder, or in one around it up to `root`: the one that the file is named after, else the
 * one whose command line the log shows, else the only one. Null where none or several may be meant.
 */
export function targetOfLog(path: string, text: string, root: string, files: FileReader): LocatedTarget | null {
  for (let folder = dirname(path); ; folder = resolve(folder, "..")) {
    const { targets } = targetsInFolder(folder, files);
    if (targets.length > 0) return meantTarget(targets, path, text, files);
    const isOutside = !resolve(folder).startsWith(resolve(root));
    if (isOutside || resolve(folder) === resolve(root) || resolve(folder, "..") === resolve(folder)) return null;
  }
}

function meantTarget(
  targets: readonly LocatedTarget[],
  path: string,
  text: string,
  files: FileReader,
): LocatedTarget | null {
  const stem = basename(path).replace(/\.[^.]*$/, "");
  const named = targets.find(({ name }) => fileName(name) === stem);
  if (named !== undefined) return named;
  if (targets.length === 1) return targets[0] ?? null;
  const shown = wordsOf(/\b[Cc]ommand line: (.*)/.exec(text)?.[1] ?? "");
  if (shown.size === 0) return null;
  const fitting = targets.filter(({ cmdlinePath }) => {
    const own = wordsOf(cmdlinePath === null ? "" : (files.readText(cmdlinePath) ?? ""));
    return own.size > 0 && [...own].every((word) => shown.has(word));
  });
  return fitting.length === 1 ? (fitting[0] ?? null) : null;
}

/** The name of the file in which the log of a target is saved, without its ending. */
export function fileName(target: string): string {
  return target.replace(/[^\p{L}\p{N}._-]+/gu, "-");
}

function wordsOf(text: string): ReadonlySet<string> {
  const { parameters } = parseCommandLine(text.trim());
  return new Set(parameters.map(({ name, value }) => (value === null ? name : `${name}=${value}`)));
}
