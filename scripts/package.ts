/** `npm run package`: the extension as `dist/bootpath.vsix`. */
import { pathToFileURL } from "node:url";
import { createVSIX } from "@vscode/vsce";
import { join } from "node:path";
import { projectRoot } from "./lib/cache.js";
import { step } from "./lib/progress.js";
import { prepareDist } from "./prepare.js";

/** Where the package is written. */
export const packagePath = join(projectRoot, "dist/bootpath.vsix");

/** Packages what `prepareDist` has made. The bundles hold all code, so no npm package goes in. */
export async function packageExtension(): Promise<void> {
  await step("Packaging the extension", () =>
    createVSIX({
      cwd: projectRoot,
      packagePath,
      dependencies: false,
      allowMissingRepository: true,
      // The links of the README lead to files inside the package.
      rewriteRelativeLinks: false,
    }),
  );
}

if (process.argv[1] !== undefined && import.meta.url === pathToFileURL(process.argv[1]).href) {
  await prepareDist();
  await packageExtension();
}
