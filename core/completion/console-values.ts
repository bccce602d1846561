/** Values of `console=`, `earlycon=` and `earlyprintk=`: devices that fit the architecture, and the options of a serial line. */
import { consoleArchitectures, consoleDevice, knownConsole, usualConsole } from "../parameters/consoles.js";
import { archOf, consoleNames } from "../parameters/kernel-table.js";
import { kernelArch, nearestVersions } from "../parameters/look-up.js";
import type { BootTarget } from "../project/boot-target.js";
import { describeSerialOptions, readSerialOptions } from "../rules/serial-options.js";
import { proposal, valueProposal, type Proposal } from "./item.js";
import type { ValuePart, WrittenValue } from "./parameter-values.js";

/** The device, or behind the comma the options of a serial line. */
export function consoleValues({ target, word, typed, text }: WrittenValue): ValuePart {
  const comma = typed.indexOf(",");
  if (comma >= 0) {
    const device = consoleDevice(text);
    const items = device !== null && isSerial(device.name) ? serialOptions : [];
    return { items, from: comma + 1, to: text.length };
  }
  // A device in the middle of a value is replaced alone, its options stay.
  const end = text.indexOf(",", typed.length);
  const used = new Set(
    (target.cmdline?.commandLine.parameters ?? [])
      .filter((other) => other !== word && other.name === word.name)
      .map((other) => other.value?.split(",")[0]),
  );
  const items = devices(target, end < 0 ? "with-options" : "device-only");
  const isUsed = ({ label }: Proposal) => used.has(label.split(",")[0]);
  return {
    items: [...items.filter((item) => !isUsed(item)), ...items.filter(isUsed)],
    from: 0,
    to: end < 0 ? text.length : end,
  };
}

/** The speeds that serial lines have nowadays, the usual one first. */
const serialOptions: readonly Proposal[] = [
  "115200n8",
  "115200",
  "9600n8",
  "38400n8",
  "57600n8",
  "115200n8r",
  "1500000n8",
].map((options) => valueProposal(options, describeSerialOptions(readSerialOptions(options))));

function devices(target: BootTarget, form: "with-options" | "device-only"): readonly Proposal[] {
  const arch = kernelArch(target.arch);
  const usual = usualConsole(arch) ?? usualElsewhere[arch] ?? null;
  const names = fittingNames(target, arch);
  const all = [
    ...(usual === null ? [] : [usual]),
    ...["ttyS0", "tty0", "hvc0", "ttyS1", "tty1"].filter((device) => names.includes(nameOf(device))),
    ...names.map((name) => (/^(?:ttynull|mc)$/.test(name) ? name : `${name}0`)),
  ];
  const items = [...new Set(all)].flatMap((device) => {
    const plain = proposal(device, "device", describeConsole(device, device === usual));
    if (form === "device-only" || !isSerial(nameOf(device)) || device !== usual) return [plain];
    const options = `${device},115200n8`;
    return [plain, proposal(options, "device", `${describeConsole(device, true)}, 115200 baud`)];
  });
  return [...items, proposal("null", "value", "no console at all: the kernel stays silent")];
}

/** What most boards of an architecture have; consoles of a PC and of s390 are in core/parameters/consoles.ts. */
const usualElsewhere: Readonly<Record<string, string>> = {
  arm64: "ttyAMA0",
  arm: "ttyAMA0",
  riscv: "ttyS0",
  powerpc: "hvc0",
};

/** Names for debugging aids that nobody makes the console of a boot. */
const notOffered: ReadonlySet<string> = new Set(["netcon", "netcon_ext", "early_fdc", "debug", "ttyNMI", "stderr"]);

function fittingNames({ kernelVersion }: BootTarget, arch: string): readonly string[] {
  const versions = nearestVersions(kernelVersion);
  return consoleNames()
    .filter(({ name }) => !notOffered.has(name))
    .filter((console) => console.versions.some((version) => versions.includes(version)))
    .filter(({ name }) => consoleArchitectures(name)?.includes(arch) ?? true)
    .filter(({ files }) => files.some((file) => [null, arch].includes(archOf(file))))
    .map(({ name }) => name);
}

function nameOf(device: string): string {
  return device.replace(/\d+$/, "");
}

/** Whether the driver has a line with a speed. */
function isSerial(name: string): boolean {
  return /^tty(?!null$|3270$)./.test(name) && name !== "tty";
}

function describeConsole(device: string, isUsual: boolean): string {
  const name = nameOf(device);
  const special = consoleDescriptions[name];
  const number = Number(/\d+$/.exec(device)?.[0] ?? "0");
  if (name === "ttyS") return number === 0 ? "the first serial port" : "the second serial port";
  if (name === "tty") return number === 0 ? "the screen: the terminal in view" : "the screen: the first terminal";
  if (special !== undefined) return special;
  const file = knownConsole(name)?.files[0];
  const driver = file === undefined ? "" : ` (${file.slice(file.lastIndexOf("/") + 1)})`;
  return isUsual ? `the usual serial port${driver}` : `a console of its own driver${driver}`;
}

const consoleDescriptions: Readonly<Record<string, string>> = {
  hvc: "a console of the hypervisor or of virtio",
  lp: "the printer port",
  ttyAMA: "a serial port of Arm's PL011",
  ttyUSB: "a serial adapter at USB",
  ttyGS: "a serial line over USB, as a gadget",
  ttynull: "a terminal that leads nowhere",
};

/**
 * Forms of earlycon= that drivers of the architecture know: their EARLYCON_DECLARE and OF_EARLYCON_DECLARE.
 * Kernel: drivers/tty/serial/earlycon.c setup_earlycon, drivers/tty/serial/8250/8250_early.c, drivers/tty/serial/amba-pl011.c.
 */
export function earlyConsoleValues({ arch }: BootTarget): readonly Proposal[] {
  const port = [
    valueProposal("uart8250,io,0x3f8,115200n8", "the first serial port of a PC"),
    valueProposal("uart8250,io,0x2f8,115200n8", "the second serial port of a PC"),
  ];
  const memory = [
    valueProposal("uart8250,mmio,<address>,115200n8", "a 16550 port at an address of memory"),
    valueProposal("uart8250,mmio32,<address>,115200n8", "a 16550 port at an address of memory, 32 bits wide"),
  ];
  const kernel = kernelArch(arch);
  if (kernel === "x86") return [...port, ...memory, valueProposal("efifb", "the screen that EFI has set up")];
  const arm = kernel === "arm" || kernel === "arm64" ? [valueProposal("pl011,<address>", "a port of Arm's PL011")] : [];
  const riscv = kernel === "riscv" ? [valueProposal("sbi", "the console of the firmware (SBI)")] : [];
  return [...arm, ...riscv, ...memory];
}

/** What arch/x86/kernel/early_printk.c setup_early_printk knows; other architectures want no value. */
export function earlyPrintkValues({ arch }: BootTarget): readonly Proposal[] {
  if (kernelArch(arch) !== "x86") return [];
  return [
    valueProposal("serial,ttyS0,115200", "the first serial port, until the real console starts"),
    valueProposal("serial,ttyS0,115200,keep", "the first serial port, also when the real console has started"),
    valueProposal("ttyS0,115200", "the first serial port"),
    valueProposal("ttyS1,115200", "the second serial port"),
    valueProposal("vga", "the screen in text mode"),
    valueProposal("xen", "the console of Xen"),
    valueProposal("dbgp", "a debug port at USB 2"),
    valueProposal("xdbc", "a debug port at USB 3"),
    valueProposal("pciserial,<bus:device.function>,115200", "a serial port at PCI"),
  ];
}
