/** Writes the record of a boot, line by line. */
import { parseCommandLine } from "../cmdline/parse.js";
import type { BootContext } from "./boot-context.js";
import type { BootRecord, InitAttempt } from "./boot-record.js";
import type { LogLine } from "./line.js";
import type { LogMessage, MessageMatch } from "./message.js";
import { kernel } from "./messages.js";

/** The record while it is written. */
export type MutableBootRecord = { -readonly [Key in keyof BootRecord]: BootRecord[Key] } & {
  initAttempts: InitAttempt[];
  programOutput: string[];
  listedDevices: string[];
  triedFileSystems: string[] | null;
  /** The command line as far as the log has it; Linux 7.2 may spread it over several lines (print_kernel_cmdline). */
  commandLineText: string;
  /** The time of the last line that has one. */
  lastTimeMs: number | null;
};

/** A record of a boot of which no line has been read. */
export function newBootRecord(context: BootContext): MutableBootRecord {
  return {
    context,
    commandLine: context.cmdline === undefined ? null : parseCommandLine(context.cmdline),
    commandLineText: "",
    lastTimeMs: null,
    informationLogged: false,
    beginsAtStart: false,
    memoryKiB: null,
    initramfsLine: null,
    unpacking: false,
    unpackFailure: null,
    programRefused: false,
    ramdiskContent: null,
    rootAttempt: null,
    triedFileSystems: null,
    listedDevices: [],
    networkConfigured: false,
    networkRootProblem: null,
    ramdiskIncomplete: false,
    waitingForRoot: null,
    rootMounted: false,
    initAttempts: [],
    missingFeatures: null,
    illegalInstruction: null,
    kernelFault: null,
    panic: null,
    programOutput: [],
    lastLine: null,
  };
}

/** Adds what has become known of the boot besides its log. */
export function addContext(boot: MutableBootRecord, context: BootContext): void {
  boot.context = { ...boot.context, ...context };
  if (context.cmdline !== undefined) boot.commandLine ??= parseCommandLine(context.cmdline);
}

const OUTPUT_LINES = 5;
const LONGEST_OUTPUT = 200;
const LONGEST_LIST = 64;

/** Enters a line into the record. `matches` are the known messages that it holds. */
export function noteLine(boot: MutableBootRecord, line: LogLine, matches: readonly MessageMatch[]): void {
  if (line.text.trim() !== "") boot.lastLine = line;
  boot.lastTimeMs = line.timeMs ?? boot.lastTimeMs;
  for (const match of matches) notes.get(match.message)?.(boot, line, match.values, match);
  if (matches.length > 0) return;
  noteProgramOutput(boot, line);
  noteListEntry(boot, line);
}

function noteProgramOutput(boot: MutableBootRecord, line: LogLine): void {
  const output = line.marked ? line.before : line.text.trim();
  if (output === "" || boot.initAttempts.length === 0) return;
  boot.programOutput.push(output.slice(0, LONGEST_OUTPUT));
  if (boot.programOutput.length > OUTPUT_LINES) boot.programOutput.shift();
}

/**
 * The kernel lists file systems and devices line by line, each behind a blank or a device number, and the features of a
 * processor in one line.
 */
function noteListEntry(boot: MutableBootRecord, line: LogLine): void {
  if (boot.missingFeatures?.length === 0) {
    boot.missingFeatures = line.text.trim().split(/\s+/).slice(0, LONGEST_LIST);
  } else if (boot.triedFileSystems !== null) {
    const name = /^ ([\w.-]+)$/.exec(line.text)?.[1];
    if (name !== undefined && boot.triedFileSystems.length < LONGEST_LIST) boot.triedFileSystems.push(name);
  } else if (boot.rootAttempt !== null) {
    const device = /^(?: {2})?[0-9a-f:]{4,10} +\d+ (\S+)/.exec(line.text)?.[1];
    if (device !== undefined && boot.listedDevices.length < LONGEST_LIST) boot.listedDevices.push(device);
  }
}

type Note = (boot: MutableBootRecord, line: LogLine, values: readonly string[], match: MessageMatch) => void;

