/** What does not fit into the kernel's buffer for the command line is lost. */
import { commandLineLimit, fitCommandLine, type CommandLineLimit } from "../../cmdline/limits.js";
import type { BootTarget, CommandLineDocument } from "../../project/boot-target.js";
import type { Rule } from "../rule.js";
import { listed, quoted } from "../word-edits.js";

export const cmdlineTooLong: Rule = {
  code: "cmdline-too-long",
  language: "cmdline",
  title: "longer than the kernel's buffer",
  sources: [
    { file: "arch/x86/include/asm/setup.h", function: null },
    { file: "arch/x86/kernel/setup.c", function: "setup_arch" },
    { file: "drivers/of/fdt.c", function: "early_init_dt_scan_chosen" },
  ],
  check(target) {
    const { cmdline } = target;
    const limit = commandLineLimit(target.arch, target.kernelVersion);
    if (cmdline === null || limit === null) return [];
    const end = cmdline.text.slice(0, cmdline.commandLine.end).trimEnd().length;
    const { cutAt } = fitCommandLine(cmdline.text.slice(0, end), limit);
    if (cutAt === null) return [];
    return [
      {
        code: "cmdline-too-long",
        // Of a line that stands alone nobody has said which architecture it is for.
        severity: target.described ? "error" : "warning",
        path: cmdline.path,
        start: cutAt,
        end,
        message: messageFor(target, cmdline, limit, cutAt),
        fixes: [],
        related: [],
      },
    ];
  },
};

function messageFor(
  { arch, described }: BootTarget,
  { commandLine }: CommandLineDocument,
  limit: CommandLineLimit,
  cutAt: number,
): string {
  const words = [...commandLine.parameters, ...commandLine.initParameters];
  const torn = words.find((word) => word.start < cutAt && cutAt < word.end);
  const lost = words.filter((word) => word.start >= cutAt);
  const quote = (word: { readonly start: number; readonly end: number }) =>
    quoted(commandLine.text.slice(word.start, word.end));
  const losses = [
    ...(torn === undefined ? [] : [`${quote(torn)} is cut in two`]),
    ...(lost.length === 0 ? [] : [`${listed(lost.map(quote))} ${lost.length > 1 ? "are" : "is"} lost`]),
  ];
  const configured = limit.config === null ? "" : ` unless ${limit.config} says otherwise`;
  const assumed = described ? "" : " (the architecture that is assumed here)";
  return (
    `A kernel for ${arch}${assumed} keeps the first ${limit.usable} bytes of its command line${configured}, and this one is longer: ` +
    `${losses.join(", and ")}. Most kernels say nothing about it.`
  );
}
