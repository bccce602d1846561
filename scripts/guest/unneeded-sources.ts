/**
 * The parts of a kernel tree that a small x86 kernel is built without, as patterns of tar's `--exclude` (`*` matches
 * slashes). Three quarters of the tree need not be written to disk. Kconfig files and Makefiles stay, because Kconfig
 * reads all of them, whatever is switched on.
 */

/** Folders that hold nothing a build looks at. */
const unneededFolders: readonly string[] = [
  "arch/[!x]*/*",
  "arch/xtensa",
  "Documentation/*/*",
  "samples/*/*",
  "tools/perf",
  "tools/testing",
];

/** Folders of drivers and file systems that are off: their code goes, their Kconfig files stay. */
const unneededCode: readonly string[] = [
  "drivers/accel",
  "drivers/comedi",
  "drivers/gpu",
  "drivers/iio",
  "drivers/infiniband",
  "drivers/media",
  "drivers/net",
  "drivers/scsi",
  "drivers/staging",
  "drivers/usb",
  "fs/bcachefs",
  "fs/btrfs",
  "fs/ceph",
  "fs/nfs",
  "fs/ocfs2",
  "fs/smb",
  "fs/xfs",
  "sound",
];

/** All patterns, relative to the root of the tree. */
export const unneededSources: readonly string[] = [
  ...unneededFolders,
  ...unneededCode.flatMap((folder) => [`${folder}/*.[chS]`, `${folder}/*.rst`, `${folder}/*.json`]),
];
