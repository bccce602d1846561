/** SD cards and eMMC are found while the kernel is already looking for its root. */
import { lastParameter, lastSetup } from "../../cmdline/names.js";
import type { CommandLine } from "../../cmdline/parse.js";
import { addParameter } from "../edits.js";
import { rootMounter } from "../root-mount.js";
import type { Rule } from "../rule.js";
import { isSpokenFor } from "../spoken-for.js";
import { textRules } from "../text-rules.js";
import { quoted } from "../word-edits.js";

export const rootwaitMissing: Rule = {
  code: "rootwait-missing",
  language: "cmdline",
  title: "root on an SD card without rootwait",
  sources: [
    { file: "init/do_mounts.c", function: "prepare_namespace" },
    { file: "drivers/base/dd.c", function: "wait_for_device_probe" },
    { file: "drivers/mmc/core/core.c", function: "mmc_start_host" },
  ],
  check(target) {
    const { cmdline } = target;
    const root = lastSetup(cmdline?.commandLine ?? null, "root=");
    if (cmdline === null || root === null || !isCard(root.argument)) return [];
    const mounter = rootMounter(target);
    if (mounter === "initramfs" || waits(cmdline.commandLine) || isSpokenFor(target, root.parameter, textRules))
      return [];
    const condition = mounter === "kernel" ? "" : "Without an initramfs that looks after it, ";
    return [
      {
        code: "rootwait-missing",
        severity: mounter === "kernel" && target.described ? "warning" : "information",
        path: cmdline.path,
        start: root.parameter.start,
        end: root.parameter.end,
        message:
          `${condition}${condition === "" ? "The" : "the"} kernel may look for ${quoted(root.argument)} before the card has been found, and panic. ` +
          "It waits for drivers, but a card is searched for in the background. rootwait makes it wait for the device.",
        fixes: [{ title: "Add rootwait", preferred: true, edits: [addParameter(cmdline, "rootwait")] }],
        related: [],
      },
    ];
  },
};

/** Devices of drivers/mmc: by name, or by their major number 179. */
function isCard(root: string): boolean {
  return /^\/dev\/mmcblk\d+(p\d+)?$/.test(root) || /^179:\d+$/.test(root) || /^b3[\da-f]{2}$/i.test(root);
}

function waits(commandLine: CommandLine): boolean {
  return lastParameter(commandLine, "rootwait") !== null || lastSetup(commandLine, "rootdelay=") !== null;
}
