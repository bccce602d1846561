/**
 * Own descriptions of parameters whose names start with an M: name as the kernel's documentation spells it, folded
 * names not needed. Texts are Markdown.
 */
export const summariesM: Readonly<Record<string, string>> = {
  MTD_Partition:
    "Is named in the documentation for partitions on flash memory. No code of current kernels reads it; use " +
    "`mtdparts=`.",
  MTD_Region:
    "Is named in the documentation for places of flash memory in the address space. No code of current kernels reads " +
    "it.",
  machtype:
    "Names the model of a Loongson 2F laptop, such as `lemote-yeeloong-2f-7inch`, since one kernel serves them all. " +
    "Without it the firmware is asked; with a wrong one keyboard, screen or power-off fail.",
  machvec:
    "Chose the machine type for generic Itanium kernels, such as `hpzx1`. Current kernels no longer support Itanium " +
    "and do not read it.",
  max_addr:
    "Made Itanium kernels ignore memory from this address on. Current kernels no longer support Itanium; elsewhere " +
    "use `mem=`.",
  max_loop:
    "How many loop devices exist from the start; more are made on demand by programs that ask through " +
    "`/dev/loop-control`. Old scripts that expect `/dev/loop0` to exist need it. The same as `loop.max_loop`.",
  mce:
    "Controls the reports of hardware errors on x86: `off` ignores them, `nobootlog` passes over old ones from " +
    "before the boot, `no_cmci` polls where interrupts misbehave, `ignore_ce` leaves corrected errors alone, a " +
    "number sets the wait for other processors. `mce=off` may get a machine with a broken part to boot, and hides " +
    "what breaks it. One value per word.",
  md:
    "Assembles a RAID before the root file system is mounted: `md=0,/dev/sda1,/dev/sdb1`, with level and chunk size " +
    "for arrays without metadata, and `md=d0,…` for one with partitions. Needs the RAID code built in and no " +
    "initramfs that does the same; wrong devices in an array without metadata destroy data.",
  mdacon:
    "Puts the text screens from the first to the last number on an old monochrome card (MDA) beside the normal one. " +
    "7.2 no longer has it.",
  mds:
    "Controls the protection against leaks from buffers of Intel processors (MDS): `full`, `full,nosmt` which " +
    "switches hyper-threading off too, `off`. `off` has an effect only if `tsx_async_abort` and the like are off as " +
    "well, since they use the same means.",
  mem_encrypt:
    "Whether the kernel encrypts memory on AMD processors (SME), if firmware allows it: `on` or `off`. With `on`, " +
    "devices that cannot address the encryption bit use slow copies, and some graphics cards do not work.",
  mem_sleep_default:
    "Chooses what sleep means for `systemctl suspend`: `s2idle` light, `shallow`, or `deep` with memory alone " +
    "powered. Try the other one when a laptop does not wake up or loses charge; a state that the machine lacks is " +
    "ignored.",
  memblock:
    "With `debug`, prints every reservation of memory that the kernel makes before its allocators work. Shows who " +
    "takes the memory when a boot stops early; the log gets long, and `earlycon` or `earlyprintk` is needed to see " +
    "it.",
  memchunk:
    "Sets the size of the memory set aside for a device on SuperH boards, written with the name of the device: " +
    "`memchunk.<name>=4M`. 0 sets none aside, and the driver has to do without.",
  memhp_default_state:
    "Says what happens to memory that is plugged in: `online`, `online_movable`, `online_kernel`, or `offline` until " +
    "a program asks. With `offline` and no such program, a virtual machine does not get the memory it was given.",
  memmap:
    "Changes the memory map on x86: `64K$0x18690000` reserves, `4G@1G` adds RAM, `#` marks ACPI data, `!` persistent " +
    "memory, and a bare size acts as `mem=`; `exactmap` first forgets all that firmware told. Use it to leave bad " +
    "RAM out or to make a pretended NVDIMM. GRUB eats the `$` unless a backslash stands before it; an `exactmap` " +
    "without the needed ranges does not boot.",
  memory_corruption_check:
    "With `1`, watches the first 64 kB of memory for changes that nobody but faulty firmware can have made, and " +
    "keeps them unused. A diagnosis; the log then says `Corrupted low memory at …`.",
  memory_corruption_check_period:
    "Every how many seconds `memory_corruption_check` looks, 60 unless set; 0 never by itself. Short periods tell " +
    "better which event did the damage.",
  memory_corruption_check_size:
    "How much memory from the bottom on `memory_corruption_check` watches, 64K unless set. The watched part cannot " +
    "be used.",
  "memory_hotplug.memmap_on_memory":
    "Puts the description of memory that is plugged in at the beginning of that memory itself. So a machine that is " +
    "short of memory can still take more; large connected blocks get rarer. It cannot be changed while running.",
  memtest:
    "Tests the free memory early in the boot with so many patterns, and leaves bad places unused; without a number " +
    "with all patterns. Quick to try against random crashes, but it takes minutes on large machines, and a program " +
    "such as memtest86+ finds more. Needs CONFIG_MEMTEST.",
  mfgpt_irq:
    "Was to set the interrupt of the timers in AMD Geode companion chips. No code of current kernels reads this word.",
  mfgptfix:
    "Resets the timers of AMD Geode companion chips that a BIOS blocked. It belongs to a driver and has to be " +
    "written `cs5535-mfgpt.mfgptfix=1` or `=2` for another method; the plain word is not read.",
  mga:
    "Held options for an old graphics driver for Matrox cards, which was removed. No code of current kernels reads " +
    "it.",
  microcode:
    "Controls the loading of processor microcode on x86, as a list: `dis_ucode_ldr` loads none, `force_minrev` " +
    "refuses late updates that do not say what they need. `dis_ucode_ldr` is the test when a machine hangs or " +
    "crashes since an update; known faults of the processor then stay.",
  "microcode.force_minrev":
    "With `1`, refuses microcode updates in the running system unless they declare from which version on that is " +
    "safe. In 7.2 it is written `microcode=force_minrev`.",
  min_addr:
    "Made Itanium kernels ignore memory below this address. Current kernels no longer support Itanium and do not " +
    "read it.",
  mini2440:
    "Described screen, backlight, camera and touch panel of a MINI2440 board. No code of current kernels reads it, " +
    "as that board is no longer supported.",
  mitigations:
    "Sets all protections against processor faults such as Meltdown and Spectre at once: `off`, `auto` (the usual), " +
    "or `auto,nosmt`, which may switch hyper-threading off. `off` gives old processors noticeable speed back and is " +
    "a test whether a protection breaks something; any program can then try to read foreign memory. Kernels without " +
    "CONFIG_CPU_MITIGATIONS ignore it with a message.",
  mminit_loglevel:
    "How much the kernel prints about checking its memory zones while booting, from 0 to 4. Needs " +
    "CONFIG_DEBUG_MEMORY_INIT, and `loglevel=8` to see it.",
  mmio_stale_data:
    "Controls the protection against leaks through device accesses on Intel processors: `full`, `full,nosmt`, `off`. " +
    "`off` has an effect only together with `mds=off` and `tsx_async_abort=off`.",
  "module.async_probe":
    "With `1`, lets drivers in modules look for their devices in the background unless a module says otherwise " +
    "(`<module>.async_probe`). Shortens boots; the order of disk and network names may change.",
  "module.enable_dups_trace":
    "Prints a trace when something asks again for a module that is just being loaded. Needs " +
    "CONFIG_MODULE_DEBUG_AUTOLOAD_DUPS; for finding out why a boot loads modules hundreds of times.",
  "module.sig_enforce":
    "Refuses modules without a valid signature. With modules of your own, or an initramfs with those of another " +
    "build, drivers are then missing and the root disk may not be found; the log says `Loading of unsigned module is " +
    "rejected`.",
  module_blacklist:
    "Refuses to load the listed modules, whoever asks; names are separated by commas and written with `_`, as in " +
    "`lsmod`. The surest way past a module that crashes the boot, also inside an initramfs. Built-in drivers are not " +
    "affected (see `initcall_blacklist`), and the last occurrence on the line replaces earlier ones.",
  "mousedev.tap_time":
    "How many milliseconds a touch may last to count as a click, for programs that read `/dev/input/mice`. Modern " +
    "desktops do not use that device.",
  "mousedev.xres":
    "The width of the screen to which tablets and touch pads are scaled for programs that read `/dev/input/mice`. " +
    "With a wrong value the pointer does not reach the edge.",
  "mousedev.yres":
    "The height of the screen to which tablets and touch pads are scaled for programs that read `/dev/input/mice`. " +
    "With a wrong value the pointer does not reach the edge.",
  movable_node:
    "Uses memory that firmware declares removable for movable pages only, so that whole nodes can be unplugged. The " +
    "kernel's own memory may run short then; `kernelcore` and `movablecore` are ignored.",
  movablecore:
    "Sets how much memory is kept for pages that can be moved, as size or percentage, the counterpart of " +
    "`kernelcore`. Too much leaves the kernel itself without memory.",
  mtdparts:
    "Divides flash memory into partitions: `mtdparts=physmap-flash.0:256k(boot)ro,-(root)`. The name before the " +
    "colon is that of the flash chip in the log; if it is wrong no partition appears, and a root such as `mtd:root` " +
    "is not found. Needs CONFIG_MTD_CMDLINE_PARTS.",
  mtdset:
    "Chose on JIVE boards which of two sets of flash partitions to boot from. Current kernels no longer support that " +
    "board.",
  "mtouchusb.raw_coordinates":
    "Chose whether MicroTouch USB screens report raw or corrected coordinates. The driver of that name is gone, and " +
    "no code of current kernels reads it.",
  mtrr:
    "With `debug`, prints what the kernel reads and writes of the cache settings for memory ranges (MTRR) on x86. " +
    "For finding out why memory is slow or dropped.",
  mtrr_chunk_size:
    "The largest connected range with holes that the rearranging of MTRRs (`enable_mtrr_cleanup`) works with. The " +
    "log prints suggestions when it cannot find a layout.",
  mtrr_gran_size:
    "The smallest step in which the rearranging of MTRRs works. Larger steps save registers and lose a little memory.",
  mtrr_spare_reg_nr:
    "How many MTRRs the rearranging leaves free, for graphics for instance; 1 unless set. More than there are makes " +
    "the rearranging fail.",
  multitce:
    "With `off`, makes IBM Power guests set up DMA addresses one at a time and not many in one call. A workaround " +
    "for faulty firmware, and slower.",
};
