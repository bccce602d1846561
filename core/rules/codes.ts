/** The codes of the rules that exist: public names, used in settings, reports and documents. */

/** A rule's public name. */
export type RuleCode =
  "console-missing" | "console-node-missing" | "init-needs-rdinit" | "root-missing" | "unbalanced-quote";
