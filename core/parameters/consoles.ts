/** Which consoles there are, and the processors whose kernels have them. */
import { consoleNames, type ConsoleName } from "./kernel-table.js";

/** The device in the value of `console=`, as console_setup() and its callees see it. */
export interface ConsoleDevice {
  /** As written: `ttyS0`. */
  readonly device: string;
  /** The name of the console: `ttyS`. */
  readonly name: string;
}

/**
 * Reads the device. Null where the kernel looks for no driver by this name: no console at all (`null`, nothing), a
 * number alone, an address (`uart,io,0x3f8`), a hardware device (`00:03:0.0`) or a Braille display.
 * Kernel: kernel/printk/printk.c console_setup; drivers/tty/serial/8250/8250_core.c univ8250_console_match.
 */
export function consoleDevice(value: string): ConsoleDevice | null {
  const [device = ""] = value.split(",");
  if (device === "" || device === "null" || /^\d/.test(device) || device.includes(":")) return null;
  if (/^uart(?:8250)?$|^brl/.test(device)) return null;
  // The name ends where the first digit stands.
  return { device, name: /^[^\d]*/.exec(device)?.[0] ?? "" };
}

/** The console of that name; null where no kernel of the tables has it. */
export function knownConsole(name: string): ConsoleName | null {
  byName ??= new Map(consoleNames().map((console) => [console.name, console]));
  return byName.get(name) ?? null;
}

let byName: ReadonlyMap<string, ConsoleName> | null = null;

/**
 * Names of drivers that are no part of Linux, but of kernels that vendors ship: Rockchip's and Qualcomm's for Android,
 * Tegra's, MediaTek's, Intel's for phones, and adapters with drivers of their makers.
 */
export function isVendorConsole(name: string): boolean {
  return vendorConsoles.has(name);
}

const vendorConsoles: ReadonlySet<string> = new Set(
  "ttyFIQ ttyHSL ttyHS ttyHSLite ttyTHS ttyMT ttyMFD ttySAK ttyDBG ttyNS ttyXRUSB ttyWCH ttyCH ttyACM ttyVUART ttyDBC".split(
    " ",
  ),
);

/**
 * The processors whose kernels can have a console, by the "depends on" lines in drivers/tty/serial/Kconfig,
 * drivers/tty/Kconfig and drivers/tty/hvc/Kconfig and the folders in arch/. Those that are not listed may be anywhere.
 */
const architectures: Readonly<Record<string, readonly string[]>> = {
  arc: ["mips"],
  bios: ["sh"],
  cfe: ["mips"],
  duart: ["mips"],
  fdc: ["mips"],
  hvsi: ["powerpc"],
  mc: ["um"],
  nfcon: ["m68k"],
  stderr: ["um"],
  tty3270: ["s390"],
  ttyAM: ["arm"],
  ttyAMA: ["arm", "arm64"],
  ttyAML: ["arm", "arm64"],
  ttyAPP: ["arm"],
  ttyAS: ["arm"],
  ttyAT: ["arm", "arm64", "riscv"],
  ttyATH: ["mips"],
  ttyB: ["parisc"],
  ttyCL: ["arm"],
  ttyCPM: ["powerpc"],
  ttyEHV: ["powerpc"],
  ttyFB: ["arm"],
  ttyHV: ["sparc"],
  ttyMPS: ["arm"],
  ttyMSM: ["arm", "arm64"],
  ttyMV: ["arm", "arm64"],
  ttyNVT: ["arm64"],
  ttyO: ["arm", "arm64"],
  ttyOWL: ["arm", "arm64"],
  ttyPIC: ["mips"],
  ttyPSC: ["powerpc"],
  ttyRDA: ["arm"],
  ttySA: ["arm"],
  ttySAC: ["arm", "arm64"],
  ttySC: ["arm", "arm64", "riscv", "sh"],
  ttySTM: ["arm", "arm64"],
  ttySUP: ["arm"],
  ttyTCU: ["arm", "arm64"],
  ttyUSI: ["arm", "arm64"],
  ttyUTC: ["arm64"],
  ttyWMT: ["arm"],
  ttymxc: ["arm", "arm64"],
  ttysclp: ["s390"],
};

/** The processors whose kernels can have a console; null where nothing is known against any. */
export function consoleArchitectures(name: string): readonly string[] | null {
  const list = architectures[name] ?? [];
  return list.length === 0 ? null : list;
}

/** The console of the usual machines of an architecture; null where there are several. */
export function usualConsole(arch: string): string | null {
  return arch === "x86" ? "ttyS0" : arch === "s390" ? "ttysclp0" : null;
}
