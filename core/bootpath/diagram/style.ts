/** Fonts and colours of the diagram. */
import type { TextFont } from "./text-width.js";

/** The kinds of text in the diagram. `faint`: the title of a node that the boot does not come by. */
export type TextStyle = "heading" | "title" | "faint" | "what" | "because" | "source" | "label";

/** Their fonts. */
export const fonts: Readonly<Record<TextStyle, TextFont>> = {
  heading: { size: 17, family: "text", weight: "bold" },
  title: { size: 13.5, family: "text", weight: "bold" },
  faint: { size: 12.5, family: "text", weight: "normal" },
  what: { size: 13, family: "text", weight: "normal" },
  because: { size: 12, family: "text", weight: "normal" },
  source: { size: 11, family: "code", weight: "normal" },
  label: { size: 11, family: "text", weight: "normal" },
};

/** From one base line to the next, in pixels. */
export const lineHeights: Readonly<Record<TextStyle, number>> = {
  heading: 23,
  title: 19,
  faint: 17,
  what: 17,
  because: 16,
  source: 15,
  label: 14,
};

/** The parts of the diagram that have a colour of their own. */
export interface Palette {
  /** Null for a picture that lies on a page with a background of its own. */
  readonly background: string | null;
  readonly text: string;
  /** Reasons and sources. */
  readonly secondary: string;
  /** Boxes of the taken way. */
  readonly box: string;
  /** Lines and frames of the taken way. */
  readonly way: string;
  /** Lines and frames that are not taken, and their texts. */
  readonly aside: string;
  readonly userspace: string;
  readonly panic: string;
  readonly waits: string;
  /** The frame of the node that decides. */
  readonly decides: string;
  readonly textFamily: string;
  readonly codeFamily: string;
}

const families = {
  textFamily: "system-ui, -apple-system, 'Segoe UI', Roboto, Ubuntu, sans-serif",
  codeFamily: "ui-monospace, SFMono-Regular, Menlo, Consolas, 'DejaVu Sans Mono', monospace",
};

/** For a picture that stands alone, on paper or a light page. */
export const lightPalette: Palette = {
  background: "#ffffff",
  text: "#1f2328",
  secondary: "#57606a",
  box: "#f3f7fb",
  way: "#0550ae",
  aside: "#6e7781",
  userspace: "#116329",
  panic: "#a40e26",
  waits: "#7d4e00",
  decides: "#8250df",
  ...families,
};

/** For a viewer that says that it is dark. */
export const darkPalette: Palette = {
  background: "#0d1117",
  text: "#e6edf3",
  secondary: "#9aa4af",
  box: "#161d28",
  way: "#79c0ff",
  aside: "#8b949e",
  userspace: "#56d364",
  panic: "#ff8182",
  waits: "#e3b341",
  decides: "#d2a8ff",
  ...families,
};

/** The style sheet of the picture: `scope` is put in front of each selector. */
export function styleSheet(palette: Palette, scope = ".bootpath-diagram"): string {
  const { text, secondary, box, way, aside, decides, textFamily, codeFamily } = palette;
  const textRules = Object.entries(fonts).map(([name, { size, family, weight }]) => {
    const face = family === "code" ? codeFamily : textFamily;
    return `${scope} .${name} { font: ${weight} ${size}px ${face}; }`;
  });
  return [
    ...(palette.background === null ? [] : [`${scope} .background { fill: ${palette.background}; }`]),
    ...textRules,
    `${scope} text { fill: ${text}; white-space: pre; }`,
    `${scope} .because, ${scope} .source { fill: ${secondary}; }`,
    `${scope} .faint, ${scope} .label { fill: ${aside}; }`,
    `${scope} .box { fill: none; stroke: ${aside}; stroke-width: 1; stroke-dasharray: 4 3; }`,
    `${scope} .taken .box { fill: ${box}; stroke: ${way}; stroke-width: 2; stroke-dasharray: none; }`,
    `${scope} .decides .box { stroke: ${decides}; stroke-width: 3.5; }`,
    `${scope} .badge { fill: ${way}; }`,
    `${scope} .badge-text { font: bold 11px ${textFamily}; text-anchor: middle; fill: ${palette.background ?? box}; }`,
    `${scope} .mark { font: bold 11px ${textFamily}; text-anchor: end; fill: ${decides}; }`,
    `${scope} .edge { fill: none; stroke: ${aside}; stroke-width: 1; stroke-dasharray: 4 3; }`,
    `${scope} .edge.taken { stroke: ${way}; stroke-width: 3.5; stroke-dasharray: none; }`,
    `${scope} .arrow { fill: ${aside}; }`,
    `${scope} .arrow.taken { fill: ${way}; }`,
    `${scope} .label.taken { fill: ${way}; font-weight: bold; }`,
    ...(["userspace", "panic", "waits"] as const).flatMap((end) => [
      `${scope} .taken.${end} .box { stroke: ${palette[end]}; stroke-width: 3.5; }`,
      `${scope} .taken.${end} .badge { fill: ${palette[end]}; }`,
      `${scope} .taken.${end} .title { fill: ${palette[end]}; }`,
    ]),
  ].join("\n");
}
