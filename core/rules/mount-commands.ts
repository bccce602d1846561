/** The mount points of a shell script, as far as its text shows them. */

/** A `mount` of a script. */
export interface MountCommand {
  /** The command as written. */
  readonly text: string;
  /** The folder, an absolute path without variables. */
  readonly folder: string;
}

/**
 * The folders that a script mounts something on and that must be there before it runs. Left out is everything that is
 * made by the script, lies below another mount, or depends on variables. Empty where the script makes folders whose names
 * cannot be seen.
 */
export function mountsOf(script: string): readonly MountCommand[] {
  const commands = simpleCommands(script);
  const made = new Set<string>();
  for (const words of commands) {
    if (!isCommand(words, "mkdir") && !isCommand(words, "install")) continue;
    const folders = words.slice(1);
    if (folders.some((folder) => /[$`*?{]/.test(folder))) return [];
    for (const folder of folders) made.add(folder.replace(/\/+$/, ""));
  }
  const mounted: string[] = [];
  const mounts: MountCommand[] = [];
  for (const words of commands) {
    const folder = isCommand(words, "mount") ? mountPoint(words) : null;
    if (folder === null) continue;
    const isBelow = mounted.some((above) => folder === above || folder.startsWith(`${above}/`));
    mounted.push(folder);
    const isMade = [...made].some((path) => path === folder || path.startsWith(`${folder}/`));
    if (!isBelow && !isMade) mounts.push({ text: words.join(" "), folder });
  }
  return mounts;
}

/** The commands of a script, taken apart without knowing the shell: at line ends, semicolons, `&&`, `||` and `|`. */
function simpleCommands(script: string): readonly (readonly string[])[] {
  return script
    .replaceAll("\\\n", " ")
    .split(/\r?\n/)
    .filter((line) => !line.trimStart().startsWith("#"))
    .flatMap((line) => line.split(/;|&&|\|\|?|\s&\s/))
    .map((command) => withoutPrefix(command.trim().split(/\s+/)));
}

/** Words before a command that say nothing about which command it is. */
const prefixes = new Set([
  "if",
  "then",
  "else",
  "do",
  "!",
  "{",
  "(",
  "busybox",
  "/bin/busybox",
  "toybox",
  "exec",
  "command",
]);

function withoutPrefix(words: readonly string[]): readonly string[] {
  const first = words.findIndex((word) => !prefixes.has(word));
  return first < 0 ? [] : words.slice(first).map((word) => word.replaceAll(/["']/g, ""));
}

function isCommand([first]: readonly string[], name: string): boolean {
  return first?.slice(first.lastIndexOf("/") + 1) === name;
}

/** Options of mount(8) whose value is a word of its own. */
const withValue = new Set(["-t", "-o", "-O", "--types", "--options"]);

/** The second operand; null where there is none, or where the command is not an ordinary mount. */
function mountPoint(words: readonly string[]): string | null {
  const operands: string[] = [];
  for (let at = 1; at < words.length; at++) {
    const word = words[at] ?? "";
    if (/^[0-9]?[<>]/.test(word)) break;
    if (withValue.has(word)) at++;
    else if (word.startsWith("-")) {
      // Moving and binding are about folders that something else has made.
      if (/^--?(?:move|bind|rbind|make-|all|a$|M$|B$|R$)/.test(word)) return null;
    } else operands.push(word);
  }
  if (words.some((word) => /bind|move|remount|X-mount/.test(word))) return null;
  const folder = operands[1]?.replace(/\/+$/, "") ?? "";
  return operands.length === 2 && /^\/[\w./-]+$/.test(folder) ? folder : null;
}
