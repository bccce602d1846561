/** Everything that is wrong with a `bootpath.json`: what it says, and the files that it names and that are not there. */
import { basename, dirname, isAbsolute, join } from "node:path";
import { readProjectFile, type ProjectPath } from "../core/project/project-file.js";
import type { Finding, Fix } from "../core/rules/finding.js";
import { nearestWord } from "../core/rules/near-words.js";
import { compareFindings } from "../core/rules/run.js";
import type { FileReader } from "./file-reader.js";
import { parseJson } from "./project-json.js";

/** Checks the project file at `projectPath`. Nothing is found where there is none. */
export function checkProject(projectPath: string, files: FileReader): readonly Finding[] {
  const text = files.readText(projectPath);
  if (text === null) return [];
  const project = readProjectFile(projectPath, parseJson(text));
  const paths = (project.targets ?? []).flatMap((target) => target.paths);
  const missing = paths.flatMap((path) => {
    const at = isAbsolute(path.path) ? path.path : join(dirname(projectPath), path.path);
    return exists(path, at, files) ? [] : [missingFile(projectPath, path, at, files)];
  });
  return [...project.findings, ...missing].sort(compareFindings);
}

/** What a build makes: it is missing in every fresh checkout. */
const builtKeys: ReadonlySet<string> = new Set(["initramfs", "kernel", "config", "kernelTree", "symbols", "base"]);

/** The others name files. */
const folderKeys: ReadonlySet<string> = new Set(["kernelTree", "base"]);

function exists({ key }: ProjectPath, path: string, files: FileReader): boolean {
  return folderKeys.has(key) ? files.isFolder(path) : files.listFiles(dirname(path)).includes(basename(path));
}

function missingFile(projectPath: string, named: ProjectPath, at: string, files: FileReader): Finding {
  const { key, path, start, end } = named;
  const folder = dirname(at);
  const beside = folderKeys.has(key) ? files.listFolders(folder) : files.listFiles(folder);
  const meant = files.isFolder(at) && !folderKeys.has(key) ? null : nearestWord(basename(at), beside, 2);
  const proposal = meant === null ? null : path.slice(0, path.length - basename(path).length) + meant;
  return {
    code: "project-file-missing",
    severity: builtKeys.has(key) ? "warning" : "error",
    path: projectPath,
    start,
    end,
    message: `"${key}" names "${path}", and ${whatIsThere(at, named, files)}.${proposal === null ? "" : ` Did you mean "${proposal}"?`}`,
    fixes: proposal === null ? [] : [writePath(projectPath, named, proposal)],
    related: [],
  };
}

function whatIsThere(at: string, { key, path }: ProjectPath, files: FileReader): string {
  if (!folderKeys.has(key) && files.isFolder(at)) return "that is a folder, not a file";
  const folder = dirname(at);
  if (!files.isFolder(folder)) return `there is no folder "${dirname(path)}"`;
  return folderKeys.has(key) ? "there is no such folder" : "there is no such file";
}

function writePath(projectPath: string, { start, end }: ProjectPath, path: string): Fix {
  const edit = { path: projectPath, start, end, newText: JSON.stringify(path) };
  return { title: `Write "${path}"`, preferred: false, edits: [edit] };
}
