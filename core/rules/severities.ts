/** How bad the findings of each rule can be, for reports that describe rules rather than findings. */
import type { FindingCode } from "./codes.js";
import type { Severity } from "./finding.js";

/** The most severe finding that the rules with these codes make. A test compares the table with their fixtures. */
const codesBySeverity: Readonly<Record<Exclude<Severity, "warning">, readonly FindingCode[]>> = {
  error: [
    "init-needs-rdinit",
    "root-missing",
    "console-node-missing",
    "project-invalid",
    "project-target-empty",
    "project-file-missing",
  ],
  information: [],
  hint: [],
};

/** The most severe finding that a rule makes; its others depend on what is known about the boot. */
export function usualSeverity(code: FindingCode): Severity {
  const found = Object.entries(codesBySeverity).find(([, codes]) => codes.includes(code));
  return (found?.[0] as Severity | undefined) ?? "warning";
}
