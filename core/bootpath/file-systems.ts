/** The file systems of a kernel as far as mounting a root needs them, and what they say to rootflags=. */

/** A file system type. */
export interface FileSystemType {
  readonly name: string;
  /**
   * `device`: needs a block device. `empty`: holds nothing when it is mounted. `kernel`: filled by the kernel, with no
   * program in it. `internal`: cannot be mounted anywhere.
   */
  readonly kind: "device" | "empty" | "kernel" | "internal";
  /** Mount options; null where none is refused. */
  readonly options: MountOptions | null;
}

/** Names of the mount options that a file system knows, beside those that all have. */
export interface MountOptions {
  /** Without a value. */
  readonly flags: ReadonlySet<string>;
  /** With one; some take a few words only. */
  readonly values: ReadonlyMap<string, readonly string[] | null>;
}

/** Whether a file system takes what rootflags= says. Kernel: fs/fs_context.c generic_parse_monolithic, vfs_parse_fs_param. */
export function acceptsMountOptions(type: FileSystemType, text: string | null): boolean {
  const { options } = type;
  if (text === null || options === null) return true;
  return text.split(",").every((option) => option === "" || acceptsOption(options, option));
}

function acceptsOption({ flags, values }: MountOptions, option: string): boolean {
  const equals = option.indexOf("=");
  // An option that starts with "=" has no name and is skipped.
  if (equals === 0) return true;
  const name = equals < 0 ? option : option.slice(0, equals);
  if (commonFlags.has(name)) return true;
  if (equals < 0) return flags.has(name);
  const choices = values.get(name);
  return choices !== undefined && (choices === null || choices.includes(option.slice(equals + 1)));
}

/** common_set_sb_flag and common_clear_sb_flag of fs/fs_context.c */
const commonFlags = new Set(["dirsync", "lazytime", "mand", "ro", "sync", "async", "nolazytime", "nomand", "rw"]);

function words(text: string): ReadonlySet<string> {
  return new Set(text.split(/\s+/).filter((word) => word !== ""));
}

/** ext4_param_specs of fs/ext4/super.c (6.12; the names are those of 6.1 and 7.2). */
const extOptions: MountOptions = {
  flags: words(`
    bsddf minixdf grpid bsdgroups nogrpid sysvgroups nouid32 debug oldalloc orlov user_xattr acl norecovery noload bh
    nobh journal_checksum nojournal_checksum journal_async_commit abort grpquota quota noquota usrquota prjquota barrier
    nobarrier i_version dax delalloc nodelalloc warn_on_error nowarn_on_error mblk_io_submit nomblk_io_submit
    block_validity noblock_validity auto_da_alloc noauto_da_alloc dioread_nolock nodioread_nolock dioread_lock discard
    nodiscard init_itable noinit_itable test_dummy_encryption inlinecrypt nombcache no_mbcache prefetch_block_bitmaps
    no_prefetch_block_bitmaps nocheck reservation noreservation usrjquota grpjquota`),
  values: new Map<string, readonly string[] | null>([
    ...[
      ...words(`resgid resuid sb commit min_batch_time max_batch_time journal_dev journal_path barrier stripe
        debug_want_extra_isize inode_readahead_blks journal_ioprio auto_da_alloc init_itable max_dir_size_kb
        test_dummy_encryption mb_optimize_scan check journal usrjquota grpjquota`),
    ].map((name): [string, null] => [name, null]),
    ["errors", ["continue", "panic", "remount-ro"]],
    ["data", ["journal", "ordered", "writeback"]],
    ["data_err", ["abort", "ignore"]],
    ["jqfmt", ["vfsold", "vfsv0", "vfsv1"]],
    ["dax", ["always", "inode", "never"]],
  ]),
};

/** shmem_fs_parameters of mm/shmem.c */
const tmpfsOptions: MountOptions = {
  flags: words("inode32 inode64 noswap"),
  values: new Map([...words("gid huge mode mpol nr_blocks nr_inodes size uid")].map((name) => [name, null])),
};

