/**
 * `npm run conformance`: records again what real kernels do, for the boot path and for the log causes, and says where the
 * prediction differs. What it writes is committed; read the difference first. `npm run conformance -- boots` or `-- causes`
 * records one of the two.
 */
import { projectRoot } from "./lib/cache.js";
import { ensurePackages } from "./lib/debian.js";
import { run } from "./lib/run.js";

/** What can be recorded, and the script that does it. */
const recorders: Readonly<Record<string, string>> = {
  boots: "scripts/record-boots.ts",
  causes: "scripts/record-causes.ts",
};

const wanted = process.argv.slice(2);
const unknown = wanted.filter((name) => !(name in recorders));
if (unknown.length > 0) {
  console.error(
    `Nothing is recorded by the name of ${unknown.join(", ")}. There are: ${Object.keys(recorders).join(", ")}.`,
  );
  process.exit(2);
}
await ensurePackages(["gcc", "libc6-dev", "qemu-system-x86"], "recording");
for (const [name, script] of Object.entries(recorders)) {
  if (wanted.length > 0 && !wanted.includes(name)) continue;
  console.log(`━━ ${name}: ${script}`);
  await run(process.execPath, ["--import", "tsx", script], { cwd: projectRoot, onLine: console.log });
}
