/** Values about devices: `video=`, `kgdboc=`, `acpi=` and the quirks of USB. */
import type { ParameterSource } from "../description.js";
import { describeConsole } from "./console.js";
import { explained, explainedAs, restOf, scanValue, skip, skipText, take, takeIgnored } from "./explanation.js";
import type { ValueReader, ValueScanner } from "./explanation.js";

/** Kernel: drivers/gpu/drm/drm_modes.c drm_mode_parse_command_line_for_connector; video_get_options() finds the connector. */
const video: ValueReader = (value) => {
  const source = { file: "drivers/gpu/drm/drm_modes.c", function: "drm_mode_parse_command_line_for_connector" };
  const scanner = scanValue(value);
  const connector = /^([A-Za-z][\w-]*):/.exec(value)?.[1];
  if (connector !== undefined) {
    take(scanner, connector.length, "The connector, as in /sys/class/drm, or the driver of the screen.");
    skip(scanner, 1);
  }
  const mode = /^(\d+)x(\d+)([MRimeDd]*)(?:-(\d+))?(?:@(\d+))?([imeDd]*)(?=,|$)/.exec(restOf(scanner));
  if (mode === null) return takeVideoWord(scanner) ? explained(scanner, source) : null;
  const [, width = "", height = "", early = "", bits, rate, late = ""] = mode;
  take(scanner, width.length, `${width} pixels from left to right.`);
  skip(scanner, 1);
  take(scanner, height.length, `${height} pixels from top to bottom.`);
  takeVideoLetters(scanner, early);
  if (bits !== undefined) {
    skip(scanner, 1);
    take(scanner, bits.length, `${bits} bits for each pixel.`);
  }
  if (rate !== undefined) {
    skip(scanner, 1);
    take(scanner, rate.length, `${rate} pictures a second.`);
  }
  takeVideoLetters(scanner, late);
  if (skipText(scanner, ",")) takeIgnored(scanner, "More options: rotate=, reflect_x, margins and others.");
  return explained(scanner, source);
};

/** `video=HDMI-A-1:d`: a letter without a mode. */
function takeVideoWord(scanner: ValueScanner): boolean {
  if (!/^[eDd](?:,|$)/.test(restOf(scanner))) return false;
  takeVideoLetters(scanner, restOf(scanner).charAt(0));
  if (skipText(scanner, ",")) takeIgnored(scanner, "More options: rotate=, reflect_x, margins and others.");
  return true;
}

function takeVideoLetters(scanner: ValueScanner, letters: string): void {
  for (const letter of letters) take(scanner, letter.length, videoLetters[letter] ?? "");
}

const videoLetters: Readonly<Record<string, string>> = {
  M: "The timings are calculated (CVT), not looked up.",
  R: "Less blanking.",
  i: "Interlaced.",
  m: "With margins.",
  e: "The connector is taken for connected.",
  D: "The connector is taken for connected, on its digital side.",
  d: "The connector is switched off.",
};

/** Kernel: drivers/tty/serial/kgdboc.c configure_kgdboc, drivers/tty/tty_io.c tty_find_polling_driver. */
const kgdbConsole: ValueReader = (value, kernel) => {
  const source = { file: "drivers/tty/serial/kgdboc.c", function: "configure_kgdboc" };
  if (value === "") return explainedAs("Empty: no debugger.", source);
  const scanner = scanValue(value);
  if (restOf(scanner).startsWith("kms,")) {
    take(scanner, 3, "The screen is set back when the debugger starts.");
    skip(scanner, 1);
  }
  if (/^k[bd][db]/.test(restOf(scanner)) && /^(?:kbd|kdb)/.test(restOf(scanner))) {
    take(scanner, 3, "The debugger reads the keyboard.");
    if (!skipText(scanner, ",")) {
      takeIgnored(scanner, "Not read.");
      return explained(scanner, source);
    }
  }
  const [device = ""] = restOf(scanner).split(",");
  take(scanner, device.length, `The debugger's line. ${describeConsole(device, kernel)}`);
  if (skipText(scanner, ",")) takeIgnored(scanner, "Options for the driver of the line, the speed for instance.");
  return explained(scanner, source);
};

const acpiWords: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  x86: {
    off: "ACPI is not used at all.",
    force: "ACPI is used even where the kernel would not trust it.",
    strict: "Firmware that departs from the specification is not tolerated.",
    rsdt: "The older table RSDT is used instead of XSDT.",
    noirq: "ACPI does not route interrupts.",
    copy_dsdt: "The table DSDT is copied into memory.",
    nocmcff: "Corrected errors are left to the firmware's usual way, not taken from it first.",
    spcr: "ACPI's table SPCR adds a console (in 7.2, not in 6.12).",
  },
  arm64: {
    off: "ACPI is not used at all: the devicetree tells the hardware.",
    on: "ACPI goes before the devicetree.",
    force: "Only ACPI is used, the devicetree is not.",
    nospcr: "ACPI's table SPCR does not choose the console (in 6.12, not in 6.1).",
  },
};

