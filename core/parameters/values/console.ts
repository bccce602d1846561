/** Where the kernel's messages go: `console=`, `earlycon=` and `earlyprintk=`. */
import { kernelRules } from "../../bootpath/kernel-rules.js";
import { readUnsigned } from "../../bootpath/numbers.js";
import { readSerialOptions } from "../../rules/serial-options.js";
import { consoleArchitectures, isVendorConsole, knownConsole } from "../consoles.js";
import { archOf } from "../kernel-table.js";
import type { KernelChoice } from "../look-up.js";
import { explained, explainedAs, restOf, scanValue, skip, skipText, take, takeIgnored } from "./explanation.js";
import type { ValueExplanation, ValueReader, ValueScanner } from "./explanation.js";
import { takeAddress } from "./sizes.js";

const consoleSetup = { file: "kernel/printk/printk.c", function: "console_setup" };

/** Kernel: kernel/printk/printk.c console_setup; the options are the driver's, mostly by uart_parse_options(). */
export const readConsole: ValueReader = (value, kernel) => {
  if (value === "" || value === "null") {
    const what = value === "" ? "An empty value means the same as null: " : "";
    return explainedAs(
      `${what}${capital(what === "", "no console at all")}: the kernel stays silent, and messages go to the driver ttynull.`,
      consoleSetup,
    );
  }
  const scanner = scanValue(value);
  takeBraille(scanner);
  const [device = ""] = restOf(scanner).split(",");
  if (/^uart(?:8250)?$/.test(device)) return readPortConsole(scanner, device);
  if (value.includes(":") && kernelRules(kernel.kernelVersion).consoleWithColon === "device-name") {
    take(scanner, device.length, "A device by the name of its hardware: the serial port that belongs to it.");
  } else take(scanner, device.length, describeConsole(device, kernel));
  if (!skipText(scanner, ",")) return explained(scanner, consoleSetup);
  if (device.includes(":") || hasSpeed(device, kernel.arch)) takeSerialOptions(scanner);
  else takeIgnored(scanner, "Options. The driver of this console reads none that are known here.");
  return explained(scanner, consoleSetup);
};

/** Kernel: kernel/printk/braille.c _braille_console_setup. */
function takeBraille(scanner: ValueScanner): void {
  const options = /^brl(=[^,]*)?,/.exec(scanner.value);
  if (options === null) return;
  take(scanner, options[0].length - 1, "A Braille display at the console that follows (CONFIG_A11Y_BRAILLE_CONSOLE).");
  skip(scanner, 1);
}

function capital(isFirst: boolean, text: string): string {
  return isFirst ? text.charAt(0).toUpperCase() + text.slice(1) : text;
}

/** Kernel: drivers/tty/serial/8250/8250_core.c univ8250_console_match. */
function readPortConsole(scanner: ValueScanner, device: string): ValueExplanation {
  take(
    scanner,
    device.length,
    "A serial port of the 8250 family, found by its address. It shows messages early, and becomes ttyS later.",
  );
  skipText(scanner, ",");
  takePort(scanner);
  if (skipText(scanner, ",")) takeSerialOptions(scanner);
  return explained(scanner, { file: "drivers/tty/serial/8250/8250_core.c", function: "univ8250_console_match" });
}

/** What a console is, by its name in `console=`. */
export function describeConsole(device: string, kernel: KernelChoice): string {
  const named = /^\d/.test(device) ? `ttyS${device}` : kernel.arch === "sparc" ? sparcName(device) : device;
  const digits = /\d.*$/.exec(named)?.[0] ?? "";
  const name = named.slice(0, named.length - digits.length);
  const alias = named === device ? "" : `The same as ${named}. `;
  const number = Number(readUnsigned(digits, 10).value);
  return `${alias}${whatConsole(name, digits, number, kernel)}`;
}

/** Kernel: console_setup, under __sparc__. */
function sparcName(device: string): string {
  return device === "ttya" ? "ttyS0" : device === "ttyb" ? "ttyS1" : device;
}

