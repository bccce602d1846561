/** The record of a boot while it is written. */
import { parseCommandLine } from "../cmdline/parse.js";
import type { BootContext } from "./boot-context.js";
import type { BootRecord, InitAttempt } from "./boot-record.js";
import type { LogLine } from "./line.js";

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

/** The longest list that a record keeps. */
export const LONGEST_LIST = 64;

/** Keeps what a program wrote in this line, the last few only. */
export function noteProgramOutput(boot: MutableBootRecord, line: LogLine): void {
  const output = line.marked ? line.before : line.text.trim();
  if (output === "" || boot.initAttempts.length === 0) return;
  boot.programOutput.push(output.slice(0, LONGEST_OUTPUT));
  if (boot.programOutput.length > OUTPUT_LINES) boot.programOutput.shift();
}
