/**
 * `npm test`: everything that can be wrong is asked here, in the order in which one would want to know.
 * `npm test -- unit lsp` runs the named stages only.
 */
import { spawn } from "node:child_process";
import { readdirSync } from "node:fs";
import { join } from "node:path";
import { projectRoot } from "./lib/cache.js";
import { ensurePackages, MissingPackagesError } from "./lib/debian.js";
import { prepareDist } from "./prepare.js";
import { packageExtension } from "./package.js";

/** A stage passes with status 0; one that runs tests says in its output how many. */
interface Stage {
  readonly name: string;
  readonly what: string;
  readonly run: () => Promise<StageResult>;
}

interface StageResult {
  readonly status: number;
  readonly output: string;
}

/** Debian packages of the programs that tests compare with or run. A test whose program is missing is skipped. */
const testPackages = ["gcc", "libc6-dev", "xz-utils", "zstd", "lz4", "qemu-system-x86", "neovim"];

const stages: readonly Stage[] = [
  { name: "tools", what: "Programs that tests run", run: installTools },
  { name: "types", what: "Types", run: () => npmScript("types") },
  { name: "lint", what: "Lint and format", run: () => npmScript("lint") },
  { name: "unit", what: "Unit tests", run: () => mocha("test/unit") },
  { name: "build", what: "Guest kernels, bundles, package", run: build },
  { name: "conformance", what: "Against the kernel's own code", run: () => mocha("test/conformance") },
  { name: "repo", what: "The repository about itself", run: () => mocha("test/repo") },
  { name: "cli", what: "The command", run: () => mocha("test/cli") },
  { name: "lsp", what: "Language server over its protocol", run: () => mocha("test/lsp") },
  { name: "boot", what: "Boots in the emulator", run: () => mocha("test/boot") },
  { name: "e2e", what: "Real VS Code", run: () => mocha("test/e2e") },
];

/** Mocha's closing lines, in the order of `N passed, N failed, N skipped`. */
const counters = [/^\s*(\d+) passing/m, /^\s*(\d+) failing/m, /^\s*(\d+) pending/m];

process.exit(await runStages(process.argv.slice(2)));

async function runStages(wanted: readonly string[]): Promise<number> {
  const unknown = wanted.filter((name) => !stages.some((stage) => stage.name === name));
  if (unknown.length > 0) {
    console.error(`Unknown stage: ${unknown.join(", ")}. There are: ${stages.map((stage) => stage.name).join(", ")}.`);
    return 2;
  }
  const totals = [0, 0, 0];
  const broken: string[] = [];
  for (const stage of stages.filter(({ name }) => wanted.length === 0 || wanted.includes(name))) {
    console.log(`\n━━ ${stage.name}: ${stage.what}`);
    const started = Date.now();
    const { status, output } = await stage.run();
    counters.forEach((counter, index) => {
      totals[index] = (totals[index] ?? 0) + Number(counter.exec(output)?.[1] ?? 0);
    });
    if (status !== 0) broken.push(stage.name);
    console.log(
      `━━ ${stage.name} ${status === 0 ? "passed" : "FAILED"} (${((Date.now() - started) / 1000).toFixed(0)} s)`,
    );
  }
  if (broken.length > 0) console.log(`\nFailed: ${broken.join(", ")}`);
  console.log(`\n${totals[0] ?? 0} passed, ${totals[1] ?? 0} failed, ${totals[2] ?? 0} skipped`);
  return broken.length > 0 ? 1 : 0;
}

function npmScript(name: string): Promise<StageResult> {
  return show("npm", ["run", "--silent", name]);
}

async function installTools(): Promise<StageResult> {
  try {
    await ensurePackages(testPackages, "testing");
  } catch (error) {
    if (!(error instanceof MissingPackagesError)) throw error;
    console.log(`${error.message}\nUntil then the tests that need them are skipped.`);
  }
  return { status: 0, output: "" };
}

async function build(): Promise<StageResult> {
  try {
    await prepareDist();
    await packageExtension();
    return { status: 0, output: "" };
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    return { status: 1, output: "" };
  }
}

function mocha(folder: string): Promise<StageResult> {
  const files = readdirSync(join(projectRoot, folder), { recursive: true, encoding: "utf8" })
    .filter((file) => file.endsWith(".test.ts"))
    .map((file) => join(folder, file))
    .sort();
  return show(process.execPath, ["node_modules/mocha/bin/mocha.js", "--import=tsx", ...files]);
}

/** Runs a program with its output on the terminal, and keeps the output. */
function show(command: string, args: readonly string[]): Promise<StageResult> {
  return new Promise((resolve) => {
    const child = spawn(command, args, { cwd: projectRoot, stdio: ["ignore", "pipe", "inherit"] });
    let output = "";
    child.stdout.on("data", (data: Buffer) => {
      output += data.toString();
      process.stdout.write(data);
    });
    child.on("error", (error) => {
      resolve({ status: 1, output: error.message });
    });
    child.on("close", (code) => {
      resolve({ status: code ?? 1, output });
    });
  });
}
