/** Where the document of a rule or a cause stands, below the root of the package. The front ends make links of it. */

/** The path of the document of `code`, with `/` between folders. */
export function documentPath(kind: "rules" | "causes", code: string): string {
  return `docs/${kind}/${code}.md`;
}
