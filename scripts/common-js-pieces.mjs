/** Bundles in pieces for programs that load CommonJS: esbuild splits ES modules only, so that each piece is translated. */
import { readdir, rm, mkdir, writeFile } from "node:fs/promises";
import { basename, join } from "node:path";
import { transform } from "esbuild";

/**
 * What a build needs besides the plugin. A source map has to be inline.
 * @type {import("esbuild").BuildOptions}
 */
export const splitAsCommonJs = { splitting: true, format: "esm", write: false, outExtension: { ".js": ".cjs" } };

/**
 * Translates the pieces of a build and writes them; those of earlier builds, which carry their content in their names,
 * are removed. `import()` becomes a `require` at its place, so that the code behind it is read when it is needed.
 * @type {import("esbuild").Plugin}
 */
export const commonJsPieces = {
  name: "common-js-pieces",
  setup(build) {
    const { minify = false, outdir = "." } = build.initialOptions;
    build.onEnd(async ({ outputFiles = [] }) => {
      const files = (await Promise.all(outputFiles.map((piece) => translated(piece, minify)))).flat();
      // Nothing comes out of a build with errors: then the last one stays.
      if (files.length === 0) return;
      await mkdir(outdir, { recursive: true });
      await Promise.all(files.map(({ name, text }) => writeFile(join(outdir, name), text)));
      const names = new Set(files.map(({ name }) => name));
      const old = (await readdir(outdir)).filter((name) => /\.cjs(\.map)?$/.test(name) && !names.has(name));
      await Promise.all(old.map((name) => rm(join(outdir, name))));
    });
  },
};

/**
 * @param {import("esbuild").OutputFile} piece
 * @param {boolean} minify
 */
async function translated({ path, text }, minify) {
  const name = basename(path);
  // The map of the first step stands in the text, and that of this step goes back to the sources through it.
  const { code, map } = await transform(text, {
    format: "cjs",
    platform: "node",
    target: "node20",
    supported: { "dynamic-import": false },
    minify,
    sourcemap: minify ? false : "external",
    legalComments: "none",
  });
  if (map === "") return [{ name, text: code }];
  return [
    { name, text: `${code}//# sourceMappingURL=${name}.map\n` },
    { name: `${name}.map`, text: map },
  ];
}
