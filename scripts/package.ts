/** `npm run package`: the extension as `dist/bootpath.vsix`. */
import { cp, mkdtemp, readdir, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { pathToFileURL } from "node:url";
import { createVSIX } from "@vscode/vsce";
import { join } from "node:path";
import { projectRoot } from "./lib/cache.js";
import { step } from "./lib/progress.js";
import { run } from "./lib/run.js";
import { prepareDist } from "./prepare.js";

/** Where the package is written. */
export const packagePath = join(projectRoot, "dist/bootpath.vsix");

/** Packages what `prepareDist` has made. The bundles hold all code, so no npm package goes in. */
export async function packageExtension(): Promise<void> {
  await step("Packaging the extension", async () => {
    const folder = await mkdtemp(join(tmpdir(), "bootpath-package-"));
    // With it, vsce sorts the files and gives all of them this time: the same commit makes the same bytes.
    const givenTime = process.env["SOURCE_DATE_EPOCH"];
    process.env["SOURCE_DATE_EPOCH"] = givenTime ?? (await commitTime());
    try {
      await copyPackaged(folder);
      await createVSIX({
        cwd: folder,
        packagePath,
        dependencies: false,
        allowMissingRepository: true,
        // The links of the README lead to files inside the package.
        rewriteRelativeLinks: false,
      });
    } finally {
      // What is built later in this process must not take it for its own.
      if (givenTime === undefined) delete process.env["SOURCE_DATE_EPOCH"];
      await rm(folder, { recursive: true, force: true });
    }
  });
}

/** When the last commit was made, in seconds since 1970; outside of a repository the earliest time that a zip knows. */
async function commitTime(): Promise<string> {
  const time = await run("git", ["-C", projectRoot, "log", "-1", "--format=%ct"]).catch(() => "");
  return /^\d+$/.test(time.trim()) ? time.trim() : "315532800";
}

/**
 * Copies what may go into the package. vsce looks at every file of its folder before it leaves any out, which takes
 * minutes where the cache holds kernel sources.
 */
async function copyPackaged(folder: string): Promise<void> {
  const ignored = await readFile(join(projectRoot, ".vscodeignore"), "utf8");
  const wanted = ignored.split("\n").filter((line) => line.startsWith("!"));
  // The first part of each pattern; it may hold a star as well.
  const patterns = [".vscodeignore", ...wanted.map((line) => line.slice(1).split("/")[0] ?? "")];
  for (const name of await readdir(projectRoot)) {
    if (!patterns.some((pattern) => matchesGlob(name, pattern))) continue;
    await cp(join(projectRoot, name), join(folder, name), { recursive: true });
  }
}

function matchesGlob(name: string, pattern: string): boolean {
  const parts = pattern.split("*").map((part) => part.replace(/[.+?^${}()|[\]\\]/g, "\\$&"));
  return new RegExp(`^${parts.join(".*")}$`).test(name);
}

if (process.argv[1] !== undefined && import.meta.url === pathToFileURL(process.argv[1]).href) {
  await prepareDist();
  await packageExtension();
}
