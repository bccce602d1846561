/** Parameters about the image that the boot loader passes. */
import { manualPages, type ParameterDescription } from "../description.js";

export const initramfsParameters: readonly ParameterDescription[] = [
  {
    name: "initrd",
    summary: "Tells the kernel where in memory the initramfs image lies, or a boot loader which file to load.",
    details: [
      "Two readers share this name. Boot loaders as SYSLINUX and iPXE, and the kernel's own EFI loader, take the " +
        "value for a file: `initrd=\\\\initrd.img`. The kernel takes it for an address and a size and passes over a " +
        "file name without a word.",
      "Address and size are needed only where the boot loader cannot pass them in its own way. For a wrong place, " +
        "RISC-V and some others log `INITRD: … is not a memory region` and go on without the image.",
      "Where nothing reads it as a file name, as with a kernel that QEMU loads directly, a file name has no effect.",
    ],
    type: "string",
    values: "initrd=<address>,<size> | initrd=<file> (boot loader)",
    default: "what the boot loader passes",
    early: "early",
    arch: null,
    config: "CONFIG_BLK_DEV_INITRD",
    readBy: [
      { file: "init/do_mounts_initrd.c", function: "early_initrdmem" },
      { file: "init/do_mounts_initrd.c", function: "early_initrd" },
      { file: "init/initramfs.c", function: "reserve_initrd_mem" },
      { file: "drivers/firmware/efi/libstub/efi-stub-helper.c", function: "efi_load_initrd_cmdline" },
    ],
    url: manualPages.parameters,
  },
  {
    name: "noinitrd",
    summary: "Keeps the kernel from mounting an old-style initrd, a file system image, as its first root.",
    details: [
      "It does not switch off an initramfs: a cpio archive is unpacked and its program started as ever. To get " +
        "past that program, let the boot loader pass no image, or name a missing file with `rdinit=`.",
      "The kernel's own EFI loader reads the word, too, and then loads no image at all.",
    ],
    type: "flag",
    values: "noinitrd",
    default: "an image that is no cpio archive is tried as an initrd",
    early: "late",
    arch: null,
    config: "CONFIG_BLK_DEV_INITRD",
    readBy: [
      { file: "init/do_mounts_initrd.c", function: "no_initrd" },
      { file: "init/do_mounts_initrd.c", function: "initrd_load" },
      { file: "drivers/firmware/efi/libstub/efi-stub-helper.c", function: "efi_load_initrd" },
    ],
    url: manualPages.initrd,
  },
];
