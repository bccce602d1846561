/** Markdown as hovers have it: texts of the user's files put into it, and the same without its marks. */

/** Text of the user's files as Markdown shows it unchanged. */
export function escapeMarkdown(text: string): string {
  return text.replace(/[\\`*_{}[\]()#+\-!|<>~&]/g, "\\$&");
}

/** Text as code. Blanks of other kinds become blanks, since code of one line cannot have them. */
export function codeMarkdown(text: string): string {
  const shown = text.replace(/[\p{Cc}]/gu, " ");
  const longest = Math.max(0, ...[...shown.matchAll(/`+/g)].map(([run]) => run.length));
  if (longest === 0) return `\`${shown}\``;
  const fence = "`".repeat(longest + 1);
  return `${fence} ${shown} ${fence}`;
}

/** Our own Markdown as plain text, for clients that show none and for terminals. Blocks of code stay as they are. */
export function plainOfMarkdown(markdown: string): string {
  const parts = markdown.split(/^(`{3,})\w*\n(.*?)\n\1$/gms);
  return parts.map((part, index) => (index % 3 === 0 ? plainText(part) : index % 3 === 2 ? part : "")).join("");
}

/** Outside of blocks of code. */
function plainText(markdown: string): string {
  return markdown
    .replace(/^---$/gm, "")
    .replace(/\n{3,}/g, "\n\n")
    .split(/(`+)(.*?)\1(?!`)/gs)
    .map((part, index) => (index % 3 === 0 ? withoutMarks(part) : index % 3 === 2 ? part : ""))
    .join("");
}

/** Outside of code. */
function withoutMarks(text: string): string {
  return text
    .replace(/\[([^\]]*)\]\(([^)]*)\)/g, "$1: $2")
    .replace(/\*\*/g, "")
    .replace(/(?<![\\*\w])\*(?=\S)([^*\n]*?[^*\n\\])\*(?!\*)/g, "$1")
    .replace(/\\([\\`*_{}[\]()#+\-!|<>~&])/g, "$1");
}
