/** Debian packages by name: installed when we are root, or fetched into a folder, also for other suites and architectures. */
import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { sourcesForSuite, systemAptSources } from "./apt-sources.js";
import { step } from "./progress.js";
import { run } from "./run.js";

/** Raised when a package is missing and cannot be installed; the message is the command to run. */
export class MissingPackagesError extends Error {}

/** Raised when no suite that was asked has the package; the message says what apt said. */
export class PackageNotFoundError extends Error {}

/** Where a package is looked for. What is left out is as on this system. */
export interface PackageOrigin {
  /** Debian's name of an architecture, as "i386". */
  readonly architecture?: string;
  /** A suite of Debian, as "sid", on the mirror that this system uses. */
  readonly suite?: string;
}

/**
 * Makes sure that Debian packages are installed. `purpose` completes "Installing packages for …" and begins "… needs".
 * @throws MissingPackagesError where we are not root or not on Debian.
 */
export async function ensurePackages(names: readonly string[], purpose: string): Promise<void> {
  const missing = names.filter((name) => !isInstalled(name));
  if (missing.length === 0) return;
  if (!existsSync("/usr/bin/apt-get") || process.getuid?.() !== 0) {
    throw new MissingPackagesError(
      `${capitalized(purpose)} needs Debian packages that are missing. Run:\n  sudo apt-get install ${missing.join(" ")}`,
    );
  }
  await step(`Installing Debian packages for ${purpose}: ${missing.join(" ")}`, async (note) => {
    const install = () =>
      run("apt-get", ["install", "-y", "--no-install-recommends", ...missing], {
        env: { DEBIAN_FRONTEND: "noninteractive" },
        onLine: note,
      });
    try {
      await install();
    } catch {
      // The usual reason on a fresh machine: no package lists yet, or old ones.
      await run("apt-get", ["update"], { onLine: note });
      await install();
    }
  });
}

/**
 * Fetches the newest `name` from the first origin that has it into `folder`, and returns the path of the `.deb`.
 * Needs no root and changes nothing on the system: package lists other than the system's live in a temporary folder.
 * @throws PackageNotFoundError
 */
export async function fetchPackage(name: string, origins: readonly PackageOrigin[], folder: string): Promise<string> {
  if (!existsSync("/usr/bin/apt-get")) throw new PackageNotFoundError(`${name} comes from Debian, and needs apt-get.`);
  const refusals: string[] = [];
  for (const origin of origins) {
    try {
      return await fetchFrom(name, origin, folder);
    } catch (error) {
      refusals.push(`${describeOrigin(origin)}: ${error instanceof Error ? error.message : String(error)}`);
    }
  }
  throw new PackageNotFoundError(`The Debian package ${name} could not be fetched.\n${refusals.join("\n")}`);
}

/** One field of a `.deb`, such as "Version"; empty when the package does not have it. */
export async function packageField(deb: string, field: string): Promise<string> {
  return (await run("dpkg-deb", ["--field", deb, field])).trim();
}

async function fetchFrom(name: string, origin: PackageOrigin, folder: string): Promise<string> {
  const download = async (options: readonly string[]) => {
    await run("apt-get", [...options, "download", name], { cwd: folder });
    const deb = (await readdir(folder)).find((file) => file.startsWith(`${name}_`) && file.endsWith(".deb"));
    if (deb === undefined) throw new PackageNotFoundError(`apt-get left no ${name}_*.deb`);
    return join(folder, deb);
  };
  // Root's downloads are otherwise made by a user who may not be able to enter the folder.
  const asUs = ["-oAPT::Sandbox::User=root"];
  if (origin.architecture === undefined && origin.suite === undefined) {
    try {
      return await download(asUs);
    } catch {
      // No lists on this system, or old ones: below with new ones.
    }
  }
  const state = await mkdtemp(join(tmpdir(), "bootpath-apt-"));
  try {
    const options = [...asUs, ...(await separateState(state, origin))];
    const updated = await run("apt-get", [...options, "update"]).catch((error: unknown) => error);
    // A mirror that is being updated may lack one of several lists, so a failure counts only without a package.
    return await download(options).catch((error: unknown) => {
      throw updated instanceof Error ? updated : error;
    });
  } finally {
    await rm(state, { recursive: true, force: true });
  }
}

/** Options that make apt keep everything it knows in `state`, and ask the mirror for `origin`. */
async function separateState(state: string, { architecture, suite }: PackageOrigin): Promise<readonly string[]> {
  await mkdir(join(state, "lists/partial"), { recursive: true });
  await mkdir(join(state, "cache/archives/partial"), { recursive: true });
  const options = [
    `-oDir::State::Lists=${state}/lists`,
    `-oDir::Cache=${state}/cache`,
    "-oDir::State::status=/dev/null",
  ];
  if (architecture !== undefined) {
    options.push(`-oAPT::Architecture=${architecture}`, `-oAPT::Architectures=${architecture}`);
  }
  if (suite === undefined) return options;
  const sources = sourcesForSuite(systemAptSources(), await codename(), suite);
  if (sources === null) throw new PackageNotFoundError("no apt source of this system is Debian's main archive");
  const list = join(state, "suite.sources");
  await writeFile(list, sources);
  return [...options, `-oDir::Etc::sourcelist=${list}`, "-oDir::Etc::sourceparts=/dev/null"];
}

/** The suite that this system was installed from, such as "bookworm". */
async function codename(): Promise<string> {
  const release = await readFile("/etc/os-release", "utf8");
  return /^VERSION_CODENAME=(.*)$/m.exec(release)?.[1] ?? "sid";
}

function describeOrigin({ suite, architecture }: PackageOrigin): string {
  return [suite ?? "this system's suites", architecture].filter((part) => part !== undefined).join(", ");
}

function capitalized(text: string): string {
  return text.slice(0, 1).toUpperCase() + text.slice(1);
}

function isInstalled(name: string): boolean {
  const query = spawnSync("dpkg-query", ["-W", "-f", "${Status}", name], { encoding: "utf8" });
  return query.status === 0 && query.stdout.startsWith("install ok installed");
}
