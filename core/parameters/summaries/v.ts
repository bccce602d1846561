/**
 * Own descriptions of parameters whose names start with a V: name as the kernel's documentation spells it, folded
 * names not needed. Texts are Markdown.
 */
export const summariesV: Readonly<Record<string, string>> = {
  vdso:
    "With `0`, takes away the page by which programs read the time without entering the kernel. For programs that " +
    "crash in it; asking for the time gets slow. On 32-bit x86 it means `vdso32`.",
  vdso32:
    "With `0`, takes the page by which 32-bit programs on x86 enter the kernel and read the time away from them. For " +
    "very old C libraries that stop with an assertion about it; a little slower.",
  vector: "Set on IA-64 whether each processor has its own interrupt numbers. The architecture left the kernel.",
  vga:
    "Asks for a text or graphics mode by number, as `vga=791`, or `vga=ask`. The boot loader has to pass it on, as " +
    "`lilo`, `syslinux` and QEMU's own do; under UEFI it has no effect, and GRUB 2 wants `gfxpayload`. The kernel " +
    "does not read the word itself.",
  video:
    "Sets a screen's mode by connector, as `video=HDMI-A-1:1920x1080@60`, with `e` to force it on or `d` off, or " +
    "passes options to an old framebuffer driver. Helps when a monitor stays dark because it is not detected; an " +
    "impossible mode is ignored or gives no picture. A misspelt connector has no effect.",
  "video.brightness_switch_enabled":
    "With `0`, leaves brightness keys to programs only. Helps when each press changes the brightness twice.",
  "virtio_mmio.device":
    "Tells a guest where a virtio device lies, as `virtio_mmio.device=4K@0x10000000:5`; may be given several times. " +
    "Small virtual machines such as Firecracker need it for disk and network; a missing or wrong entry ends in " +
    "`Unable to mount root fs`. Needs CONFIG_VIRTIO_MMIO_CMDLINE_DEVICES.",
  vm_debug:
    "Chooses which checks of memory management run in kernels with CONFIG_DEBUG_VM; `vm_debug=-` turns them off. " +
    "Speeds up the boot of machines with much memory.",
  vmalloc:
    "Sets the size of the address range for large kernel buffers and modules on 32-bit x86 and Arm, as " +
    "`vmalloc=256M`. Raise it when large allocations fail and the log says `vmalloc_node_range for size … failed`; " +
    "what it takes is missing as directly usable memory.",
  vmcp_cma:
    "Sets memory aside for long answers of the z/VM hypervisor to the `vmcp` tool on s390. Without it such commands " +
    "may fail once memory is fragmented.",
  vmhalt:
    "A z/VM command that an s390 guest runs after it has halted, for instance `vmhalt=LOGOFF`. Without one, the guest " +
    "stays logged on and stopped.",
  vmpanic: "A z/VM command that an s390 guest runs after a panic, for instance to make a dump or to start again.",
  vmpoff:
    "A z/VM command that an s390 guest runs after it has powered off, for instance `vmpoff=LOGOFF`. Without one, the " +
    "guest stays logged on and stopped.",
  vmscape:
    "Chooses the measure that keeps a guest from reading the program that runs it, on x86: `ibpb`, `off`, or `force` " +
    "for processors that do not need it. `off` makes leaving guests faster.",
  vsyscall:
    "Says whether very old 64-bit x86 programs may call the kernel at fixed addresses: `xonly`, `emulate` or `none`. " +
    "Old static programs and containers (CentOS 6 for instance) die with a segmentation fault under `none`; `none` is " +
    "safest.",
  "vt.color":
    "The first colours of the text console as a hexadecimal number, background then foreground, such as `0x07`. A " +
    "choice of equal colours shows nothing.",
  "vt.cur_default": "The shape of the cursor on the text console, as a number; 2, a line below the letter, unless set.",
  "vt.default_blu":
    "The blue shares of the console's 16 colours, from 0 to 255 each. With `vt.default_red` and `vt.default_grn` it " +
    "makes a palette.",
  "vt.default_grn":
    "The green shares of the console's 16 colours, from 0 to 255 each. With `vt.default_red` and `vt.default_blu` it " +
    "makes a palette.",
  "vt.default_red":
    "The red shares of the console's 16 colours, from 0 to 255 each. With `vt.default_grn` and `vt.default_blu` it " +
    "makes a palette.",
  "vt.default_utf8": "With `0`, text consoles start without UTF-8. For old programs; others show broken letters.",
  "vt.global_cursor_default":
    "With `0`, hides the cursor of the text consoles, for a clean picture during the boot; `1` shows it. With `0` no " +
    "cursor is there later either, unless a program turns it on.",
  "vt.italic":
    "The colour, 0 to 15, in which the text console shows italic letters, having no such font; 2 (green) unless set.",
  "vt.underline":
    "The colour, 0 to 15, in which the text console shows underlined letters where it cannot underline; 3 (cyan) " +
    "unless set.",
};
