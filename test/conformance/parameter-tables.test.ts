/** The committed tables of parameters against the kernel sources that they were generated from, and real kernels. */
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { ParameterTable } from "../../core/bootpath/known-parameters.js";
import { foldParameterName } from "../../core/cmdline/names.js";
import { deprecatedParameters } from "../../core/parameters/deprecated.js";
import { definitionsOf } from "../../core/parameters/kernel-table.js";
import { guestVersions } from "../../scripts/guest.js";
import { projectRoot } from "../../scripts/lib/cache.js";
import { makeTables, tableFolder, tableVersions } from "../../scripts/parameter-tables.js";
import { cachedParameterTree } from "../../scripts/parameter-tables/trees.js";

describe("tables of parameters", function () {
  // Three trees of a gigabyte each are read.
  this.timeout(900_000);

  it("are what the generator makes of the kernel sources", async function () {
    const trees: string[] = [];
    for (const version of tableVersions) {
      const tree = await cachedParameterTree(version);
      if (tree === null) {
        process.stderr.write(`    the sources of Linux ${version} are not in the cache: scripts/parameter-tables.ts\n`);
        this.skip();
      }
      trees.push(tree);
    }
    for (const [name, text] of await makeTables(trees)) {
      assert.equal(readFileSync(join(tableFolder, name), "utf8"), text, name);
    }
  });

  for (const version of ["6.1", "6.12", "7.2"]) {
    it(`hold every parameter that the guest kernel ${version} has built in`, () => {
      const file = join(projectRoot, `core/bootpath/data/parameters-${version}.json`);
      const table = JSON.parse(readFileSync(file, "utf8")) as ParameterTable;
      const missing = [
        ...table.setups.filter(
          ([name = "", handler, early]) => !has(name, early === "early" ? "early" : "setup", handler),
        ),
        ...table.parameters.filter(([name = "", type = ""]) => !has(name, "module", null, type)),
      ];
      assert.deepEqual(missing, []);

      function has(
        name: string,
        kind: "early" | "setup" | "module",
        handler: string | null = null,
        type = "",
      ): boolean {
        return definitionsOf(name.replace(/=.*$/, "")).some(
          (one) =>
            foldParameterName(one.name) === foldParameterName(name) &&
            (kind === one.kind || (kind === "module" && one.kind === "core")) &&
            one.versions.includes(version) &&
            (handler === null || one.handler === handler || one.handler?.startsWith("parse_") === true) &&
            agree(one.type, type),
        );
      }
    });
  }

  it("name functions of the kernel for what is deprecated", async function () {
    for (const { file, function: name, since } of deprecatedParameters) {
      const tree = await cachedParameterTree(guestVersions.find((version) => version === since) ?? "6.12");
      if (tree === null) this.skip();
      const text = readFileSync(join(tree, file), "utf8");
      assert.match(text, new RegExp(`^[a-z][\\w *]*[ *]${name}\\([^;]*$`, "m"), `${file} ${name}`);
    }
  });

  it("keep no text of the kernel's documentation but names, tags and forms", () => {
    const text = readFileSync(join(tableFolder, "documented.json"), "utf8");
    const { names } = JSON.parse(text) as { names: Record<string, readonly (string | number)[]> };
    const words = Object.values(names).flatMap(([, tags, values = ""]) => [
      ...String(tags).split(" "),
      ...String(values).split("\n"),
    ]);
    assert.deepEqual(
      words.filter((word) => /\s/.test(word) || word.length > 80),
      [],
    );
  });
});

/** Whether a type read from the source is that of the image, which knows sizes and resolves types of their own. */
function agree(source: string, image: string): boolean {
  if (image === "" || source === image) return true;
  const [kind = "", size = "", element = ""] = source.split(":");
  const [imageKind = "", imageSize = "", imageElement = ""] = image.split(":");
  if (kind === "array") return imageKind === "array" && (size === "" || size === imageSize) && element === imageElement;
  if (kind === "string") return imageKind === "string" && (size === "" || size === imageSize);
  return kind === "custom";
}
