/** Makes `dist/` complete: the bundles, and what is booted in the emulator. Quick when nothing changed. */
import { installGuest } from "./guest.js";
import { projectRoot } from "./lib/cache.js";
import { step } from "./lib/progress.js";
import { run } from "./lib/run.js";

/** Builds or fetches everything that the command and the extension need at run time. */
export async function prepareDist(): Promise<void> {
  await installGuest();
  await step("Bundling client, server, emulator and command", () =>
    run(process.execPath, ["scripts/build.mjs", "--minify"], { cwd: projectRoot }),
  );
}
