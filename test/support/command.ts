/** Runs the built `bootpath` command as a user would. */
import { spawn } from "node:child_process";
import { join } from "node:path";
import { projectRoot } from "../../scripts/lib/cache.js";

/** What a run of the command came to. */
export interface CommandResult {
  readonly status: number | null;
  readonly stdout: string;
  readonly stderr: string;
  readonly stdoutBytes: Buffer;
}

/** How the command is run. */
export interface CommandOptions {
  readonly cwd?: string;
  readonly input?: string | Uint8Array;
  readonly env?: Readonly<Record<string, string>>;
}

/** The built command. */
export const commandPath = join(projectRoot, "dist/cli/bootpath.mjs");

/** Runs the command to its end. Never rejects for a status other than 0. */
export function bootpath(args: readonly string[], options: CommandOptions = {}): Promise<CommandResult> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [commandPath, ...args], {
      cwd: options.cwd ?? projectRoot,
      env: { ...process.env, ...options.env },
      stdio: ["pipe", "pipe", "pipe"],
    });
    const stdout: Buffer[] = [];
    const stderr: Buffer[] = [];
    child.stdout.on("data", (data: Buffer) => stdout.push(data));
    child.stderr.on("data", (data: Buffer) => stderr.push(data));
    child.on("error", reject);
    child.on("close", (status) => {
      const stdoutBytes = Buffer.concat(stdout);
      resolve({ status, stdoutBytes, stdout: stdoutBytes.toString(), stderr: Buffer.concat(stderr).toString() });
    });
    // The command may end before it has read its input.
    child.stdin.on("error", () => undefined);
    child.stdin.end(options.input);
  });
}

/** Runs the command and closes its standard output behind the first piece of it, as `head` does. */
export function readFirstPiece(args: readonly string[]): Promise<Pick<CommandResult, "status" | "stderr">> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [commandPath, ...args], {
      cwd: projectRoot,
      stdio: ["ignore", "pipe", "pipe"],
    });
    const stderr: Buffer[] = [];
    child.stdout.once("data", () => child.stdout.destroy());
    child.stderr.on("data", (data: Buffer) => stderr.push(data));
    child.on("error", reject);
    child.on("close", (status) => {
      resolve({ status, stderr: Buffer.concat(stderr).toString() });
    });
  });
}
