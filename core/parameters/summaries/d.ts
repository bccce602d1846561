/**
 * Own descriptions of parameters whose names start with a D: name as the kernel's documentation spells it, folded
 * names not needed. Texts are Markdown.
 */
export const summariesD: Readonly<Record<string, string>> = {
  dasd:
    "Lists the mainframe disks (DASD) that get device names, by number or range, in the order in which they become " +
    "`dasda`, `dasdb` and so on; keywords such as `autodetect` and `probeonly` may stand among them. A root disk " +
    "that is missing from the list, or stands elsewhere in it, has another name or none.",
  "db9.dev":
    "Says at which parallel port a joystick of the old nine-pin kind hangs, and of which type it is. Such joysticks " +
    "cannot be detected; a printer at that port will not like it.",
  "db9.dev2":
    "The same as `db9.dev` for a second joystick, at another parallel port. The numbers are those of the port and of " +
    "the type.",
  "db9.dev3":
    "The same as `db9.dev` for a third joystick, at another parallel port. The numbers are those of the port and of " +
    "the type.",
  debug_boot_weak_hash:
    "Prints addresses in early messages in a simply disguised form, where otherwise only `(____ptrval____)` stands " +
    "because there is no randomness yet. Now two lines about the same object can be told to belong together; do not " +
    "leave it on, the disguise is easily undone.",
  debug_guardpage_minorder:
    "Leaves unused pages between used ones, the more the higher the number, so that a stray access hits a gap and is " +
    "reported at once. It wastes much memory, needs CONFIG_DEBUG_PAGEALLOC with `debug_pagealloc=on`, and does not " +
    "catch devices that write to wrong places.",
  debug_locks_verbose:
    "Prints details while the kernel tests its lock checker at boot; the number selects the kinds of locks, -1 all " +
    "of them. Only kernels with CONFIG_DEBUG_LOCKING_API_SELFTESTS run these tests.",
  debug_objects:
    "Watches over timers, work items and similar objects, and reports those that are freed while active or used " +
    "before being set up. Needs CONFIG_DEBUG_OBJECTS and costs speed and memory; good against crashes somewhere in " +
    "timer code.",
  debug_pagealloc:
    "With `on`, takes freed pages out of the kernel's address space, so that any later use crashes on the spot with " +
    "a trace. Needs CONFIG_DEBUG_PAGEALLOC; the system gets much slower. Use it when data is damaged and nobody " +
    "knows by whom.",
  debugfs:
    "Says whether the debugging file system can be used: `on`, or `off` so that even drivers cannot create files " +
    "there; older kernels such as 6.12 also take `no-mount`. With `off`, `mount -t debugfs` fails, and programs that " +
    "look into `/sys/kernel/debug` find nothing.",
  debugpat:
    "Prints what the kernel decides about how memory ranges are cached on x86. For driver authors whose framebuffer " +
    "or device memory is slow or clashes with another mapping.",
  default_hugepagesz:
    "Sets which size of huge pages counts as the usual one, for instance `1G`, for programs and mounts that name no " +
    "size. It may stand once only; sizes that the processor does not have are refused with a message. Put " +
    "`hugepages=` behind it for the number.",
  deferred_probe_timeout:
    "After how many seconds the kernel stops waiting for drivers that another device depends on, and lets that " +
    "device try without them. Raise it when modules come late from a slow root file system and devices such as " +
    "network or display are then missing; at the end the log lists what is still waiting.",
  delayacct:
    "Measures for each process how long it waits for processor, disk and memory, as `iotop` and `getdelays` show. " +
    "Off unless asked for, because it costs a little time; the sysctl `kernel.task_delayacct` switches it later.",
  "dell_smm_hwmon.fan_max":
    "The highest fan level that the Dell driver may set, for models where it finds out wrongly. With too high a " +
    "number, setting the level fails.",
  "dell_smm_hwmon.fan_mult":
    "The number by which the Dell driver multiplies what the firmware reports as fan speed. Set it when the speeds " +
    "shown are thirty times too high or too low.",
  "dell_smm_hwmon.force":
    "Loads the Dell fan and temperature driver even if the firmware does not look like Dell's, and allows functions " +
    "that are known to be troublesome. For trying out new models only; the kernel is marked as tainted.",
  "dell_smm_hwmon.ignore_dmi":
    "Lets the Dell fan and temperature driver go on although the machine's name is not on its list. On machines that " +
    "are not meant, reading the fans may block everything for half a second at a time.",
  "dell_smm_hwmon.power_status":
    "Shows in `/proc/i8k` whether the laptop runs from mains. Off by default, as reading it is slow on some models; " +
    "there is a better way in `/sys/class/power_supply`.",
  "dell_smm_hwmon.restricted":
    "With `0`, lets ordinary users change the fan speed of a Dell laptop and read its serial number; otherwise only " +
    "the administrator may. A user could then turn the fans off.",
  "devtmpfs.mount":
    "With a number other than 0, the kernel mounts devtmpfs on `/dev` by itself, but only behind a root file system that " +
    "it has mounted from `root=`; an initramfs has to mount it. `0` leaves it to the first program. Without the " +
    "parameter CONFIG_DEVTMPFS_MOUNT decides.",
  dfltcc:
    "Whether s390 kernels compress and decompress with the processor's own unit: `on`, `off`, only one direction " +
    "(`def_only`, `inf_only`), or `always`. It concerns the unpacking of a gzip-compressed initramfs too, so `off` " +
    "is a test when that fails.",
  dhash_entries:
    "Sets the number of slots in the table of file names that the kernel keeps in memory. Only for machines with " +
    "very many files; the kernel chooses by the amount of RAM.",
  dhcpclass:
    "Sets the vendor class (DHCP option 60, up to 252 characters) that the kernel sends when `ip=` has it ask for an " +
    "address, so that a server can tell such machines from others. Needs CONFIG_IP_PNP_DHCP to have an effect.",
  dis_ucode_ldr:
    "Does not load newer microcode into x86 processors, neither from the initramfs nor later. Use it when an update " +
    "makes the machine hang or crash; known faults of the processor are then not repaired.",
  disable:
    "Turns IPv6 off entirely. It belongs to the module `ipv6` and has to be written `ipv6.disable=1`; a plain " +
    "`disable=1` is not read. Programs that expect IPv6 sockets then fail, so `ipv6.disable_ipv6=1`, which only " +
    "leaves addresses out, is gentler.",
  disable_1tb_segments:
    "Makes 64-bit IBM Power kernels divide addresses into 256 MB segments, without the large ones of 1 TB. It makes " +
    "rare paths of memory handling common, which is useful for debugging only.",
  disable_cpu_apicid:
    "Leaves the x86 processor with this hardware number unstarted, on older kernels such as 6.1. The loader of a " +
    "crash-dump kernel sets it, so that waking the original first processor does not reset the machine.",
  disable_ddw:
    "Keeps IBM Power guests from giving devices a large DMA window to all of memory. For firmware that fails at it; " +
    "devices then share a small window and get slower.",
  disable_ipv6:
    "Leaves IPv6 in place but assigns no IPv6 addresses. It belongs to the module `ipv6` and has to be written " +
    "`ipv6.disable_ipv6=1`; the plain word is not read by the kernel.",
  disable_mtrr_cleanup:
    "Leaves the cache settings for memory ranges (MTRR) on x86 as the firmware wrote them. Use it if the machine is " +
    "slow or the screen garbled after the log says that it rearranged them.",
  disable_mtrr_trim:
    "Keeps using memory that firmware forgot to mark as cacheable, which the kernel otherwise drops with a warning. " +
    "One has all memory back, but each access to that part is extremely slow.",
  disable_radix:
    "Makes IBM Power9 and later use the older hash page tables instead of radix trees. A test for trouble with " +
    "memory handling or old hypervisors; an answer of no (`disable_radix=0`) asks for radix.",
  disable_timer_pin_1:
    "Ignores the first timer input of the I/O APIC on x86 boards where it works badly. Try it when the boot stops " +
    "with `IO-APIC + timer doesn't work!`.",
  disable_tlbie:
    "Stops IBM Power kernels from using the instruction that clears stale address translations on all processors, " +
    "and sends messages around instead. Slow, and impossible with hash tables or KVM; made for examining hardware " +
    "faults.",
  "dm_verity.keyring_unsealed":
    "Leaves the keyring that checks the signatures of verified disks open, so that programs of the initramfs can " +
    "still add keys. They must close it themselves; until then it is not used for checking.",
  dma_debug:
    "With `off`, disables the checks of drivers' DMA use in kernels that were built with CONFIG_DMA_API_DEBUG. It " +
    "saves the time and memory that these checks take.",
  dma_debug_driver:
    "Limits the reports of the DMA checker to one driver, given by name. Helps when another driver fills the log; " +
    "the filter can be changed in debugfs later.",
  dma_debug_entries:
    "How many DMA mappings the checker can keep track of. Raise it when the log says `DMA-API: debugging out of " +
    "memory - disabling`.",
  driver_async_probe:
    "Lists drivers whose devices are probed in the background while the boot goes on; `*` means all but those that " +
    "follow. Boots with slow hardware get shorter; names of disks and network cards may change their order, and " +
    "faulty drivers fail in new ways.",
  "drm.edid_firmware":
    "Uses a file below `/lib/firmware` in place of what a monitor tells about itself, for one connector as in " +
    "`HDMI-A-1:edid/my.bin` or for all. It helps with broken adapters and missing resolutions; the file must be " +
    "inside the initramfs if the graphics driver starts there.",
  "dscc4.setup":
    "Held settings of the driver for DSCC4 wide-area network cards. Kernels of today have no such driver and do not " +
    "read it.",
  dt_cpu_ftrs:
    "Controls whether IBM Power kernels learn the abilities of the processor from the device tree: `off` uses the " +
    "built-in table instead, `known` passes on only what the kernel understands. A test on new or simulated " +
    "processors.",
  dump_apple_properties:
    "Prints the settings of devices that Apple's firmware hands over on Macs. For driver authors; the dump is long, " +
    "so enlarge `log_buf_len` if its beginning is cut off.",
  dyndbg:
    'Switches debug messages on while booting by a query: `dyndbg="file drivers/usb/* +p"`, or `module usbcore ' +
    "+p`, several of them separated by `;`. It needs CONFIG_DYNAMIC_DEBUG, covers built-in code from early initcalls " +
    "on, and the messages reach the console only with `loglevel=8` or `ignore_loglevel`. For a single module write " +
    "`<module>.dyndbg=+p`, which also works for one loaded later.",
};
