/** Builds guest kernels: one compilation per version, linked twice, once for each delivery. */
import { availableParallelism } from "node:os";
import { copyFile, mkdir, readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { cached, cacheRoot, contentKey } from "../lib/cache.js";
import { ensurePackages } from "../lib/debian.js";
import { step } from "../lib/progress.js";
import { run } from "../lib/run.js";
import { compilerFlags, readRecipe, unmetOptions, type Recipe } from "./recipe.js";
import { sourcePackage, unpackSource, type SourcePackage } from "./sources.js";
import { unneededSources } from "./unneeded-sources.js";
import { buildPackages, deliveries, type Delivery, type GuestVersion } from "./versions.js";

/** A built kernel: paths of its files in the cache. */
export interface GuestKernel {
  /** The bzImage. */
  readonly image: string;
  /** The finished `.config`. */
  readonly config: string;
  readonly systemMap: string;
  /** The uncompressed kernel as a flat binary, to be placed where the bzImage's header says that it runs. */
  readonly vmlinux: string;
}

/** Changed by hand when the steps below change what comes out of them. */
const RECIPE_REVISION = "1";

/** Machines whose plain gcc makes code for 32-bit x86, by Node's names. */
const x86Hosts: readonly string[] = ["x64", "ia32"];

/** The kernel of a version for a delivery, built when it is not in the cache: some minutes, and both deliveries at once. */
export async function guestKernel(version: GuestVersion, delivery: Delivery): Promise<GuestKernel> {
  return kernelFiles(join(await builtKernels(version), delivery));
}

/** The path of the licence of a version's kernels: the kernel's COPYING and the licences it names. */
export async function kernelLicence(version: GuestVersion): Promise<string> {
  return join(await builtKernels(version), "COPYING");
}

const running = new Map<GuestVersion, Promise<string>>();

/** The folder with one folder per delivery. Callers in one process share a build. */
function builtKernels(version: GuestVersion): Promise<string> {
  const build = running.get(version) ?? buildKernels(version).finally(() => running.delete(version));
  running.set(version, build);
  return build;
}

async function buildKernels(version: GuestVersion): Promise<string> {
  const source = await sourcePackage(version);
  const recipe = await readRecipe(version);
  const key = contentKey([RECIPE_REVISION, source.version, JSON.stringify(recipe), compilerFlags]);
  return cached(`guest-kernel-${version}`, key, async (folder) => {
    if (!x86Hosts.includes(process.arch)) {
      throw new Error(
        `The guest kernels are built with an x86 machine's own compiler; this machine is ${process.arch}.`,
      );
    }
    await ensurePackages(buildPackages, "building the guest kernels");
    const tree = join(folder, "tree");
    await mkdir(tree);
    const madeAt = await step(`Unpacking ${source.name} ${source.version}`, () =>
      unpackSource(source, tree, { except: unneededSources }),
    );
    await writeFile(join(tree, "empty.list"), recipe.emptyList);
    const make = maker(tree, version, madeAt);
    for (const delivery of deliveries) {
      await step(`Building Linux ${version} for the ${delivery} delivery`, (note) =>
        buildDelivery({ tree, recipe, delivery, make, note, target: join(folder, delivery) }),
      );
    }
    await writeLicence(tree, source, join(folder, "COPYING"));
    await rm(tree, { recursive: true });
  });
}

interface DeliveryBuild {
  readonly tree: string;
  readonly recipe: Recipe;
  readonly delivery: Delivery;
  readonly make: Make;
  readonly note: (text: string) => void;
  /** Folder for the finished files. */
  readonly target: string;
}

/** Configures and builds one delivery; in a tree that holds the other one already, little more than linking is left. */
async function buildDelivery({ tree, recipe, delivery, make, note, target }: DeliveryBuild): Promise<void> {
  const wanted = recipe.config[delivery];
  await writeFile(join(tree, "wanted.config"), wanted);
  await make(["allnoconfig", "KCONFIG_ALLCONFIG=wanted.config"]);
  const unmet = unmetOptions(wanted, await readFile(join(tree, ".config"), "utf8"));
  if (unmet.length > 0) throw new Error(`The kernel's configuration is not the wanted one:\n${unmet.join("\n")}`);
  let files = 0;
  await make(["bzImage"], (line) => {
    if (/^\s+(?:CC|AS|HOSTCC)\s/.test(line)) note(`${++files} files compiled`);
  });
  const built = kernelFiles(target);
  await mkdir(target);
  await copyFile(join(tree, "arch/x86/boot/bzImage"), built.image);
  await copyFile(join(tree, ".config"), built.config);
  await copyFile(join(tree, "System.map"), built.systemMap);
  await run("objcopy", ["--output-target=binary", join(tree, "vmlinux"), built.vmlinux]);
}

type Make = (targets: readonly string[], onLine?: (line: string) => void) => Promise<void>;

/** `make` in a kernel tree, for 32-bit x86, with nothing of this machine or moment in what it makes. */
function maker(tree: string, version: GuestVersion, madeAt: Date): Make {
  // Kconfig writes down the versions of tools that take no part in the build, where it finds them.
  const absent = ["RUSTC=false", "PAHOLE=false"];
  const target = ["ARCH=i386", `KCFLAGS=${compilerFlags}`, ...absent];
  const fixed = ["--directory", tree, `--jobs=${availableParallelism()}`, ...target];
  const env = {
    LC_ALL: "C",
    KBUILD_BUILD_TIMESTAMP: madeAt.toUTCString(),
    KBUILD_BUILD_USER: "bootpath",
    KBUILD_BUILD_HOST: "bootpath",
    KBUILD_BUILD_VERSION: "1",
  };
  return async (targets, onLine) => {
    const log = join(cacheRoot, "logs", `guest-kernel-${version}-${targets[0] ?? "all"}.log`);
    const progress = onLine === undefined ? {} : { onLine };
    await run("make", [...fixed, ...targets], { env, log, ...progress });
  };
}

/**
 * COPYING names the licences that apply but does not hold them, so their texts follow. The last one is that of the C
 * library inside BusyBox, which is shipped with the kernels.
 */
async function writeLicence(tree: string, source: SourcePackage, path: string): Promise<void> {
  const licences = ["preferred/GPL-2.0", "exceptions/Linux-syscall-note", "preferred/LGPL-2.1"];
  const parts = ["COPYING", ...licences.map((licence) => `LICENSES/${licence}`)];
  const texts = await Promise.all(parts.map((part) => readFile(join(tree, part), "utf8")));
  await writeFile(
    path,
    [`Debian package ${source.name} ${source.version}\n`, ...texts].join(`\n${"-".repeat(78)}\n\n`),
  );
}

function kernelFiles(folder: string): GuestKernel {
  return {
    image: join(folder, "bzImage"),
    config: join(folder, "config"),
    systemMap: join(folder, "System.map"),
    vmlinux: join(folder, "vmlinux.bin"),
  };
}
