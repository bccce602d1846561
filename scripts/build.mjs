/**
 * Bundles everything that runs: `dist/client` (VS Code extension host), `dist/server` (language server on Node),
 * `dist/emulator` (the worker that holds the machine), `dist/cli` (the command), `dist/parts` (what they have in common).
 * `--watch` builds again after each change; `--minify` is for the package.
 */
import { cp, mkdir, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { basename } from "node:path";
import { context } from "esbuild";
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

/** ES modules may hold CommonJS packages that call `require`. */
const requireForEsm = `import { createRequire as bootpathCreateRequire } from "node:module"; const require = bootpathCreateRequire(import.meta.url);`;

/**
 * Tables and a library that client, server and command all need, kept once in `dist/parts`: together they are most of
 * what a bundle weighs.
 * @type {import("esbuild").Plugin}
 */
const keptOnce = {
  name: "kept-once",
  setup(build) {
    build.onResolve({ filter: /^\.\.\/parts\// }, ({ path }) => ({ path, external: true }));
    build.onLoad({ filter: /core\/parameters\/data\/\w+\.json$/ }, ({ path }) => ({
      contents: `module.exports = require("../parts/${basename(path)}");`,
      loader: "js",
    }));
    build.onResolve({ filter: /\/summaries\/all\.js$/ }, () => ({ path: "../parts/summaries.cjs", external: true }));
    build.onResolve({ filter: /^@hpcc-js\/wasm-zstd$/ }, () => ({ path: "../parts/zstd.cjs", external: true }));
  },
};

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
    entryPoints: ["core/parameters/summaries/all.ts"],
    outfile: "dist/parts/summaries.cjs",
    format: "cjs",
  },
  {
    ...common,
    entryPoints: ["client/extension.ts"],
    outfile: "dist/client/extension.cjs",
    format: "cjs",
    external: ["vscode"],
    plugins: [keptOnce],
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
    outfile: "dist/server/main.cjs",
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
    entryPoints: ["emulator/v86/node-worker.ts"],
    outfile: "dist/emulator/worker.mjs",
    format: "esm",
    banner: { js: requireForEsm },
  },
  {
    ...common,
    // Split, so that a verb loads only what it needs. All pieces stay in one folder: they look for the package around them.
    entryPoints: { bootpath: "cli/main.ts" },
    outdir: "dist/cli",
    outExtension: { ".js": ".mjs" },
    splitting: true,
    format: "esm",
    plugins: [keptOnce],
    banner: { js: `#!/usr/bin/env node\n${requireForEsm}` },
  },
];

// Pieces carry their content in their names; old ones would stay.
await rm("dist/cli", { recursive: true, force: true });
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
