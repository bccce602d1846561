/** The frame of a page in a panel: what may be loaded and run in it, and how it looks to those who use a keyboard. */
import { escapeXml } from "../../core/bootpath/diagram/svg.js";

/** What the frame needs. */
export interface PageFrame {
  /** A word that nobody can guess: only what carries it is run. */
  readonly nonce: string;
  /** The address of the script, as the page can reach it. */
  readonly script: string;
  readonly title: string;
  readonly style: string;
  /** The contents, as HTML. */
  readonly body: string;
}

/** A page. Nothing is loaded but the script. */
export function framedPage({ nonce, script, title, style, body }: PageFrame): string {
  const policy = `default-src 'none'; style-src 'nonce-${nonce}'; script-src 'nonce-${nonce}'`;
  return `<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="UTF-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escapeXml(title)}</title>
<style nonce="${nonce}">
${commonStyle}
${style}
</style>
</head>
<body>
<p id="status" role="status" class="unseen"></p>
${body}
<script nonce="${nonce}" src="${escapeXml(script)}"></script>
</body>
</html>
`;
}

const commonStyle = `
body { margin: 0; color: var(--vscode-foreground); background: var(--vscode-editor-background); font: var(--vscode-font-size) var(--vscode-font-family); }
.unseen { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; margin: 0; }
`;
