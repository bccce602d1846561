/** Fixes for findings that somebody does not want: allow a name, switch a rule off. */
import { dirname, join } from "node:path";
import { projectFileName } from "../../core/project/conventions.js";
import { isRuleCode } from "../../core/rules/codes.js";
import type { Finding, Fix } from "../../core/rules/finding.js";
import { indexLines, lineColumnAt, lineEnding } from "../../core/text/lines.js";
import type { FileReader } from "../../host/file-reader.js";
import { changeProject, newProject, type ProjectChange } from "../../host/project-edits.js";

/** Where the finding stands and what is around it. */
export interface SuppressionPlace {
  readonly kind: "cmdline" | "manifest";
  readonly text: string;
  /** The name of the parameter that the finding is about; null where it is about no name. */
  readonly name: string | null;
  /** The folders of the workspace, as paths. */
  readonly folders: readonly string[];
  readonly files: FileReader;
}

/** The fixes, the most special one first; none is ever the preferred one. */
export function suppressions(finding: Finding, place: SuppressionPlace): readonly Fix[] {
  const { code, path } = finding;
  if (!isRuleCode(code)) return [];
  const allow = place.name === null ? null : inProject(path, { kind: "allow", name: place.name }, place);
  const off = inProject(path, { kind: "switch-off", code }, place);
  return [
    ...(allow === null ? [] : [{ ...allow, title: `Allow "${place.name ?? ""}" in this workspace` }]),
    ...(place.kind === "manifest" ? byComment(finding, place.text) : []),
    ...(off === null ? [] : [{ ...off, title: `Switch off ${code} in this workspace` }]),
  ];
}

function byComment({ code, path, start }: Finding, text: string): readonly Fix[] {
  const lineEnd = lineEnding(text);
  const index = indexLines(text);
  const line = lineColumnAt(index, start).line;
  const lineStart = index.starts[line - 1] ?? 0;
  const insert = (title: string, at: number, comment: string): Fix => ({
    title,
    preferred: false,
    edits: [{ path, start: at, end: at, newText: `# bootpath: ${comment}${lineEnd}` }],
  });
  const top = text.startsWith("\ufeff") ? 1 : 0;
  return [
    insert(`Switch off ${code} for this line`, lineStart, `off-next-line ${code}`),
    insert(`Switch off ${code} for this file`, top, `off ${code}`),
  ];
}

/** The same change in the nearest `bootpath.json`, or in a new one at the root of the workspace. */
function inProject(
  path: string,
  change: ProjectChange,
  { folders, files }: SuppressionPlace,
): Omit<Fix, "title"> | null {
  const around = foldersAround(path);
  if (around.length === 0) return null;
  const existing = around.map((folder) => join(folder, projectFileName)).find((file) => files.readText(file) !== null);
  if (existing !== undefined) {
    const edit = changeProject(existing, files.readText(existing) ?? "", change);
    return edit === null ? null : { preferred: false, edits: [edit] };
  }
  const root = around.find((folder) => folders.includes(folder)) ?? dirname(path);
  const creates = join(root, projectFileName);
  return { preferred: false, creates, edits: [{ path: creates, start: 0, end: 0, newText: newProject(change) }] };
}

/** The folder of a document and those above it, the nearest first; none for a document that is no file. */
function foldersAround(path: string): readonly string[] {
  const folders: string[] = [];
  for (let folder = dirname(path); folder !== "." && !folders.includes(folder); folder = dirname(folder)) {
    folders.push(folder);
  }
  return folders;
}
