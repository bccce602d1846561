/** The opening of a file that is to be executed: do_open_execat() of fs/exec.c, and what execution gives. */
import { EACCES } from "../binary/elf.js";
import { emptyContent, type ContentsByLocation, type FileContent } from "../binary/file-content.js";
import type { ElfFormat } from "../binary/machine.js";
import { errnoNumbers, resolvePath, type InitramfsTree } from "../manifest/tree.js";

/** What execution looks at. */
export interface ExecuteInput {
  readonly tree: InitramfsTree;
  /** Contents of the sources, by their location as written in the manifest. */
  readonly contents: ContentsByLocation;
  /** The formats that the kernel loads; null for an architecture that is not known. */
  readonly formats: readonly ElfFormat[] | null;
  readonly scripts: "run" | "refused";
  readonly mostProgramHeaderBytes: number;
  /** Gets the paths of all files that are opened on the way: the program, its interpreters. */
  readonly opened?: string[];
}

/** What came of it. Reasons are sentences. */
export type Execution =
  /** The program runs, with the arguments that it gets. */
  | { readonly kind: "started"; readonly argv: readonly string[]; readonly reason: string }
  | Failed
  /** An error after the kernel has given up the old program: the process gets a SIGSEGV that ends it. */
  | { readonly kind: "doomed"; readonly errno: number; readonly reason: string; readonly flaw: "unmappable" };

/**
 * What is wrong with the file that was opened last, for those who repair it.
 * - `missing`: its path leads to nothing. `not-a-file`: to a folder, a device … `not-executable`: no x bit.
 * - `too-many-scripts`: scripts that are each other's interpreters.
 * - `no-format`: neither ELF nor `#!`. `scripts-refused`: a script for a kernel without CONFIG_BINFMT_SCRIPT.
 * - `wrong-elf`: an ELF file, but none that this kernel runs. `damaged`: an ELF file with headers that make no sense.
 * - `unsuitable-loader`: a program interpreter that is none for this program. `unmappable`: see `doomed`.
 */
export type Flaw =
  | "missing"
  | "not-a-file"
  | "not-executable"
  | "too-many-scripts"
  | "no-format"
  | "scripts-refused"
  | "wrong-elf"
  | "damaged"
  | "unsuitable-loader"
  | "unmappable";

/** A file that may be executed. */
export interface OpenedFile {
  readonly kind: "opened";
  readonly path: string;
  readonly content: FileContent;
}

/** The kernel's error number, positive, and a sentence about it. */
export interface Failed {
  readonly kind: "failed";
  readonly errno: number;
  readonly reason: string;
  readonly flaw: Flaw;
}

/**
 * Opens a file that `subject` names in sentences: an ordinary file with an x bit, which is all that root needs.
 */
export function openExecutable(path: string, subject: string, input: ExecuteInput): OpenedFile | Failed {
  const { tree, contents, opened } = input;
  opened?.push(path);
  const found = resolvePath(tree, path);
  if (found.kind === "failed") {
    return {
      kind: "failed",
      errno: errnoNumbers[found.errno],
      reason: whyNotFound(subject, found.errno, found.component),
      flaw: "missing",
    };
  }
  const { node } = found;
  if (node.kind !== "file") {
    return {
      kind: "failed",
      errno: EACCES,
      reason: `${capital(subject)} is no ordinary file but a ${kindNames[node.kind]}.`,
      flaw: "not-a-file",
    };
  }
  if ((node.mode & 0o111) === 0) {
    const mode = node.mode.toString(8).padStart(4, "0");
    return {
      kind: "failed",
      errno: EACCES,
      reason: `${capital(subject)} has the mode ${mode}: nobody may execute it.`,
      flaw: "not-executable",
    };
  }
  const content = node.data === null ? emptyContent : contents.get(node.data.location);
  return { kind: "opened", path, content: content ?? { size: 1, pieces: [] } };
}

const kindNames = {
  dir: "folder",
  symlink: "symbolic link",
  char: "character device",
  block: "block device",
  pipe: "named pipe",
  socket: "socket",
} as const;

/** Why a path that `subject` names leads to nothing. */
export function whyNotFound(subject: string, errno: string, component: string): string {
  const name = capital(subject);
  switch (errno) {
    case "ENOENT":
      return component.endsWith("\r")
        ? `${name} does not exist: its name ends in a carriage return, because the lines of the script end in CR LF.`
        : `${name} does not exist: there is no "${shown(component)}".`;
    case "ELOOP":
      return `${name} is a symbolic link that leads back to itself, or one of more than 40.`;
    case "ENOTDIR":
      return `${name} cannot be reached: "${shown(component)}" is no folder.`;
    default:
      return `${name} cannot be reached: ${errno} at "${shown(component)}".`;
  }
}

/** A program whose contents nobody has read. */
export function startUnknown(path: string, argv: readonly string[]): Execution {
  return {
    kind: "started",
    argv,
    reason: `What is in ${shown(path)} is not known here; it is taken to be a good program.`,
  };
}

/** A path as it is shown in sentences. */
export function shown(path: string): string {
  return path === "" ? "the empty path" : path.replaceAll("\r", "\\r");
}

/** A sentence with a capital letter. */
export function capital(sentence: string): string {
  return sentence.charAt(0).toUpperCase() + sentence.slice(1);
}
