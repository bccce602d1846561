/** Ready images in the view: read from the disk and taken apart. */
import { readFile } from "node:fs/promises";
import { basename } from "node:path";
import { l10n } from "vscode";
import { readImage } from "../../core/initramfs-image/image.js";
import { viewImage } from "../../core/initramfs-view/image-view.js";
import type { InitramfsView } from "../../core/initramfs-view/view.js";
import type { BootTarget } from "../../core/project/boot-target.js";
import { decompress } from "../../host/decompress.js";

/** What is shown of an image, and what is to be said about it; empty where all is well. */
export interface ImageView {
  /** Null where nothing of the image could be read. */
  readonly view: InitramfsView | null;
  readonly message: string;
}

/** Reads the image of a target. Never rejects. */
export async function readImageView(path: string, target: BootTarget): Promise<ImageView> {
  const name = basename(path);
  try {
    const image = await readImage(await readFile(path), decompress);
    const { parts, problem } = image;
    if (problem === null) return { view: viewImage(target, path, image), message: "" };
    const message = l10n.t("{0} can be read up to byte {1}: {2}.", name, problem.offset, problem.text);
    return { view: parts.length === 0 ? null : viewImage(target, path, image), message };
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    return { view: null, message: l10n.t("{0} cannot be read: {1}", name, reason) };
  }
}