function whatConsole(name: string, digits: string, number: number, kernel: KernelChoice): string {
  if (name === "tty" && kernel.arch !== "um") {
    if (number === 0) return "The screen: the virtual terminal in view (drivers/tty/vt/vt.c).";
    return `The screen: virtual terminal ${number}, also when another one is in view (drivers/tty/vt/vt.c).`;
  }
  const known = knownConsole(name);
  if (known === null) {
    if (isVendorConsole(name))
      return `A console of kernels that a vendor changed; the driver ${name} is no part of Linux.`;
    return `No driver of Linux has a console ${name}: the kernel waits for one and shows nothing there.`;
  }
  const archs = consoleArchitectures(name);
  const elsewhere =
    archs !== null && !archs.includes(kernel.arch)
      ? ` Kernels for ${kernel.arch} have no such driver, only those for ${archs.join(", ")}.`
      : "";
  const drivers = driversOf(known.files, name, kernel.arch);
  const shown =
    drivers.length === 0 ? "" : ` (${drivers.slice(0, 2).join(", ")}${drivers.length > 2 ? " and others" : ""})`;
  const which = digits === "" && name !== "ttynull" ? " Without a number the kernel takes 0." : "";
  return `${ordinal(number, consoleKinds[name] ?? "console of its own driver")}${shown}.${which}${elsewhere}`;
}

/** Of the drivers with that name those of the architecture; a PC's ttyS is that of the 8250. */
function driversOf(files: readonly string[], name: string, arch: string): readonly string[] {
  const fitting = files.filter((file) => [null, arch].includes(archOf(file)));
  const usual = "drivers/tty/serial/8250/8250_core.c";
  if (name === "ttyS" && fitting.includes(usual) && arch !== "um" && arch !== "s390") return [usual];
  return fitting;
}

const ordinals = ["first", "second", "third", "fourth"];

function ordinal(number: number, kind: string): string {
  const place = ordinals[number];
  return place === undefined ? `The ${kind} with the number ${number}` : `The ${place} ${kind}`;
}

const consoleKinds: Readonly<Record<string, string>> = {
  ttyS: "serial port",
  ttyAMA: "serial port of Arm's PL011",
  ttyUSB: "serial adapter at USB",
  ttyGS: "serial line that this computer offers over USB",
  hvc: "console of the hypervisor or of virtio",
  hvsi: "console of IBM's hypervisor",
  lp: "printer port",
  netcon: "console over the network, which netconsole= describes",
  netcon_ext: "console over the network, which netconsole= describes",
  ttynull: "terminal that leads nowhere",
  ttySAC: "serial port of Samsung's chips",
  ttyMSM: "serial port of Qualcomm's chips",
  ttymxc: "serial port of NXP's i.MX",
  ttyLP: "low-power serial port of NXP's chips",
  ttyPS: "serial port of Xilinx Zynq",
  ttySC: "serial port of Renesas chips",
  ttySTM: "serial port of STM32",
  ttyTCU: "console of Tegra, which several processors share",
  ttySIF: "serial port of SiFive's chips",
  ttyO: "serial port of TI's OMAP",
  ttysclp: "console of the service processor",
  liteuart: "serial port of LiteX",
};

/**
 * Whether the driver of a console reads speed and parity. Those of hypervisors, of chips that another processor serves, and
 * of user mode Linux do not call uart_parse_options().
 */
function hasSpeed(device: string, arch: string): boolean {
  const name = /^\d/.test(device) ? "ttyS" : device.replace(/\d.*$/, "");
  if (name === "ttyS") return arch !== "um" && arch !== "s390";
  return /^(?:tty[A-Za-z]+|liteuart|duart)$/.test(name) && !withoutSpeed.has(name);
}

const withoutSpeed: ReadonlySet<string> = new Set(
  "ttynull ttyprintk ttysclp ttyB ttyEHV ttyGF ttyGS ttyHV ttyJ ttyNMI ttyTCU ttyUTC".split(" "),
);

/**
 * Takes `115200n8r` apart. Kernel: drivers/tty/serial/serial_core.c uart_parse_options, which takes one character after
 * the other and complains about none; uart_set_options gives them their meaning.
 */
