/**
 * The parameters that Debian's kernels really have: the compiler has left them in the `.modinfo` of the modules, and make
 * has put those of what is built in into modules.builtin.modinfo. Only these facts and the configuration are kept.
 */
import { existsSync } from "node:fs";
import { mkdir, readdir, readFile, rename, rm, writeFile } from "node:fs/promises";
import { basename, join } from "node:path";
import { cached, contentKey } from "../../scripts/lib/cache.js";
import { fetchPackage, packageField, PackageNotFoundError } from "../../scripts/lib/debian.js";
import { step } from "../../scripts/lib/progress.js";
import { run, RunError } from "../../scripts/lib/run.js";

/** What one kernel package tells. */
export interface DebianParameters {
  /** The names of its modules, with "_" for "-". */
  readonly modules: readonly string[];
  /** `module.parameter` of all modules. */
  readonly ofModules: readonly string[];
  /** The same of what is built in, with the names that kbuild has for the objects. */
  readonly builtIn: readonly string[];
  /** The text of its `.config`. */
  readonly configuration: string;
}

/** The facts of the newest amd64 kernel of a suite; null where it cannot be had, with the reason on standard error. */
export async function debianParameters(suite: string): Promise<DebianParameters | null> {
  if (!existsSync("/usr/bin/dpkg-deb")) return null;
  try {
    const folder = await cached(`debian-parameters-${suite}`, contentKey(["amd64", "2"]), (partial) =>
      step(`Reading the modules of Debian's kernel of ${suite}`, () => collect(suite, partial)),
    );
    return JSON.parse(await readFile(join(folder, "parameters.json"), "utf8")) as DebianParameters;
  } catch (error) {
    if (!(error instanceof RunError || error instanceof PackageNotFoundError)) throw error;
    process.stderr.write(`    Debian's kernel of ${suite}: ${error.message}\n`);
    return null;
  }
}

async function collect(suite: string, folder: string): Promise<void> {
  const content = join(folder, "content");
  await mkdir(content);
  await extract("linux-image-amd64", suite, folder, content);
  const files = (await readdir(content, { recursive: true })).map((file) => join(content, file));
  const compressed = files.filter((file) => file.endsWith(".ko.xz"));
  for (let at = 0; at < compressed.length; at += 500) await run("xz", ["-d", ...compressed.slice(at, at + 500)]);
  const modules = new Map<string, readonly string[]>();
  for (const file of files.map((path) => path.replace(/\.ko\.xz$/, ".ko"))) {
    if (!file.endsWith(".ko")) continue;
    const name = basename(file, ".ko").replaceAll("-", "_");
    const text = await readFile(file, "latin1");
    modules.set(
      name,
      [...text.matchAll(/\0parmtype=(\w+):/g)].map(([, parameter = ""]) => `${name}.${parameter}`),
    );
  }
  const find = (pattern: RegExp) => files.find((file) => pattern.test(file)) ?? "";
  const builtIn = await readFile(find(/modules\.builtin\.modinfo$/), "latin1");
  const found: DebianParameters = {
    modules: [...modules.keys()].sort(),
    ofModules: [...modules.values()].flat().sort(),
    builtIn: [...builtIn.matchAll(/(?:^|\0)(\w+)\.parmtype=(\w+):/g)].map(([, module, name]) => `${module}.${name}`),
    configuration: await readFile(find(/\/boot\/config-[^/]*$/), "utf8"),
  };
  const result = join(folder, "..", `${basename(folder)}.json`);
  await writeFile(result, JSON.stringify(found));
  for (const entry of await readdir(folder)) await rm(join(folder, entry), { recursive: true });
  await rename(result, join(folder, "parameters.json"));
}

/** A package, or the ones that it depends on and that hold the kernel and its modules. */
async function extract(name: string, suite: string, folder: string, content: string): Promise<void> {
  const deb = await fetchPackage(name, [{ architecture: "amd64", suite }], folder);
  await run("dpkg-deb", ["--extract", deb, content]);
  const dependencies = await packageField(deb, "Depends");
  const next = dependencies.match(/linux-(?:image|binary|modules|base)-\d[^ ,(]*/g) ?? [];
  for (const dependency of new Set(next)) await extract(dependency, suite, folder, content);
}
