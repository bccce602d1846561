/**
 * Tables of all parameters of three kernel versions: `node --import tsx scripts/parameter-tables.ts`. Reads the kernel
 * sources of Debian's packages and writes core/parameters/data/.
 */
import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { format } from "prettier";
import { readDocumentation } from "../core/parameters/kernel-tree/documentation.js";
import { scanTree } from "../core/parameters/kernel-tree/scan-tree.js";
import { kernelTreeFiles } from "../host/kernel-tree-files.js";
import { guestVersions, type GuestVersion } from "./guest.js";
import { projectRoot } from "./lib/cache.js";
import { step } from "./lib/progress.js";
import { scanConsoles } from "./parameter-tables/consoles.js";
import { formatConsoles, formatDefinitions, formatDocumented, formatModules } from "./parameter-tables/format.js";
import { mergeVersions } from "./parameter-tables/merge.js";
import { parameterTree } from "./parameter-tables/trees.js";

/** The versions that the tables cover, the oldest first. */
export const tableVersions: readonly GuestVersion[] = guestVersions.toSorted(
  (a, b) => Number(a.split(".")[0]) - Number(b.split(".")[0]) || Number(a.split(".")[1]) - Number(b.split(".")[1]),
);

/** The folder of the generated files. */
export const tableFolder = join(projectRoot, "core/parameters/data");

/** The generated files by name, made from the kernel trees of `tableVersions`. */
export async function makeTables(trees: readonly string[]): Promise<ReadonlyMap<string, string>> {
  const texts = await Promise.all(
    trees.map((tree) => readFile(join(tree, "Documentation/admin-guide/kernel-parameters.txt"), "utf8")),
  );
  const scans = trees.map((tree) => scanTree(kernelTreeFiles(tree)));
  const tidy = (text: string) => format(text, { parser: "json", printWidth: 120 });
  return new Map([
    ["consoles.json", await tidy(formatConsoles(tableVersions, trees.map(scanConsoles)))],
    [
      "definitions.json",
      await tidy(formatDefinitions(tableVersions, mergeVersions(scans.map(({ parameters }) => parameters)))),
    ],
    [
      "modules.json",
      await tidy(
        formatModules(
          tableVersions,
          scans.map(({ modules }) => modules),
        ),
      ),
    ],
    ["documented.json", await tidy(formatDocumented(tableVersions, texts.map(readDocumentation)))],
  ]);
}

async function main(): Promise<void> {
  const trees: string[] = [];
  for (const version of tableVersions) trees.push(await parameterTree(version));
  const tables = await step("Reading the parameters of three kernels", () => makeTables(trees));
  for (const [name, text] of tables) {
    await writeFile(join(tableFolder, name), text);
    console.log(join(tableFolder, name), text.length);
  }
}

if (process.argv[1] !== undefined && import.meta.url === pathToFileURL(process.argv[1]).href) await main();
