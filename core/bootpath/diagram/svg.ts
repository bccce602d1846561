/** The diagram as SVG. */
import type { BootDiagram, DiagramNode } from "./graph.js";
import { placeDiagram, type PlacedEdge, type PlacedLine, type PlacedNode } from "./layout.js";
import { darkPalette, lightPalette, styleSheet } from "./style.js";

/** A picture that stands alone: a file of its own, with colours for light and dark viewers. */
export function standaloneSvg(diagram: BootDiagram): string {
  const dark = styleSheet(darkPalette).replaceAll("\n", "\n  ");
  const style = `${styleSheet(lightPalette)}\n@media (prefers-color-scheme: dark) {\n  ${dark}\n}`;
  return `<?xml version="1.0" encoding="UTF-8"?>\n${svg(diagram, "file", `<style>\n${style}\n</style>`)}\n`;
}

/**
 * The picture as part of a page that has the style sheet. Nodes that lead somewhere are links for the keyboard and for
 * screen readers: their `data-node` is the node's id.
 */
export function embeddedSvg(diagram: BootDiagram): string {
  return svg(diagram, "page", "");
}

type Use = "file" | "page";

function svg(diagram: BootDiagram, use: Use, style: string): string {
  const { width, height, heading, nodes, edges } = placeDiagram(diagram);
  const rounded = Math.ceil(height);
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" class="bootpath-diagram" viewBox="0 0 ${width} ${rounded}" width="${width}" height="${rounded}" role="${use === "file" ? "img" : "group"}" aria-label="${escapeXml(describe(diagram))}">`,
    `<title>${escapeXml(diagram.headline)}</title>`,
    style,
    `<defs>${arrow("arrow", "")}${arrow("arrow-taken", " taken")}</defs>`,
    ...(use === "file" ? [`<rect class="background" width="${width}" height="${rounded}"/>`] : []),
    ...heading.map(line),
    ...edges.map(edge),
    ...nodes.map((node) => box(node, use)),
    "</svg>",
  ]
    .filter((part) => part !== "")
    .join("\n");
}

/** The way in one sentence, for those who do not see it. */
function describe({ headline, nodes }: BootDiagram): string {
  const way = nodes.filter((node) => node.number !== null).toSorted((a, b) => (a.number ?? 0) - (b.number ?? 0));
  return `Boot path. ${headline}. The way: ${way.map((node) => node.title).join(", ")}.`;
}

function arrow(id: string, state: string): string {
  return `<marker id="bootpath-${id}" viewBox="0 0 10 10" refX="9" refY="5" markerWidth="10" markerHeight="10" markerUnits="userSpaceOnUse" orient="auto"><path class="arrow${state}" d="M0 0 10 5 0 10z"/></marker>`;
}

function edge({ edge: { label, taken }, points, end, label: place }: PlacedEdge): string {
  const state = taken === "yes" ? " taken" : "";
  const marker = taken === "yes" ? "arrow-taken" : "arrow";
  const path = points.map(({ x, y }, index) => `${index === 0 ? "M" : "L"}${round(x)} ${round(y)}`).join(" ");
  const head = end === "arrow" ? ` marker-end="url(#bootpath-${marker})"` : "";
  const drawn = `<path class="edge${state}" d="${path}"${head}/>`;
  if (label === "" || place === null) return drawn;
  const anchor = place.anchor === "end" ? ' text-anchor="end"' : "";
  const text = `<text class="label${state}" x="${round(place.x)}" y="${round(place.y)}"${anchor}>${escapeXml(label)}</text>`;
  return `${drawn}\n${text}`;
}

/** Symbols that tell the ends apart without colour. */
const endSymbols: Readonly<Partial<Record<DiagramNode["id"], string>>> = { userspace: "✓", panic: "✕", waits: "…" };

function box({ node, x, y, width, height, lines }: PlacedNode, use: Use): string {
  const states = [
    "node",
    ...(node.number === null ? [] : ["taken"]),
    ...(node.decides === "yes" ? ["decides"] : []),
    ...(node.kind === "end" ? [node.id] : []),
  ];
  const badge = endSymbols[node.id] ?? (node.number === null ? "" : String(node.number));
  const first = lines[0];
  const [badgeX, badgeY] = [round(x + 24), round((first?.y ?? y) - 4.5)];
  return [
    `<g class="${states.join(" ")}"${use === "page" ? access(node) : ""}>`,
    `<rect class="box" x="${round(x)}" y="${round(y)}" width="${round(width)}" height="${round(height)}" rx="6"/>`,
    ...(node.number === null
      ? []
      : [
          `<circle class="badge" cx="${badgeX}" cy="${badgeY}" r="9"/>`,
          `<text class="badge-text" x="${badgeX}" y="${round(badgeY + 4)}">${badge}</text>`,
        ]),
    ...(node.decides === "yes"
      ? [`<text class="mark" x="${round(x + width - 12)}" y="${round(first?.y ?? y)}">◆ this decides</text>`]
      : []),
    ...lines.map(line),
    "</g>",
  ].join("\n");
}

/** What keyboard and screen reader need of a node. */
function access(node: DiagramNode): string {
  const state = node.number === null ? "Not on the way" : `Step ${node.number}`;
  const texts = node.texts.map(({ what, because }) => `${what} ${because}`.trim());
  const decides = node.decides === "yes" ? ["This decides."] : [];
  const hint = node.place === null ? [] : ["Opens the text that is responsible."];
  const title = node.title.endsWith("?") ? node.title : `${node.title}.`;
  const label = [`${state}: ${title}`, ...texts, ...decides, ...hint].join(" ");
  const role = node.place === null ? "group" : "link";
  const focus = node.place === null && node.number === null ? "" : ' tabindex="0"';
  return ` role="${role}" data-node="${escapeXml(node.id)}"${focus} aria-label="${escapeXml(label)}"`;
}

function line({ text, x, y, style }: PlacedLine): string {
  return `<text class="${style}" x="${round(x)}" y="${round(y)}">${escapeXml(text)}</text>`;
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}

const entities: Readonly<Record<string, string>> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" };

/** Text for XML. Characters that XML has no form for become the replacement character. */
export function escapeXml(text: string): string {
  return text
    .replace(/[^\t\n -\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu, "\ufffd")
    .replace(/[&<>"]/g, (character) => entities[character] ?? character);
}
