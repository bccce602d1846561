/** The page of the boot path's panel, as HTML: its frame, and what is shown in it. */
import { basename } from "node:path";
import type { BootDiagram, DiagramNode } from "../../core/bootpath/diagram/graph.js";
import { styleSheet, type Palette } from "../../core/bootpath/diagram/style.js";
import { embeddedSvg, escapeXml } from "../../core/bootpath/diagram/svg.js";
import type { TextPlace } from "../../core/bootpath/places.js";
import { indexLines, lineColumnAt } from "../../core/text/lines.js";
import type { PageFrame } from "../webview/frame.js";

/** The page without its contents, which come as a message. */
export function explanationPage(): Pick<PageFrame, "title" | "style" | "body"> {
  const body = `<main id="content"></main>`;
  return { title: "Boot Path", style: `${pageStyle}\n${styleSheet(palette)}`, body };
}

/** The contents, and the places that they lead to: `data-place` is an index. */
export interface PageContent {
  readonly html: string;
  /** What a screen reader says when the contents have changed. */
  readonly status: string;
  readonly places: readonly TextPlace[];
}

/** The contents for a diagram: the picture, and the same in words. */
export function diagramContent(
  diagram: BootDiagram,
  messages: readonly string[],
  textOf: (path: string) => string | null,
): PageContent {
  const places: TextPlace[] = [];
  const link = (place: TextPlace) => {
    places.push(place);
    const text = textOf(place.path) ?? "";
    const { line } = lineColumnAt(indexLines(text), place.start);
    const label = `${basename(place.path)}:${line}`;
    const excerpt = clipped(text.slice(place.start, place.end));
    return `<button type="button" data-place="${places.length - 1}">${escapeXml(label)}${excerpt === "" ? "" : ` <code>${escapeXml(excerpt)}</code>`}</button>`;
  };
  const html = [
    `<div class="picture">${embeddedSvg(diagram)}</div>`,
    `<section aria-labelledby="in-words"><h2 id="in-words">The way in words</h2>`,
    `<ol>${way(diagram)
      .map((node) => nodeInWords(node, link))
      .join("")}</ol></section>`,
    ...(messages.length === 0
      ? []
      : [
          `<section aria-labelledby="logged"><h2 id="logged">What the kernel logs about it</h2>`,
          `<pre>${messages.map(escapeXml).join("\n")}</pre></section>`,
        ]),
  ].join("\n");
  return { html, status: diagram.headline, places };
}

/** The contents where there is nothing to show. */
export function messageContent(message: string): PageContent {
  return { html: `<p class="message">${escapeXml(message)}</p>`, status: message, places: [] };
}

function way({ nodes }: BootDiagram): readonly DiagramNode[] {
  return nodes.filter((node) => node.number !== null).toSorted((a, b) => (a.number ?? 0) - (b.number ?? 0));
}

function nodeInWords(node: DiagramNode, link: (place: TextPlace) => string): string {
  const texts = node.texts.map(({ what, because, source, places }) => {
    const reason = because === "" ? "" : ` <span class="reason">${escapeXml(because)}</span>`;
    const code = source === "" ? "" : ` <code class="reason">${escapeXml(source)}</code>`;
    const links = places.length === 0 ? "" : `<span class="places">${places.map(link).join(" ")}</span>`;
    return `<p>${escapeXml(what)}${reason}${code}${links}</p>`;
  });
  const decides = node.decides === "yes" ? ' <span class="decides-word">◆ this decides</span>' : "";
  return `<li><h3>${escapeXml(node.title)}${decides}</h3>${texts.join("")}</li>`;
}

function clipped(text: string): string {
  const line = text.split(/\r?\n/)[0] ?? "";
  return line.length > 60 ? `${line.slice(0, 60)}…` : line;
}

/** The colours of the editor's theme. */
const palette: Palette = {
  background: null,
  text: "var(--vscode-foreground)",
  secondary: "var(--vscode-descriptionForeground)",
  box: "var(--box)",
  way: "var(--way)",
  aside: "var(--aside)",
  userspace: "var(--userspace)",
  panic: "var(--panic)",
  waits: "var(--waits)",
  decides: "var(--decides)",
  textFamily: "var(--vscode-font-family)",
  codeFamily: "var(--vscode-editor-font-family, monospace)",
};

const pageStyle = `
body {
  --box: var(--vscode-editorWidget-background);
  --way: var(--vscode-textLink-foreground);
  --aside: var(--vscode-descriptionForeground);
  --userspace: var(--vscode-testing-iconPassed);
  --panic: var(--vscode-errorForeground);
  --waits: var(--vscode-editorWarning-foreground);
  --decides: var(--vscode-charts-purple);
  padding: 4px 8px 32px;
}
body.vscode-high-contrast {
  --box: var(--vscode-editor-background);
  --way: var(--vscode-contrastActiveBorder, var(--vscode-foreground));
  --aside: var(--vscode-foreground);
  --decides: var(--vscode-foreground);
}
.picture { overflow-x: auto; }
.bootpath-diagram { display: block; max-width: 760px; width: 100%; min-width: 400px; height: auto; }
.bootpath-diagram [role="link"] { cursor: pointer; }
.bootpath-diagram [role="link"]:hover .box { fill: var(--vscode-list-hoverBackground, var(--box)); stroke-dasharray: none; }
.bootpath-diagram .node:focus { outline: none; }
.bootpath-diagram .node:focus-visible { outline: 2px solid var(--vscode-focusBorder); outline-offset: 4px; border-radius: 6px; }
section { max-width: 760px; }
h2 { font-size: 1.15em; margin: 2em 0 0.5em; }
h3 { font-size: 1em; margin: 0; }
ol { padding-left: 1.8em; }
li { margin-bottom: 0.8em; }
li p { margin: 0.2em 0; line-height: 1.45; }
.reason { color: var(--vscode-descriptionForeground); }
.decides-word { color: var(--decides); }
code, pre { font-family: var(--vscode-editor-font-family, monospace); font-size: 0.92em; }
pre { white-space: pre-wrap; margin: 0; padding: 8px 10px; background: var(--vscode-textCodeBlock-background); border: 1px solid var(--vscode-contrastBorder, transparent); }
.places { display: block; margin-top: 2px; }
button { font: inherit; color: var(--vscode-textLink-foreground); background: none; border: none; padding: 1px 4px; margin: 0 8px 0 -4px; cursor: pointer; text-align: left; }
button code { color: inherit; }
button:hover { text-decoration: underline; }
button:focus-visible { outline: 1px solid var(--vscode-focusBorder); }
.message { max-width: 40em; line-height: 1.5; }
`;
