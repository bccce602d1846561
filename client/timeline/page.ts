/** The page of the timeline's panel, as HTML: everything that does not depend on the log. */
import { l10n } from "vscode";
import { escapeXml } from "../../core/bootpath/diagram/svg.js";
import { timelineStyle, type TimelinePalette } from "../../core/log/timeline/style.js";

/** The body of the page. The script fills it. */
export function pageBody(): string {
  const button = (action: string, text: string, label: string) =>
    `<button type="button" id="${action}" data-action="${action}" title="${escapeXml(label)}" aria-label="${escapeXml(label)}">${escapeXml(text)}</button>`;
  const filter = escapeXml(l10n.t("Filter: name, level, result…"));
  return `<p id="excuse" hidden></p>
<main id="content" hidden>
<header>
<h1 id="title"></h1>
<label id="choice" hidden>${escapeXml(l10n.t("Boot"))} <select id="boots"></select></label>
<span class="buttons">
${button("zoom-in", "+", l10n.t("Magnify (+)"))}
${button("zoom-out", "−", l10n.t("Reduce (-)"))}
${button("whole", l10n.t("Whole boot"), l10n.t("Show the whole boot (0)"))}
${button("compare", l10n.t("Compare…"), l10n.t("Compare with another boot"))}
${button("save", l10n.t("Save as SVG…"), l10n.t("Save the timeline as SVG"))}
</span>
</header>
<section id="notes" hidden></section>
<div id="chart" tabindex="0" role="application"></div>
<div id="stretch" hidden></div>
<div class="search">
<input id="filter" type="search" placeholder="${filter}" aria-label="${filter}" spellcheck="false">
<span id="count"></span>
</div>
<div id="list" tabindex="-1">
<table id="table"><thead><tr id="headings" aria-rowindex="1"></tr></thead><tbody id="rows"></tbody></table>
</div>
</main>
<div id="tip" role="tooltip" aria-hidden="true" hidden></div>`;
}

/** The colours of the editor's theme. */
const palette: TimelinePalette = {
  background: null,
  text: "var(--vscode-foreground)",
  secondary: "var(--vscode-descriptionForeground)",
  grid: "var(--grid)",
  onBar: "var(--vscode-foreground)",
  bars: {
    phase: "var(--phase)",
    level: "var(--level)",
    initcall: "var(--initcall)",
    module: "var(--module)",
    probe: "var(--probe)",
    fixup: "var(--fixup)",
    async: "var(--async)",
  },
  failed: "var(--vscode-errorForeground)",
  deferred: "var(--vscode-editorWarning-foreground)",
  family: "var(--vscode-font-family)",
};

/** A chart colour, faint enough for text on it. */
function mixed(colour: string, share = 45): string {
  return `color-mix(in srgb, var(--vscode-charts-${colour}) ${share}%, var(--vscode-editor-background))`;
}

