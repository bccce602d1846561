/** A dynamically linked program needs its loader and its libraries in the initramfs; the kernel does not care, the loader does. */
import { linkedPrograms, type LinkedProgram } from "../../linking/needed-libraries.js";
import type { BootTarget } from "../../project/boot-target.js";
import type { Finding, Fix, Severity } from "../finding.js";
import { failedProgramOf, firstProgramOf } from "../first-program.js";
import { addAllLibraries, addLibraries, onHostSentence } from "../library-fix.js";
import { lostEntries } from "../lost-entries.js";
import { pathsNotPacked, placeOf } from "../manifest-lines.js";
import type { Rule } from "../rule.js";
import { listed } from "../word-edits.js";

export const libraryMissing: Rule = {
  code: "library-missing",
  language: "manifest",
  title: "a program lacks its shared libraries",
  sources: [
    { file: "fs/binfmt_elf.c", function: "load_elf_binary" },
    { file: "kernel/exit.c", function: "do_exit" },
  ],
  check(target) {
    const lacking = linkedPrograms(target).filter(({ missing }) => missing.length > 0);
    if (lacking.length === 0) return [];
    const told = namesLost(target);
    const failed = failedProgramOf(target);
    const first = firstProgramOf(target);
    const isFirst = ({ node }: LinkedProgram) => first?.files.some((file) => file.node === node) === true;
    const ordered = [...lacking.filter(isFirst), ...lacking.filter((program) => !isFirst(program))];
    const findings: Finding[] = [];
    for (const program of ordered) {
      const missing = program.missing.filter(({ name }) => !told.has(name) && !told.has(lastPart(name)));
      for (const { name } of missing) told.add(name);
      // When the kernel does not even find the loader, init-interpreter-missing has spoken.
      if (missing.length === 0 || (isFirst(program) && failed !== null)) continue;
      const fixes = findings.length === 0 && failed === null ? addAllLibraries : addLibraries;
      const finding = report(target, { ...program, missing }, isFirst(program), fixes(target, program));
      if (finding !== null) findings.push(finding);
    }
    return findings;
  },
};

/** The last parts of paths that lines of the manifests name and the kernel does not get: what is told there. */
function namesLost(target: BootTarget): Set<string> {
  const lost = lostEntries(target).map(({ field }) => field.text);
  return new Set([...pathsNotPacked(target), ...lost].map(lastPart));
}

function lastPart(path: string): string {
  return path.slice(path.lastIndexOf("/") + 1);
}

/** What several programs lack is told at the first of them. */
function report(target: BootTarget, program: LinkedProgram, isFirst: boolean, fixes: readonly Fix[]): Finding | null {
  const { node, path, missing } = program;
  const place = placeOf(target, node.data?.origin ?? null);
  if (place?.line.entry?.kind !== "file") return null;
  const { location } = place.line.entry;
  const names = listed(missing.map(({ name }) => name));
  return {
    code: "library-missing",
    severity: severityOf(target, isFirst),
    path: place.document.path,
    start: location.start,
    end: location.end,
    message: `${path} needs ${names}, and the initramfs has no such ${missing.length === 1 ? "file" : "files"} where its loader ${program.interpreter} looks. ${whyNotByOrigin(missing)}${consequence(program, isFirst)}${onHostSentence(target, program)}`,
    fixes,
    related: [],
  };
}

/** A program other than the first may never be started, or find its libraries on a file system that is mounted later. */
function severityOf(target: BootTarget, isFirst: boolean): Severity {
  if (!target.described) return "information";
  return isFirst ? "error" : "warning";
}

/** The library is there, and only the first program does not find it. */
function whyNotByOrigin(missing: LinkedProgram["missing"]): string {
  const behind = missing.find(({ behindOrigin }) => behindOrigin !== null);
  if (behind === undefined) return "";
  return `(${behind.behindOrigin ?? ""} does not count: the program names its folder with $ORIGIN, which the loader reads from /proc, and nothing is mounted there yet.) `;
}

function consequence({ missing, path }: LinkedProgram, isFirst: boolean): string {
  if (missing.some(({ use }) => use === "loader")) {
    return `Without its loader it cannot be started at all: a shell says "${lastPart(path)}: not found".`;
  }
  const [library] = missing;
  const status = `The loader says that it cannot open ${library?.name ?? "it"} and ends with the status 127`;
  return isFirst
    ? `${status}, and as that is PID 1 the kernel panics: "Kernel panic - not syncing: Attempted to kill init! exitcode=0x00007f00".`
    : `${status} whenever somebody starts it.`;
}
