/** Reads an initramfs image for the verbs that look into one. */
import { readFileSync } from "node:fs";
import { readImage, type InitramfsImage } from "../core/initramfs-image/image.js";
import { decompress } from "../host/decompress.js";
import { CommandError, fileError } from "./command-error.js";

/** The image in a file or on standard input (`-`). @throws CommandError where there is nothing of an image in it */
export async function readImageFile(path: string): Promise<InitramfsImage> {
  const image = await readImage(readBytes(path), decompress);
  if (image.parts.length === 0)
    throw new CommandError(`${path}: no initramfs image: ${image.problem?.text ?? "empty"}`);
  return image;
}

/** Says on standard error where reading had to end. */
export function warnAboutProblem(path: string, { problem }: InitramfsImage): void {
  if (problem !== null) process.stderr.write(`${path}: at byte ${problem.offset}: ${problem.text}\n`);
}

function readBytes(path: string): Uint8Array {
  try {
    return readFileSync(path === "-" ? 0 : path);
  } catch (error) {
    throw fileError(path, error);
  }
}
