/** The execution of ELF files: load_elf_binary() of fs/binfmt_elf.c. */
import {
  EIO,
  ELIBBAD,
  ENOEXEC,
  ET_DYN,
  ET_EXEC,
  isElf,
  matchesFormat,
  readElfHeader,
  readInterpreter,
  readProgramHeaders,
  unknownContent,
  type ElfFailure,
  type ElfHeader,
  type ProgramHeader,
} from "../binary/elf.js";
import {
  interpreterMappingFailure,
  programMappingFailure,
  x86AddressSpace,
  type AddressSpace,
  type MappingFailure,
} from "../binary/elf-mapping.js";
import { headOf } from "../binary/file-content.js";
import { machineName, type ElfFormat } from "../binary/machine.js";
import { parseScriptLine } from "../binary/script.js";
import {
  capital,
  openExecutable,
  shown,
  startUnknown,
  type ExecuteInput,
  type Execution,
  type Flaw,
  type OpenedFile,
} from "./open-executable.js";

/** Executes a file that is no script, with the first format that takes it. */
export function executeElf(
  file: OpenedFile,
  head: Uint8Array,
  argv: readonly string[],
  input: ExecuteInput,
): Execution {
  if (!isElf(head)) return { kind: "failed", errno: ENOEXEC, ...whyNoFormat(file, head, input) };
  if (input.formats === null) return startUnknown(file.path, argv);
  const format = input.formats.find((candidate) => isExecutableType(head, candidate) && matchesFormat(head, candidate));
  if (format === undefined) {
    return { kind: "failed", errno: ENOEXEC, reason: whyWrongElf(file.path, head, input.formats), flaw: "wrong-elf" };
  }
  const header = readElfHeader(head, format);
  const segments = readProgramHeaders(file.content, header, format, input.mostProgramHeaderBytes);
  if ("kind" in segments) return elfFailure(file.path, segments, null, argv);
  const interpreter = readInterpreter(file.content, segments);
  if (typeof interpreter === "object" && interpreter !== null) return elfFailure(file.path, interpreter, null, argv);
  const loader = interpreter === null ? null : openLoader(interpreter, file.path, format, input, argv);
  if (loader !== null && loader.kind !== "loader") return loader;
  return mapProgram({ path: file.path, header, segments }, loader, format, argv);
}

interface Loader {
  readonly kind: "loader";
  readonly path: string;
  readonly header: ElfHeader;
  readonly segments: readonly ProgramHeader[];
}

/** The part of load_elf_binary() about the program interpreter, such as /lib/ld-linux.so.2. */
function openLoader(
  path: string,
  program: string,
  format: ElfFormat,
  input: ExecuteInput,
  argv: readonly string[],
): Loader | Execution {
  const subject = `the program interpreter ${shown(path)} of ${program}`;
  const file = openExecutable(path, subject, input);
  if (file.kind === "failed") return file;
  const head = headOf(file.content);
  if (head === null) return startUnknown(path, argv);
  const headerSize = format.bits === 64 ? 64 : 52;
  if (file.content.size < headerSize) {
    const reason = `${capital(subject)} is shorter than an ELF header.`;
    return { kind: "failed", errno: EIO, reason, flaw: "unsuitable-loader" };
  }
  if (!isElf(head) || !matchesFormat(head, format)) {
    const reason = `${capital(subject)} is no ELF file for this kernel.`;
    return { kind: "failed", errno: ELIBBAD, reason, flaw: "unsuitable-loader" };
  }
  const header = readElfHeader(head, format);
  const segments = readProgramHeaders(file.content, header, format, input.mostProgramHeaderBytes);
  if ("kind" in segments) return elfFailure(path, segments, ELIBBAD, argv);
  return { kind: "loader", path, header, segments };
}

interface Program {
  readonly path: string;
  readonly header: ElfHeader;
  readonly segments: readonly ProgramHeader[];
}

/** From begin_new_exec() on. Where processes of this kernel may have their memory is known for 32-bit x86 alone. */
function mapProgram(program: Program, loader: Loader | null, format: ElfFormat, argv: readonly string[]): Execution {
  const space: AddressSpace | null = format.bits === 32 && format.machines.includes(3) ? x86AddressSpace : null;
  if (space !== null) {
    const own = programMappingFailure(program.header, program.segments, space);
    if (own !== null) return doomed(program.path, own);
    const other = loader && interpreterMappingFailure(loader.header, loader.segments, space);
    if (other !== null) return doomed(loader?.path ?? "", other);
  }
  const kind = loader === null ? "a static program" : `a program that ${loader.path} loads`;
  return { kind: "started", argv, reason: `${program.path} is ${kind} for ${machineName(program.header.machine)}.` };
}

function doomed(path: string, { errno, reason }: MappingFailure): Execution {
  return { kind: "doomed", errno, reason: `${path} ${reason}.`, flaw: "unmappable" };
}

/** `errno` is what the caller makes of every failure; null where it passes the failure's own on. */
function elfFailure(path: string, failure: ElfFailure, errno: number | null, argv: readonly string[]): Execution {
  if (failure === unknownContent) return startUnknown(path, argv);
  const flaw = errno === null ? "damaged" : "unsuitable-loader";
  return { kind: "failed", errno: errno ?? failure.errno ?? ENOEXEC, reason: `${path} ${failure.reason}.`, flaw };
}

function isExecutableType(head: Uint8Array, format: ElfFormat): boolean {
  const { type } = readElfHeader(head, format);
  return type === ET_EXEC || type === ET_DYN;
}

function whyNoFormat(
  { path, content }: OpenedFile,
  head: Uint8Array,
  { scripts }: ExecuteInput,
): { readonly reason: string; readonly flaw: Flaw } {
  const flaw = "no-format";
  if (content.size === 0) return { reason: `${path} is empty.`, flaw };
  if (scripts === "refused" && parseScriptLine(head) !== null) {
    const reason = `${path} is a script, and the kernel was built without CONFIG_BINFMT_SCRIPT.`;
    return { reason, flaw: "scripts-refused" };
  }
  if (head[0] === 0x23 && head[1] === 0x21) return { reason: `The first line of ${path} names no interpreter.`, flaw };
  return { reason: `${path} is no ELF file and does not start with "#!".`, flaw };
}

function whyWrongElf(path: string, head: Uint8Array, formats: readonly ElfFormat[]): string {
  const own = { bits: head[4] === 2 ? 64 : 32, endian: head[5] === 2 ? "big" : "little" } as const;
  const { machine, type } = readElfHeader(head, own);
  if (formats.length === 0) return "The kernel was built without CONFIG_BINFMT_ELF.";
  const wanted = [...new Set(formats.flatMap((format) => format.machines.slice(0, 1)))].map(machineName);
  if (formats.some((format) => matchesFormat(head, format))) {
    return `${path} is an ELF file of type ${type}: no executable and no library.`;
  }
  return `${path} is made for ${machineName(machine)}, and the kernel runs programs for ${wanted.join(" and ")}.`;
}
