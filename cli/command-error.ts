/** An error of the command itself: bad usage, an unreadable file, broken input. It ends the command with status 2. */
export class CommandError extends Error {}

/** The exit statuses of every verb. */
export const exitStatus = {
  /** Nothing is wrong. */
  ok: 0,
  /** The thing that was examined is wrong. */
  wrong: 1,
  /** The command could not do its work. */
  failed: 2,
} as const;

/** One of the exit statuses. */
export type ExitStatus = (typeof exitStatus)[keyof typeof exitStatus];

/** The reason why a file could not be used, as one clear sentence. */
export function fileError(path: string, error: unknown): CommandError {
  return new CommandError(`${path}: ${reasonOf(error)}`);
}

const reasons: Readonly<Record<string, string>> = {
  ENOENT: "no such file or folder",
  EACCES: "permission denied",
  EISDIR: "is a folder, not a file",
  ENOTDIR: "a part of the path is not a folder",
  ENOSPC: "no space left on the device",
};

function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const code = "code" in error && typeof error.code === "string" ? error.code : "";
  return reasons[code] ?? error.message;
}
