/** The kernels and programs that recordings need, from the cache or made into it. */
import { copyFile, cp, mkdir, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { availableParallelism } from "node:os";
import { join } from "node:path";
import { readRecipe } from "../../scripts/guest/recipe.js";
import { sourcePackage, unpackSource } from "../../scripts/guest/sources.js";
import { busybox, guestKernel, type Delivery } from "../../scripts/guest.js";
import { cached, contentKey, projectRoot } from "../../scripts/lib/cache.js";
import { fetchPackage, packageField, type PackageOrigin } from "../../scripts/lib/debian.js";
import { step } from "../../scripts/lib/progress.js";
import { run } from "../../scripts/lib/run.js";

/** Names of the kernels that boot recipes use. */
export const recordingKernels = {
  "6.12-builtin": { guest: "builtin" },
  "6.12-external": { guest: "external" },
  "6.12-faults": { variantOf: "builtin" },
  "6.12-default-init": { variantOf: "external" },
  "6.12-watchdogs": { variantOf: "builtin" },
  "debian-6.1-cloud-amd64": { suite: "bookworm" },
  "debian-7.2-cloud-amd64": { suite: "sid" },
  "debian-6.1-686": { suite: "bookworm", architecture: "i386", package: "linux-image-686" },
  "debian-6.1-cloud-arm64": { suite: "bookworm", architecture: "arm64", package: "linux-image-cloud-arm64" },
  "debian-6.1-armhf": { suite: "bookworm", architecture: "armhf", package: "linux-image-armmp" },
} as const satisfies Record<string, { guest: Delivery } | { variantOf: Delivery } | DebianKernel>;

/** A kernel package; what is left out is that of Debian's 64-bit kernel for virtual machines. */
interface DebianKernel {
  readonly suite: string;
  readonly architecture?: string;
  readonly package?: string;
}

/** The name of a kernel for recordings. */
export type RecordingKernel = keyof typeof recordingKernels;

/** The path of a kernel image. Building one takes minutes. @throws RunError, PackageNotFoundError */
export async function recordingKernel(name: RecordingKernel): Promise<string> {
  const origin = recordingKernels[name];
  if ("guest" in origin) return (await guestKernel("6.12", origin.guest)).image;
  if ("suite" in origin) return debianKernel(name, origin);
  return variantKernel(name, origin.variantOf);
}

/**
 * A folder with `busybox` for i386, `busybox-amd64` and `busybox-arm64`, all linked statically, and `initramfs-tools`, the
 * scripts of which Debian makes its initramfs.
 */
export async function recordingPrograms(): Promise<string> {
  return cached("recording-programs", contentKey(["3"]), async (folder) => {
    await copyFile((await busybox()).binary, join(folder, "busybox"));
    for (const architecture of ["amd64", "arm64"]) {
      const content = await unpackedPackage("busybox-static", { architecture }, folder);
      await copyFile(join(content, "bin/busybox"), join(folder, `busybox-${architecture}`));
      await rm(content, { recursive: true });
    }
    const tools = await unpackedPackage("initramfs-tools-core", {}, folder);
    await cp(join(tools, "usr/share/initramfs-tools"), join(folder, "initramfs-tools"), { recursive: true });
    await rm(tools, { recursive: true });
  });
}

async function unpackedPackage(name: string, origin: PackageOrigin, folder: string): Promise<string> {
  const content = join(folder, `content-${name}`);
  const deb = await fetchPackage(name, [origin], folder);
  await run("dpkg-deb", ["--extract", deb, content]);
  await rm(deb);
  return content;
}

/** A kernel of Debian: the newest of the suite, whatever its exact version. */
async function debianKernel(name: string, kernel: DebianKernel): Promise<string> {
  const { suite, architecture = "amd64", package: packageName = "linux-image-cloud-amd64" } = kernel;
  const origin = { architecture, suite };
  const folder = await cached(name, contentKey([JSON.stringify(origin)]), (partial) =>
    step(`Fetching ${packageName} from ${suite}`, async () => {
      await copyFile(await fetchedImage(packageName, origin, partial), join(partial, "bzImage"));
      for (const entry of await readdir(partial))
        if (entry !== "bzImage") await rm(join(partial, entry), { recursive: true });
    }),
  );
  return join(folder, "bzImage");
}

/** The image in a package, or in the kernel package that it depends on. */
async function fetchedImage(name: string, origin: PackageOrigin, folder: string): Promise<string> {
  const deb = await fetchPackage(name, [origin], folder);
  const content = join(folder, `content-${name}`);
  await run("dpkg-deb", ["--extract", deb, content]);
  const files = await readdir(content, { recursive: true });
  const image = files.find((file) => /(?:^|\/)vmlinuz(?:-[^/]*)?$/.test(file));
  if (image !== undefined) return join(content, image);
  const dependencies = await packageField(deb, "Depends");
  const next = /linux-(?:image|binary)-\d[^ ,(]*/.exec(dependencies)?.[0];
  if (next === undefined) throw new Error(`${name} neither holds a kernel nor depends on a package with one`);
  return fetchedImage(next, origin, folder);
}

/** A guest kernel with the changes of test/fixtures/boot-kernels/<name>.config. */
async function variantKernel(name: string, delivery: Delivery): Promise<string> {
  const source = await sourcePackage("6.12");
  const recipe = await readRecipe("6.12");
  const changes = await readFile(join(projectRoot, `test/fixtures/boot-kernels/${name}.config`), "utf8");
  const wanted = `${recipe.config[delivery]}\n${changes}`;
  const folder = await cached(`recording-kernel-${name}`, contentKey([source.version, wanted]), async (partial) => {
    const tree = join(partial, "tree");
    await mkdir(tree);
    await step(`Unpacking ${source.name} ${source.version}`, () => unpackSource(source, tree, { except: [] }));
    await writeFile(join(tree, "empty.list"), recipe.emptyList);
    await writeFile(join(tree, "wanted.config"), wanted);
    const make = ["-n", "15", "make", "--directory", tree, "ARCH=i386", `--jobs=${availableParallelism()}`];
    await step(`Building the kernel ${name}`, async (note) => {
      await run("nice", [...make, "allnoconfig", "KCONFIG_ALLCONFIG=wanted.config"], { onLine: note });
      await run("nice", [...make, "bzImage"], { onLine: note });
    });
    await copyFile(join(tree, "arch/x86/boot/bzImage"), join(partial, "bzImage"));
    await rm(tree, { recursive: true });
  });
  return join(folder, "bzImage");
}
