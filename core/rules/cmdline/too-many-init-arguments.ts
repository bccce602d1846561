/** The kernel has room for 32 words and 31 variables (besides HOME and TERM) that are for PID 1, and panics when there are more. */
import { readCommandLine } from "../../bootpath/init-arguments.js";
import { initialSettings } from "../../bootpath/boot-settings.js";
import { setupLine } from "../../cmdline/names.js";
import type { BootTarget, CommandLineDocument } from "../../project/boot-target.js";
import { readingOf } from "../command-line-reading.js";
import { isParameterName } from "../parameter-names.js";
import type { Rule } from "../rule.js";

export const tooManyInitArguments: Rule = {
  code: "too-many-init-arguments",
  language: "cmdline",
  title: "more words for PID 1 than the kernel keeps",
  sources: [
    { file: "init/main.c", function: "unknown_bootoption" },
    { file: "init/main.c", function: "set_init_arg" },
    { file: "init/main.c", function: "start_kernel" },
  ],
  check(target) {
    const { cmdline } = target;
    const reading = readingOf(target);
    const { culprit = null, panic = null } = reading ?? {};
    if (cmdline === null || reading === null || culprit === null || panic === null) return [];
    const { kernel } = reading;
    const isCertain = panicsOnEveryKernel(target, cmdline);
    const limit = kernel.initArgumentLimit;
    const room = panic.startsWith("Too many boot env")
      ? `${limit - 1} variables besides HOME and TERM`
      : `${limit} arguments`;
    const doubt = isCertain
      ? ""
      : " A kernel with more drivers built in may know some of them and keep them for itself.";
    return [
      {
        code: "too-many-init-arguments",
        severity: isCertain ? "error" : "warning",
        path: cmdline.path,
        start: culprit.start,
        end: culprit.end,
        message:
          `"${setupLine(culprit)}" is one too many: words that the kernel does not know are for PID 1, it has room for ${room}, ` +
          `and it panics with "Kernel panic - not syncing: ${panic}".${doubt}`,
        fixes: [],
        related: [],
      },
    ];
  },
};

/** Whether there are too many words even without those that some kernel knows. */
function panicsOnEveryKernel(target: BootTarget, { commandLine }: CommandLineDocument): boolean {
  const reading = readingOf(target);
  if (reading === null) return false;
  const { kernel } = reading;
  const settings = initialSettings({
    version: target.kernelVersion,
    limit: kernel.initArgumentLimit,
    ramDisks: kernel.ramDisks,
  });
  const parameters = commandLine.parameters.filter(
    (parameter) => /^(init|rdinit)$/.test(parameter.name) || !isParameterName(parameter.name),
  );
  return readCommandLine({ ...commandLine, parameters }, kernel.known, settings).panic !== null;
}
