/** The language servers that ours is measured against: exact versions, installed into the cache when they are asked for. */
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { build } from "esbuild";
import { cached, contentKey, projectRoot } from "../scripts/lib/cache.js";
import { run } from "../scripts/lib/run.js";
import { jsonDocument, manifestDocument, yamlDocument, type BenchDocument } from "./documents.js";

/** A server and the documents that it is given. */
export interface MeasuredServer {
  readonly name: string;
  /** Arguments of Node. */
  readonly command: readonly string[];
  /** A document with about this many lines, in the server's own language. */
  readonly documentOf: (lines: number) => BenchDocument;
}

/** Ours, as it is built; another build of it, to compare, by its path in BENCH_SERVER. */
export const ours: MeasuredServer = {
  name: "bootpath",
  command: [process.env["BENCH_SERVER"] ?? join(projectRoot, "dist/server/main.cjs"), "--stdio"],
  documentOf: manifestDocument,
};

/** The library that ours stands on, doing nothing with the same document, bundled as ours is into a folder. */
export async function bareServer(folder: string): Promise<MeasuredServer> {
  const outfile = join(folder, "bare-server.cjs");
  const entryPoints = [join(projectRoot, "bench/bare-server.ts")];
  await build({ entryPoints, outfile, bundle: true, minify: true, platform: "node", target: "node20", format: "cjs" });
  return { name: bareName, command: [outfile, "--stdio"], documentOf: manifestDocument };
}

/** What it is called in the table. */
export const bareName = "bare server";

const versions = { "vscode-langservers-extracted": "4.10.0", "yaml-language-server": "2.0.0" };

/** The others. Together they are 114 MB, so they are no dependency of this package. */
export async function installPeers(): Promise<readonly MeasuredServer[]> {
  const manifest = JSON.stringify({ private: true, dependencies: versions });
  const folder = await cached("bench-language-servers", contentKey([manifest]), async (partial) => {
    await writeFile(join(partial, "package.json"), manifest);
    await run("npm", ["install", "--no-audit", "--no-fund", "--ignore-scripts"], { cwd: partial });
  });
  const program = (path: string) => [join(folder, "node_modules", path), "--stdio"];
  return [
    {
      name: "vscode-json-language-server",
      command: program("vscode-langservers-extracted/bin/vscode-json-language-server"),
      documentOf: jsonDocument,
    },
    {
      name: "yaml-language-server",
      command: program("yaml-language-server/bin/yaml-language-server"),
      documentOf: yamlDocument,
    },
  ];
}
