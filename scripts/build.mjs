/**
 * Bundles everything that runs: `dist/client` (VS Code extension host), `dist/server` (language server on Node),
 * `dist/emulator` (the worker that holds the machine), `dist/cli` (the command), `dist/parts` (what they have in common).
 * `--watch` builds again after each change; `--minify` is for the package.
 */
import { cp, mkdir, readdir, readFile, writeFile } from "node:fs/promises";
import { context } from "esbuild";
import { commonJsPieces, splitAsCommonJs } from "./common-js-pieces.mjs";
import { keptOnce } from "./kept-once.mjs";
import { writeNotices } from "./notices.mjs";

const minify = process.argv.includes("--minify");

/** @type {import("esbuild").BuildOptions} */
const common = {
  bundle: true,
  platform: "node",
  target: "node20",
  sourcemap: minify ? false : "linked",
  minify,
  legalComments: "none",
  logLevel: "warning",
  metafile: true,
  logOverride: { "import-is-undefined": "error" },
  // Its UMD build, which Node would take, finds its own parts by a `require` that no bundler sees.
  alias: { "jsonc-parser": "jsonc-parser/lib/esm/main.js" },
};

/** What runs as `bootpath`: the pieces are CommonJS, which loads in half the time, and newer versions of Node keep them compiled. */
const commandStart = `#!/usr/bin/env node
import module from "node:module";
module.enableCompileCache?.();
module.createRequire(import.meta.url)("./bootpath.cjs");
`;

/** What runs as language server. The bundle is a file of its own, as what starts compiling cannot be kept compiled itself. */
const serverStart = `"use strict";
require("node:module").enableCompileCache?.();
require("./server.cjs");
`;

/** @type {import("esbuild").BuildOptions[]} */
const bundles = [
  {
    ...common,
    entryPoints: ["@hpcc-js/wasm-zstd"],
    outfile: "dist/parts/zstd.cjs",
    format: "cjs",
  },
  {
    ...common,
    entryPoints: ["host/decompress.ts"],
    outfile: "dist/parts/decompress.cjs",
    format: "cjs",
    plugins: [keptOnce],
  },
  {
    ...common,
    entryPoints: ["core/parameters/summaries/all.ts"],
    outfile: "dist/parts/summaries.cjs",
    format: "cjs",
  },
  {
    ...common,
    ...splitAsCommonJs,
    // In pieces, so that activation waits only for what it needs.
    entryPoints: { extension: "client/extension.ts" },
    outdir: "dist/client",
    sourcemap: minify ? false : "inline",
    external: ["vscode"],
    plugins: [keptOnce, commonJsPieces],
  },
  {
    ...common,
    // Runs in the page of the panel with the boot path, which is a browser's.
    entryPoints: ["client/explain/page-script.ts"],
    outfile: "dist/client/explanation-page.js",
    platform: "browser",
    format: "iife",
  },
  {
    ...common,
    // The same for the panel with the timeline.
    entryPoints: ["client/timeline/page-script.ts"],
    outfile: "dist/client/timeline-page.js",
    platform: "browser",
    format: "iife",
  },
  {
    ...common,
    entryPoints: ["server/node/main.ts"],
    outfile: "dist/server/server.cjs",
    format: "cjs",
    plugins: [keptOnce],
  },
  {
    ...common,
    entryPoints: ["host/kernel-tree-worker.ts"],
    outfile: "dist/server/kernel-tree-worker.mjs",
    format: "esm",
  },
  {
    ...common,
    // CommonJS starts a third sooner than an ES module.
    entryPoints: ["emulator/v86/node-worker.ts"],
    outfile: "dist/emulator/worker.cjs",
    format: "cjs",
  },
  {
    ...common,
    ...splitAsCommonJs,
    // In pieces, so that a verb loads only what it needs, and all in one folder: they look for the package around them.
    entryPoints: { bootpath: "cli/main.ts" },
    outdir: "dist/cli",
    sourcemap: minify ? false : "inline",
    define: { "import.meta.dirname": "__dirname", "import.meta.filename": "__filename" },
    plugins: [keptOnce, commonJsPieces],
  },
];

await mkdir("dist/server", { recursive: true });
await writeFile("dist/server/main.cjs", serverStart);
await mkdir("dist/cli", { recursive: true });
await writeFile("dist/cli/bootpath.mjs", commandStart);
await mkdir("dist/emulator", { recursive: true });
await mkdir("dist/parts", { recursive: true });
for (const name of await readdir("core/parameters/data")) {
  await writeFile(
    `dist/parts/${name}`,
    JSON.stringify(JSON.parse(await readFile(`core/parameters/data/${name}`, "utf8"))),
  );
}
await cp("node_modules/v86/build/v86.wasm", "dist/emulator/v86.wasm");
const contexts = await Promise.all(bundles.map((options) => context(options)));
if (process.argv.includes("--watch")) {
  await Promise.all(contexts.map((bundle) => bundle.watch()));
} else {
  const results = await Promise.all(contexts.map((bundle) => bundle.rebuild()));
  const inputs = results.flatMap(({ metafile }) => Object.keys(metafile?.inputs ?? {}));
  writeNotices(inputs, "dist/THIRD-PARTY-NOTICES.txt");
  await Promise.all(contexts.map((bundle) => bundle.dispose()));
}
