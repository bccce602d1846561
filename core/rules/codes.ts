/** The codes of the rules: public names, used in settings, reports and documents. */

/** Rules about command lines, in the order of the command's contract. */
export const cmdlineRuleCodes = [
  "init-needs-rdinit",
  "init-ignored",
  "rdinit-not-in-initramfs",
  "rdinit-not-executable",
  "root-ignored",
  "root-missing",
  "root-needs-initramfs",
  "root-syntax",
  "rootwait-missing",
  "rootwait-ignored",
  "console-missing",
  "console-unknown-device",
  "console-wrong-architecture",
  "console-order",
  "console-options",
  "unknown-parameter",
  "wrong-case",
  "deprecated-parameter",
  "removed-parameter",
  "wrong-architecture",
  "invalid-value",
  "missing-value",
  "unexpected-value",
  "duplicate-parameter",
  "fused-parameters",
  "unbalanced-quote",
  "single-quotes",
  "escape-sequence",
  "comment-in-cmdline",
  "line-break",
  "cmdline-too-long",
  "too-many-init-arguments",
  "word-passed-to-init",
  "arguments-dropped",
  "trailing-separator",
  "conflicting-parameters",
  "quiet-hides-boot",
] as const;

/** Rules about manifests, in the order of the command's contract. */
export const manifestRuleCodes = [
  "unknown-entry-type",
  "indented-line",
  "missing-fields",
  "extra-fields",
  "trailing-comment",
  "invalid-mode",
  "invalid-id",
  "invalid-device",
  "parent-missing",
  "parent-after-child",
  "parent-not-directory",
  "duplicate-entry",
  "console-node-missing",
  "console-node-wrong",
  "init-missing",
  "init-not-executable",
  "init-wrong-architecture",
  "init-interpreter-missing",
  "init-crlf",
  "init-no-shebang",
  "library-missing",
  "dangling-symlink",
  "symlink-loop",
  "source-missing",
  "source-not-a-file",
  "undefined-variable",
  "mount-point-missing",
  "root-directory-missing",
  "name-too-long",
  "relative-name",
] as const;

/** A rule's public name. */
export type RuleCode = (typeof cmdlineRuleCodes)[number] | (typeof manifestRuleCodes)[number];

/** What is wrong with a `bootpath.json`, or with a comment that switches rules off. These are no rules about booting. */
export const projectCodes = [
  "project-invalid",
  "project-unknown-key",
  "project-unknown-rule",
  "project-duplicate-name",
  "project-target-empty",
  "project-target-conflict",
  "project-file-missing",
] as const;

/** The public name of a flaw in a project file. */
export type ProjectCode = (typeof projectCodes)[number];

/** Every code that a finding may have. */
export type FindingCode = RuleCode | ProjectCode;

/** All rule codes. */
export const ruleCodes: readonly RuleCode[] = [...cmdlineRuleCodes, ...manifestRuleCodes];

/** Whether a text is the code of a rule. */
export function isRuleCode(text: string): text is RuleCode {
  return ruleCodes.some((code) => code === text);
}
