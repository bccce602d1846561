/** What a kernel's configuration and the machine contribute to the boot path. */
import { elfFormats, type ElfFormat } from "../binary/machine.js";
import type { ConsoleDriver } from "./console-devices.js";
import { bundledFileSystems, type FileSystemType } from "./file-systems.js";
import { knownParameters, type KnownParameters, type ParameterTable } from "./known-parameters.js";
import type { KernelConfiguration } from "./kernel-configuration.js";
import { isAtLeast } from "./kernel-version.js";
import table61 from "./data/parameters-6.1.json" with { type: "json" };
import table612 from "./data/parameters-6.12.json" with { type: "json" };
import table72 from "./data/parameters-7.2.json" with { type: "json" };

/** Facts that do not follow from the kernel's version. */
export interface KernelFacts {
  readonly known: KnownParameters;
  /** CONFIG_DEFAULT_INIT; empty for none. */
  readonly defaultInit: string;
  /** CONFIG_INIT_ENV_ARG_LIMIT */
  readonly initArgumentLimit: number;
  /** Console drivers in the order of their registration; null where they are not known. */
  readonly consoles: readonly ConsoleDriver[] | null;
  /** Minor numbers under the major number 1 (drivers/char/mem.c), and whether writing to them works. */
  readonly memoryDevices: ReadonlyMap<number, "open" | "closed">;
  readonly fileSystems: readonly FileSystemType[];
  /** CONFIG_BLK_DEV_RAM_COUNT */
  readonly ramDisks: number;
  /**
   * Whether a RAM disk is made when a device number of its kind is opened: brd_probe() of drivers/block/brd.c, which
   * CONFIG_BLOCK_LEGACY_AUTOLOAD calls.
   */
  readonly moreRamDisks: "on-demand" | "none";
  /** The formats of programs that the kernel loads, in its order; null for an architecture that is not known. */
  readonly formats: readonly ElfFormat[] | null;
  /** CONFIG_BINFMT_SCRIPT */
  readonly scripts: "run" | "refused";
  /** Without CONFIG_BLK_DEV_INITRD the kernel makes a root of its own and looks at no archive. */
  readonly archives: "unpacked" | "ignored";
  /** The options that it was built with; null where its `.config` is not at hand. */
  readonly configuration: KernelConfiguration | null;
}

/**
 * The facts of the bundled kernel that is nearest to a version (guest/kernel), on a PC with one serial port and no
 * disks. Which parameters other configurations have is not known here; for other architectures the consoles are not.
 */
export function bundledKernelFacts(version: string, arch: string): KernelFacts {
  const table = isAtLeast(version, "7.2") ? table72 : isAtLeast(version, "6.12") ? table612 : table61;
  return {
    known: knownTable(table),
    defaultInit: "",
    initArgumentLimit: 32,
    consoles: isPc(arch) ? pcConsoles : null,
    memoryDevices: new Map([
      [3, "open"],
      [5, "open"],
      [7, "closed"],
      [8, "open"],
      [9, "open"],
      [11, "open"],
    ]),
    fileSystems: bundledFileSystems,
    ramDisks: 1,
    moreRamDisks: "on-demand",
    formats: elfFormats(arch),
    scripts: "run",
    archives: "unpacked",
    configuration: null,
  };
}

/** Whether a block device can be opened: on this machine, RAM disks alone can. */
export function hasBlockDevice(
  { major, minor }: { readonly major: number; readonly minor: number },
  { moreRamDisks }: Pick<KernelFacts, "moreRamDisks">,
  { ramDisks }: { readonly ramDisks: number },
): boolean {
  return major === 1 && (moreRamDisks === "on-demand" || minor < ramDisks);
}

/** Whether an architecture is a PC, whose consoles are known. */
export function isPc(arch: string): boolean {
  return arch === "x86" || arch === "i386" || arch === "x86_64";
}

const pcConsoles: readonly ConsoleDriver[] = [
  { name: "tty", ports: null },
  { name: "ttyS", ports: { count: 4, present: [0] } },
];

const tables = new Map<ParameterTable, KnownParameters>();

function knownTable(table: ParameterTable): KnownParameters {
  const known = tables.get(table) ?? knownParameters(table);
  tables.set(table, known);
  return known;
}
