/** Which file is a kernel command line, which an initramfs manifest: by name, as the editor's languages have it. */

/** The file that describes the boot targets of a folder. */
export const projectFileName = "bootpath.json";

/** The two kinds of text that make a boot target. */
export type DocumentKind = "cmdline" | "manifest";

const cmdlineNames = new Set(["cmdline", "cmdline.txt"]);
const manifestNames = new Set(["initramfs.list", "initramfs_list", "default_cpio_list"]);

/** The kind of a file by its path (`/` between folders), or null when its name says nothing. */
export function kindOfPath(path: string): DocumentKind | null {
  const parts = path.split("/");
  const name = parts.at(-1) ?? "";
  const folder = parts.at(-2) ?? "";
  if (cmdlineNames.has(name) || name.endsWith(".cmdline")) return "cmdline";
  if (folder === "cmdline.d" && name.endsWith(".conf")) return "cmdline";
  if (manifestNames.has(name) || name.endsWith(".initramfs") || name.endsWith(".cpio-list")) return "manifest";
  return null;
}

/** What a folder holds by its names alone: the command line and the manifest, where there is exactly one of each. */
export function pairInFolder(names: readonly string[]): { cmdline: string | null; manifest: string | null } {
  return { cmdline: only(names, "cmdline"), manifest: only(names, "manifest") };
}

function only(names: readonly string[], kind: DocumentKind): string | null {
  const matches = names.filter((name) => kindOfPath(name) === kind);
  return matches.length === 1 ? (matches[0] ?? null) : null;
}