export function takeSerialOptions(scanner: ValueScanner): void {
  const options = restOf(scanner);
  const { baud, parity, bits, flow } = readSerialOptions(options);
  const digits = /^\d*/.exec(options)?.[0] ?? "";
  const isZero = Number(digits) === 0;
  take(scanner, digits.length, isZero ? "No speed: 9600 bits per second." : `${baud} bits per second.`);
  const parityText = { no: "No parity bit.", odd: "Odd parity.", even: "Even parity." }[parity];
  const parityKnown = /^[noe]/i.test(restOf(scanner));
  take(scanner, 1, parityKnown ? parityText : "Read as the parity, where only o and e mean something: no parity bit.");
  const bitsKnown = /^[78]/.test(restOf(scanner));
  take(
    scanner,
    1,
    bitsKnown
      ? `${bits} bits a character.`
      : "Read as the number of bits, where only 7 means another than 8: 8 bits a character.",
  );
  const isFlow = flow === "rts";
  take(
    scanner,
    1,
    isFlow
      ? "Flow control by RTS and CTS: the kernel waits until the other side is ready."
      : "Read as the flow control, where only r means something: none.",
  );
  takeIgnored(scanner, "Not read: the options have four parts.");
}

const portKinds: Readonly<Record<string, string>> = {
  io: "By I/O port.",
  mmio: "In memory, by bytes.",
  mmio16: "In memory, registers 16 bits wide.",
  mmio32: "In memory, registers 32 bits wide.",
  mmio32be: "In memory, registers 32 bits wide, big endian.",
  mmio32native: "In memory, registers 32 bits wide, in the processor's own byte order.",
};

/** Takes `io,0x3f8` or an address alone. Kernel: drivers/tty/serial/serial_core.c uart_parse_earlycon. */
function takePort(scanner: ValueScanner): boolean {
  const kind = /^(io|mmio(?:16|32|32be|32native)?),/.exec(restOf(scanner))?.[1];
  if (kind === undefined && !restOf(scanner).startsWith("0x")) return false;
  if (kind !== undefined) {
    take(scanner, kind.length, portKinds[kind] ?? "");
    skip(scanner, 1);
  }
  takeAddress(scanner, (address) => `At ${address}${kind === "io" ? portName(address) : ""}.`);
  // What may stand between the number and the comma is not looked at.
  const comma = restOf(scanner).indexOf(",");
  skip(scanner, comma < 0 ? restOf(scanner).length : comma);
  return true;
}

/** Kernel: arch/x86/include/asm/serial.h SERIAL_PORT_DFNS. */
function portName(address: string): string {
  const place = ["0x3f8", "0x2f8", "0x3e8", "0x2e8"].indexOf(address);
  return place < 0 ? "" : `, where a PC has its ${ordinals[place] ?? ""} serial port`;
}

const earlyDrivers: Readonly<Record<string, string>> = {
  uart: "A port of the 8250 family.",
  uart8250: "A port of the 8250 family, as PCs and many boards have it.",
  ns16550: "A port of the 8250 family.",
  ns16550a: "A port of the 8250 family.",
  pl011: "A port of Arm's PL011.",
  efifb: "The screen that EFI has set up.",
  sbi: "The console of the firmware (SBI).",
  smh: "Semihosting: a debugger shows the messages.",
  cdns: "A port of Xilinx Zynq.",
  meson: "A port of Amlogic's chips.",
  exynos4210: "A port of Samsung's chips.",
  ec_imx6q: "A port of NXP's i.MX.",
  lpuart32: "A low-power port of NXP's chips.",
  msm_serial_dm: "A port of Qualcomm's chips.",
  qcom_geni: "A port of Qualcomm's chips.",
};

/** Kernel: drivers/tty/serial/earlycon.c param_setup_earlycon, setup_earlycon, parse_options. */
export const readEarlyConsole: ValueReader = (value) => {
  const source = { file: "drivers/tty/serial/earlycon.c", function: "setup_earlycon" };
  if (value === "")
    return explainedAs(
      "Empty: the same as earlycon alone where the kernel knows ACPI's table of consoles, else a mistake.",
      source,
    );
  const scanner = scanValue(value);
  const [name = ""] = value.split(",");
  take(
    scanner,
    name.length,
    earlyDrivers[name] ?? "The driver by its name. One that this kernel does not have is ignored without a word.",
  );
  if (!skipText(scanner, ",")) return explained(scanner, source);
  if (!takePort(scanner)) {
    takeIgnored(scanner, "Options, handed to the driver as they are: no address stands before them.");
    return explained(scanner, source);
  }
  if (skipText(scanner, ",")) {
    const clock = restOf(scanner).indexOf(",");
    const options = clock < 0 ? restOf(scanner) : restOf(scanner).slice(0, clock);
    const speed = readUnsigned(options, 0);
    const length = options.length - speed.rest.length;
    take(scanner, length, `${speed.value} bits per second.`);
    take(scanner, options.length - length, "More options for the driver.");
    if (skipText(scanner, ",")) takeIgnored(scanner, "The frequency of the port's clock, in hertz.");
  }
  return explained(scanner, source);
};

