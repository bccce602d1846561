/** `init=` beside an initramfs that the kernel starts from: the kernel does not look at it. */
import { lastSetup } from "../../cmdline/names.js";
import type { Parameter } from "../../cmdline/parse.js";
import { resolvePath } from "../../manifest/tree.js";
import type { CommandLineDocument } from "../../project/boot-target.js";
import { readerOf } from "../command-line-readers.js";
import type { Fix } from "../finding.js";
import { firstProgramOf, type FirstProgram } from "../first-program.js";
import { relatedLine } from "../manifest-lines.js";
import type { Rule } from "../rule.js";
import { removeWord } from "../word-edits.js";

export const initIgnored: Rule = {
  code: "init-ignored",
  language: "cmdline",
  title: "init= has no effect beside the program of the initramfs",
  sources: [
    { file: "init/main.c", function: "kernel_init" },
    { file: "init/main.c", function: "kernel_init_freeable" },
  ],
  check(target) {
    const { cmdline, tree } = target;
    if (cmdline === null || tree === null) return [];
    const init = lastSetup(cmdline.commandLine, "init=");
    const program = firstProgramOf(target);
    // Where the first program cannot be started, the kernel tries that of init=; with root= an initramfs hands over to it.
    if (init === null || program?.execution.kind !== "started") return [];
    if (lastSetup(cmdline.commandLine, "root=") !== null || readerOf(target) === "reader") return [];
    const { entry, files } = program;
    const named = resolvePath(tree, init.argument);
    const isThere = named.kind === "found";
    const isSame = isThere && named.node === files[0]?.node;
    const place = files[0]?.place ?? null;
    const because = entry.parameter === null ? `the initramfs has ${entry.path}` : `rdinit=${entry.path} is there`;
    return [
      {
        code: "init-ignored",
        severity: isSame ? "hint" : isThere ? "warning" : "information",
        path: cmdline.path,
        start: init.parameter.start,
        end: init.parameter.end,
        message:
          `The kernel starts ${entry.path} and does not look at "init=${init.argument}", because ${because}. ` +
          remedy(init.argument, isSame, isThere),
        fixes: isThere && !isSame ? [startInstead(cmdline, init.parameter, init.argument, program)] : [],
        related: place === null ? [] : [relatedLine(place, `${entry.path} comes from here.`)],
      },
    ];
  },
};

function remedy(program: string, isSame: boolean, isThere: boolean): string {
  if (isSame) return "That is the same program, so nothing is lost.";
  if (isThere) return `To start ${program} instead, write rdinit=${program}.`;
  return "It counts when that program cannot be started, or when a program of the initramfs reads /proc/cmdline.";
}

/** The last rdinit= decides, so where there is one it gets the program, and init= goes. */
function startInstead(cmdline: CommandLineDocument, init: Parameter, program: string, { entry }: FirstProgram): Fix {
  const { path } = cmdline;
  const { valueStart = null, valueEnd = null } = entry.parameter ?? {};
  const edits =
    valueStart === null || valueEnd === null
      ? [{ path, start: init.nameStart, end: init.nameEnd + 1, newText: "rdinit=" }]
      : [{ path, start: valueStart, end: valueEnd, newText: program }, removeWord(cmdline, init)];
  return { title: `Write rdinit=${program}`, preferred: false, edits };
}