/** Kernel: arch/x86/kernel/acpi/boot.c and arch/arm64/kernel/acpi.c, both parse_acpi. */
const acpi: ValueReader = (value, { arch }) => {
  const words = acpiWords[arch];
  if (words === undefined) return null;
  const file = arch === "x86" ? "arch/x86/kernel/acpi/boot.c" : "arch/arm64/kernel/acpi.c";
  const source = { file, function: "parse_acpi" };
  return explainedAs(words[value] ?? "Not known: the kernel says \"Malformed early option 'acpi'\".", source);
};

/** Kernel: drivers/usb/core/quirks.c quirks_param_set. */
const usbLetters: Readonly<Record<string, string>> = {
  a: "Texts are asked for in 255 bytes at once.",
  b: "It is reset when it wakes up.",
  c: "Its interfaces cannot be set.",
  d: "Its configuration and interfaces have no texts that can be read.",
  e: "It cannot be reset.",
  f: "It has more interfaces than it says, and only so many as it says are used.",
  g: "It needs a pause at the start.",
  h: "Its intervals are in microframes.",
  i: "It cannot be asked for its other speed.",
  j: "It cannot wake the computer up.",
  k: "It cannot save power on its link.",
  l: "Its intervals are in frames.",
  m: "It has to be disconnected before sleep.",
  n: "It needs a pause behind each control message.",
  o: "It is a hub whose ports need more time.",
  p: "It answers late to its address.",
  q: "Its first configuration is taken.",
  r: "Its configuration is asked for as Windows does (in 7.2, not in 6.12).",
};

/** Kernel: drivers/usb/storage/usb.c usb_stor_adjust_quirks. */
const storageLetters: Readonly<Record<string, string>> = {
  a: "All its error data is wanted.",
  b: "Its error data is longer than it says.",
  c: "It says one sector too many.",
  d: "It is not asked about discs.",
  e: "It is not asked for its size in 16 bytes.",
  f: "It is not asked which commands it knows.",
  g: "At most 240 sectors at once.",
  h: "It may say one sector too many.",
  i: "It is not used at all.",
  j: "It is not asked for its units.",
  k: "It is not given WRITE SAME.",
  l: "It cannot be locked.",
  m: "At most 64 sectors at once.",
  n: "The first reading is with READ(10).",
  o: "The size that it says is right.",
  p: "It has a write cache.",
  r: "What it says about left-over data is not trusted.",
  s: "It has a single unit.",
  t: "It is not given ATA commands.",
  u: "UAS is not used, but the older protocol.",
  w: "It is not asked whether it is write-protected.",
  y: "Its cache is always written out.",
};

/** `1234:5678:u,…` */
function quirkReader(meaningOf: (letter: string) => string | undefined, source: ParameterSource): ValueReader {
  return (value) => {
    if (value === "") return null;
    const scanner = scanValue(value);
    for (const [index, entry] of value.split(",").entries()) {
      if (index > 0) skip(scanner, 1);
      const match = /^([\da-f]{1,4}):([\da-f]{1,4}):(.*)$/is.exec(entry);
      if (match === null) {
        take(scanner, entry.length, "Not of the form vendor:product:letters, with hexadecimal numbers.");
        continue;
      }
      const [, vendor = "", product = "", flags = ""] = match;
      take(scanner, vendor.length, `The vendor ${vendor.padStart(4, "0")}, as lsusb shows it.`);
      skip(scanner, 1);
      take(scanner, product.length, `The product ${product.padStart(4, "0")}.`);
      skip(scanner, 1);
      for (const flag of flags)
        take(scanner, flag.length, meaningOf(flag) ?? "No letter that the kernel knows: it is ignored.");
    }
    return explained(scanner, source);
  };
}

/** The parameters about devices. */
export const deviceReaders: Readonly<Record<string, ValueReader>> = {
  video,
  kgdboc: kgdbConsole,
  "kgdboc.kgdboc": kgdbConsole,
  acpi,
  "usbcore.quirks": quirkReader((letter) => usbLetters[letter], {
    file: "drivers/usb/core/quirks.c",
    function: "quirks_param_set",
  }),
  "usb_storage.quirks": quirkReader((letter) => storageLetters[letter.toLowerCase()], {
    file: "drivers/usb/storage/usb.c",
    function: "usb_stor_adjust_quirks",
  }),
};
