/** Runs in the page of the boot path's panel: shows what it is sent, and says which text is to be opened. */
import { pageSurroundings, type PageElement } from "../webview/page-dom.js";
import type { PageMessage, PageState, ShowMessage } from "./messages.js";

const { document, window, editor } = pageSurroundings<PageMessage, PageState>();
let scrollToRestore = editor.getState()?.scroll;

function show({ html, status, subject }: ShowMessage): void {
  const content = document.querySelector("#content");
  if (content === null) return;
  const focused = selectorOf(document.activeElement);
  content.innerHTML = html;
  if (focused !== null) document.querySelector(focused)?.focus();
  const said = document.querySelector("#status");
  if (said !== null && said.textContent !== status) said.textContent = status;
  if (scrollToRestore !== undefined) window.scrollTo(0, scrollToRestore);
  scrollToRestore = undefined;
  editor.setState({ ...editor.getState(), subject });
}

/** Finds an element again after the contents were replaced. */
function selectorOf(element: PageElement | null): string | null {
  const { node, place } = element?.dataset ?? {};
  if (node !== undefined) return `[data-node="${node}"]`;
  return place === undefined ? null : `[data-place="${place}"]`;
}

function open(element: PageElement): void {
  const { node, place } = element.dataset;
  if (node !== undefined) editor.postMessage({ kind: "open-node", node });
  else if (place !== undefined) editor.postMessage({ kind: "open-place", place: Number(place) });
}

/** The arrow keys go from node to node, as Tab does. */
function step(from: PageElement, by: 1 | -1): void {
  const nodes = [...document.querySelectorAll("[data-node][tabindex]")];
  nodes[nodes.indexOf(from) + by]?.focus();
}

window.addEventListener("message", ({ data }) => {
  show(data as ShowMessage);
});
window.addEventListener("scroll", () => {
  editor.setState({ ...editor.getState(), scroll: window.scrollY });
});
document.addEventListener("click", ({ target }) => {
  const chosen = target.closest('[data-node][role="link"], [data-place]');
  if (chosen !== null) open(chosen);
});
document.addEventListener("keydown", (event) => {
  const node = event.target.closest("[data-node][tabindex]");
  // Buttons turn keys into clicks themselves.
  if (node === null) return;
  if (event.key === "Enter" || event.key === " ") open(node);
  else if (event.key === "ArrowDown") step(node, 1);
  else if (event.key === "ArrowUp") step(node, -1);
  else return;
  event.preventDefault();
});
editor.postMessage({ kind: "ready" });
