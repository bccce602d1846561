/** `init=` names the program of a mounted root; a program inside the initramfs is started by `rdinit=`. */
import { initramfsEntryPoint, type EntryPoint } from "../../bootpath/entry-point.js";
import { lastSetup } from "../../cmdline/names.js";
import type { Parameter } from "../../cmdline/parse.js";
import { resolvePath } from "../../manifest/tree.js";
import type { Edit, Finding, Fix } from "../finding.js";
import type { Rule } from "../rule.js";

export const initNeedsRdinit: Rule = {
  code: "init-needs-rdinit",
  language: "cmdline",
  title: "init= is written where rdinit= is meant",
  sources: [
    { file: "init/main.c", function: "kernel_init_freeable" },
    { file: "init/main.c", function: "kernel_init" },
    { file: "init/do_mounts.c", function: "prepare_namespace" },
  ],
  check({ cmdline, tree, initramfs }) {
    if (cmdline === null || tree === null || initramfs !== "manifest") return [];
    const init = lastSetup(cmdline.commandLine, "init=");
    if (init === null) return [];
    const entryPoint = initramfsEntryPoint(cmdline.commandLine, tree);
    // As soon as the kernel finds a program to start in the initramfs, init= is somebody else's business.
    if (entryPoint.found) return [];
    const situation: Situation = {
      path: cmdline.path,
      parameter: init.parameter,
      program: init.argument,
      entryPoint,
      isInInitramfs: resolvePath(tree, init.argument).kind === "found",
      hasRoot: lastSetup(cmdline.commandLine, "root=") !== null,
    };
    // A root device and a program that is not in the initramfs: init= means what it says.
    return situation.hasRoot && !situation.isInInitramfs ? [] : [report(situation)];
  },
};

interface Situation {
  readonly path: string;
  readonly parameter: Parameter;
  /** The value of `init=`. */
  readonly program: string;
  readonly entryPoint: EntryPoint;
  readonly isInInitramfs: boolean;
  readonly hasRoot: boolean;
}

function report(situation: Situation): Finding {
  const { path, parameter, program, entryPoint, isInInitramfs, hasRoot } = situation;
  const consequence = hasRoot
    ? `mounts root= instead and looks for ${program} there`
    : `tries to mount a root device, which nobody named, and panics with "VFS: Unable to mount root fs"`;
  const remedy = isInInitramfs
    ? `To start ${program} from the initramfs, write rdinit=${program}.`
    : `${program} is not in the initramfs either.`;
  return {
    code: "init-needs-rdinit",
    severity: hasRoot ? "warning" : "error",
    path,
    start: parameter.start,
    end: parameter.end,
    message:
      `"init=${program}" counts only after a root file system is mounted. The initramfs has no ${entryPoint.path}, ` +
      `so the kernel ${consequence}. ${remedy}`,
    fixes: isInInitramfs ? [useRdinit(situation)] : [],
    related: [],
  };
}

function useRdinit({ path, parameter, program, entryPoint }: Situation): Fix {
  const rename: Edit = { path, start: parameter.nameStart, end: parameter.nameEnd + 1, newText: "rdinit=" };
  const other = entryPoint.parameter;
  // The last rdinit= wins: one behind init= must get the program, or it would still name what is not there.
  const edit =
    other !== null && other.start > parameter.start && other.valueStart !== null && other.valueEnd !== null
      ? { path, start: other.valueStart, end: other.valueEnd, newText: program }
      : rename;
  return { title: `Write rdinit=${program}`, preferred: true, edits: [edit] };
}
