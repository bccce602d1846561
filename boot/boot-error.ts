/** Why a boot was not even tried: one clear sentence that names the file and the remedy. */
export class BootError extends Error {}

/** Why a file could not be read, in words. */
export function fileTrouble(error: unknown): string {
  const code = error instanceof Error && "code" in error ? error.code : undefined;
  if (code === "ENOENT") return "no such file";
  if (code === "EISDIR") return "it is a folder";
  if (code === "EACCES") return "permission denied";
  return error instanceof Error ? error.message : String(error);
}
