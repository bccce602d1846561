/** Markdown of our own descriptions as text without marks, for clients and places that show no Markdown. */
export function plainText(markdown: string): string {
  return markdown
    .replace(/\[([^\]]*)\]\(([^)]*)\)/g, "$1: $2")
    .replace(/\*\*([^*]*)\*\*/g, "$1")
    .replaceAll("`", "");
}
