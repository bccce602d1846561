/** The facts of a kernel whose `.config` is at hand. */
import { elfFormats } from "../binary/machine.js";
import type { ConsoleDriver } from "./console-devices.js";
import { fileSystemTypes } from "./file-systems.js";
import { readConfiguration } from "./kernel-configuration.js";
import { bundledKernelFacts, isPc, type KernelFacts } from "./kernel-facts.js";

/**
 * Reads a `.config`. What it does not say is as in the bundled kernel; so is the list of parameters that the kernel
 * knows, as the configuration alone does not tell their names. Never throws.
 */
export function kernelFactsOfConfig(text: string, version: string, arch: string): KernelFacts {
  const configuration = readConfiguration(text);
  const isSet = (name: string) => configuration.value(name) === "y";
  const number = (name: string, otherwise: number) => {
    const value = Number(configuration.value(name) ?? NaN);
    return Number.isInteger(value) && value >= 0 ? value : otherwise;
  };
  const bundled = bundledKernelFacts(version, arch);
  return {
    ...bundled,
    defaultInit: unquote(configuration.value("DEFAULT_INIT") ?? ""),
    initArgumentLimit: number("INIT_ENV_ARG_LIMIT", bundled.initArgumentLimit),
    consoles: isPc(arch) ? pcConsoles(isSet, number("SERIAL_8250_NR_UARTS", 4)) : bundled.consoles,
    fileSystems: fileSystemTypes(isSet),
    ramDisks: isSet("BLK_DEV_RAM") ? number("BLK_DEV_RAM_COUNT", 16) : 0,
    moreRamDisks: isSet("BLK_DEV_RAM") && isSet("BLOCK_LEGACY_AUTOLOAD") ? "on-demand" : "none",
    formats: formatsOf(isSet, arch),
    scripts: isSet("BINFMT_SCRIPT") ? "run" : "refused",
    archives: isSet("BLK_DEV_INITRD") ? "unpacked" : "ignored",
    configuration,
  };
}

type IsSet = (name: string) => boolean;

/** A string of a `.config`, where quotes and backslashes have a backslash before them. */
function unquote(text: string): string {
  return text.replace(/^"(.*)"$/s, "$1").replace(/\\(.)/gs, "$1");
}

/** In the order of their registration: the console initcalls, then the devices. */
function pcConsoles(isSet: IsSet, ports: number): readonly ConsoleDriver[] {
  const drivers: ConsoleDriver[] = [];
  if (isSet("VT_CONSOLE")) drivers.push({ name: "tty", ports: null });
  if (isSet("SERIAL_8250_CONSOLE")) drivers.push({ name: "ttyS", ports: { count: Math.min(ports, 4), present: [0] } });
  if (isSet("NULL_TTY")) drivers.push({ name: "ttynull", ports: null });
  return drivers;
}

function formatsOf(isSet: IsSet, arch: string): KernelFacts["formats"] {
  if (!isSet("BINFMT_ELF")) return [];
  if (!isPc(arch)) return elfFormats(arch);
  const all = elfFormats(isSet("64BIT") ? "x86_64" : "i386");
  return isSet("64BIT") && !isSet("IA32_EMULATION") ? (all?.filter((format) => format.bits === 64) ?? null) : all;
}
