/** What the panel and its page say to each other, and what the page remembers. */

/** From the page: it can show something; somebody chose a node of the diagram, or a place of the list. */
export type PageMessage =
  | { readonly kind: "ready" }
  | { readonly kind: "open-node"; readonly node: string }
  | { readonly kind: "open-place"; readonly place: number };

/** To the page: what it shows, and what it keeps for the time when the window is opened again. */
export interface ShowMessage {
  readonly html: string;
  readonly status: string;
  readonly subject: { readonly path: string; readonly target: string };
}

/** What the page keeps while its tab is hidden, and over a restart of the window. */
export interface PageState {
  readonly subject?: ShowMessage["subject"];
  readonly scroll?: number;
}
