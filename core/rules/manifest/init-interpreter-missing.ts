/** A script names its interpreter by path, and so does a dynamically linked program: without it neither can be started. */
import { shown } from "../../bootpath/open-executable.js";
import { resolvePath } from "../../manifest/tree.js";
import type { BootTarget } from "../../project/boot-target.js";
import type { Fix } from "../finding.js";
import {
  afterFailure,
  failedProgramOf,
  findingAtSource,
  placeOfFailure,
  severityOfFailure,
  type FailedProgram,
} from "../first-program.js";
import { foldersOf, placeBehind } from "../insertion-place.js";
import { addAllLibraries, onHostSentence, programAt } from "../library-fix.js";
import { lostEntries } from "../lost-entries.js";
import { folderLine, insertAfter } from "../manifest-edits.js";
import { absolutePath, pathsNotPacked } from "../manifest-lines.js";
import type { Rule } from "../rule.js";
import { hasCarriageReturn } from "./init-crlf.js";

export const initInterpreterMissing: Rule = {
  code: "init-interpreter-missing",
  language: "manifest",
  title: "the interpreter of the first program is missing",
  sources: [
    { file: "fs/binfmt_script.c", function: "load_script" },
    { file: "fs/binfmt_elf.c", function: "load_elf_binary" },
    { file: "fs/exec.c", function: "do_open_execat" },
  ],
  check(target) {
    const failed = failedProgramOf(target);
    if (failed === null || (failed.flaw !== "missing" && failed.flaw !== "too-many-scripts")) return [];
    // The interpreter that is missing has no line; the finding stands at the file that asks for it.
    const asking = placeOfFailure(failed);
    if (asking === null || failed.files.some(hasCarriageReturn) || isToldElsewhere(target, failed.culprit.path))
      return [];
    const program = failed.flaw === "missing" ? programAt(target, failed.files.at(-2)?.path ?? "") : null;
    return [
      findingAtSource(target, failed, asking.place, {
        code: "init-interpreter-missing",
        // A manifest that stands alone may be one of several that make the initramfs.
        severity: target.described ? severityOfFailure(failed, target) : "information",
        message: `${failed.reason}${whichIsMeant(failed)} ${afterFailure(failed)}${program === null ? "" : onHostSentence(target, program)}${target.described ? "" : " (Another part of the initramfs may have it.)"}`,
        fixes: program === null ? linkToBusybox(target, failed) : addAllLibraries(target, program),
      }),
    ];
  },
};

function isToldElsewhere(target: BootTarget, path: string): boolean {
  const wanted = absolutePath(path);
  if (pathsNotPacked(target).has(wanted)) return true;
  return lostEntries(target).some(({ field }) => absolutePath(field.text) === wanted);
}

/** The error number is that of a missing file, and people look for the program itself then. */
function whichIsMeant({ flaw, files, execution }: FailedProgram): string {
  const program = files.at(-2);
  if (flaw !== "missing" || program === undefined || execution.kind !== "failed" || execution.errno !== 2) return "";
  return ` ${shown(program.path)} itself is there.`;
}

/** Names under which BusyBox is a shell. */
const shellNames = new Set(["sh", "ash", "hush"]);

/** Where the script asks for a shell and BusyBox is there, a symbolic link is all that is missing. */
function linkToBusybox(target: BootTarget, { flaw, culprit, files }: FailedProgram): readonly Fix[] {
  const { tree } = target;
  const { path } = culprit;
  const name = path.slice(path.lastIndexOf("/") + 1);
  if (tree === null || flaw !== "missing" || !path.startsWith("/") || !shellNames.has(name)) return [];
  if (resolvePath(tree, path, "nofollow").kind === "found") return [];
  const busybox = ["/bin/busybox", "/sbin/busybox", "/usr/bin/busybox", "/busybox"].find(
    (candidate) => resolvePath(tree, candidate).kind === "found",
  );
  if (busybox === undefined) return [];
  const folder = path.slice(0, path.lastIndexOf("/"));
  const place = placeBehind(target, files.at(-2)?.node?.data?.origin ?? null, foldersOf(path));
  if (place === null) return [];
  const missing = foldersOf(path).filter((one) => resolvePath(tree, one).kind === "failed");
  const goal = busybox.startsWith(`${folder}/`) ? busybox.slice(folder.length + 1) : busybox;
  const lines = [...missing.map(folderLine), `slink ${path} ${goal} 0777 0 0`];
  const edits = [insertAfter(place.document, place.line.end, lines)];
  return [{ title: `Make ${path} a link to ${busybox}`, preferred: true, edits }];
}
