/**
 * The parts of a kernel tree that a small x86 kernel is built without, as patterns of tar's `--exclude` (`*` matches
 * slashes). Three quarters of the tree need not be written to disk. Kconfig files and Makefiles stay, because Kconfig
 * reads all of them, whatever is switched on.
 */

/** Folders that hold nothing a build looks at. */
const unneededFolders: readonly string[] = ["Documentation/*/*", "tools/perf", "tools/testing"];

/** Folders of other processors, and of drivers and file systems that are off: their code goes, their Kconfig files stay. */
const unneededCode: readonly string[] = [
  "arch/[!x]*",
  "arch/xtensa",
  "drivers/accel",
  "drivers/comedi",
  "drivers/gpu",
  "drivers/iio",
  "drivers/infiniband",
  "drivers/media",
  "drivers/net/*",
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
  "samples",
  "sound",
];

/** Ends of the names of code, documents and data in those folders. */
const unneededSuffixes: readonly string[] = ["[chS]", "dts*", "json", "rst"];

/** All patterns, relative to the root of the tree. */
export const unneededSources: readonly string[] = [
  ...unneededFolders,
  ...unneededCode.flatMap((folder) => unneededSuffixes.map((suffix) => `${folder}/*.${suffix}`)),
];
