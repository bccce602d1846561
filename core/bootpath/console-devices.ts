/** Which of the machine's consoles the device 5:1, /dev/console, leads to: console_setup() and register_console(). */
import type { KernelRules } from "./kernel-rules.js";
import { readUnsigned } from "./numbers.js";

/** A console driver that a kernel has, in the order in which they register (console_initcall). */
export interface ConsoleDriver {
  /** `ttyS` of `ttyS0`. */
  readonly name: string;
  /** Ports of a serial driver: an index above them is taken for 0. Null for drivers that take every index. */
  readonly ports: SerialPorts | null;
}

/** The serial ports of a PC. */
export interface SerialPorts {
  /** CONFIG_SERIAL_8250_NR_UARTS, at most the four standard ports. */
  readonly count: number;
  /** Those that the machine has. On the others nothing can be written. */
  readonly present: readonly number[];
}

/** A console that the kernel has registered. */
export interface RegisteredConsole {
  /** As in the kernel's log: `ttyS0`. */
  readonly name: string;
  /** Whether a write to it goes through. */
  readonly works: "yes" | "no";
}

/** MAX_CMDLINECONSOLES of kernel/printk/printk.c */
const MOST_CONSOLES = 8;

/** Addresses of the standard serial ports (arch/x86/include/asm/serial.h). */
const portAddresses = [0x3f8, 0x2f8, 0x3e8, 0x2e8];

interface Wanted {
  readonly name: string;
  readonly index: number;
  readonly options: string;
}

/**
 * The registered consoles, the one of /dev/console first.
 * @param values the values of all `console=`, in order.
 */
export function registerConsoles(
  values: readonly string[],
  drivers: readonly ConsoleDriver[],
  rules: Pick<KernelRules, "consoleWithColon">,
): readonly RegisteredConsole[] {
  const { wanted, preferred } = wantedConsoles(values.map((value) => parseConsole(value, rules)));
  const registered: RegisteredConsole[] = [];
  for (const driver of drivers) {
    if (preferred < 0) {
      // Without a choice the first driver wins, with its first device.
      if (registered.length === 0) registered.push(describe(driver, 0));
      continue;
    }
    const match = wanted.findIndex((candidate) => indexFor(driver, candidate) !== null);
    const choice = wanted[match];
    if (choice === undefined) continue;
    const added = describe(driver, indexFor(driver, choice) ?? 0);
    if (match === preferred) registered.unshift(added);
    else registered.splice(1, 0, added);
  }
  return registered;
}

/** console_setup() and __add_preferred_console(): the list, and the place of the one that was named last. */
function wantedConsoles(all: readonly Wanted[]): { readonly wanted: readonly Wanted[]; readonly preferred: number } {
  const wanted: Wanted[] = [];
  let preferred = -1;
  for (const next of all) {
    const known = wanted.findIndex((other) => other.name === next.name && other.index === next.index);
    if (known >= 0) {
      preferred = known;
    } else if (wanted.length < MOST_CONSOLES) {
      preferred = wanted.length;
      wanted.push(next);
    }
  }
  return { wanted, preferred };
}

function parseConsole(value: string, rules: Pick<KernelRules, "consoleWithColon">): Wanted {
  if (value === "" || value === "null") return { name: "ttynull", index: 0, options: "" };
  const comma = value.indexOf(",");
  const options = comma < 0 ? "" : value.slice(comma + 1);
  // A name with a colon is that of a device, such as 00:03:0.0; no driver here has one.
  if (value.includes(":") && rules.consoleWithColon === "device-name") return { name: value, index: -1, options };
  const device = /^\d/.test(value) ? `ttyS${value}` : value;
  const end = device.search(/[\d,]/);
  const name = end < 0 ? device : device.slice(0, end);
  const number = end < 0 ? 0n : readUnsigned(device.slice(end), 10).value;
  return { name, index: Number(BigInt.asIntN(16, number)), options };
}

/** The index of the driver's device that is meant, null where another driver is. Kernel: try_enable_preferred_console. */
function indexFor({ name, ports }: ConsoleDriver, wanted: Wanted): number | null {
  if (ports !== null && wanted.name === "uart") {
    const address = /^io,(0x)?([\da-f]+)/i.exec(wanted.options)?.[2];
    const port = portAddresses.indexOf(parseInt(address ?? "", 16));
    return port >= 0 && port < ports.count ? port : null;
  }
  if (wanted.name !== name || wanted.index < 0) return null;
  // univ8250_console_setup()
  return ports !== null && wanted.index >= ports.count ? 0 : wanted.index;
}

function describe({ name, ports }: ConsoleDriver, index: number): RegisteredConsole {
  const works = ports === null || ports.present.includes(index) ? "yes" : "no";
  return { name: `${name}${index}`, works };
}
