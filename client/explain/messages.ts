/** What the panel and its page say to each other, and what the page remembers. */

/** The panel's type, by which menus and the restored window know it. */
export const panelType = "bootpath.explanation";

/** The command that opens it. Its arguments are a document, as URI, and the name of one of its targets; both may be missing. */
export const explainCommand = "bootpath.explain";

/** From the page: it can show something; somebody chose a node of the diagram, or a place of the list. */
export type PageMessage =
  | { readonly kind: "ready" }
  | { readonly kind: "open-node"; readonly node: string }
  | { readonly kind: "open-place"; readonly place: number };

/** What a panel is about: a target by its name, and a document or folder that leads to it. */
export interface PanelSubject {
  readonly path: string;
  readonly target: string;
}

/** To the page: what it shows, and what it keeps for the time when the window is opened again. */
export interface ShowMessage {
  readonly html: string;
  readonly status: string;
  readonly subject: PanelSubject;
}

/** What the page keeps while its tab is hidden, and over a restart of the window. */
export interface PageState {
  readonly subject?: PanelSubject;
  readonly scroll?: number;
}

/** What the page had kept before the window was closed; null where it makes no sense. */
export function restoredSubject(state: unknown): PanelSubject | null {
  if (typeof state !== "object" || state === null || !("subject" in state)) return null;
  const { subject } = state;
  if (typeof subject !== "object" || subject === null || !("path" in subject) || !("target" in subject)) return null;
  const { path, target } = subject;
  return typeof path === "string" && typeof target === "string" ? { path, target } : null;
}
