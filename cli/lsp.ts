/** `bootpath lsp`: the language server, for editors that start it as a command. */
import { existsSync } from "node:fs";
import { createRequire } from "node:module";
import { resolve } from "node:path";
import { CommandError } from "./command-error.js";
import { packageRoot } from "./package-info.js";

/**
 * Runs the server in this process. The server reads the arguments of the verb itself, and ends the process when the editor says so.
 * @throws CommandError where the package lacks the server.
 */
export function serve(): void {
  const server = resolve(packageRoot, "dist/server/main.cjs");
  if (!existsSync(server)) throw new CommandError(`${server}: the language server is not there`);
  createRequire(server)(server);
}
