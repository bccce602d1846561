/** A root= in a form that nobody can read. */
import { allParameters, lastParameter, lastSetup } from "../../cmdline/names.js";
import type { Parameter, TextRange } from "../../cmdline/parse.js";
import type { BootTarget, CommandLineDocument } from "../../project/boot-target.js";
import type { Edit, Finding, Severity } from "../finding.js";
import { predictionOf } from "../prediction.js";
import { rootFault, type RootFault } from "../root-forms.js";
import { rootFailure, rootMounter } from "../root-mount.js";
import type { Rule } from "../rule.js";
import { isSpokenFor } from "../spoken-for.js";
import { quoted } from "../word-edits.js";
import { commentInCmdline } from "./comment-in-cmdline.js";
import { escapeSequence } from "./escape-sequence.js";
import { fusedParameters } from "./fused-parameters.js";
import { singleQuotes } from "./single-quotes.js";

export const rootSyntax: Rule = {
  code: "root-syntax",
  language: "cmdline",
  title: "a root= that nobody can read",
  sources: [
    { file: "block/early-lookup.c", function: "early_lookup_bdev" },
    { file: "init/do_mounts.c", function: "parse_root_device" },
    { file: "init/do_mounts.c", function: "wait_for_root" },
  ],
  check(target) {
    const { cmdline } = target;
    if (cmdline === null) return [];
    const finding = tornRoot(target, cmdline) ?? unreadableRoot(target, cmdline);
    return finding === null || isSpokenFor(target, finding, mistakesInText) ? [] : [finding];
  },
};

const mistakesInText: readonly Rule[] = [commentInCmdline, singleQuotes, escapeSequence, fusedParameters];

/** The last root= counts. */
function unreadableRoot(target: BootTarget, cmdline: CommandLineDocument): Finding | null {
  const root = lastSetup(cmdline.commandLine, "root=");
  if (root === null || needsNoDevice(cmdline)) return null;
  const fault = rootFault(root.argument);
  if (fault === null) return null;
  const { parameter } = root;
  const failure = certainFailure(target);
  // Without an initramfs a UUID= is of no use, whatever it looks like: that is what root-needs-initramfs says.
  const needsInitramfs = /^(UUID|LABEL)=/.test(fault.repaired ?? root.argument);
  if (failure !== null && needsInitramfs && fault.kind === "never-found") return null;
  const { valueStart, valueEnd } = parameter;
  const edits =
    fault.repaired === null || valueStart === null || valueEnd === null
      ? []
      : [{ path: cmdline.path, start: valueStart, end: valueEnd, newText: fault.repaired }];
  const message = `The kernel cannot find a device by ${quoted(root.argument)}: ${fault.reason}. ${consequence(target, fault, failure)}`;
  return finding(cmdline, parameter, failure === null ? "warning" : "error", message, {
    title: `Write root=${fault.repaired ?? ""}`,
    edits,
    preferred: failure === null || !needsInitramfs,
  });
}

/** File systems such as virtiofs take any name as root=. */
function needsNoDevice({ commandLine }: CommandLineDocument): boolean {
  const types = lastSetup(commandLine, "rootfstype=")?.argument.split(",") ?? [];
  return types.some(
    (type) =>
      !/^(ext[234]|btrfs|xfs|f2fs|vfat|msdos|squashfs|erofs|iso9660|udf|ntfs3?|jfs|minix|cramfs|auto)$/.test(type),
  );
}

/** What the kernel logs last, where the boot of this target ends because of its root. */
function certainFailure(target: BootTarget): string | null {
  if (!target.described || rootMounter(target) !== "kernel") return null;
  const prediction = predictionOf(target);
  return prediction === null || prediction.outcome === "userspace" ? null : rootFailure(prediction.messages);
}

function consequence(target: BootTarget, fault: RootFault, failure: string | null): string {
  if (failure === null) return "Programs of an initramfs do not know this form either.";
  if (failure.startsWith("Waiting")) return `It waits for it without end, after "${failure}".`;
  const waits = lastParameter(target.cmdline?.commandLine ?? null, "rootwait") !== null;
  const start = waits && fault.kind === "invalid" ? "In spite of rootwait it does not wait, and the" : "The";
  return `${start} boot ends with "${failure}".`;
}

/** `root= /dev/sda1`, `root = /dev/sda1`, `root=/dev/mmcblk0p 2` */
function tornRoot(target: BootTarget, cmdline: CommandLineDocument): Finding | null {
  const words = cmdline.commandLine.parameters;
  const last = allParameters(cmdline.commandLine, "root").findLast(({ value }) => value !== null);
  const severity: Severity = certainFailure(target) === null ? "warning" : "error";
  const bare = words.findIndex(
    (word, index) => word.name === "root" && word.value === null && isEquals(words[index + 1]),
  );
  if (bare >= 0 && last === undefined) {
    return joined(cmdline, words.slice(bare, bare + (words[bare + 1]?.name === "=" ? 3 : 2)), severity);
  }
  const next = last === undefined ? undefined : words[words.indexOf(last) + 1];
  if (last === undefined || next?.quoting !== "none") return null;
  if (last.value === "" && isRootValue(cmdline, next)) return joined(cmdline, [last, next], severity);
  if (!/^\d{1,2}$/.test(next.name) || next.value !== null || rootMounter(target) === "initramfs") return null;
  if (/^\/dev\/(mmcblk\d+|nvme\d+n\d+)p$/.test(last.value ?? "")) return joined(cmdline, [last, next], severity);
  // A digit of its own may be a run level.
  return /^\/dev\/[shv]d[a-z]$/.test(last.value ?? "") ? joined(cmdline, [last, next], "information") : null;
}

function isEquals(word: Parameter | undefined): boolean {
  return word?.value === null && word.name.startsWith("=");
}

function isRootValue({ text }: CommandLineDocument, { start, end }: Parameter): boolean {
  return /^(\/dev\/\S|(PART)?(UUID|LABEL)=.)/.test(text.slice(start, end));
}

function joined(cmdline: CommandLineDocument, words: readonly Parameter[], severity: Severity): Finding {
  const { text, path } = cmdline;
  const range: TextRange = { start: words[0]?.start ?? 0, end: words.at(-1)?.end ?? 0 };
  const newText = words.map(({ start, end }) => text.slice(start, end)).join("");
  const edits = [{ path, ...range, newText }];
  const message =
    severity === "information"
      ? `The kernel takes ${quoted(text.slice(range.start, range.end))} for two words: a whole disk, and an argument of PID 1. ` +
        `If the partition is meant, write ${newText}.`
      : `A blank ends a parameter: the kernel reads ${quoted(text.slice(range.start, range.end))} as ${words.length} words, ` +
        "and none of them names the root device.";
  return finding(cmdline, range, severity, message, {
    title: `Write ${newText}`,
    edits,
    preferred: severity !== "information",
  });
}

function finding(
  { path }: CommandLineDocument,
  { start, end }: TextRange,
  severity: Severity,
  message: string,
  fix: { readonly title: string; readonly edits: readonly Edit[]; readonly preferred: boolean },
): Finding {
  const fixes = fix.edits.length === 0 ? [] : [fix];
  return { code: "root-syntax", severity, path, start, end, message, fixes, related: [] };
}
