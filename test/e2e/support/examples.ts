/** An editor with the packaged extension, on a folder of a test or on a copy of the examples. */
import assert from "node:assert/strict";
import { cpSync, existsSync } from "node:fs";
import { join } from "node:path";
import { projectRoot } from "../../../scripts/lib/cache.js";
import { temporaryFolder, writeFiles } from "../../support/temporary-folder.js";
import { openEditor, type Editor, type EditorOptions } from "./editor.js";

/** The packaged extension. */
export const packagedExtension = join(projectRoot, "dist/bootpath.vsix");

type Surroundings = Pick<EditorOptions, "settings" | "theme">;

/** Opens a folder with the packaged extension, dark where nothing else is said. */
export async function openFolder(workspace: string, surroundings: Surroundings = {}): Promise<Editor> {
  assert.ok(existsSync(packagedExtension), "dist/bootpath.vsix is built first: npm run package");
  return openEditor({ workspace, extension: packagedExtension, theme: "dark", ...surroundings });
}

/** Opens the examples, which the test may change, with further files in their folder. */
export async function openExamples(
  files: Readonly<Record<string, string>> = {},
  surroundings: Surroundings = {},
): Promise<Editor> {
  const workspace = join(temporaryFolder(), "examples");
  cpSync(join(projectRoot, "examples"), workspace, { recursive: true });
  return openFolder(writeFiles(workspace, files), surroundings);
}
