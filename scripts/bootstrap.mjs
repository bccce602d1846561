/**
 * The first step of every command on a fresh clone, so it uses nothing but Node: installs the npm packages when they
 * are missing or the lock file changed, then runs a TypeScript script with them.
 */
import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";

const root = resolve(import.meta.dirname, "..");
const oldestNode = 20;

/**
 * Runs `scripts/<name>` with the arguments of this process and ends with its status.
 * @param {string} name file name of a TypeScript script
 */
export function runScript(name) {
  const major = Number(process.versions.node.split(".")[0]);
  if (major < oldestNode) fail(`Bootpath needs Node ${oldestNode} or newer; this is ${process.version}.`);
  installPackages();
  const script = join(root, "scripts", name);
  const result = spawnSync(process.execPath, ["--import", "tsx", script, ...process.argv.slice(2)], {
    cwd: root,
    stdio: "inherit",
  });
  process.exit(result.status ?? 1);
}

function installPackages() {
  const lock = readFileSync(join(root, "package-lock.json"));
  const key = createHash("sha256").update(lock).digest("hex");
  const stamp = join(root, "node_modules", ".bootpath-lock");
  if (existsSync(stamp) && readFileSync(stamp, "utf8") === key) return;
  process.stderr.write("• Installing npm packages …\n");
  const result = spawnSync("npm", ["ci", "--no-audit", "--no-fund", "--loglevel=error"], {
    cwd: root,
    stdio: ["ignore", 2, 2],
    shell: process.platform === "win32",
  });
  if (result.status !== 0) fail("npm could not install the packages. Is the npm registry reachable? Try: npm ci");
  writeFileSync(stamp, key);
}

/** @param {string} message */
function fail(message) {
  process.stderr.write(`${message}\n`);
  process.exit(1);
}
