/** Feeds the tree and its colours from the view that is shown. */
import {
  EventEmitter,
  type FileDecoration,
  type FileDecorationProvider,
  type TreeDataProvider,
  type TreeItem,
  type Uri,
} from "vscode";
import type { InitramfsView } from "../../core/initramfs-view/view.js";
import { childrenOf, elementId, parentOf, type TreeElement } from "./tree-elements.js";
import { decorationOf, entryScheme, tooltipOf, treeItem } from "./tree-items.js";

/** Holds one view at a time. */
export class InitramfsProvider implements TreeDataProvider<TreeElement>, FileDecorationProvider {
  private readonly treeChanged = new EventEmitter<undefined>();
  private readonly decorationsChanged = new EventEmitter<undefined>();
  private shown: InitramfsView | null = null;
  /** What was opened and closed by hand. */
  private readonly folds = new Map<string, "open" | "closed">();

  readonly onDidChangeTreeData = this.treeChanged.event;
  readonly onDidChangeFileDecorations = this.decorationsChanged.event;

  /** The view in the tree; null where there is none. */
  get view(): InitramfsView | null {
    return this.shown;
  }

  /** Shows another view. Rows keep whether they are open by their paths. */
  show(view: InitramfsView | null): void {
    this.shown = view;
    this.treeChanged.fire(undefined);
    this.decorationsChanged.fire(undefined);
  }

  /** Remembers that a row was opened or closed: the editor forgets it while a line that is typed hides the row. */
  fold(element: TreeElement, state: "open" | "closed"): void {
    this.folds.set(elementId(element), state);
  }

  getTreeItem(element: TreeElement): TreeItem {
    return treeItem(element, this.folds);
  }

  getChildren(element?: TreeElement): TreeElement[] {
    return this.shown === null ? [] : [...childrenOf(this.shown, element)];
  }

  getParent(element: TreeElement): TreeElement | undefined {
    return parentOf(element);
  }

  resolveTreeItem(item: TreeItem, element: TreeElement): TreeItem {
    item.tooltip = tooltipOf(element);
    return item;
  }

  provideFileDecoration(uri: Uri): FileDecoration | undefined {
    return uri.scheme === entryScheme && this.shown !== null ? decorationOf(this.shown, uri) : undefined;
  }

  dispose(): void {
    this.treeChanged.dispose();
    this.decorationsChanged.dispose();
  }
}
