/** An initramfs without `/init`, and nobody who says what to start instead. */
import { initramfsEntryPoint } from "../../bootpath/entry-point.js";
import { lastSetup } from "../../cmdline/names.js";
import { resolvePath } from "../../manifest/tree.js";
import type { BootTarget } from "../../project/boot-target.js";
import { initNeedsRdinit } from "../cmdline/init-needs-rdinit.js";
import { addParameter } from "../edits.js";
import type { Fix } from "../finding.js";
import { isShell, usualProgram } from "../initramfs-programs.js";
import { placeBehind } from "../insertion-place.js";
import { firstEntry, insertAfter, possibleFix, preferredFix } from "../manifest-edits.js";
import { isLostOnItsLine } from "../lost-entries.js";
import { predictionOf } from "../prediction.js";
import type { Rule } from "../rule.js";

export const initMissing: Rule = {
  code: "init-missing",
  language: "manifest",
  title: "the initramfs has no /init",
  sources: [
    { file: "init/main.c", function: "kernel_init_freeable" },
    { file: "init/do_mounts.c", function: "prepare_namespace" },
  ],
  check(target) {
    const { tree, cmdline, manifests } = target;
    const [document] = manifests;
    if (tree === null || document === undefined) return [];
    const entry = initramfsEntryPoint(cmdline?.commandLine ?? null, tree);
    if (entry.found || entry.parameter !== null || isLostOnItsLine(target, "/init")) return [];
    // With root= the kernel may be meant to mount it; and init= has a rule of its own.
    const root = lastSetup(cmdline?.commandLine ?? null, "root=")?.argument ?? "";
    if (root !== "" || initNeedsRdinit.check(target).length > 0) return [];
    const prediction = predictionOf(target);
    const program = usualProgram(target);
    if (prediction === null || prediction.outcome === "userspace") return [];
    const isWhole = target.described && cmdline !== null;
    // A list of device nodes alone is a part of something, as usr/default_cpio_list is.
    if (!isWhole && program === null) return [];
    const why = whyMissing(target);
    const end = prediction.messages.at(-1) ?? "";
    return [
      {
        code: "init-missing",
        severity: isWhole ? "error" : "hint",
        path: document.path,
        ...firstEntry(document),
        message: isWhole
          ? `${why}, and the command line has no rdinit=: the kernel starts nothing of this initramfs. It goes on to mount a root device, which nobody named, and the boot ends with "${end}".`
          : `${why}. Whoever boots this initramfs has to name the first program, for instance with rdinit=${program ?? ""}; without rdinit= the kernel looks for /init alone.`,
        fixes: program === null ? [] : repairs(target, program),
        related: [],
      },
    ];
  },
};

function whyMissing({ tree }: BootTarget): string {
  const link = tree === null ? null : resolvePath(tree, "/init", "nofollow");
  if (tree === null || link?.kind !== "found") return "The initramfs has no /init";
  return `/init is a symbolic link to ${link.node.target ?? ""}, which leads to nothing`;
}

/** A parameter is the smaller change; without a command line the link is the only one. */
function repairs(target: BootTarget, program: string): readonly Fix[] {
  const fixes: Fix[] = [];
  const { cmdline, tree } = target;
  if (cmdline !== null) fixes.push(preferredFix(`Add rdinit=${program}`, addParameter(cmdline, `rdinit=${program}`)));
  const found = tree === null ? null : resolvePath(tree, program);
  const place = found?.kind === "found" ? placeBehind(target, found.node.data?.origin ?? found.node.origin, []) : null;
  const isTaken = tree === null || resolvePath(tree, "/init", "nofollow").kind === "found";
  // BusyBox goes by the name it is called with, and as "init" it is no shell.
  const isBusybox =
    found?.kind === "found" && found.node.data?.location.includes("busybox") === true && isShell(program);
  if (place === null || isTaken || isBusybox) return fixes;
  const link = `slink /init ${program.slice(1)} 0777 0 0`;
  fixes.push(possibleFix(`Make /init a link to ${program}`, insertAfter(place.document, place.line.end, [link])));
  return fixes;
}
