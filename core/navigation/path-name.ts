/** Whether a text can be the name of an entry: what a rename is asked for before anything is changed. */
import { isNameTooLong } from "../manifest/path-walk.js";
import { PATH_MAX } from "../manifest/lines.js";
import { parseManifest } from "../manifest/parse.js";
import { byteLength } from "../text/bytes.js";

/** Why a text is no name for an entry, as a sentence; null for a good one. Only whole, plain paths are taken. */
export function pathNameFault(name: string): string | null {
  if (!name.startsWith("/")) return `Write the whole path, beginning with "/": "${name}" is relative.`;
  if (/[\t-\r \0]/.test(name)) return "A manifest separates its fields by blanks, so a name cannot have one.";
  const parts = name.slice(1).split("/");
  if (name === "/") return "The root itself cannot be renamed, and nothing else can have its name.";
  if (parts.some((part) => part === "" || part === "." || part === "..")) {
    return 'Write a plain path, without "//", "/./", "/../" and without a slash at the end.';
  }
  if (name === "/TRAILER!!!") return "The name TRAILER!!! marks the end of an archive, so nothing can have it.";
  const long = parts.find(isNameTooLong);
  if (long !== undefined) return `"${shortened(long)}" is longer than 255 bytes, and the kernel makes no such name.`;
  const tooLong = pathLengthFault(name);
  if (tooLong !== null) return tooLong;
  // The last word has the tool itself.
  const [line] = parseManifest(`dir ${name} 0755 0 0\n`).lines;
  return line?.verdict.kind === "kept" && line.entry?.name.text === name
    ? null
    : "gen_init_cpio cannot read this name.";
}

/** Why a path as a whole is too long, as a sentence; null for one that is not. */
export function pathLengthFault(path: string): string | null {
  const longest = path.startsWith("/") ? PATH_MAX : PATH_MAX - 1;
  // No character of a string takes more than three bytes.
  if (path.length * 3 <= longest || byteLength(path) <= longest) return null;
  return `The path is longer than ${PATH_MAX} bytes: gen_init_cpio cuts it there, and the kernel drops such an entry.`;
}

function shortened(text: string): string {
  return text.length <= 40 ? text : `${text.slice(0, 39)}…`;
}
