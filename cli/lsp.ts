/** `bootpath lsp`: the language server, for editors that start it as a command. */
import { existsSync } from "node:fs";
import { resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { CommandError } from "./command-error.js";
import { packageRoot } from "./package-info.js";

/**
 * Runs the server in this process. The server reads the arguments of the verb itself, and ends the process when the editor says so.
 * @throws CommandError where the package lacks the server.
 */
export async function serve(): Promise<void> {
  const server = resolve(packageRoot, "dist/server/main.cjs");
  if (!existsSync(server)) throw new CommandError(`${server}: the language server is not there`);
  await import(pathToFileURL(server).href);
}
