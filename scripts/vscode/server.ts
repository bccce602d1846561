/**
 * Runs the prepared code-server on a folder, with its own settings and extensions:
 *
 *     const server = await startServer({ program: await editorServer(), folder, home, settings: {}, extension: "x.vsix" });
 *     … open server.url in a browser …
 *     await server.stop();
 *
 * Everything the server writes is below `home`, so two servers never meet and the user's own editor is not touched.
 */
import { spawn, type ChildProcess } from "node:child_process";
import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { run } from "../lib/run.js";
import type { EditorServer } from "./setup.js";

/** What to run. */
export interface ServerOptions {
  readonly program: EditorServer;
  /** The folder to open. */
  readonly folder: string;
  /** Folder for settings, extensions and logs; made when missing. */
  readonly home: string;
  /** User settings, as in `settings.json`. */
  readonly settings: Readonly<Record<string, unknown>>;
  /** A packaged extension (`.vsix`) to install first. */
  readonly extension?: string;
  /** "off" trusts every folder; "on" is VS Code's own behaviour: a new folder is restricted until the user agrees. */
  readonly workspaceTrust?: "off" | "on";
}

/** A running server. */
export interface RunningServer {
  /** Opens the folder, in any browser on this machine. */
  readonly url: string;
  /** All that the server has printed so far. */
  output(): string;
  /** Ends the server with its extension hosts and terminals; returns when they are gone. */
  stop(): Promise<void>;
}

/** Raised when the server ends or stays silent instead of starting; the message holds what it printed. */
export class ServerError extends Error {}

const START_TIMEOUT_MS = 60_000;
const STOP_TIMEOUT_MS = 5_000;

/** Installs the extension and starts the server on a free port of 127.0.0.1. @throws ServerError, RunError */
export async function startServer(options: ServerOptions): Promise<RunningServer> {
  const { program, folder, home } = options;
  await mkdir(join(home, "data/User"), { recursive: true });
  await mkdir(join(home, "extensions"), { recursive: true });
  await writeFile(join(home, "data/User/settings.json"), JSON.stringify(options.settings, undefined, 2));
  // No extension gallery: the editor then looks nothing up outside this machine.
  const env = { EXTENSIONS_GALLERY: JSON.stringify({ serviceUrl: "" }) };
  const shared = [program.entry, "--config", join(home, "config.yaml"), "--user-data-dir", join(home, "data")];
  shared.push("--extensions-dir", join(home, "extensions"));
  if (options.extension !== undefined) {
    await run(process.execPath, [...shared, "--install-extension", options.extension], { env });
  }
  const flags = ["--auth", "none", "--bind-addr", "127.0.0.1:0", "--disable-telemetry", "--disable-update-check"];
  if (options.workspaceTrust !== "on") flags.push("--disable-workspace-trust");
  const child = spawn(process.execPath, [...shared, ...flags], {
    // A process group of its own: stopping the group also ends the extension hosts.
    detached: true,
    env: { ...process.env, ...env },
    stdio: ["ignore", "pipe", "pipe"],
  });
  const stop = stopper(child);
  const { address, output } = await listening(child).catch(async (error: unknown) => {
    await stop();
    throw error;
  });
  return { url: `${address}?folder=${encodeURIComponent(folder)}`, output, stop };
}

/** The function that ends the process group of `child`; the group also ends with this process. */
function stopper(child: ChildProcess): () => Promise<void> {
  const kill = (signal: NodeJS.Signals) => {
    if (child.pid === undefined) return;
    try {
      process.kill(-child.pid, signal);
    } catch {
      // The group is gone already.
    }
  };
  const killAtExit = () => {
    kill("SIGKILL");
  };
  process.once("exit", killAtExit);
  const ended = new Promise<void>((resolve) => {
    child.once("close", () => {
      process.off("exit", killAtExit);
      resolve();
    });
  });
  return async () => {
    kill("SIGTERM");
    const timer = setTimeout(killAtExit, STOP_TIMEOUT_MS);
    await ended;
    clearTimeout(timer);
  };
}

/** Waits until the server says which address it listens on. @throws ServerError */
function listening(child: ChildProcess): Promise<{ address: string; output: () => string }> {
  return new Promise((resolve, reject) => {
    let output = "";
    const fail = (reason: string) => {
      clearTimeout(timer);
      reject(new ServerError(`code-server ${reason}:\n${output}`));
    };
    const timer = setTimeout(() => {
      fail(`did not start within ${START_TIMEOUT_MS / 1000} s`);
    }, START_TIMEOUT_MS);
    const take = (data: Buffer) => {
      output += data.toString();
      const address = /HTTP server listening on (http:\/\/\S+)/.exec(output)?.[1];
      if (address === undefined) return;
      clearTimeout(timer);
      resolve({ address, output: () => output });
    };
    child.stdout?.on("data", take);
    child.stderr?.on("data", take);
    child.once("error", (error) => {
      fail(`could not be run (${error.message})`);
    });
    child.once("close", (code, signal) => {
      fail(`ended with ${code ?? signal ?? "no status"}`);
    });
  });
}
