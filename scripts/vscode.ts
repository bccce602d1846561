/**
 * `npm run vscode [FOLDER]`: opens a folder (the examples, unless one is named) in a real VS Code with this extension.
 * Uses the desktop VS Code where `code` is on PATH, otherwise code-server, which any browser on this machine can open.
 * Builds and packages the extension first. `npm run vscode FOLDER VSIX` tries another packaged extension, in code-server.
 */
import { existsSync } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { projectRoot } from "./lib/cache.js";
import { run } from "./lib/run.js";
import { packageExtension, packagePath } from "./package.js";
import { prepareDist } from "./prepare.js";
import { startServer } from "./vscode/server.js";
import { editorServer, findProgram } from "./vscode/setup.js";

async function main(folder: string, extension: string): Promise<void> {
  if (!existsSync(folder)) throw new Error(`There is no folder ${folder}.`);
  if (extension === packagePath) {
    await prepareDist();
    await packageExtension();
  } else if (!existsSync(extension)) throw new Error(`There is no extension ${extension}.`);
  const desktop = findProgram("code");
  if (desktop === undefined || extension !== packagePath) await openInBrowser(folder, extension);
  else await openOnDesktop(desktop, folder);
}

async function openOnDesktop(program: string, folder: string): Promise<void> {
  await run(program, ["--new-window", `--extensionDevelopmentPath=${projectRoot}`, folder]);
  console.log(`Opened ${folder} in VS Code.`);
}

/** Serves the editor until Ctrl+C. Settings and extensions live in a temporary folder, so each run starts afresh. */
async function openInBrowser(folder: string, extension: string): Promise<void> {
  const program = await editorServer();
  const home = await mkdtemp(join(tmpdir(), "bootpath-vscode-"));
  try {
    const settings = { "workbench.startupEditor": "none" };
    const server = await startServer({ program, folder, home, settings, extension });
    console.log(`VS Code ${program.vscodeVersion} with Bootpath is at\n\n  ${server.url}\n\nCtrl+C ends it.`);
    await interrupted();
    await server.stop();
  } finally {
    await rm(home, { recursive: true, force: true });
  }
}

function interrupted(): Promise<void> {
  return new Promise((done) => {
    for (const signal of ["SIGINT", "SIGTERM"] as const) {
      process.once(signal, () => {
        done();
      });
    }
  });
}

const [folder = join(projectRoot, "examples"), extension = packagePath] = process.argv.slice(2);
main(resolve(folder), resolve(extension)).catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 2;
});
