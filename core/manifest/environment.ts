/** `${VARIABLES}` in the source location of a `file` line: `cpio_replace_env` of usr/gen_init_cpio.c. */
import { decodeBytes, encodeBytes } from "../text/bytes.js";
import { byteString, bytesOf, PATH_MAX } from "./lines.js";

/** The tool replaces for ever when a value contains its own name. Nobody needs nearly as many replacements as this. */
const MOST_REPLACEMENTS = 10_000;

/**
 * Replaces each `${NAME}`, from the left, beginning again after each one, so that values are expanded too. An unknown
 * variable gives nothing; a `${` without `}` stays. The result is cut to 4096 bytes after every replacement.
 * @returns null where the tool would not come to an end.
 */
export function expandLocation(location: string, variables: ReadonlyMap<string, string>): string | null {
  if (!location.includes("${")) return location;
  let bytes = byteString(encodeBytes(location));
  for (let replaced = 0; replaced < MOST_REPLACEMENTS; replaced++) {
    const start = bytes.indexOf("${");
    const end = start < 0 ? -1 : bytes.indexOf("}", start + 2);
    if (end < 0) return textOf(bytes);
    const value = valueOf(textOf(bytes.slice(start + 2, end)), variables);
    bytes = (bytes.slice(0, start) + byteString(encodeBytes(value)) + bytes.slice(end + 1)).slice(0, PATH_MAX);
  }
  return null;
}

/** The names of the variables in a location as written: what lies between each `${` and the next `}`. */
export function variablesIn(location: string): { name: string; start: number; end: number }[] {
  return [...location.matchAll(/\$\{([^}]*)\}/g)].map((match) => ({
    name: match[1] ?? "",
    start: match.index,
    end: match.index + match[0].length,
  }));
}

/** `getenv()`: the value is what follows `NAME=` in the environment, so a name may itself contain the equals sign. */
function valueOf(name: string, variables: ReadonlyMap<string, string>): string {
  const equals = name.indexOf("=");
  if (equals < 0) return variables.get(name) ?? "";
  const value = variables.get(name.slice(0, equals));
  const rest = `${name.slice(equals + 1)}=`;
  return value?.startsWith(rest) === true ? value.slice(rest.length) : "";
}

function textOf(bytes: string): string {
  return decodeBytes(bytesOf(bytes));
}
