/** Kernel sources from Debian's `linux-source-*` packages: fetched once, and unpacked only as far as needed. */
import { mkdir, readdir, rm, stat } from "node:fs/promises";
import { join } from "node:path";
import { cached, contentKey } from "../lib/cache.js";
import { ensurePackages, fetchPackage, packageField } from "../lib/debian.js";
import { step } from "../lib/progress.js";
import { run } from "../lib/run.js";
import { sourceOrigins, sourcePackageName, type GuestVersion } from "./versions.js";

/** A fetched `linux-source-*` package. */
export interface SourcePackage {
  readonly name: string;
  /** Debian's version, such as "6.12.117-1". */
  readonly version: string;
  /** Path of the `.deb`. */
  readonly deb: string;
}

/**
 * What the tests compare ours with: the parser of command lines, the boot path, the initramfs code and its tool, the
 * parser of boot configurations, and the list of documented parameters. All kernel versions have these paths.
 */
const testedAgainst: readonly string[] = [
  "COPYING",
  "Documentation/admin-guide/kernel-parameters.rst",
  "Documentation/admin-guide/kernel-parameters.txt",
  "include/linux/bootconfig.h",
  "include/linux/ctype.h",
  "init",
  "kernel/params.c",
  "lib/bootconfig.c",
  "lib/cmdline.c",
  "lib/ctype.c",
  "tools/bootconfig",
  "usr",
];

/** Fetches the source package of a version into the cache; once it is there, that one stays in use. */
export async function sourcePackage(version: GuestVersion): Promise<SourcePackage> {
  const name = sourcePackageName(version);
  const origins = sourceOrigins[version];
  const folder = await cached(name, contentKey([JSON.stringify(origins)]), (partial) =>
    step(`Fetching the Debian package ${name}`, async () => {
      await fetchPackage(name, origins, partial);
    }),
  );
  const file = (await readdir(folder)).find((entry) => entry.endsWith(".deb"));
  if (file === undefined) throw new Error(`${folder} holds no package. Remove the folder and try again.`);
  const deb = join(folder, file);
  return { name, deb, version: await packageField(deb, "Version") };
}

/**
 * The folder with the kernel sources that tests compare with (`usr/gen_init_cpio.c`, `lib/cmdline.c`, `init/main.c` …,
 * under their paths in the kernel tree). Needs no kernel build; takes some seconds the first time.
 */
export async function kernelSources(version: GuestVersion): Promise<string> {
  const source = await sourcePackage(version);
  return cached(`kernel-sources-${version}`, contentKey([source.version, ...testedAgainst]), (partial) =>
    step(`Unpacking the sources of Linux ${version} that tests need`, async () => {
      await unpackSource(source, partial, { only: testedAgainst });
    }),
  );
}

/** Which files of a kernel tree are unpacked: some paths with all below them, or all but those that match a pattern. */
export type Selection = { readonly only: readonly string[] } | { readonly except: readonly string[] };

/**
 * Unpacks a source package, so that `folder` is the root of the kernel tree. Returns when the package was made: a
 * build takes that for its own time, so that equal sources give equal kernels.
 */
export async function unpackSource(source: SourcePackage, folder: string, selection: Selection): Promise<Date> {
  await ensurePackages(["xz-utils"], "unpacking kernel sources");
  const outer = join(folder, ".deb");
  await mkdir(outer, { recursive: true });
  await run("dpkg-deb", ["--extract", source.deb, outer]);
  const archive = join(outer, `usr/src/${source.name}.tar.xz`);
  const { mtime } = await stat(archive);
  const chosen =
    "only" in selection
      ? selection.only.map((path) => `${source.name}/${path}`)
      : selection.except.map((pattern) => `--exclude=${source.name}/${pattern}`);
  const unpack = ["--extract", "--strip-components=1", `--directory=${folder}`, "--use-compress-program=xz -dT0"];
  await run("tar", [...unpack, `--file=${archive}`, ...chosen]);
  await rm(outer, { recursive: true });
  return mtime;
}
