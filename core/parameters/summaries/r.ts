/**
 * Own descriptions of parameters whose names start with an R: name as the kernel's documentation spells it, folded
 * names not needed. Texts are Markdown.
 */
export const summariesR: Readonly<Record<string, string>> = {
  r128: "Stands in the documentation for an old graphics driver (ATI Rage 128). No code of these kernels reads it.",
  radix_hcall_invalidate:
    "With `on`, an IBM Power guest asks its hypervisor to clear address translations, where it could do so itself. " +
    "For testing; slower.",
  raid:
    "With `noautodetect`, the kernel does not put old RAID arrays together by itself; `autodetect` does it where " +
    "CONFIG_MD_AUTODETECT is off, `partitionable` makes them devices with partitions. Found are only arrays with the " +
    "0.90 format on partitions of type `fd`, with built-in drivers; all others need `mdadm` in an initramfs or `md=`.",
  ramdisk_size:
    "Sets the size of the RAM disks (`/dev/ram0` and so on) in kilobytes, 4096 unless configured otherwise. An " +
    "old-style initrd image, a file system rather than a cpio archive, has to fit in, or the kernel says that it is " +
    "too big; an initramfs does not use it.",
  ramdisk_start:
    "The block of a floppy or other device at which the image for the RAM disk begins. Part of the old way of loading " +
    "one; an initramfs does not need it.",
  "random.trust_bootloader":
    "With `off`, does not count random bytes from the boot loader as enough to start the random numbers. The boot may " +
    "then wait for other sources, and `crng init done` comes late.",
  "random.trust_cpu":
    "With `off`, does not count the processor's own random numbers as enough to start. For those who mistrust the " +
    "chip; the boot may wait in programs that need random numbers.",
  randomize_kstack_offset:
    "With `1`, shifts the kernel's stack by a random amount at each system call. It makes attacks harder at a small " +
    "cost; the default comes from CONFIG_RANDOMIZE_KSTACK_OFFSET_DEFAULT.",
  ras:
    "With `cec_disable`, turns off that x86 kernels collect corrected memory errors and give up bad pages. For tools " +
    "that want to see each error themselves.",
  rcu_nocb_poll:
    "Makes the threads that do deferred work for the processors in `rcu_nocbs` look for it themselves, instead of " +
    "being woken. Less disturbance for real-time work; the machine wakes up more often.",
  rcu_nocbs:
    "Names processors whose deferred freeing of memory is done by threads elsewhere, as `rcu_nocbs=2-7`. Used with " +
    "`nohz_full` and `isolcpus` for real-time work; needs CONFIG_RCU_NOCB_CPU. If those threads starve, memory runs " +
    "out.",
  rdrand:
    "With `force`, shows the random-number instruction of certain AMD processors to programs although firmware is " +
    "known to break it after sleep. Programs may then get the same number over and over.",
  rdt:
    "Turns single features for sharing cache and memory bandwidth on or off, as `rdt=cmt,!mba`. For processors on " +
    "which one is faulty or wrongly reported.",
  reboot:
    "Says how to restart, on x86 as `reboot=pci`, `bios`, `acpi`, `kbd`, `triple` or `efi`, with `warm` or `cold`, " +
    "and `force`. Try them in turn when the machine hangs at `reboot: Restarting system`; `panic_warm` and the like " +
    "count for panics only. A panic restarts at all only with `panic=`.",
  "refscale.holdoff":
    "Seconds to wait before the measuring module `refscale`, which compares ways to guard data, begins. Keeps the " +
    "boot from disturbing the figures.",
  "refscale.lookup_instances":
    "How many objects `refscale` uses when it measures look-ups in reused memory; negative numbers are multiplied by " +
    "the number of processors.",
  "refscale.loops":
    "How many rounds of each measurement `refscale` makes. More rounds give steadier figures and take longer.",
  "refscale.nreaders":
    "How many tasks read at the same time in a `refscale` measurement; -1 takes about three quarters of the " +
    "processors.",
  "refscale.nruns": "How many times the measuring module `refscale` measures; each result is printed to the console.",
  "refscale.readdelay":
    "How long each reader of the measuring module `refscale` stays in its section; 0 for no longer than needed. The " +
    "code takes nanoseconds, although the documentation says microseconds.",
  "refscale.scale_type":
    "Names what `refscale` measures, such as `rcu`, `srcu` or `rwlock`. With an unknown name it refuses to start.",
  "refscale.shutdown":
    "With `1`, turns the machine off after `refscale` has finished, which is the default if it is built in. A " +
    "surprise on a kernel that was made for measuring; the code of 7.2 has `refscale.shutdown_secs` instead.",
  "refscale.verbose":
    "With `1`, the measuring module `refscale` prints more about what it does. Printing disturbs the figures a " +
    "little.",
  "refscale.verbose_batched":
    "Prints only every so many of the extra lines of `refscale`; 0 for all. Less printing disturbs the figures less.",
  reg_file_data_sampling:
    "Turns the measure against the RFDS fault of Intel's Atom-like cores `on` or `off`. It needs new microcode; `off` " +
    "regains a little speed and lets programs read leftovers of others.",
  regulator_ignore_unused:
    "Leaves voltages on that no driver asked for, where the kernel otherwise turns them off some 30 seconds after its " +
    "start. The test on boards that lose a device or die then.",
  relax_domain_level:
    "Sets how far the scheduler searches for an idle processor when a task wakes up. For fine-tuning large machines; " +
    "a wider search takes longer.",
  reserve:
    "Keeps the kernel from using ranges of ports (start below 0x10000) or memory, as `reserve=0x300,32`. For old " +
    "cards that are disturbed when a driver searches there.",
  reserve_mem:
    "Sets memory aside under a name, as `reserve_mem=12M:4096:oops`, for crash logs (`ramoops.mem_name=oops`) or " +
    "traces that are to survive a warm restart. The place is found anew at each boot, so another kernel or address " +
    "randomization can lose it, and many machines clear memory.",
  reservetop:
    "Leaves a hole at the upper end of the kernel's addresses on 32-bit x86, for a hypervisor. What is taken there is " +
    "missing for `vmalloc`.",
  reset_devices:
    "Tells drivers to reset their devices before use. Crash-dump kernels need it, because the crashed kernel left " +
    "disks and network cards running; the start takes longer.",
  resume:
    "Names the partition that may hold a hibernation image: `resume=/dev/sda2`, `PARTUUID=…` or numbers. If the " +
    "disk's driver is a module, the initramfs has to do this and reads the word itself, also with `UUID=`. A wrong " +
    "device means a fresh boot without the saved work, or an initramfs that waits for it in vain.",
  resume_offset:
    "Tells at which page of the `resume` partition a swap file begins, for hibernation into a file; `filefrag -v` " +
    "shows it. It changes when the file is made anew, and then the image is not found.",
  resumedelay:
    "Waits so many seconds before the kernel looks for a hibernation image. For disks that appear late; `resumewait` " +
    "waits as long as needed.",
  resumewait:
    "Waits until the `resume` device appears, for USB or MMC disks. If it never does, the boot hangs for ever.",
  retain_initrd:
    "Keeps the memory of the initrd after unpacking and shows it as `/sys/firmware/initrd`. Useful to see what the " +
    "boot loader really passed, or for a later `kexec`; the memory is lost for other uses.",
  retbleed:
    "Chooses the measure against the Retbleed fault of x86 processors: `auto`, `off`, `ibpb`, `unret`, on Intel also " +
    "`stuff`, or `auto,nosmt`, which may turn off a core's second thread. `off` regains speed on older AMD and Intel " +
    "processors, and lets programs read foreign data.",
  "rfkill.default_state":
    "With `0`, starts with all radios (Wi-Fi, Bluetooth and so on) blocked. If Wi-Fi is dead after the boot, look " +
    "whether this was set.",
  "rfkill.master_switch_mode":
    "Says what the key for airplane mode does: `0` nothing, `1` block all or restore what was, `2` block or allow " +
    "all.",
  rhash_entries: "Set the size of the IPv4 route cache. That cache is long gone; nothing reads the word.",
  ring3mwait:
    "With `disable`, takes away that programs on certain Intel processors (Xeon Phi) may wait in a power-saving way. " +
    "For testing only.",
  riscv_isa_fallback:
    "Lets RISC-V kernels read the processor's features from the old `riscv,isa` text when a device tree lacks the " +
    "newer entries. For boards with old device trees, which otherwise do not start their processors.",
  riscv_nousercfi:
    "Keeps programs on RISC-V from using protected return addresses (`bcfi`), marked jump targets (`fcfi`), or both " +
    "(`all`). A test for programs that are killed by them.",
  "rockchip.usb_uart":
    "Sends the debug serial port of Rockchip chips over the data lines of a USB socket. That USB port then does not " +
    "work; a special cable is needed.",
  rodata:
    "With `off`, leaves code and constants of the kernel writable. For debuggers and faulty modules that patch them; " +
    "it removes a protection. On 64-bit Arm `full` protects the second mapping of that memory too, which costs some " +
    "speed.",
  rproc_mem:
    "Was to set memory aside for a second processor on certain Arm boards. Current kernels do not read it; the device " +
    "tree says where that memory is.",
  rseq_debug:
    "With `1`, checks strictly how programs use restartable sequences (rseq) and kills those that break the rules. " +
    "For developers of C libraries.",
  rseq_slice_ext:
    "With `0`, refuses programs a little extra running time while they hold a lock. A test for scheduling trouble.",
  rt_group_sched:
    "With `0`, turns off that groups of tasks share real-time running time, in kernels with CONFIG_RT_GROUP_SCHED. " +
    "Services that ask for real-time priority inside a cgroup fail less often then.",
};
