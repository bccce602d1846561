/** Runs other programs for the set-up scripts: quiet while they work, their last lines when they fail. */
import { spawn } from "node:child_process";
import { appendFile, mkdir, writeFile } from "node:fs/promises";
import { dirname } from "node:path";

/** How a program is run. */
export interface RunOptions {
  readonly cwd?: string;
  /** Added to the environment of this process. */
  readonly env?: Readonly<Record<string, string>>;
  /** File that keeps the whole output; replaced when it exists. */
  readonly log?: string;
  /** Called for each line of output, for progress. */
  readonly onLine?: (line: string) => void;
  /** Fails the run after this many milliseconds. */
  readonly timeoutMs?: number;
}

/** Raised when a program ends with another status than 0. The message holds the last lines it printed. */
export class RunError extends Error {}

const TAIL_LINES = 15;

/** Runs a program to its end and returns what it printed on both outputs. @throws RunError */
export async function run(command: string, args: readonly string[], options: RunOptions = {}): Promise<string> {
  if (options.log !== undefined) {
    await mkdir(dirname(options.log), { recursive: true });
    await writeFile(options.log, `$ ${command} ${args.join(" ")}\n`);
  }
  const { status, output } = await collect(command, args, options);
  if (options.log !== undefined) await appendFile(options.log, output);
  if (status === 0) return output;
  const tail = output.trimEnd().split("\n").slice(-TAIL_LINES).join("\n");
  const where = options.log === undefined ? "" : `\nWhole output: ${options.log}`;
  throw new RunError(`"${command} ${args.join(" ")}" ended with ${status}:\n${tail}${where}`);
}

function collect(
  command: string,
  args: readonly string[],
  options: RunOptions,
): Promise<{ status: string | number; output: string }> {
  return new Promise((resolve) => {
    const child = spawn(command, args, {
      ...(options.cwd === undefined ? {} : { cwd: options.cwd }),
      ...(options.timeoutMs === undefined ? {} : { timeout: options.timeoutMs }),
      env: { ...process.env, ...options.env },
      stdio: ["ignore", "pipe", "pipe"],
    });
    let output = "";
    let unfinished = "";
    const take = (data: Buffer) => {
      const text = data.toString();
      output += text;
      const lines = (unfinished + text).split("\n");
      unfinished = lines.pop() ?? "";
      for (const line of lines) options.onLine?.(line);
    };
    child.stdout.on("data", take);
    child.stderr.on("data", take);
    child.on("error", (error) => {
      resolve({ status: error.message, output });
    });
    child.on("close", (code, signal) => {
      resolve({ status: code ?? signal ?? "no status", output });
    });
  });
}
