/** Puts what the extension ships beside its code: `dist/guest`. */
import { copyFile, mkdir, readdir, rename } from "node:fs/promises";
import { dirname, join } from "node:path";
import { projectRoot } from "../lib/cache.js";
import { busybox } from "./busybox.js";
import { guestKernel, kernelLicence } from "./kernel.js";
import { fragmentFolder } from "./recipe.js";
import { deliveries, shippedVersion } from "./versions.js";

/** Where the extension and the command look for the kernels and for BusyBox. */
export const installFolder = join(projectRoot, "dist/guest");

/** Builds or fetches what is shipped, and copies it to `dist/guest`. */
export async function installGuest(): Promise<void> {
  for (const [name, source] of await shippedFiles()) await install(source, join(installFolder, name));
}

/** Names below `dist/guest`, and the files that they are copies of. */
async function shippedFiles(): Promise<ReadonlyMap<string, string>> {
  const files = new Map<string, string>();
  for (const delivery of deliveries) {
    const kernel = await guestKernel(shippedVersion, delivery);
    files.set(`bzImage-${delivery}`, kernel.image).set(`config-${delivery}`, kernel.config);
  }
  const { binary, copyright, origin } = await busybox();
  files.set("busybox", binary).set("busybox.copyright", copyright).set("busybox.origin", origin);
  files.set("COPYING", await kernelLicence(shippedVersion));
  // The recipe goes with the kernels, as their licence asks.
  files.set("README.md", join(projectRoot, "guest/README.md"));
  for (const fragment of await readdir(fragmentFolder)) files.set(`kernel/${fragment}`, join(fragmentFolder, fragment));
  return files;
}

/** Copies a file so that nobody ever sees half of it. */
async function install(source: string, target: string): Promise<void> {
  await mkdir(dirname(target), { recursive: true });
  const copy = `${target}.new-${process.pid}`;
  await copyFile(source, copy);
  await rename(copy, target);
}