const earlyPrintk = { file: "arch/x86/kernel/early_printk.c", function: "setup_early_printk" };

/** Kernel: arch/x86/kernel/early_printk.c setup_early_printk, early_serial_init; other architectures read no value. */
export const readEarlyPrintk: ValueReader = (value, { arch }) => {
  if (arch !== "x86") return readEarlyPrintkElsewhere(arch);
  const scanner = scanValue(value);
  while (restOf(scanner) !== "") takeEarlyPrintkWord(scanner);
  return explained(scanner, earlyPrintk, scanner.pieces.length === 0 ? "Empty: no early console." : null);
};

function readEarlyPrintkElsewhere(arch: string): ValueExplanation | null {
  if (arch === "arm") {
    return explainedAs("Kernels for arm do not look at a value.", {
      file: "arch/arm/kernel/early_printk.c",
      function: "setup_early_printk",
    });
  }
  return null;
}

function takeEarlyPrintkWord(scanner: ValueScanner): void {
  const rest = restOf(scanner);
  const [word = ""] = rest.split(",");
  if (skipText(scanner, ",")) return;
  if (word === "serial") {
    take(scanner, 6, "A serial port of a PC.");
    skipText(scanner, ",");
    if (/^(?:ttyS|0x|\d)/.test(restOf(scanner))) takeEarlyPort(scanner);
    return;
  }
  if (word.startsWith("ttyS")) {
    takeEarlyPort(scanner);
    return;
  }
  if (word === "pciserial") {
    take(scanner, 9, "A serial port at PCI.");
    skipText(scanner, ",");
    if (skipText(scanner, "force,"))
      scanner.pieces.push({
        start: scanner.at - 6,
        end: scanner.at - 1,
        meaning: "Also where the device does not say that it is a serial port.",
      });
    const [place = ""] = restOf(scanner).split(",");
    take(scanner, place.length, "Its place: bus, device and function, in hexadecimal digits.");
    if (skipText(scanner, ",")) takeEarlySpeed(scanner);
    return;
  }
  const within = /serial|ttyS|vga|dbgp|xen|xdbc|keep/.exec(word)?.[0];
  const found = within === undefined ? "No word that the kernel looks for." : `The kernel finds ${within} in it.`;
  take(scanner, word.length, earlyPrintkWords[word] ?? found);
}

const earlyPrintkWords: Readonly<Record<string, string>> = {
  vga: "The screen, if it is in text mode.",
  keep: "The early console stays when the real one starts; messages may appear twice.",
  xen: "The console of Xen (CONFIG_HVC_XEN).",
  dbgp: "A debug port at USB 2 (CONFIG_EARLY_PRINTK_DBGP).",
  xdbc: "A debug port at USB 3 (CONFIG_EARLY_PRINTK_USB_XDBC).",
  efi: "Not known any more: the screen of EFI is earlycon=efifb.",
};

/** `ttyS1`, `0x2f8` or `1`, and the speed. Kernel: early_serial_init. */
function takeEarlyPort(scanner: ValueScanner): void {
  const [port = ""] = restOf(scanner).split(",");
  const number = readUnsigned(port.replace(/^ttyS/, ""), port.startsWith("0x") ? 16 : 10);
  const first = number.value === 1n ? "second serial port, 0x2f8" : "first serial port, 0x3f8";
  const isOther = !port.startsWith("0x") && number.value > 1n;
  const text = port.startsWith("0x") ? `The port at 0x${number.value.toString(16)}.` : `The ${first}.`;
  take(scanner, port.length, isOther ? `${text} Only ttyS0 and ttyS1 are known here.` : text);
  if (skipText(scanner, ",")) takeEarlySpeed(scanner);
}

/** Kernel: early_serial_init; DEFAULT_BAUD is 9600. */
function takeEarlySpeed(scanner: ValueScanner): void {
  const [speed = ""] = restOf(scanner).split(",");
  const { value } = readUnsigned(speed, 0);
  if (value === 0n) {
    if (speed !== "keep") take(scanner, speed.length, "No speed: 9600 bits per second.");
    return;
  }
  take(scanner, speed.length, `${value} bits per second.`);
}
