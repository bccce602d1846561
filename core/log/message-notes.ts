/** What the messages of a log tell of a boot, message by message. */
import { parseCommandLine } from "../cmdline/parse.js";
import type { BootRecord } from "./boot-record.js";
import type { LogLine } from "./line.js";
import type { LogMessage, MessageMatch } from "./message.js";
import { kernel } from "./messages.js";
import { LONGEST_LIST, noteProgramOutput, type MutableBootRecord } from "./mutable-record.js";

/** Enters one message into the record. */
export type Note = (boot: MutableBootRecord, line: LogLine, values: readonly string[], match: MessageMatch) => void;

/** What each message changes in the record. */
export const messageNotes: ReadonlyMap<LogMessage, Note> = new Map<LogMessage, Note>([
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
  [kernel.kernelFault, noteKernelFault],
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
