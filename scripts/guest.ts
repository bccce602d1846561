/**
 * The guest kernels and BusyBox: `node --import tsx scripts/guest.ts [--version 6.12|6.1|7.2|all]`.
 * Builds the kernels of a version for both deliveries into the cache; without `--version` also puts what the extension
 * ships into `dist/guest`. Other scripts and tests import from here.
 */
import { pathToFileURL } from "node:url";
import { parseArgs } from "node:util";
import { installFolder, installGuest } from "./guest/install.js";
import { guestKernel } from "./guest/kernel.js";
import { deliveries, guestVersions, type GuestVersion } from "./guest/versions.js";

export { busybox, type Busybox } from "./guest/busybox.js";
export { installFolder, installGuest } from "./guest/install.js";
export { guestKernel, type GuestKernel } from "./guest/kernel.js";
export { kernelSources } from "./guest/sources.js";
export { deliveries, guestVersions, shippedVersion, type Delivery, type GuestVersion } from "./guest/versions.js";

async function main(): Promise<void> {
  const { values } = parseArgs({ options: { version: { type: "string" } } });
  if (values.version === undefined) {
    await installGuest();
    console.log(installFolder);
    return;
  }
  for (const version of chosenVersions(values.version)) {
    for (const delivery of deliveries) console.log((await guestKernel(version, delivery)).image);
  }
}

function chosenVersions(text: string): readonly GuestVersion[] {
  const chosen = guestVersions.filter((version) => text === "all" || text === version);
  if (chosen.length === 0) throw new Error(`Unknown version "${text}": use ${guestVersions.join(", ")} or all.`);
  return chosen;
}

if (process.argv[1] !== undefined && import.meta.url === pathToFileURL(process.argv[1]).href) {
  try {
    await main();
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    process.exitCode = 1;
  }
}
