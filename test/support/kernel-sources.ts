/**
 * The kernel sources that conformance tests compile or read, from Debian's source package. Nothing of them is committed:
 * the package is fetched once into the cache folder.
 */
import { existsSync } from "node:fs";
import { cached, contentKey } from "../../scripts/lib/cache.js";
import { PackageNotFoundError } from "../../scripts/lib/debian.js";
import { step } from "../../scripts/lib/progress.js";
import { run, RunError } from "../../scripts/lib/run.js";
import { sourcePackage } from "../../scripts/guest/sources.js";

/** The kernel versions whose Debian source package the tests use. */
export type KernelSourceVersion = "7.2" | "6.12" | "6.1";

/** What most tests read. Wildcards are those of `tar --wildcards`; one that matches nothing in a version is no error. */
const commonPatterns: readonly string[] = [
  "Documentation/admin-guide/kernel-parameters.txt",
  "arch/*/include/asm/setup.h",
  "arch/*/include/uapi/asm/setup.h",
  "arch/s390/Kconfig",
  "include/linux/ctype.h",
  "include/uapi/asm-generic/setup.h",
  "init/initramfs.c",
  "init/main.c",
  "kernel/params.c",
  "lib/cmdline.c",
  "lib/ctype.c",
  "lib/string_helpers.c",
  "usr/default_cpio_list",
  "usr/gen_init_cpio.c",
  "usr/gen_initramfs.sh",
];

const folders = new Map<string, Promise<string | null>>();

/**
 * A folder with kernel files at their places in the tree, or null where the package cannot be had: no Debian, or no
 * network and nothing in the cache. The reason is on standard error. `patterns` choose other files than the common ones.
 */
export function kernelSourceFolder(
  version: KernelSourceVersion,
  patterns: readonly string[] = commonPatterns,
): Promise<string | null> {
  const key = contentKey([version, ...patterns]);
  const known = folders.get(key);
  if (known !== undefined) return known;
  const folder = unpacked(version, patterns);
  folders.set(key, folder);
  return folder;
}

async function unpacked(version: KernelSourceVersion, patterns: readonly string[]): Promise<string | null> {
  const needed = ["/usr/bin/apt-get", "/usr/bin/dpkg-deb", "/usr/bin/xz"].filter((path) => !existsSync(path));
  if (needed.length > 0) {
    process.stderr.write(`Kernel sources ${version}: not available without ${needed.join(", ")}\n`);
    return null;
  }
  try {
    return await cached(`linux-source-${version}-files`, contentKey(patterns), async (folder) => {
      const { deb: archive } = await sourcePackage(version);
      await step(`Unpacking the kernel sources ${version} that the tests read`, () =>
        extract(archive, version, patterns, folder),
      );
    });
  } catch (error) {
    if (!(error instanceof RunError || error instanceof PackageNotFoundError)) throw error;
    process.stderr.write(`Kernel sources ${version}: ${error.message}\n`);
    return null;
  }
}

/** The package holds one compressed tree; only the wanted files of it are written. */
async function extract(
  archive: string,
  version: KernelSourceVersion,
  patterns: readonly string[],
  folder: string,
): Promise<void> {
  const tree = `linux-source-${version}`;
  const script = [
    "set -o pipefail",
    `dpkg-deb --fsys-tarfile "$1" | tar -xO "./usr/src/${tree}.tar.xz" |`,
    // tar ends with an error for a pattern without a match, which is none here.
    `xz -dc | { tar -x -C "$2" --strip-components=1 --wildcards "\${@:3}" || true; }`,
    `test -n "$(ls -A "$2")"`,
  ].join("\n");
  await run("bash", ["-c", script, "extract", archive, folder, ...patterns.map((pattern) => `${tree}/${pattern}`)]);
}
