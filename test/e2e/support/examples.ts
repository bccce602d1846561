/** An editor on a copy of the examples. */
import assert from "node:assert/strict";
import { cpSync, existsSync } from "node:fs";
import { join } from "node:path";
import { projectRoot } from "../../../scripts/lib/cache.js";
import { temporaryFolder } from "../../support/temporary-folder.js";
import { openEditor, type Editor } from "./editor.js";

/** The packaged extension. */
export const packagedExtension = join(projectRoot, "dist/bootpath.vsix");

/** Opens the examples, which the test may change, with the packaged extension. */
export async function openExamples(): Promise<Editor> {
  assert.ok(existsSync(packagedExtension), "dist/bootpath.vsix is built first: npm run package");
  const workspace = join(temporaryFolder(), "examples");
  cpSync(join(projectRoot, "examples"), workspace, { recursive: true });
  return openEditor({ workspace, extension: packagedExtension, theme: "dark" });
}
