/** Builds the initramfs of a boot recipe with the kernel's own gen_init_cpio, and damages it as the recipe says. */
import { createHash } from "node:crypto";
import { readFile, mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { projectRoot } from "../../scripts/lib/cache.js";
import { run } from "../../scripts/lib/run.js";
import type { BootRecipe, ImageStep, RecipeFile } from "./boot-recipe.js";
import { genInitCpio } from "./gen-init-cpio.js";
import { recordingPrograms } from "./recording-kernels.js";

/** The path of the image in `folder`, or null for a boot without one. @throws RunError */
export async function buildImage(recipe: BootRecipe, folder: string): Promise<string | null> {
  if (recipe.manifest === null) return null;
  const files = join(folder, "files");
  await mkdir(files);
  for (const [name, file] of Object.entries(recipe.files ?? {})) await writeRecipeFile(join(files, name), file);
  const manifest = join(folder, "manifest");
  await writeFile(manifest, recipe.manifest.map((line) => `${line}\n`).join(""));
  const image = join(folder, "image");
  const tool = await genInitCpio();
  if (typeof tool === "string") throw new Error(`No archive can be made: ${tool}`);
  const script = '"$1" -t 0 "$2" > "$3"';
  await run("bash", ["-c", script, "gen_init_cpio", tool.path, manifest, image], {
    env: { FILES: files, PROGRAMS: await recordingPrograms() },
  });
  for (const step of recipe.image ?? []) await applyStep(step, image, folder);
  return image;
}

async function writeRecipeFile(path: string, file: RecipeFile): Promise<void> {
  if (typeof file === "string") {
    await writeFile(path, file);
  } else if ("noise" in file) {
    await writeFile(path, noise(file.noise));
  } else {
    const source = join(projectRoot, "test/fixtures/boot-programs", file.program);
    await run("gcc", ["-Os", ...file.flags, "-o", path, source]);
  }
}

/** Bytes that no compressor shrinks, the same each time. */
function noise(length: number): Uint8Array {
  const blocks: Buffer[] = [];
  for (let at = 0; at < length; at += 32) blocks.push(createHash("sha256").update(String(at)).digest());
  return Buffer.concat(blocks).subarray(0, length);
}

async function applyStep(step: ImageStep, image: string, folder: string): Promise<void> {
  if ("compress" in step) {
    // The kernel's lz4 reader knows the legacy frame, its xz reader CRC32 checks only.
    const tools = {
      gzip: "gzip -9n",
      xz: "xz --check=crc32",
      lzma: "xz --format=lzma",
      bzip2: "bzip2 -9",
      zstd: "zstd -q -19",
      lz4: "lz4 -l -q -9",
    };
    await run("bash", ["-c", `${tools[step.compress]} < "$1" > "$1.new" && mv "$1.new" "$1"`, "compress", image]);
  } else if ("format" in step) {
    const tools = {
      odc: 'find . | cpio -o --quiet -H odc > "$1"',
      ext2: 'rm "$1" && mke2fs -q -t ext2 -d . "$1" 4M',
    };
    const unpack = 'mkdir "$2/tree" && cd "$2/tree" && cpio -idm --quiet < "$1"';
    await run("bash", ["-c", `${unpack} && ${tools[step.format]}`, "format", image, folder]);
  } else {
    await writeFile(image, edited(await readFile(image), step));
  }
}

function edited(bytes: Buffer, step: Exclude<ImageStep, { compress: string } | { format: string }>): Buffer {
  if ("truncate" in step) return bytes.subarray(0, step.truncate);
  if ("append" in step) return Buffer.concat([bytes, Buffer.from(step.append, "latin1")]);
  if ("replaceWith" in step) return Buffer.from(step.replaceWith, "latin1");
  if ("bootconfig" in step) return withBootconfig(bytes, step.bootconfig);
  const copy = Buffer.from(bytes);
  copy.write(step.overwrite, step.at, "latin1");
  return copy;
}

/** The text with a NUL, filled up to a multiple of four bytes, its size and the sum of its bytes, and the magic word. */
function withBootconfig(bytes: Buffer, text: string): Buffer {
  const content = Buffer.from(`${text}\0`, "latin1");
  const filling = Buffer.alloc(-(bytes.length + content.length) & 3);
  const data = Buffer.concat([content, filling]);
  const trailer = Buffer.alloc(8);
  trailer.writeUInt32LE(data.length, 0);
  trailer.writeUInt32LE(
    data.reduce((sum, byte) => sum + byte, 0),
    4,
  );
  return Buffer.concat([bytes, data, trailer, Buffer.from("#BOOTCONFIG\n", "latin1")]);
}
