/** Tables and libraries that several bundles need: they are kept once in `dist/parts`, and read when they are asked for. */
import { readFile } from "node:fs/promises";
import { basename } from "node:path";

/** Values of a table that are no longer stand in the bundle itself, so that looking at them does not read the table. */
const longest = 300;

/**
 * Together they are most of what a bundle weighs, and most of what a program needs is there without them.
 * @type {import("esbuild").Plugin}
 */
export const keptOnce = {
  name: "kept-once",
  setup(build) {
    build.onResolve({ filter: /^\.\.\/parts\// }, ({ path }) => ({ path, external: true }));
    build.onLoad({ filter: /core\/parameters\/data\/\w+\.json$/ }, async ({ path }) => ({
      contents: lazyTable(`../parts/${basename(path)}`, await readFile(path, "utf8")),
      loader: "js",
    }));
    build.onLoad({ filter: /core\/parameters\/summaries\/all\.ts$/ }, () => ({
      contents: lazyFunctions("../parts/summaries.cjs", ["summaryOf", "allSummaries"]),
      loader: "js",
    }));
    build.onResolve({ filter: /\/host\/decompress\.js$/ }, () => ({ path: "../parts/decompress.cjs", external: true }));
    build.onResolve({ filter: /^@hpcc-js\/wasm-zstd$/ }, () => ({ path: "../parts/zstd.cjs", external: true }));
  },
};

/**
 * A module in the place of a table: its long values come from the part, when somebody asks for them.
 * @param {string} part
 * @param {string} json
 */
function lazyTable(part, json) {
  /** @type {unknown} */
  const table = JSON.parse(json);
  const members = Object.entries(table ?? {}).map(([name, value]) => {
    const text = JSON.stringify(value);
    const key = JSON.stringify(name);
    return text.length <= longest
      ? `${key}: ${text}`
      : `get ${key}() { return (part ??= require("${part}"))[${key}]; }`;
  });
  return `let part;\nexport default { ${members.join(",\n")} };\n`;
}

/**
 * A module in the place of one that exports functions only.
 * @param {string} part
 * @param {readonly string[]} names
 */
function lazyFunctions(part, names) {
  return names.map((name) => `export const ${name} = (...values) => require("${part}").${name}(...values);\n`).join("");
}
