/** What can be done with a row of the tree. */
import { basename } from "node:path";
import { commands, Disposable, env, l10n, Range, Uri, window, workspace, type TreeView } from "vscode";
import type { TextPlace } from "../../core/bootpath/places.js";
import { detailsOf, factsOf } from "../../core/initramfs-view/facts.js";
import { entryAt } from "../../core/initramfs-view/view.js";
import type { TreeElement } from "./tree-elements.js";
import { openCommand } from "./tree-items.js";

/** Registers the commands. Each takes a row; from a key or the palette it is the selected one. */
export function registerEntryCommands(tree: TreeView<TreeElement>): Disposable {
  const register = (command: string, run: (element: TreeElement) => Promise<void>) =>
    commands.registerCommand(command, async (element?: TreeElement) => {
      const meant = element ?? tree.selection[0];
      if (meant !== undefined) await run(meant);
    });
  return Disposable.from(
    register(openCommand, (element) => openLine(element, "take focus")),
    register("bootpath.initramfs.revealInManifest", (element) => openLine(element, "keep focus")),
    register("bootpath.initramfs.openHostFile", openHostFile),
    register("bootpath.initramfs.copyPath", async (element) => {
      await env.clipboard.writeText(nameOf(element));
    }),
    register("bootpath.initramfs.goToTarget", async ({ view, ...element }) => {
      const target = "entry" in element ? factsOf(view, element.entry).link?.leadsTo : undefined;
      const entry = typeof target === "string" ? entryAt(view, target) : null;
      if (entry !== null) await tree.reveal({ kind: "entry", view, entry }, { select: true, focus: true });
    }),
  );
}

/** Shows the line that made an entry, or that is lost. */
async function openLine(element: TreeElement, focus: "take focus" | "keep focus"): Promise<void> {
  const place = placeOf(element);
  if (place === undefined) {
    const { image } = element.view;
    const isOfImage = image !== null && element.kind === "entry" && element.entry.node.origin !== null;
    void window.showInformationMessage(
      isOfImage
        ? l10n.t("{0} comes from the image {1}, not from a line.", nameOf(element), basename(image))
        : l10n.t("{0} comes from the kernel, not from a line.", nameOf(element)),
    );
    return;
  }
  try {
    const document = await workspace.openTextDocument(Uri.file(place.path));
    const selection = new Range(document.positionAt(place.start), document.positionAt(place.start));
    await window.showTextDocument(document, { selection, preserveFocus: focus === "keep focus", preview: true });
  } catch {
    void window.showErrorMessage(l10n.t("{0} cannot be opened.", basename(place.path)));
  }
}

function placeOf(element: TreeElement): TextPlace | undefined {
  if (element.kind === "lost") return element.line;
  return element.kind === "entry" ? detailsOf(element.view, element.entry).places.at(-1) : undefined;
}

async function openHostFile(element: TreeElement): Promise<void> {
  const source = element.kind === "entry" ? detailsOf(element.view, element.entry).source : null;
  if (source === null || element.view.image !== null) return;
  if (source.path === null || source.state === "missing") {
    const path = source.path ?? source.location;
    void window.showErrorMessage(l10n.t("{0} is not there.", path));
    return;
  }
  await commands.executeCommand("vscode.open", Uri.file(source.path));
}

function nameOf(element: TreeElement): string {
  if (element.kind === "entry") return element.entry.path;
  return element.kind === "lost" ? element.line.name : "";
}
