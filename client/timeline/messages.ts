/** What the timeline's panel and its page say to each other, and what the page remembers. */
import type { TimelineAdvice } from "../../core/log/timeline/advice.js";
import type { ChangeSortKey, Order, SortKey } from "../../core/log/timeline/list.js";
import type { BootInLog } from "../../core/log/timeline/read-boots.js";
import type { TimeView } from "../../core/log/timeline/view.js";
import type { PageTexts } from "./page-texts.js";

/** The panel's type, by which menus and the restored window know it. */
export const panelType = "bootpath.timeline";

/** A boot in a document. */
export interface LogSubject {
  /** The document's address. */
  readonly uri: string;
  /** Which of its boots, counted from 0; null for the last one. */
  readonly boot: number | null;
}

/** What a panel is about: one boot, or two to compare, the earlier one first. */
export type PanelSubject = readonly [LogSubject] | readonly [LogSubject, LogSubject];

/** From the page: what somebody did. `go` gives the keyboard to the log, `look` leaves it where it is. */
export type PageMessage =
  | { readonly kind: "ready" }
  | { readonly kind: "open-line"; readonly log: number; readonly line: number; readonly how: "look" | "go" }
  | { readonly kind: "choose-boot"; readonly boot: number }
  | { readonly kind: "add-words" }
  | { readonly kind: "save" }
  | { readonly kind: "compare" };

/** One boot as the page shows it. */
export interface ShownBoot {
  readonly name: string;
  readonly boot: BootInLog;
}

/** What stands above the chart. */
export interface ShownAdvice {
  readonly kind: TimelineAdvice["kind"];
  readonly text: string;
}

/** To the page: what it shows. */
export interface ShowMessage {
  readonly kind: "show";
  readonly subject: PanelSubject;
  readonly texts: PageTexts;
  readonly boots: readonly ShownBoot[];
  /** The boots of the log to choose from; empty where there is no choice. */
  readonly choices: readonly string[];
  readonly chosen: number;
  readonly advice: readonly ShownAdvice[];
  /** The text of the button that adds what the advice says; null where nothing is to be added. */
  readonly remedy: string | null;
}

/** To the page: there is nothing to show. */
export interface ExcuseMessage {
  readonly kind: "excuse";
  readonly subject: PanelSubject;
  readonly text: string;
}

/** What the page keeps while its tab is hidden, and over a restart of the window. */
export interface PageState {
  readonly subject?: PanelSubject;
  readonly view?: TimeView | null;
  readonly order?: Order<SortKey>;
  readonly changeOrder?: Order<ChangeSortKey>;
  readonly filter?: string;
  readonly selected?: SelectedEntry | null;
  readonly scroll?: number;
}

/** A bar: of which chart, and which entry of it. */
export interface SelectedEntry {
  readonly log: number;
  readonly entry: number;
}

/** What the page had kept before the window was closed; null where it makes no sense. */
export function restoredSubject(state: unknown): PanelSubject | null {
  if (typeof state !== "object" || state === null || !("subject" in state) || !Array.isArray(state.subject))
    return null;
  const [first, second] = state.subject.map(logSubjectOf);
  if (first === undefined || first === null || state.subject.length > 2) return null;
  if (second === undefined) return [first];
  return second === null ? null : [first, second];
}

function logSubjectOf(value: unknown): LogSubject | null {
  if (typeof value !== "object" || value === null || !("uri" in value) || !("boot" in value)) return null;
  const { uri, boot } = value;
  if (typeof uri !== "string" || !(boot === null || (typeof boot === "number" && boot >= 0))) return null;
  return { uri, boot };
}
