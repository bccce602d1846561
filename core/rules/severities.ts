/** How bad the findings of each rule can be, for reports that describe rules rather than findings. */
import type { FindingCode } from "./codes.js";
import type { Severity } from "./finding.js";

/** The most severe finding that the rules with these codes make. A test compares the table with their fixtures. */
const codesBySeverity: Readonly<Record<Exclude<Severity, "warning">, readonly FindingCode[]>> = {
  error: [
    ...(["init-needs-rdinit", "rdinit-not-in-initramfs", "rdinit-not-executable", "root-missing"] as const),
    ...(["root-needs-initramfs", "root-syntax", "cmdline-too-long", "too-many-init-arguments"] as const),
    ...(["unknown-entry-type", "indented-line", "missing-fields", "trailing-comment", "invalid-mode"] as const),
    ...(["invalid-id", "invalid-device", "parent-missing", "parent-after-child", "parent-not-directory"] as const),
    ...(["duplicate-entry", "console-node-missing", "console-node-wrong", "init-missing"] as const),
    ...(["init-not-executable", "init-wrong-architecture", "init-interpreter-missing", "init-crlf"] as const),
    ...(["init-no-shebang", "library-missing", "source-missing", "source-not-a-file", "symlink-loop"] as const),
    ...(["undefined-variable", "root-directory-missing", "name-too-long", "relative-name"] as const),
    ...(["project-invalid", "project-target-empty", "project-file-missing"] as const),
  ],
  information: [
    ...(["root-ignored", "rootwait-ignored", "console-order", "removed-parameter", "wrong-architecture"] as const),
    ...(["word-passed-to-init", "conflicting-parameters"] as const),
  ],
  hint: ["deprecated-parameter", "trailing-separator", "quiet-hides-boot"],
};

/** The most severe finding that a rule makes; its others depend on what is known about the boot. */
export function usualSeverity(code: FindingCode): Severity {
  const isListed = (severity: Severity) => severity !== "warning" && codesBySeverity[severity].includes(code);
  return (["error", "information", "hint"] as const).find(isListed) ?? "warning";
}
