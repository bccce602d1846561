/**
 * Own descriptions of parameters whose names start with a B: name as the kernel's documentation spells it, folded
 * names not needed. Texts are Markdown.
 */
export const summariesB: Readonly<Record<string, string>> = {
  bau:
    "Was to enable (`1`) the hardware of SGI UV machines that flushes address translations on other processors. The " +
    "kernels of today no longer have code for that hardware and do not read it.",
  baycom_epp:
    "Gives port and mode of a BayCom packet radio modem at the parallel port in its fast (EPP) mode. The modem " +
    "cannot be detected, so the built-in driver stays idle without it.",
  baycom_par:
    "Gives port and mode of a BayCom packet radio modem at the parallel port. The modem cannot be detected, so the " +
    "built-in driver stays idle without it.",
  baycom_ser_fdx:
    "Gives port, interrupt, mode and speed of a BayCom packet radio modem at a serial port, in both directions at " +
    "once. The serial driver must not claim that port first.",
  baycom_ser_hdx:
    "Gives port, interrupt and mode of a BayCom packet radio modem at a serial port, one direction at a time. The " +
    "serial driver must not claim that port first.",
  bdev_allow_write_mounted:
    "Whether programs may write to a disk partition directly while a file system on it is mounted. With `0` the " +
    "kernel refuses, which protects data, but breaks old repair and boot loader tools that write to the mounted disk.",
  bert_disable:
    "Ignores the report that firmware left about hardware errors before the last reset (BERT). Use it when firmware " +
    "reports the same nonsense at each boot, or when reading that table crashes.",
  bgrt_disable:
    "Ignores the maker's logo that EFI firmware hands over (BGRT). Boot splashes that build on that picture then do " +
    "not show it, which avoids a flicker or a misplaced logo.",
  blkdevparts:
    "Divides a disk into partitions by text and not by a table on it: `mmcblk0:1M(boot),-(root)`. Made for boards " +
    "whose flash has no table; it needs CONFIG_CMDLINE_PARTITION, and a mistake in it makes `root=` point to the " +
    "wrong place.",
  boot_delay:
    "Waits so many milliseconds after each line that the kernel prints while booting, for filming or reading " +
    "messages before a crash. It needs CONFIG_BOOT_PRINTK_DELAY; more than 10000 counts as 0, and without `lpj=` the " +
    "wait before calibration is only a guess.",
  bootconfig:
    "Makes the kernel look for more parameters in a block at the end of the initrd, put there by the `bootconfig` " +
    "tool, or built into the kernel. Without this word the block is skipped, unless CONFIG_BOOT_CONFIG_FORCE is set; " +
    "if there is none, the log says so as an error and the boot goes on.",
  "bttv.card":
    "Says by number which TV card sits in the machine, when the driver for bt848 and bt878 chips guesses wrongly or " +
    "not at all. A wrong number gives no sound or no picture.",
  "bttv.pll": "Names the crystal of the TV card's clock. Without the right one some TV norms give no stable picture.",
  "bttv.radio": "Says whether the TV card has a radio too. It is a list with one entry for each card.",
  "bttv.tuner": "Names by number the tuner chip of the TV card. Wrong numbers mean that no stations are found.",
  bulk_remove:
    "With `off`, makes IBM Power guests give memory mappings back to the hypervisor one at a time instead of many in " +
    "one call. A workaround for faulty firmware, and slower.",
};
