/** Partitions given on the command line: `mtdparts=` and `blkdevparts=`. */
import { explained, restOf, scanValue, skip, skipText, take, takeIgnored } from "./explanation.js";
import type { ValueReader, ValueScanner } from "./explanation.js";
import { readMemorySize, takeAddress, takeSize } from "./sizes.js";

const mtd = { file: "drivers/mtd/parsers/cmdlinepart.c", function: "mtdpart_setup_real" };

/** Kernel: drivers/mtd/parsers/cmdlinepart.c mtdpart_setup_real, newpart. */
export const readMtdParts: ValueReader = (value) => {
  const scanner = scanValue(value);
  for (;;) {
    const id = chipName(restOf(scanner));
    if (id === null) {
      takeIgnored(scanner, 'A name of a chip and a colon are missing: the kernel says "no mtd-id".');
      return explained(scanner, mtd);
    }
    take(scanner, id.length, "The chip, by the name that its driver gives it.");
    skip(scanner, 1);
    const fault = takePartitions(scanner);
    if (fault !== null) {
      takeIgnored(scanner, `Not read any more: ${fault}.`);
      return explained(scanner, mtd, `Malformed: ${fault}. This chip gets no partitions from here.`);
    }
    if (restOf(scanner) === "") return explained(scanner, mtd);
    if (!skipText(scanner, ";")) {
      takeIgnored(scanner, 'The kernel says "bad character after partition" and reads no further.');
      return explained(scanner, mtd);
    }
  }
};

/** What stands before the last colon in front of the first name of a partition; null without a colon. */
function chipName(rest: string): string | null {
  const [chip = ""] = rest.split(";");
  const [head = ""] = chip.split("(");
  const colon = head.lastIndexOf(":");
  return colon < 0 ? null : head.slice(0, colon);
}

/** Takes the partitions of one chip; what is wrong with them, or null. */
function takePartitions(scanner: ValueScanner): string | null {
  for (let number = 0; ; number++) {
    const takesRest = restOf(scanner).startsWith("-");
    if (takesRest) take(scanner, 1, `Partition ${number}: all that is left of the chip.`);
    else {
      const { bytes } = readMemorySize(restOf(scanner));
      if (bytes === 0n) return "a partition has no size";
      takeSize(scanner, (size) => `Partition ${number}: ${size}.`);
    }
    if (skipText(scanner, "@")) takeAddress(scanner, (address) => `It begins at ${address} of the chip.`);
    if (skipText(scanner, "(")) {
      const end = restOf(scanner).indexOf(")");
      if (end < 0) return "the ) behind a name is missing";
      take(scanner, end, "Its name, as /proc/mtd shows it.");
      skip(scanner, 1);
    }
    for (const [flag, meaning] of flags) if (restOf(scanner).startsWith(flag)) take(scanner, flag.length, meaning);
    if (!restOf(scanner).startsWith(",")) return null;
    if (takesRest) return "no partition may follow one that takes all that is left";
    skip(scanner, 1);
  }
}

/** In this order. Kernel: newpart. */
const flags = [
  ["ro", "Read-only."],
  ["lk", "It stays locked."],
  ["slc", "Used with one bit in a cell (SLC)."],
] as const;
