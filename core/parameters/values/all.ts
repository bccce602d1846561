/** What the kernel makes of the value of a parameter, whichever it is. */
import { isAtLeast } from "../../bootpath/kernel-version.js";
import { foldParameterName } from "../../cmdline/names.js";
import { knownValues } from "../../completion/known-values.js";
import { kernelArch, lookUpParameter, type KernelChoice, type ParameterKnowledge } from "../look-up.js";
import { readConsole, readEarlyConsole, readEarlyPrintk } from "./console.js";
import { explainedAs, type ValueExplanation, type ValuePiece, type ValueReader } from "./explanation.js";
import { deviceReaders } from "./devices.js";
import { storageReaders } from "./storage.js";
import { readMtdParts } from "./flash.js";
import { listReaders, readDynamicDebug } from "./lists.js";
import { readLogLevel, readPanic, readRootDelay, readRootWait } from "./log-level.js";
import { maskReaders } from "./masks.js";
import { readCma, readCrashKernel, readHugePages, readMem, readMemmap } from "./memory.js";
import { readIp, readNetConsole } from "./network.js";
import { explainTyped } from "./numbers.js";
import { processorReaders } from "./processors.js";
import { readNfsRoot, readProgram, readRoot, readRootFlags, readRootTypes } from "./root.js";
import { sizeReaders } from "./sizes.js";

/**
 * The explanation of a value for a kernel; null where the kernel has no such parameter, or where only its own code
 * knows what the value means. Never throws. Pieces lie inside the value.
 */
export function explainValue(name: string, value: string, kernel: KernelChoice): ValueExplanation | null {
  const explanation = explainAny(name, value, { ...kernel, arch: kernelArch(kernel.arch) });
  return explanation === null || saysNothing(explanation) ? null : explanation;
}

function explainAny(name: string, value: string, kernel: KernelChoice): ValueExplanation | null {
  const knowledge = lookUpParameter(name, kernel);
  const folded = foldParameterName(name);
  const own = readers.get(folded);
  if (own !== undefined && mayHave(knowledge, kernel)) {
    const explanation = own(value, kernel);
    if (explanation !== null) return explanation;
  } else if (/^\w+\.dyndbg$/.test(folded)) return readDynamicDebug(value, kernel);
  return explainByType(knowledge, value, kernel) ?? explainByList(name, value);
}

/** Many readers have nothing to say of an empty value. */
function saysNothing({ summary, pieces }: ValueExplanation): boolean {
  return summary === null && pieces.length === 0;
}

/** Words with a meaning that is known, mostly to programs of user space. */
function explainByList(name: string, value: string): ValueExplanation | null {
  const detail = knownValues(name)?.find(({ label }) => label === value)?.detail ?? null;
  if (detail === null) return null;
  return explainedAs(`${detail.charAt(0).toUpperCase()}${detail.slice(1)}.`, null);
}

/** The piece at an offset of the value; at a boundary the one that begins there. Null where there is none. */
export function pieceAt({ pieces }: ValueExplanation, offset: number): ValuePiece | null {
  return (
    pieces.find(({ start, end }) => start <= offset && offset < end) ?? pieces.find(({ end }) => end === offset) ?? null
  );
}

/** Values of the tables' types, where all places that a kernel may have agree. */
function explainByType(
  { available }: ParameterKnowledge,
  value: string,
  kernel: KernelChoice,
): ValueExplanation | null {
  const [first, ...others] = available.filter(({ kind }) => kind !== "text");
  if (
    first === undefined ||
    first.type === "" ||
    others.some(({ type, kind }) => type !== first.type || kind !== first.kind)
  ) {
    return null;
  }
  // A `__setup()` without "=" gets the sign as a part of its value.
  if (first.kind === "setup" && !first.name.endsWith("=")) return null;
  return explainTyped(first, value, kernel);
}

/** Whether the kernel may have the parameter, and with a value: rootwait= takes one since 6.6. */
function mayHave({ name, definitions, available }: ParameterKnowledge, { kernelVersion }: KernelChoice): boolean {
  if (foldParameterName(name) === "rootwait") return isAtLeast(kernelVersion, "6.6");
  return definitions.length === 0 || available.length > 0;
}

const readers: ReadonlyMap<string, ValueReader> = new Map(
  Object.entries({
    console: readConsole,
    earlycon: readEarlyConsole,
    earlyprintk: readEarlyPrintk,
    netconsole: readNetConsole,
    "netconsole.netconsole": readNetConsole,
    loglevel: readLogLevel,
    panic: readPanic,
    root: readRoot,
    rootfstype: readRootTypes,
    rootflags: readRootFlags,
    rootwait: readRootWait,
    rootdelay: readRootDelay,
    nfsroot: readNfsRoot,
    init: readProgram("init_setup"),
    rdinit: readProgram("rdinit_setup"),
    ip: readIp,
    nfsaddrs: readIp,
    mem: readMem,
    memmap: readMemmap,
    crashkernel: readCrashKernel,
    cma: readCma,
    hugepages: readHugePages,
    mtdparts: readMtdParts,
    "cmdlinepart.mtdparts": readMtdParts,
    ...deviceReaders,
    ...storageReaders,
    ...sizeReaders,
    ...maskReaders,
    ...processorReaders,
    ...listReaders,
  }).map(([name, reader]) => [foldParameterName(name), reader]),
);
