/** Rows of the tree as the editor draws them. */
import { FileDecoration, l10n, ThemeColor, ThemeIcon, TreeItem, TreeItemCollapsibleState, Uri } from "vscode";
import { factsOf } from "../../core/initramfs-view/facts.js";
import { countOf, type InitramfsView, type ProblemCount, type ViewEntry } from "../../core/initramfs-view/view.js";
import { countText, entryDescription, entryLabel, entryTooltip, lossText, lossTooltip } from "./entry-words.js";
import { elementId, type TreeElement } from "./tree-elements.js";

/** The command that opens the line of a row; its argument is the row. */
export const openCommand = "bootpath.initramfs.open";

/** The scheme of the addresses by which rows get colours and counts. */
export const entryScheme = "bootpath-initramfs";

/** The row of an element. Its tooltip comes later, when somebody asks for it. */
export function treeItem(element: TreeElement, folds: ReadonlyMap<string, "open" | "closed">): TreeItem {
  const item = element.kind === "entry" ? entryItem(element.view, element.entry) : lostItem(element);
  const id = elementId(element);
  item.id = id;
  const fold = folds.get(id);
  if (item.collapsibleState !== TreeItemCollapsibleState.None && fold !== undefined) {
    const { Expanded, Collapsed } = TreeItemCollapsibleState;
    item.collapsibleState = fold === "open" ? Expanded : Collapsed;
  }
  const hasLine = element.kind === "lost" || (element.kind === "entry" && isOfLine(element.view, element.entry));
  // A folder opens and closes; its line is one key away.
  const isFolder = item.collapsibleState !== TreeItemCollapsibleState.None;
  if (hasLine && !isFolder) item.command = { command: openCommand, title: l10n.t("Open Line"), arguments: [element] };
  return item;
}

/** The tooltip of an element; undefined for one without. */
export function tooltipOf(element: TreeElement): TreeItem["tooltip"] {
  if (element.kind === "entry") return entryTooltip(element.view, element.entry);
  return element.kind === "lost" ? lossTooltip(element.view, element.line) : undefined;
}

/** Colour and count of a row by its address; undefined for one without problems. */
export function decorationOf(view: InitramfsView, uri: Uri): FileDecoration | undefined {
  const count = uri.authority === lostUri.authority ? lostCount(view) : view.counts.get(uri.path);
  if (count === undefined) return undefined;
  const all = count.errors + count.warnings;
  const color = new ThemeColor(count.errors > 0 ? "list.errorForeground" : "list.warningForeground");
  return new FileDecoration(all > 9 ? "9+" : String(all), countText(count), color);
}

/** The address of the group of lost lines, which no entry has. */
const lostUri = Uri.from({ scheme: entryScheme, authority: "lost", path: "/" });

function entryItem(view: InitramfsView, entry: ViewEntry): TreeItem {
  const { node, path } = entry;
  const facts = factsOf(view, entry);
  const item = new TreeItem(entry.name, collapsibility(node.entries?.size ?? 0));
  item.resourceUri = Uri.from({ scheme: entryScheme, path });
  item.description = entryDescription(facts);
  item.iconPath =
    problemIcon(view.problems.has(path) ? view.counts.get(path) : undefined) ?? kindIcon(entry, facts.link);
  item.accessibilityInformation = { label: entryLabel(view, entry, facts) };
  const flags = ["entry"];
  if (isOfLine(view, entry)) flags.push("line");
  if (node.data !== null && view.image === null) flags.push("host");
  if (facts.link !== null && facts.link.leadsTo !== null) flags.push("link");
  item.contextValue = flags.join(" ");
  return item;
}

/** Whether a line of a manifest made the entry, or gave it its contents. */
function isOfLine({ image }: InitramfsView, { node }: ViewEntry): boolean {
  return image === null && (node.origin !== null || node.data !== null);
}

function lostItem(element: Exclude<TreeElement, { kind: "entry" }>): TreeItem {
  if (element.kind === "lost-group") {
    const item = new TreeItem(l10n.t("Not in the initramfs"), TreeItemCollapsibleState.Expanded);
    item.resourceUri = lostUri;
    const { length } = element.view.lost;
    item.description = length === 1 ? l10n.t("1 line") : l10n.t("{0} lines", length);
    item.iconPath = new ThemeIcon("circle-slash");
    item.contextValue = "lost-group";
    return item;
  }
  const { line } = element;
  const item = new TreeItem(line.name, TreeItemCollapsibleState.None);
  item.description = lossText(line);
  item.iconPath = problemIcon(countOf(line.findings)) ?? new ThemeIcon("circle-slash");
  item.contextValue = "lost line";
  item.accessibilityInformation = { label: `${line.name}, ${lossText(line)}` };
  return item;
}

function collapsibility(children: number): TreeItemCollapsibleState {
  return children === 0 ? TreeItemCollapsibleState.None : TreeItemCollapsibleState.Collapsed;
}

function problemIcon(count: ProblemCount | undefined): ThemeIcon | undefined {
  if (count === undefined || count.errors + count.warnings === 0) return undefined;
  if (count.errors > 0) return new ThemeIcon("error", new ThemeColor("list.errorForeground"));
  return new ThemeIcon("warning", new ThemeColor("list.warningForeground"));
}

function kindIcon({ node }: ViewEntry, link: { readonly leadsTo: string | null } | null): ThemeIcon {
  switch (node.kind) {
    case "file":
      return ThemeIcon.File;
    case "dir":
      return ThemeIcon.Folder;
    case "symlink":
      return new ThemeIcon(link?.leadsTo === null ? "debug-disconnect" : "file-symlink-file");
    case "char":
      return new ThemeIcon("plug");
    case "block":
      return new ThemeIcon("database");
    case "pipe":
      return new ThemeIcon("arrow-swap");
    case "socket":
      return new ThemeIcon("broadcast");
  }
}

function lostCount(view: InitramfsView): ProblemCount | undefined {
  const count = countOf(view.lost.flatMap(({ findings }) => findings));
  return count.errors + count.warnings === 0 ? undefined : count;
}
