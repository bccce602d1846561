/** Text in hovers. */

/** Text as it is in Markdown. `appendText` would make its blanks unbreakable, and the hover one long line. */
export function literal(text: string): string {
  return text.replace(/[\\`*_{}[\]()#+!<>|~&-]/g, "\\$&");
}
