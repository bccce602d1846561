/** `rdinit=` names a program that the initramfs does not have. */
import { initramfsEntryPoint } from "../../bootpath/entry-point.js";
import { whyNotFound } from "../../bootpath/open-executable.js";
import { lastSetup } from "../../cmdline/names.js";
import type { Parameter } from "../../cmdline/parse.js";
import { resolvePath } from "../../manifest/tree.js";
import type { BootTarget } from "../../project/boot-target.js";
import type { Fix, Severity } from "../finding.js";
import { canStart, namesakes, usualProgram } from "../initramfs-programs.js";
import { lostEntries } from "../lost-entries.js";
import { absolutePath, pathsNotPacked } from "../manifest-lines.js";
import { nearestWord } from "../near-words.js";
import { predictionOf } from "../prediction.js";
import { needsUserSpace } from "../root-by-programs.js";
import type { Rule } from "../rule.js";
import { initNeedsRdinit } from "./init-needs-rdinit.js";

export const rdinitNotInInitramfs: Rule = {
  code: "rdinit-not-in-initramfs",
  language: "cmdline",
  title: "rdinit= names a program that the initramfs does not have",
  sources: [
    { file: "init/main.c", function: "kernel_init_freeable" },
    { file: "init/do_mounts.c", function: "prepare_namespace" },
  ],
  check(target) {
    const { cmdline, tree } = target;
    if (cmdline === null || tree === null || target.initramfs !== "manifest") return [];
    const { parameter, path, found } = initramfsEntryPoint(cmdline.commandLine, tree);
    if (parameter === null || found || initNeedsRdinit.check(target).length > 0) return [];
    const wanted = absolutePath(path);
    // A line that wants to make the program and fails is told there.
    if (pathsNotPacked(target).has(wanted)) return [];
    if (lostEntries(target).some(({ field }) => absolutePath(field.text) === wanted)) return [];
    const failure = resolvePath(tree, path);
    const why = failure.kind === "failed" ? whyNotFound("it", failure.errno, failure.component) : "";
    return [
      {
        code: "rdinit-not-in-initramfs",
        severity: severityOf(target),
        path: cmdline.path,
        start: parameter.start,
        end: parameter.end,
        message: `"rdinit=${path}" names a program that the initramfs does not have: ${why.replace(/^It does not exist: /, "")} ${consequence(target)}`,
        fixes: path === "" ? [] : repairs(target, path, parameter),
        related: [],
      },
    ];
  },
};

/** With a root= that the kernel itself can find the boot may still go on, only without the initramfs. */
function severityOf(target: BootTarget): Severity {
  const root = rootOf(target);
  if (predictionOf(target)?.outcome === "userspace") return "warning";
  return root === "" || needsUserSpace(root) ? "error" : "warning";
}

/** The value of root=; an empty one names nothing. */
function rootOf({ cmdline }: BootTarget): string {
  return lastSetup(cmdline?.commandLine ?? null, "root=")?.argument ?? "";
}

function consequence(target: BootTarget): string {
  const prediction = predictionOf(target);
  const root = rootOf(target);
  const logged = prediction?.messages.find((message) => message.startsWith("check access for rdinit="));
  const said = logged === undefined ? "without a word" : `with nothing but "${logged}"`;
  const leaves = `The kernel leaves the initramfs alone, ${said}, and mounts`;
  if (root !== "" && severityOf(target) === "warning") return `${leaves} root=${root} instead.`;
  const end = prediction?.messages.at(-1) ?? "";
  const device = root === "" ? "a root device, which nobody named" : `root=${root}, which it cannot`;
  return `${leaves} ${device}: the boot ends with "${end}".`;
}

function repairs(target: BootTarget, path: string, parameter: Parameter): readonly Fix[] {
  const { cmdline } = target;
  const { valueStart, valueEnd } = parameter;
  if (cmdline === null || valueStart === null || valueEnd === null) return [];
  const same = namesakes(target, path);
  const candidates = [
    ...same,
    nearPath(target, path),
    canStart(target, "/init") ? "/init" : null,
    usualProgram(target),
  ];
  const programs = [...new Set(candidates.filter((program) => program !== null))].slice(0, 3);
  return programs.map((program, index) => ({
    title: `Write rdinit=${program}`,
    preferred: index === 0 && (same.length === 1 || programs.length === 1),
    edits: [{ path: cmdline.path, start: valueStart, end: valueEnd, newText: program }],
  }));
}

/** A program whose path differs by a letter or two. */
function nearPath(target: BootTarget, path: string): string | null {
  const paths: string[] = [];
  for (const { manifest } of target.manifests) {
    for (const { entry } of manifest.lines) {
      if (entry !== null && (entry.kind === "file" || entry.kind === "slink"))
        paths.push(absolutePath(entry.name.text));
    }
  }
  const near = nearestWord(path, paths, 2);
  return near !== null && canStart(target, near) ? near : null;
}