/** The style sheet of the page. */
export const pageStyle = `
${timelineStyle(palette)}
body {
  --grid: color-mix(in srgb, var(--vscode-foreground) 18%, transparent);
  --phase: ${mixed("blue")};
  --level: ${mixed("foreground", 22)};
  --initcall: ${mixed("green")};
  --module: ${mixed("purple")};
  --probe: ${mixed("yellow")};
  --fixup: ${mixed("orange")};
  --async: color-mix(in srgb, var(--vscode-terminal-ansiCyan) 45%, var(--vscode-editor-background));
  padding: 0;
}
html, body { height: 100%; overflow: hidden; }
main { display: flex; flex-direction: column; height: 100%; }
main[hidden], [hidden] { display: none !important; }
header { display: flex; flex-wrap: wrap; align-items: center; gap: 4px 12px; padding: 8px 12px 4px; }
h1 { font-size: 1.15em; margin: 0; overflow: hidden; text-overflow: ellipsis; white-space: nowrap; }
h2 { font-size: 1em; font-weight: 600; margin: 6px 4px 0; }
.buttons { display: flex; gap: 4px; margin-left: auto; }
button { font: inherit; color: var(--vscode-button-secondaryForeground); background: var(--vscode-button-secondaryBackground); border: 1px solid var(--vscode-button-border, transparent); border-radius: 2px; padding: 2px 8px; cursor: pointer; }
button:hover { background: var(--vscode-button-secondaryHoverBackground); }
select { font: inherit; color: var(--vscode-dropdown-foreground); background: var(--vscode-dropdown-background); border: 1px solid var(--vscode-dropdown-border); padding: 2px 4px; max-width: 30em; }
button:focus-visible, select:focus-visible, input:focus-visible { outline: 1px solid var(--vscode-focusBorder); outline-offset: 1px; }
#notes { margin: 4px 12px; padding: 4px 10px; border-left: 3px solid var(--vscode-editorInfo-foreground); }
#notes p { margin: 2px 0; line-height: 1.45; }
#notes button { margin: 4px 0; }
#excuse { margin: 16px; max-width: 44em; line-height: 1.5; }
#chart { flex: none; max-height: 48%; overflow: hidden auto; margin: 0 8px; cursor: crosshair; user-select: none; touch-action: pan-y; }
#chart:focus { outline: none; }
#chart:focus-visible { outline: 1px solid var(--vscode-focusBorder); outline-offset: -1px; }
.bootpath-timeline { display: block; }
.bar { cursor: pointer; }
.bar:hover rect { stroke: var(--vscode-foreground); stroke-width: 1; }
.bootpath-timeline .bar.selected rect { stroke: var(--vscode-focusBorder); stroke-width: 2; stroke-dasharray: none; }
#stretch { position: fixed; pointer-events: none; background: var(--vscode-editor-selectionBackground); opacity: 0.5; border: solid var(--vscode-focusBorder); border-width: 0 1px; }
.search { display: flex; align-items: center; gap: 12px; padding: 6px 12px; border-top: 1px solid var(--vscode-panel-border, var(--vscode-contrastBorder, transparent)); }
#filter { flex: 0 1 28em; min-width: 8em; font: inherit; color: var(--vscode-input-foreground); background: var(--vscode-input-background); border: 1px solid var(--vscode-input-border, var(--vscode-contrastBorder, transparent)); padding: 3px 6px; }
#filter::placeholder { color: var(--vscode-input-placeholderForeground); }
#count { color: var(--vscode-descriptionForeground); display: flex; flex-wrap: wrap; gap: 0 16px; font-variant-numeric: tabular-nums; }
#list { flex: 1 1 0; min-height: 90px; overflow: auto; }
#list:focus { outline: none; }
table { border-collapse: collapse; table-layout: fixed; width: 100%; min-width: 400px; }
th { position: sticky; top: 0; z-index: 1; height: 26px; box-sizing: border-box; padding: 0 8px; text-align: left; font-weight: 600; background: var(--vscode-editor-background); box-shadow: inset 0 -1px var(--vscode-panel-border, var(--vscode-contrastBorder, transparent)); }
th button { background: none; border: none; color: inherit; font-weight: inherit; padding: 2px 4px; margin: 0 -4px; white-space: nowrap; }
th button:hover { background: var(--vscode-toolbar-hoverBackground); }
th:nth-child(2) { width: 17%; }
th:nth-child(3) { width: 13%; }
th:nth-child(4) { width: 24%; }
th:nth-child(5) { width: 16%; }
.compared th:nth-child(4) { width: 13%; }
.compared th:nth-child(5) { width: 25%; }
@media (max-width: 640px) {
  .share { display: none; }
  th, td { padding: 0 5px; }
  th:nth-child(2) { width: 62px; }
  th:nth-child(3), .compared th:nth-child(3), .compared th:nth-child(4) { width: 82px; }
  th:nth-child(4) { width: 88px; }
  th:nth-child(5) { width: 56px; }
  .compared th:nth-child(5) { width: 96px; }
}
@media (max-width: 520px) {
  th:nth-child(2), td:nth-child(2) { display: none; }
}
td { height: 22px; box-sizing: border-box; padding: 0 8px; overflow: hidden; text-overflow: ellipsis; white-space: nowrap; }
#above td, #below td { height: 0; padding: 0; }
td:first-child { font-family: var(--vscode-editor-font-family, monospace); }
.number { text-align: right; font-variant-numeric: tabular-nums; }
.faint { color: var(--vscode-descriptionForeground); }
tr[data-row] { cursor: pointer; }
tr[data-row]:hover { background: var(--vscode-list-hoverBackground); outline: 1px dashed var(--vscode-contrastActiveBorder, transparent); outline-offset: -1px; }
tr[aria-selected="true"] { color: var(--vscode-list-inactiveSelectionForeground, inherit); background: var(--vscode-list-inactiveSelectionBackground); outline: 1px dotted var(--vscode-contrastActiveBorder, transparent); outline-offset: -1px; }
tr[data-row]:focus { outline: none; }
tr[data-row]:focus-visible { outline: 1px solid var(--vscode-focusBorder); outline-offset: -1px; }
.share { vertical-align: -1px; margin-right: 8px; }
.share rect { fill: var(--initcall); }
.share .module { fill: var(--module); }
.share .probe { fill: var(--probe); }
.share .fixup { fill: var(--fixup); }
.share .async { fill: var(--async); }
.share .slower { fill: var(--vscode-charts-red); }
.share .faster { fill: var(--vscode-charts-green); }
.result.failed, .result.running { color: var(--vscode-errorForeground); }
.result.deferred, .result.lost { color: var(--vscode-editorWarning-foreground); }
.result.ok, .result.absent { color: var(--vscode-descriptionForeground); }
#tip { position: fixed; z-index: 2; display: flex; flex-direction: column; gap: 2px; max-width: 36em; padding: 4px 8px; pointer-events: none; color: var(--vscode-editorHoverWidget-foreground); background: var(--vscode-editorHoverWidget-background); border: 1px solid var(--vscode-editorHoverWidget-border, var(--vscode-contrastBorder, transparent)); }
body.vscode-high-contrast, body.vscode-high-contrast-light { --grid: color-mix(in srgb, var(--vscode-foreground) 40%, transparent); }
body.vscode-high-contrast .bar:not(.failed, .running) rect, body.vscode-high-contrast-light .bar:not(.failed, .running) rect { stroke: var(--vscode-foreground); stroke-width: 0.75; }
body.vscode-high-contrast .bootpath-timeline .bar.selected rect, body.vscode-high-contrast-light .bootpath-timeline .bar.selected rect { stroke: var(--vscode-contrastActiveBorder); stroke-width: 3; }
`;
