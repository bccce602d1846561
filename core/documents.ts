/** Where the document of a rule or a cause stands, below the root of the package. The front ends make links of it. */

import { isRuleCode, type FindingCode } from "./rules/codes.js";

/** The path of the document of `code`, with `/` between folders. */
export function documentPath(kind: "rules" | "causes", code: string): string {
  return `docs/${kind}/${code}.md`;
}

/** The path of the document that explains a finding: a rule's own, or that of the project file. */
export function findingDocument(code: FindingCode): string {
  return isRuleCode(code) ? documentPath("rules", code) : "docs/project/bootpath-json.md";
}