function device(name: string, options: MountOptions | null): FileSystemType {
  return { name, kind: "device", options };
}

function virtual(
  name: string,
  kind: "empty" | "kernel" | "internal",
  options: MountOptions | null = null,
): FileSystemType {
  return { name, kind, options };
}

const noOptions: MountOptions = { flags: new Set(), values: new Map() };

/** proc_fs_parameters of fs/proc/root.c */
const procOptions: MountOptions = {
  flags: new Set(),
  values: new Map<string, readonly string[] | null>([
    ["gid", null],
    ["hidepid", ["off", "noaccess", "invisible", "ptraceable", "0", "1", "2", "4"]],
    ["subset", ["pid"]],
  ]),
};

/** tokens of fs/devpts/inode.c */
const devptsOptions: MountOptions = {
  flags: words("newinstance"),
  values: new Map([...words("uid gid mode ptmxmode max")].map((name) => [name, null])),
};

const alwaysThere: readonly FileSystemType[] = [
  virtual("tmpfs", "empty", tmpfsOptions),
  virtual("bdev", "internal"),
  virtual("pipefs", "internal"),
  // Options that it does not know are ignored.
  virtual("ramfs", "empty"),
];

/** File systems by the option that builds them in, in the order in which fs/Makefile links them. */
const optional: readonly (readonly [option: string, ...types: FileSystemType[]])[] = [
  ["SYSFS", virtual("sysfs", "kernel", noOptions)],
  ["PROC_FS", virtual("proc", "kernel", procOptions)],
  ["DEVTMPFS", virtual("devtmpfs", "kernel", tmpfsOptions)],
  ["NET", virtual("sockfs", "internal")],
  ["UNIX98_PTYS", virtual("devpts", "kernel", devptsOptions)],
  ["EXT4_FS", device("ext3", extOptions)],
  ["EXT4_USE_FOR_EXT2", device("ext2", extOptions)],
  ["EXT4_FS", device("ext4", extOptions)],
  // The old driver reads its options when it has the device.
  ["EXT2_FS", device("ext2", null)],
  ["CRAMFS_BLOCKDEV", device("cramfs", null)],
  ["SQUASHFS", device("squashfs", null)],
  ["VFAT_FS", device("vfat", null)],
  ["MSDOS_FS", device("msdos", null)],
  ["ISO9660_FS", device("iso9660", null)],
  ["HFSPLUS_FS", device("hfsplus", null)],
  ["NTFS3_FS", device("ntfs3", null)],
  ["UFS_FS", device("ufs", null)],
  ["ROMFS_FS", device("romfs", null)],
  ["UDF_FS", device("udf", null)],
  ["XFS_FS", device("xfs", null)],
  ["MINIX_FS", device("minix", null)],
  ["BTRFS_FS", device("btrfs", null)],
  ["EXFAT_FS", device("exfat", null)],
  ["JFS_FS", device("jfs", null)],
  ["REISERFS_FS", device("reiserfs", null)],
  ["F2FS_FS", device("f2fs", null)],
  ["EROFS_FS", device("erofs", null)],
  ["BCACHEFS_FS", device("bcachefs", null)],
];

/** The file systems that a configuration builds in. Modules do not count: nobody has loaded them yet. */
export function fileSystemTypes(isSet: (option: string) => boolean): readonly FileSystemType[] {
  return [...alwaysThere, ...optional.flatMap(([option, ...types]) => (isSet(option) ? types : []))];
}

const bundledOptions = new Set(["SYSFS", "PROC_FS", "DEVTMPFS", "NET", "UNIX98_PTYS", "EXT4_FS", "EXT4_USE_FOR_EXT2"]);

/** The file systems of the bundled kernels (guest/kernel). */
export const bundledFileSystems: readonly FileSystemType[] = fileSystemTypes((option) => bundledOptions.has(option));
