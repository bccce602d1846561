/** Device nodes that an initramfs may want, with their usual modes. */
import { deviceText, wellKnownDevice, type DeviceFields } from "../rules/device-numbers.js";

/** A node as a `nod` line makes it. */
export interface DeviceNode extends DeviceFields {
  readonly path: string;
  /** Octal, as written. */
  readonly mode: string;
  readonly detail: string;
}

/** The nodes, those that a first program needs in front. */
export function deviceNodes(): readonly DeviceNode[] {
  nodes ??= all.flatMap(([path, mode, detail]) => {
    const numbers = wellKnownDevice(path) ?? rarer.get(path) ?? null;
    return numbers === null ? [] : [{ path, mode, detail, ...numbers }];
  });
  return nodes;
}

let nodes: readonly DeviceNode[] | null = null;

/** The numbers of a path in /dev; null for a name that is not known. */
export function deviceNumbers(path: string): DeviceFields | null {
  return wellKnownDevice(path) ?? rarer.get(path.startsWith("/") ? path : `/${path}`) ?? null;
}

/** What follows the path on a `nod` line: `0600 0 0 c 5 1`. */
export function nodeFields(node: DeviceNode): string {
  return `${node.mode} 0 0 ${deviceText(node)}`;
}

const all: readonly (readonly [path: string, mode: string, detail: string])[] = [
  ["/dev/console", "0600", "input and output of the first program"],
  ["/dev/null", "0666", "takes everything, gives nothing"],
  ["/dev/zero", "0666", "gives zeros"],
  ["/dev/tty", "0666", "the terminal of each program"],
  ["/dev/ttyS0", "0660", "the first serial port"],
  ["/dev/ttyS1", "0660", "the second serial port"],
  ["/dev/tty0", "0620", "the terminal in view"],
  ["/dev/tty1", "0620", "the first terminal of the screen"],
  ["/dev/random", "0666", "random numbers"],
  ["/dev/urandom", "0666", "random numbers, at once"],
  ["/dev/kmsg", "0644", "the kernel's log"],
  ["/dev/full", "0666", "a disk that is always full"],
  ["/dev/ptmx", "0666", "makes terminals for windows"],
  ["/dev/mem", "0640", "memory by its addresses"],
  ["/dev/hvc0", "0660", "a console of the hypervisor or of virtio"],
  ["/dev/ttyAMA0", "0660", "a serial port of Arm's PL011"],
  ["/dev/ttyUSB0", "0660", "a serial adapter at USB"],
  ["/dev/ttyACM0", "0660", "a modem or a board at USB"],
  ["/dev/ram0", "0660", "the first RAM disk"],
  ["/dev/loop0", "0660", "the first loop device"],
  ["/dev/loop-control", "0660", "makes loop devices"],
  ["/dev/sda", "0660", "the first SCSI, SATA or USB disk"],
  ["/dev/sda1", "0660", "its first partition"],
  ["/dev/mmcblk0", "0660", "the first memory card"],
  ["/dev/mmcblk0p1", "0660", "its first partition"],
  ["/dev/mtd0", "0660", "the first part of the flash memory"],
  ["/dev/mtdblock0", "0660", "the same as a block device"],
  ["/dev/md0", "0660", "the first RAID"],
  ["/dev/fb0", "0660", "the screen as memory"],
  ["/dev/watchdog", "0600", "restarts the machine unless it is written to"],
  ["/dev/rtc", "0660", "the clock"],
  ["/dev/hwrng", "0600", "random numbers of the hardware"],
  ["/dev/input/event0", "0660", "the first keyboard, mouse or button"],
  ["/dev/input/mice", "0660", "all mice together"],
  ["/dev/i2c-0", "0660", "the first I2C bus"],
  ["/dev/fuse", "0666", "file systems made by programs"],
  ["/dev/net/tun", "0666", "networks made by programs"],
  ["/dev/ppp", "0600", "point-to-point connections"],
  ["/dev/kvm", "0660", "virtual machines"],
];

/** Numbers beyond those that rules judge by. Kernel: Documentation/admin-guide/devices.txt. */
const rarer: ReadonlyMap<string, DeviceFields> = new Map(
  (
    [
      ["/dev/ttyUSB0", "c", 188, 0],
      ["/dev/ttyACM0", "c", 166, 0],
      ["/dev/loop-control", "c", 10, 237],
      ["/dev/sda", "b", 8, 0],
      ["/dev/sda1", "b", 8, 1],
      ["/dev/mmcblk0", "b", 179, 0],
      ["/dev/mmcblk0p1", "b", 179, 1],
      ["/dev/mtd0", "c", 90, 0],
      ["/dev/md0", "b", 9, 0],
      ["/dev/fb0", "c", 29, 0],
      ["/dev/watchdog", "c", 10, 130],
      ["/dev/rtc", "c", 10, 135],
      ["/dev/hwrng", "c", 10, 183],
      ["/dev/input/event0", "c", 13, 64],
      ["/dev/input/mice", "c", 13, 63],
      ["/dev/i2c-0", "c", 89, 0],
      ["/dev/fuse", "c", 10, 229],
      ["/dev/net/tun", "c", 10, 200],
      ["/dev/ppp", "c", 108, 0],
      ["/dev/kvm", "c", 10, 232],
    ] as const
  ).map(([path, type, major, minor]) => [path, { type, major, minor }]),
);
