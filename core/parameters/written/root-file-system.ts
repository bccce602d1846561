/** Parameters that say which root file system the kernel mounts, and how. */
import { manualPages, type ParameterDescription } from "../description.js";

const source = "init/do_mounts.c";

/** True of all of them, and the most frequent surprise. */
const onlyWithoutInitramfs =
  "The kernel itself looks at this only when the initramfs has nothing to start. Otherwise it is up to the " +
  "programs of the initramfs whether they read it from `/proc/cmdline`.";

export const rootFileSystemParameters: readonly ParameterDescription[] = [
  {
    name: "root",
    summary: "Names the device that holds the root file system.",
    details: [
      "The kernel understands `/dev/<name>` with its own name of the disk or partition, `PARTUUID=<id>`, " +
        "`PARTLABEL=<label>`, `<major>:<minor>`, the device number in hexadecimal, and for other kinds of storage " +
        "names that start with `mtd` or `ubi`, `/dev/nfs` and `/dev/cifs`.",
      "`UUID=` and `LABEL=` are names of file systems, which the kernel does not read. They work only with an " +
        "initramfs whose programs translate them; the same holds for `/dev/mapper/…` and `/dev/disk/by-…`.",
      "When the device is not there at this moment, the kernel panics with `VFS: Unable to mount root fs on " +
        "unknown-block(0,0)`. Either its driver or its bus is not built in, or it needs time to appear: see " +
        "`rootwait`.",
      onlyWithoutInitramfs,
    ],
    type: "string",
    values:
      "root=/dev/<name> | PARTUUID=<id>[/PARTNROFF=<n>] | PARTLABEL=<label> | <major>:<minor> | <hex> | mtd<…> | " +
      "ubi<…> | /dev/nfs | /dev/cifs",
    default: "none, or the device number that the boot loader passes on x86 and some other architectures",
    early: "late",
    arch: null,
    config: null,
    readBy: [
      { file: source, function: "parse_root_device" },
      { file: "block/early-lookup.c", function: "early_lookup_bdev" },
      { file: source, function: "root_dev_setup" },
    ],
    url: manualPages.parameters,
  },
  {
    name: "rootwait",
    summary: "Makes the kernel wait until the root device has appeared.",
    details: [
      "Memory cards, USB disks and some NVMe and SCSI disks are found in the background, often after the kernel " +
        "is ready to mount its root. Without this word such a system boots only sometimes.",
      "The word alone waits for ever, which hides a wrong `root=` behind an endless `Waiting for root device …`. " +
        "With a number the kernel gives up after that many seconds and panics with a list of the partitions it has " +
        "found; Linux 6.6 and newer know this form.",
      "A `root=` of a form that the kernel cannot read, as `UUID=…`, ends the waiting before it starts: 6.12 logs " +
        "`Disabling rootwait; root= is invalid.`",
      onlyWithoutInitramfs,
    ],
    type: "integer",
    values: "rootwait | rootwait=<seconds>",
    default: "one attempt, no waiting",
    early: "late",
    arch: null,
    config: null,
    readBy: [
      { file: source, function: "wait_for_root" },
      { file: source, function: "rootwait_setup" },
      { file: source, function: "rootwait_timeout_setup" },
    ],
    url: manualPages.parameters,
  },
  {
    name: "rootdelay",
    summary: "Makes the kernel pause for a number of seconds before it looks for the root device.",
    details: [
      "The time passes in any case, even if the device is there at once. `rootwait` is nearly always the better " +
        "choice, since it goes on as soon as the device appears.",
      onlyWithoutInitramfs,
    ],
    type: "integer",
    values: "rootdelay=<seconds>",
    default: "0",
    early: "late",
    arch: null,
    config: null,
    readBy: [
      { file: source, function: "prepare_namespace" },
      { file: source, function: "root_delay_setup" },
    ],
    url: manualPages.parameters,
  },
  {
    name: "rootfstype",
    summary: "Lists the file system types that the kernel tries for the root device.",
    details: [
      "Without it every type that is built in and needs a block device is tried in turn. Naming the right one " +
        "avoids wrong guesses and the messages they leave in the log.",
      "A type that the kernel does not have, or has only as a module, ends in the panic `VFS: Unable to mount " +
        "root fs` with error -19.",
      "The value also decides what the initramfs lives in: with `root=` or `rootfstype=` on the line it is a " +
        "ramfs instead of a tmpfs, unless this list contains `tmpfs`.",
    ],
    type: "list",
    values: "rootfstype=<type>[,<type>…]",
    default: "all block file systems of the kernel",
    early: "late",
    arch: null,
    config: null,
    readBy: [
      { file: source, function: "mount_root_generic" },
      { file: source, function: "init_rootfs" },
      { file: source, function: "fs_names_setup" },
    ],
    url: manualPages.parameters,
  },
  {
    name: "rootflags",
    summary: "Passes mount options to the file system that becomes the root.",
    details: [
      "The text goes to the file system driver as it is, like the options of `mount -o` that belong to one type: " +
        "`subvol=@` for Btrfs, `data=journal` for ext4. Options of the mount point, as `noatime`, are refused, and " +
        "the mount fails.",
      "Every type that is tried gets the same text, so one that does not know an option refuses to mount. Use it " +
        "together with `rootfstype=`.",
      onlyWithoutInitramfs,
    ],
    type: "string",
    values: "rootflags=<option>[,<option>…]",
    default: "none",
    early: "late",
    arch: null,
    config: null,
    readBy: [
      { file: source, function: "do_mount_root" },
      { file: source, function: "root_data_setup" },
    ],
    url: manualPages.parameters,
  },
  {
    name: "ro",
    summary: "Mounts the root file system read-only.",
    details: [
      "That is what the kernel does anyway. Distributions write it out because their initramfs asks for it, and " +
        "so that the file system check can run before the system mounts it again for writing.",
      "When `ro` and `rw` are both there, the later one counts. The word must stand alone: `ro=1` is no kernel " +
        "parameter, but a variable in the environment of the first program.",
      onlyWithoutInitramfs,
    ],
    type: "flag",
    values: "ro",
    default: "read-only",
    early: "late",
    arch: null,
    config: null,
    readBy: [
      { file: source, function: "readonly" },
      { file: source, function: "mount_root_generic" },
    ],
    url: manualPages.parameters,
  },
  {
    name: "rw",
    summary: "Mounts the root file system so that it can be written to.",
    details: [
      "Needed where nothing mounts the root again later, as with `init=/bin/sh` or a small system without start " +
        "scripts; otherwise every write fails with `Read-only file system`.",
      "If no file system accepts the device for writing, the kernel tries all of them once more read-only. The " +
        "later one of `ro` and `rw` counts.",
      onlyWithoutInitramfs,
    ],
    type: "flag",
    values: "rw",
    default: "read-only",
    early: "late",
    arch: null,
    config: null,
    readBy: [
      { file: source, function: "readwrite" },
      { file: source, function: "mount_root_generic" },
    ],
    url: manualPages.parameters,
  },
];
