/** What device numbers stand for: Documentation/admin-guide/devices.txt and include/uapi/linux/major.h of the kernel. */

/** A device file as a manifest or an archive describes it. */
export interface DeviceNumbers {
  readonly type: "b" | "c";
  readonly major: number;
  readonly minor: number;
}

/** The name that a device usually has in /dev, and what it is; null where its number says nothing. */
export function describeDevice(device: DeviceNumbers): { readonly name: string | null; readonly what: string } | null {
  const { type, major, minor } = device;
  const single = singles[`${type} ${major} ${minor}`];
  if (single !== undefined) return { name: `/dev/${single[0]}`, what: single[1] };
  const series = (type === "c" ? characterSeries : blockSeries)[major];
  return series?.(minor) ?? (dynamic.has(`${type} ${major}`) ? handedOut : null);
}

const singles: Readonly<Record<string, readonly [name: string, what: string]>> = {
  "c 1 1": ["mem", "memory by its addresses"],
  "c 1 3": ["null", "takes everything, gives nothing"],
  "c 1 5": ["zero", "gives zeros"],
  "c 1 7": ["full", "a disk that is always full"],
  "c 1 8": ["random", "random numbers"],
  "c 1 9": ["urandom", "random numbers, at once"],
  "c 1 11": ["kmsg", "the kernel's log"],
  "c 5 0": ["tty", "the terminal of each program"],
  "c 5 1": ["console", "the console that console= chooses"],
  "c 5 2": ["ptmx", "makes terminals for windows"],
  "c 10 130": ["watchdog", "restarts the machine unless it is written to"],
  "c 10 135": ["rtc", "the clock"],
  "c 10 183": ["hwrng", "random numbers of the hardware"],
  "c 10 200": ["net/tun", "networks made by programs"],
  "c 10 229": ["fuse", "file systems made by programs"],
  "c 10 232": ["kvm", "virtual machines"],
  "c 10 236": ["mapper/control", "the device mapper"],
  "c 10 237": ["loop-control", "makes loop devices"],
  "c 13 63": ["input/mice", "all mice together"],
  "c 108 0": ["ppp", "point-to-point connections"],
};

type Series = (minor: number) => { readonly name: string | null; readonly what: string } | null;

function numbered(name: string, what: string, first = 0, count = Infinity): Series {
  return (minor) =>
    minor < first || minor >= first + count
      ? null
      : { name: `/dev/${name}${minor - first}`, what: `${what} ${minor - first}` };
}

const characterSeries: Readonly<Record<number, Series>> = {
  4: (minor) => {
    if (minor === 0) return { name: "/dev/tty0", what: "the virtual terminal in view" };
    return minor < 64 ? numbered("tty", "virtual terminal")(minor) : numbered("ttyS", "serial port", 64)(minor);
  },
  13: numbered("input/event", "the keyboard, mouse or button", 64, 32),
  29: numbered("fb", "the screen as memory, number"),
  89: numbered("i2c-", "the I2C bus"),
  90: (minor) =>
    minor % 2 === 0
      ? { name: `/dev/mtd${minor / 2}`, what: `part ${minor / 2} of the flash memory` }
      : { name: `/dev/mtd${(minor - 1) / 2}ro`, what: `part ${(minor - 1) / 2} of the flash memory, read-only` },
  136: numbered("pts/", "the terminal of a window, number"),
  166: numbered("ttyACM", "the modem or board at USB, number"),
  188: numbered("ttyUSB", "the serial adapter at USB, number"),
  204: numbered("ttyAMA", "the serial port of Arm's PL011, number", 64, 16),
  229: numbered("hvc", "the console of the hypervisor or of virtio, number"),
};

const blockSeries: Readonly<Record<number, Series>> = {
  1: numbered("ram", "RAM disk"),
  2: numbered("fd", "floppy drive", 0, 4),
  7: numbered("loop", "loop device"),
  8: (minor) => disk("sd", minor, 16, "SCSI, SATA or USB disk"),
  9: numbered("md", "software RAID"),
  11: numbered("sr", "CD or DVD drive"),
  31: numbered("mtdblock", "the flash memory as a block device, part"),
  43: () => ({ name: null, what: "a network block device (nbd)" }),
  179: (minor) =>
    minor < 8
      ? {
          name: minor === 0 ? "/dev/mmcblk0" : `/dev/mmcblk0p${minor}`,
          what: "the first memory card or eMMC, with 8 numbers for each",
        }
      : { name: null, what: "a memory card or eMMC" },
  202: (minor) => disk("xvd", minor, 16, "Xen disk"),
};

/** `sda`, `sda1`: 16 numbers for each disk. */
function disk(prefix: string, minor: number, each: number, what: string): { name: string; what: string } | null {
  const number = Math.floor(minor / each);
  if (number >= 16) return null;
  const letter = "abcdefghijklmnop".charAt(number);
  const partition = minor % each;
  return partition === 0
    ? { name: `/dev/${prefix}${letter}`, what: `a whole ${what}` }
    : { name: `/dev/${prefix}${letter}${partition}`, what: `partition ${partition} of a ${what}` };
}

/** Major numbers that the kernel hands out as drivers ask for one. Kernel: fs/char_dev.c, block/genhd.c. */
const dynamic: ReadonlySet<string> = new Set(
  ["c", "b"].flatMap((type) => Array.from({ length: 15 }, (_, index) => `${type} ${240 + index}`)).concat("b 259"),
);

const handedOut = {
  name: null,
  what: "a number that the kernel hands out anew at each start: a fixed node may be another device",
};