const notes: ReadonlyMap<LogMessage, Note> = new Map<LogMessage, Note>([
  [
    kernel.version,
    (boot) => {
      boot.beginsAtStart = true;
    },
  ],
  [
    kernel.commandLine,
    (boot, _line, _values, { after }) => {
      noteCommandLine(boot, after);
    },
  ],
  [
    kernel.commandLineOfLoader,
    (boot, _line, [text = ""]) => {
      // The kernel's own line comes later and is what it goes by; it may be missing in a damaged log.
      boot.commandLine ??= parseCommandLine(text);
    },
  ],
  [
    kernel.memory,
    (boot, _line, [, total = ""]) => {
      boot.informationLogged = true;
      boot.memoryKiB = Number(total);
    },
  ],
  [
    kernel.freeingMemory,
    (boot, line, [what]) => {
      boot.informationLogged = true;
      if (what !== "initrd") return;
      boot.initramfsLine ??= line;
      boot.unpacking = false;
    },
  ],
  [kernel.ramdiskRange, noteInitramfs],
  [kernel.tryingToUnpack, noteUnpacking],
  [kernel.unpacking, noteUnpacking],
  [kernel.unpackingFailed, noteUnpackFailure],
  [kernel.looksLikeInitrd, noteUnpackFailure],
  [
    kernel.rdinitInaccessible,
    (boot) => {
      boot.programRefused = true;
    },
  ],
  [
    kernel.ramdiskFileSystem,
    (boot, _line, _values, { before }) => {
      boot.ramdiskContent = fileSystemName(before);
    },
  ],
  [
    kernel.ramdiskCompressed,
    (boot, _line, [method = ""]) => {
      boot.ramdiskContent = method;
    },
  ],
  [kernel.ramdiskEnds, noteRamdiskProblem],
  [kernel.ramdiskUnreadable, noteRamdiskProblem],
  [kernel.ramdiskFull, noteRamdiskProblem],
  [kernel.ramdiskTooBig, noteRamdiskProblem],
  [
    kernel.networkConfigured,
    (boot) => {
      boot.networkConfigured = true;
    },
  ],
  [kernel.noNetworkDevices, noteNetworkProblem("no-card")],
  [kernel.noNetworkDevice, noteNetworkProblem("no-card")],
  [kernel.noNfsServer, noteNetworkProblem("no-server")],
  [kernel.noRootOverNfs, noteNetworkProblem("no-mount")],
  [
    kernel.waitingForRoot,
    (boot, line, [name = ""]) => {
      boot.waitingForRoot = { line, name };
    },
  ],
  [
    kernel.cannotOpenRoot,
    (boot, line, [name = "", rest = ""]) => {
      const error = Number(/error (-\d+)/.exec(rest)?.[1] ?? 0);
      boot.rootAttempt = { line, name: name === "(null)" ? "" : name, error };
    },
  ],
  [
    kernel.noFileSystemForRoot,
    (boot) => {
      boot.triedFileSystems = [];
    },
  ],
  [
    kernel.mountedRoot,
    (boot) => {
      boot.rootMounted = true;
    },
  ],
  [
    kernel.runInit,
    (boot, line, [path = ""]) => {
      boot.informationLogged = true;
      if (boot.initAttempts.length < LONGEST_LIST) boot.initAttempts.push({ path, line });
    },
  ],
  [
    kernel.missingFeatures,
    (boot) => {
      boot.missingFeatures = [];
    },
  ],
  [
    kernel.trap,
    (boot, line, [program = "", pid = "", ...reason]) => {
      if (!reason.join(" ").includes("invalid opcode")) return;
      boot.illegalInstruction ??= { line, program: program.replace(/^traps: /, ""), pid: Number(pid) };
    },
  ],
  [kernel.nullPointer, noteKernelFault],
  [kernel.pageFault, noteKernelFault],
  [kernel.die, noteKernelFault],
  [kernel.bug, noteKernelFault],
  [
    kernel.panic,
    (boot, line, [reason = ""]) => {
      // At the end the kernel repeats the reason in "---[ end Kernel panic - not syncing: … ]---".
      boot.panic ??= { line, reason: reason.replace(/ \]---$/, "") };
      if (line.before !== "") noteProgramOutput(boot, line);
    },
  ],
]);

function noteCommandLine(boot: MutableBootRecord, text: string): void {
  const continued = text.endsWith(" \\");
  boot.commandLineText += continued ? `${text.slice(0, -2)} ` : text;
  if (!continued) boot.commandLine = parseCommandLine(boot.commandLineText);
}

function noteInitramfs(boot: MutableBootRecord, line: LogLine): void {
  boot.informationLogged = true;
  boot.initramfsLine ??= line;
}

function noteUnpacking(boot: MutableBootRecord, line: LogLine): void {
  noteInitramfs(boot, line);
  boot.unpacking = true;
}

function noteUnpackFailure(boot: MutableBootRecord, line: LogLine, [reason = ""]: readonly string[]): void {
  boot.initramfsLine ??= line;
  boot.unpacking = false;
  boot.unpackFailure ??= { line, reason };
}

function noteRamdiskProblem(boot: MutableBootRecord): void {
  boot.ramdiskIncomplete = true;
}

/** The first problem is the reason of the others. */
function noteNetworkProblem(problem: NonNullable<BootRecord["networkRootProblem"]>): Note {
  return (boot) => {
    boot.networkRootProblem ??= problem;
  };
}

function noteKernelFault(boot: MutableBootRecord, line: LogLine): void {
  boot.kernelFault ??= line;
}

/** The name in "RAMDISK: ext2 filesystem found at block 0", given what stands before "filesystem". */
function fileSystemName(before: string): string {
  return before.replace(/^.*RAMDISK: /, "");
}
