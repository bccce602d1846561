/** A root= that a program has to find, in a boot where no program of an initramfs runs. */
import { lastSetup } from "../../cmdline/names.js";
import type { BootTarget } from "../../project/boot-target.js";
import type { Finding } from "../finding.js";
import { predictionOf } from "../prediction.js";
import { whyUserSpace } from "../root-by-programs.js";
import { rootFault } from "../root-forms.js";
import { rootMounter } from "../root-mount.js";
import type { Rule } from "../rule.js";
import { quoted } from "../word-edits.js";
import { rdinitNotInInitramfs } from "./rdinit-not-in-initramfs.js";

export const rootNeedsInitramfs: Rule = {
  code: "root-needs-initramfs",
  language: "cmdline",
  title: "a root= that only an initramfs can find",
  sources: [
    { file: "block/early-lookup.c", function: "early_lookup_bdev" },
    { file: "init/do_mounts.c", function: "prepare_namespace" },
    { file: "init/do_mounts.c", function: "mount_root_generic" },
  ],
  check(target) {
    const { cmdline } = target;
    // An installed system has an initramfs that is not seen here.
    if (cmdline === null || !target.described || rootMounter(target) !== "kernel") return [];
    const root = lastSetup(cmdline.commandLine, "root=");
    const why = root === null ? null : whyUserSpace(root.argument);
    if (root === null || why === null || rootFault(root.argument) !== null) return [];
    const prediction = predictionOf(target);
    if (prediction === null || prediction.outcome === "userspace" || rdinitNotInInitramfs.check(target).length > 0) {
      return [];
    }
    const finding: Finding = {
      code: "root-needs-initramfs",
      severity: "error",
      path: cmdline.path,
      start: root.parameter.start,
      end: root.parameter.end,
      message: `${quoted(root.argument)} ${why}. ${situation(target)} ${ending(prediction.messages)} Name the device (/dev/sda1) or the partition (PARTUUID=…), or add an initramfs that looks for it.`,
      fixes: [],
      related: [],
    };
    return [finding];
  },
};

function situation({ initramfs }: BootTarget): string {
  return initramfs === "none"
    ? "This target has no initramfs whose programs could look for it."
    : "The initramfs has no /init that could look for it.";
}

/** What the kernel logs: the lines about waiting and about the root. */
function ending(messages: readonly string[]): string {
  const waiting = messages.find((message) => message.startsWith("Waiting for root device"));
  const last = messages.at(-1) ?? "";
  if (waiting !== undefined && waiting === last) return `The kernel waits for it without end, after "${waiting}".`;
  const opening = messages.find((message) => message.startsWith("VFS: Cannot open root device"));
  const disabled = messages.find((message) => message.startsWith("Disabling rootwait"));
  const said = [disabled, opening].filter((line) => line !== undefined).map((line) => `"${line}"`);
  return said.length === 0 ? `The boot ends with "${last}".` : `The kernel says ${said.join(" and ")} and panics.`;
}
