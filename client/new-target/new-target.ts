/** "New Boot Target": a folder to start from, written, opened and booted. */
import { mkdir, readdir, writeFile } from "node:fs/promises";
import { basename, isAbsolute, join } from "node:path";
import { commands, l10n, Uri, window, workspace } from "vscode";
import { templates } from "../../core/templates/all.js";
import type { TargetTemplate, TemplateId } from "../../core/templates/template.js";

/** Asks what to start from and where to write it, and boots it. */
export async function newTarget(): Promise<void> {
  const template = await chooseTemplate();
  const document = template === undefined ? null : await writeSomewhere(template);
  if (document !== null) await commands.executeCommand("bootpath.boot", document);
}

/** Writes the example of the walkthrough: its mistake is to be seen before it is booted. */
export async function openExample(): Promise<void> {
  await writeSomewhere(templates["first-steps"]);
}

/** What is offered, in this order. */
const offered: readonly TemplateId[] = ["shell", "init-script", "switch-root", "default-list", "first-steps"];

async function chooseTemplate(): Promise<TargetTemplate | undefined> {
  const items = offered.map((id) => ({ ...wordsOf(id), template: templates[id] }));
  const options = {
    title: l10n.t("New Boot Target"),
    placeHolder: l10n.t("Start from…"),
    matchOnDetail: true,
    ignoreFocusOut: true,
  };
  return (await window.showQuickPick(items, options))?.template;
}

function wordsOf(id: TemplateId): { readonly label: string; readonly detail: string } {
  switch (id) {
    case "shell":
      return {
        label: l10n.t("BusyBox shell"),
        detail: l10n.t("The smallest initramfs that one can use: a console, BusyBox, and rdinit=/bin/sh."),
      };
    case "init-script":
      return {
        label: l10n.t("Init script of your own"),
        detail: l10n.t("/init is a script: it mounts proc, sysfs and devtmpfs and becomes a shell."),
      };
    case "switch-root":
      return {
        label: l10n.t("Two stages with switch_root"),
        detail: l10n.t("As distributions boot: the initramfs prepares the root file system and goes there."),
      };
    case "default-list":
      return {
        label: l10n.t("Initramfs from a boot loader"),
        detail: l10n.t("Unpacked over the kernel's default list, which brings /dev/console along."),
      };
    case "first-steps":
      return {
        label: l10n.t("First steps, with a mistake"),
        detail: l10n.t("The example of the walkthrough: it panics until you have mended it."),
      };
  }
}

/** Asks for the folder and writes the template there. The document that is shown, or null. */
async function writeSomewhere(template: TargetTemplate): Promise<Uri | null> {
  const folder = await chooseFolder(template.id);
  if (folder === null) return null;
  try {
    await writeTemplate(folder, template);
    const document = Uri.file(join(folder, template.opens));
    await window.showTextDocument(document, { preview: false });
    return document;
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    void window.showErrorMessage(l10n.t("The boot target could not be written: {0}", reason));
    return null;
  }
}

/** A folder that is not there yet, or empty; null where the user gave up. */
async function chooseFolder(name: string): Promise<string | null> {
  const inWorkspace = workspace.workspaceFolders?.[0]?.uri;
  const parent = inWorkspace?.scheme === "file" ? inWorkspace.fsPath : await askForParent();
  if (parent === null) return null;
  const answer = await window.showInputBox({
    title: l10n.t("New Boot Target"),
    prompt: l10n.t("Folder for the new target, in {0}", basename(parent)),
    value: name,
    // What was chosen before must not be lost by a look into another window.
    ignoreFocusOut: true,
    validateInput: async (value) => complaintAbout(await namesIn(at(parent, value)), value),
  });
  return answer === undefined ? null : at(parent, answer);
}

async function askForParent(): Promise<string | null> {
  const [chosen] =
    (await window.showOpenDialog({
      title: l10n.t("Where shall the folder of the new boot target be?"),
      openLabel: l10n.t("Create Here"),
      canSelectFiles: false,
      canSelectFolders: true,
    })) ?? [];
  return chosen?.fsPath ?? null;
}

function at(parent: string, name: string): string {
  return isAbsolute(name) ? name : join(parent, name.trim());
}

/** The names in a folder; null where there is none. */
async function namesIn(folder: string): Promise<readonly string[] | "no folder" | null> {
  try {
    return await readdir(folder);
  } catch (error) {
    return error instanceof Error && "code" in error && error.code === "ENOENT" ? null : "no folder";
  }
}

function complaintAbout(names: readonly string[] | "no folder" | null, value: string): string | null {
  if (value.trim() === "") return l10n.t("A name is needed.");
  if (names === "no folder") return l10n.t("{0} is no folder that can be used.", value);
  return names === null || names.length === 0 ? null : l10n.t("{0} is there already and not empty.", value);
}

/** Writes the files. One that has come into being in the meantime is not overwritten: that is an error. */
async function writeTemplate(folder: string, { files }: TargetTemplate): Promise<void> {
  await mkdir(folder, { recursive: true });
  for (const { name, text } of files) await writeFile(join(folder, name), text, { flag: "wx" });
}
