/** Values of `root=` and `rootfstype=`. */
import { isAtLeast } from "../bootpath/kernel-version.js";
import type { BootTarget } from "../project/boot-target.js";
import { valueProposal, type Proposal } from "./item.js";

/**
 * Forms that somebody can read: the kernel, or the programs of an initramfs. Kernel: block/early-lookup.c
 * early_lookup_bdev, before 6.5 init/do_mounts.c name_to_dev_t; init/do_mounts.c mount_root.
 */
export function rootValues({ initramfs }: BootTarget): readonly Proposal[] {
  const byPrograms =
    initramfs === "none"
      ? []
      : [
          valueProposal("UUID=<id>", "the file system of this id, found by the initramfs"),
          valueProposal("LABEL=<name>", "the file system of this name, found by the initramfs"),
        ];
  const devices = [
    valueProposal("/dev/vda", "the first disk of virtio", "device"),
    valueProposal("/dev/vda1", "the first partition of a disk of virtio", "device"),
    valueProposal("/dev/sda1", "the first partition of the first SCSI, SATA or USB disk", "device"),
    valueProposal("/dev/nvme0n1p1", "the first partition of an NVMe disk", "device"),
    valueProposal("/dev/mmcblk0p1", "the first partition of a memory card", "device"),
    valueProposal("/dev/mmcblk0p2", "the second partition of a memory card", "device"),
    valueProposal("/dev/mtdblock0", "flash memory as a block device", "device"),
    valueProposal("/dev/ram0", "the first RAM disk: an initrd that is no cpio archive", "device"),
  ];
  return [
    ...devices,
    valueProposal("PARTUUID=<id>", "the partition of this id, found by the kernel itself"),
    valueProposal("PARTLABEL=<name>", "the partition of this name, found by the kernel itself"),
    ...byPrograms,
    valueProposal("/dev/nfs", "a folder of a server; see nfsroot= and ip=", "device"),
    valueProposal("mtd:<name>", "a file system in flash memory"),
    valueProposal("ubi0:<volume>", "a volume of UBI in flash memory"),
    valueProposal("<major>:<minor>", "a device by its number"),
  ];
}

/** Names of file systems that a root may have. */
export function fileSystemValues({ kernelVersion }: BootTarget): readonly Proposal[] {
  const names = Object.entries(fileSystems).filter(([name]) => name !== "bcachefs" || isAtLeast(kernelVersion, "6.7"));
  return names.map(([name, detail]) => valueProposal(name, detail));
}

const fileSystems: Readonly<Record<string, string>> = {
  ext4: "the usual one",
  btrfs: "with snapshots",
  xfs: "for large disks",
  f2fs: "for flash memory with a controller",
  squashfs: "compressed, read-only",
  erofs: "compressed, read-only, fast",
  ext3: "older; the ext4 driver mounts it",
  ext2: "old, without a journal",
  ubifs: "for UBI volumes in flash memory",
  jffs2: "for flash memory",
  vfat: "FAT",
  iso9660: "of CDs",
  cramfs: "compressed, read-only, old",
  romfs: "small, read-only",
  nfs: "from a server",
  "9p": "from the host, over virtio",
  virtiofs: "from the host, over virtio",
  bcachefs: "with checksums and copies",
};
