/**
 * Of a browser's interfaces, those that the pages of our panels use. The other rooms are to be kept from using them by
 * mistake, so that they are not known to the whole project.
 */

/** An element of a page. */
export interface PageElement {
  innerHTML: string;
  textContent: string | null;
  value: string;
  hidden: boolean;
  disabled: boolean;
  scrollTop: number;
  readonly clientHeight: number;
  readonly clientWidth: number;
  readonly offsetHeight: number;
  readonly offsetWidth: number;
  readonly dataset: Readonly<Record<string, string | undefined>>;
  readonly style: { setProperty(name: string, value: string): void };
  closest(selector: string): PageElement | null;
  querySelector(selector: string): PageElement | null;
  contains(other: PageElement | null): boolean;
  focus(options?: { readonly preventScroll: boolean }): void;
  select(): void;
  setAttribute(name: string, value: string): void;
  getBoundingClientRect(): { readonly left: number; readonly top: number; readonly width: number };
  setPointerCapture(pointer: number): void;
  addEventListener(name: string, listener: (event: PageEvent) => void, options?: { readonly passive: boolean }): void;
}

/** Something that happens to a page. Which parts mean something depends on what it is. */
export interface PageEvent {
  readonly target: PageElement;
  readonly key: string;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  readonly altKey: boolean;
  readonly shiftKey: boolean;
  readonly clientX: number;
  readonly clientY: number;
  readonly deltaX: number;
  readonly deltaY: number;
  readonly button: number;
  readonly pointerId: number;
  /** A message that was sent to the page. */
  readonly data: unknown;
  preventDefault(): void;
}

/** The page. */
export interface Page {
  readonly activeElement: PageElement | null;
  querySelector(selector: string): PageElement | null;
  querySelectorAll(selector: string): Iterable<PageElement>;
  addEventListener(name: string, listener: (event: PageEvent) => void): void;
}

/** The window that holds it. */
export interface PageWindow {
  readonly scrollY: number;
  readonly innerHeight: number;
  readonly innerWidth: number;
  scrollTo(x: number, y: number): void;
  requestAnimationFrame(callback: () => void): void;
  addEventListener(name: string, listener: (event: PageEvent) => void): void;
}

/** The editor around the page: takes its messages, and keeps its state while its tab is hidden. */
export interface PageHost<Message, State> {
  postMessage(message: Message): void;
  getState(): State | undefined;
  setState(state: State): void;
}

/** What a page's script finds around it. To be called once. */
export function pageSurroundings<Message, State>() {
  const { document, acquireVsCodeApi } = globalThis as unknown as {
    readonly document: Page;
    readonly acquireVsCodeApi: () => PageHost<Message, State>;
  };
  return { document, window: globalThis as unknown as PageWindow, editor: acquireVsCodeApi() };
}
