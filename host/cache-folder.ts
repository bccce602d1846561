/** Where we keep what can be made again. */
import { homedir } from "node:os";
import { join } from "node:path";

/** The folder for our caches, where the system wants such folders: XDG_CACHE_HOME says so everywhere. It may not exist. */
export function cacheFolder(): string {
  return join(systemFolder(), "bootpath");
}

function systemFolder(): string {
  const { XDG_CACHE_HOME: named, LOCALAPPDATA: windows } = process.env;
  if (named !== undefined && named !== "") return named;
  if (process.platform === "win32" && windows !== undefined) return windows;
  return process.platform === "darwin" ? join(homedir(), "Library/Caches") : join(homedir(), ".cache");
}
