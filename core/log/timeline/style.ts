/** The colours of a timeline. */
import type { EntryKind } from "./entries.js";

/** The parts that have a colour of their own. */
export interface TimelinePalette {
  /** Null for a picture on a page with a background of its own. */
  readonly background: string | null;
  readonly text: string;
  readonly secondary: string;
  readonly grid: string;
  /** Text on bars. */
  readonly onBar: string;
  readonly bars: Readonly<Record<EntryKind, string>>;
  /** What goes wrong, and what never returned. */
  readonly failed: string;
  readonly deferred: string;
  readonly family: string;
}

const family = "system-ui, -apple-system, 'Segoe UI', Roboto, Ubuntu, sans-serif";

/** For a picture that stands alone, on paper or a light page. */
export const lightTimeline: TimelinePalette = {
  background: "#ffffff",
  text: "#1f2328",
  secondary: "#57606a",
  grid: "#d0d7de",
  onBar: "#1f2328",
  bars: {
    phase: "#b6d7ff",
    level: "#d8dee4",
    initcall: "#8fc7a3",
    module: "#c8b6f2",
    probe: "#f3cf8e",
    fixup: "#f0b6a4",
    async: "#9fd8dc",
  },
  failed: "#a40e26",
  deferred: "#7d4e00",
  family,
};

/** For a viewer that says that it is dark. */
export const darkTimeline: TimelinePalette = {
  background: "#0d1117",
  text: "#e6edf3",
  secondary: "#9aa4af",
  grid: "#30363d",
  onBar: "#f0f6fc",
  bars: {
    phase: "#1f4f87",
    level: "#3d444d",
    initcall: "#22653b",
    module: "#51398f",
    probe: "#7a5210",
    fixup: "#7d3a26",
    async: "#14606a",
  },
  failed: "#ff8182",
  deferred: "#e3b341",
  family,
};

/** The style sheet of a chart: `scope` is put in front of each selector. */
export function timelineStyle(palette: TimelinePalette, scope = ".bootpath-timeline"): string {
  const { background, text, secondary, grid, onBar, bars, failed, deferred } = palette;
  return [
    ...(background === null ? [] : [`${scope} .background { fill: ${background}; }`]),
    `${scope} text { font: 12px ${palette.family}; fill: ${text}; white-space: pre; }`,
    `${scope} .heading { font-size: 17px; font-weight: bold; }`,
    `${scope} .section, ${scope} .tick, ${scope} .faint { fill: ${secondary}; }`,
    `${scope} .tick { font-size: 11px; }`,
    `${scope} .number { text-anchor: end; font-variant-numeric: tabular-nums; }`,
    `${scope} .grid { stroke: ${grid}; stroke-width: 1; }`,
    `${scope} .bar text { font-size: 11px; fill: ${onBar}; }`,
    ...Object.entries(bars).map(([kind, colour]) => `${scope} .bar.${kind} rect { fill: ${colour}; }`),
    `${scope} .bar.failed rect, ${scope} .bar.running rect { stroke: ${failed}; stroke-width: 2; }`,
    `${scope} .bar.running rect { stroke-dasharray: 4 2; }`,
    `${scope} .bar.lost rect, ${scope} .bar.deferred rect { stroke: ${deferred}; stroke-width: 1; stroke-dasharray: 3 2; }`,
    `${scope} .mark { stroke: none; fill: ${failed}; }`,
    `${scope} .deferred .mark, ${scope} .lost .mark { fill: ${deferred}; }`,
  ].join("\n");
}
