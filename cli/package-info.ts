/** Where this package stands and what it is called. */
import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { pathToFileURL } from "node:url";
import packageJson from "../package.json" with { type: "json" };

/** The description of this package, as it was when the command was built. */
export { packageJson };

/** The version of this package. */
export const version: string = packageJson.version;

/** The root folder of this package: two folders above the bundle `dist/cli/bootpath.mjs`. */
export const packageRoot = resolve(import.meta.dirname, "../..");

/** The kernels and the BusyBox that come with the package. */
export const guestFolder = resolve(packageRoot, "dist/guest");

/** The worker and the WebAssembly of the embedded emulator. */
export const emulatorFolder = resolve(packageRoot, "dist/emulator");

/** The address of a document that comes with the package. */
export function documentUrl(path: string): string {
  return pathToFileURL(resolve(packageRoot, path)).href;
}

/** The text of a document that comes with the package; null where the package lacks it. */
export function documentText(path: string): string | null {
  try {
    return readFileSync(resolve(packageRoot, path), "utf8");
  } catch {
    return null;
  }
}
