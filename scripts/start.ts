/** `npm start`: the main job, shown once. A mistake is found, and the repaired target boots to its shell. */
import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { projectRoot } from "./lib/cache.js";
import { prepareDist } from "./prepare.js";

const mistaken = "examples/4-init-instead-of-rdinit";
const repaired = "examples/5-shell";

try {
  await prepareDist();
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exit(1);
}

show("What is wrong here?", ["check", mistaken]);
show("What would the kernel do with it?", ["explain", mistaken]);
const status = show("And with the mistake repaired?", ["boot", repaired, "--until", "/ # "]);
console.log("\nThe same in VS Code: npm run vscode");
process.exit(status);

/** Runs the command as a user would, and returns its status. */
function show(question: string, args: readonly string[]): number {
  const shown = args.map((arg) => (/^[\w./-]+$/.test(arg) ? arg : `'${arg}'`)).join(" ");
  console.log(`\n${question}\n$ bootpath ${shown}\n`);
  const command = join(projectRoot, "dist/cli/bootpath.mjs");
  return spawnSync(process.execPath, [command, ...args], { cwd: projectRoot, stdio: "inherit" }).status ?? 1;
}
