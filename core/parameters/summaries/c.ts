/**
 * Own descriptions of parameters whose names start with a C: name as the kernel's documentation spells it, folded
 * names not needed. Texts are Markdown.
 */
export const summariesC: Readonly<Record<string, string>> = {
  c101:
    "Named in the documentation for Moxa's C101 serial card, but no code reads this word: the driver takes interrupt " +
    "and memory address as `c101.hw=`. Without them it does not look for a card.",
  ca_keys:
    "Restricts which certificates on the system's keyring may vouch for others: the one with an identifier (`id:…`), " +
    "or those built into the kernel (`builtin`). With a wrong identifier, no further certificate is accepted.",
  cachesize:
    "Corrects the size of the second-level cache, in kilobytes, that a 32-bit x86 kernel found out wrongly. The " +
    "number is shown in `/proc/cpuinfo` and guides a few decisions; it makes nothing faster by itself.",
  carrier_timeout:
    "How many seconds the kernel waits for a network cable's signal when it sets up the network itself (`ip=`), 120 " +
    "unless set. Lower it when a machine without a cable seems to hang at `Waiting up to … more seconds for " +
    "network`; too low, and a slow switch makes an NFS root fail.",
  cca:
    "Overrides on MIPS how memory pages are cached, by a number from 0 to 7 whose meaning depends on the processor. " +
    "A wrong number makes the system very slow or corrupts memory.",
  ccw_timeout_log:
    "Logs the state of s390 channel devices each time one of them does not answer in time. Switch it on when disks " +
    "or terminals hang and you want to see in which state.",
  cfi:
    "Chooses how 64-bit x86 kernels check the targets of indirect calls: `kcfi`, `fineibt` or `off`; `warn` reports " +
    "a bad call and goes on where otherwise the kernel would stop. Use `warn` or `off` when the boot dies with a " +
    "`CFI failure`, for instance in a driver from elsewhere.",
  "cgroup.memory":
    "Leaves parts out of what the memory controller counts: `nosocket` for network buffers, `nokmem` for kernel " +
    "memory, `nobpf` for BPF programs. It saves time, but limits then miss that memory, so a container can take more " +
    "than it is allowed.",
  cgroup_disable:
    "Switches cgroup controllers off for this boot: `memory`, `cpuset` and so on, separated by commas, or the " +
    "feature `pressure`. `memory` is the usual one, as accounting it costs time and space on small machines; " +
    "container tools then fail with missing limits, and `/proc/cgroups` shows 0 for it.",
  cgroup_favordynmods:
    "Speeds up moving processes between cgroups and changing their settings, and makes starting and ending processes " +
    "a little slower in return. Worth `true` on Android-like systems that move processes all the time.",
  cgroup_no_v1:
    "Keeps the named controllers, or `all` of them, out of the old cgroup hierarchies, so that only version 2 can " +
    "use them. Old container programs that mount version 1 then fail; `named` forbids hierarchies without a " +
    "controller too.",
  cgroup_v1_proc:
    "Lists in `/proc/cgroups` also the controllers that exist for version 2 only. For older programs that look there " +
    "to learn what the kernel can do.",
  check_pages:
    "Examines memory pages whenever they are handed out or given back, to catch pages freed twice or used after " +
    "being freed. It costs some speed; use it when crashes look like damaged memory.",
  checkreqprot:
    "Was to tell SELinux which memory protection to check. The value 0 is now built in; the kernel still knows the " +
    "word, and complains that 1 is no longer supported.",
  cio_ignore:
    "Lists s390 devices that the kernel is not to look at, as numbers, ranges and keywords: `all,!ipldev,!condev` " +
    "leaves nothing but the disk it started from and the console. A boot is much faster so, but a root disk that is " +
    "not excepted with `!` cannot be found.",
  clearcpuid:
    "Hides x86 processor features from the kernel, by number or by the name shown in `/proc/cpuinfo`, as in " +
    "`clearcpuid=avx512f`. It is a quick test whether some newer instruction is to blame; programs that ask the " +
    "processor themselves still see it, and hiding a needed feature stops the boot. The kernel is marked as tainted.",
  clk_ignore_unused:
    "Leaves clocks running that no driver has asked for, where the kernel otherwise turns them off at the end of its " +
    "start. The standard test on Arm boards when the screen goes dark, the serial line falls silent or the machine " +
    "freezes late in the boot: if it helps, a driver forgets to ask for its clock.",
  clock:
    "The old name of `clocksource`, still obeyed with a warning in the log; the value `pmtmr` stands for `acpi_pm`. " +
    "Write `clocksource=` instead.",
  clocksource:
    "Makes the kernel take the time from the source of that name, such as `tsc`, `hpet`, `acpi_pm` or `kvm-clock`; " +
    "`/sys/devices/system/clocksource/clocksource0/available_clocksource` lists them. Try another one when the clock " +
    "drifts, `sleep` takes too long, or the log says `Marking clocksource 'tsc' as unstable`. A name that does not " +
    "exist is silently ignored.",
  "clocksource-wdtest.holdoff":
    "How many seconds the self-test of the clock watchdog waits before it starts. Only kernels built with that test " +
    "read it; raise it when the test disturbs the boot.",
  "clocksource.arm_arch_timer.evtstrm":
    "Whether the timer of Arm processors regularly wakes code that waits for an event, so that a missed event cannot " +
    "hang it. Turning it off exposes such hangs, which is what one does to find them.",
  "clocksource.verify_n_cpus":
    "On how many processors the kernel compares clocks before it calls a time source unstable; 8 unless set, -1 for " +
    "all, 0 for none. More is slower, but finds the processor whose clock differs.",
  cma:
    "Sets the size of the memory kept movable for devices that need large connected blocks, such as cameras and " +
    "displays: `cma=128M`, with `@` and addresses if it has to lie somewhere. Too small, and drivers fail with " +
    "`cma_alloc: … alloc failed`; too large, and a small board has trouble booting. `cma=0` disables it.",
  cma_pernuma:
    "Sets aside connected memory for devices on each node of a machine with several memory nodes, in addition to the " +
    "common area. Useful with IOMMUs and network cards on large Arm servers; what is set aside is lost for kernel " +
    "data.",
  cmo_free_hint:
    "Whether an IBM Power guest tells its hypervisor about memory that became free, so that others can have it. `no` " +
    "saves the calls, at the cost of tighter memory for the other guests.",
  coherent_pool:
    "Sets the size of the memory from which drivers take DMA buffers when they must not wait, otherwise chosen by " +
    "the amount of RAM. Raise it (`coherent_pool=2M`) when a driver fails and the log says `DMA pool exhausted` or " +
    "`Failed to get suitable pool`.",
  com20020:
    "Gives port, interrupt and station number of an ARCnet card with the COM20020 chip in an ISA slot. The driver " +
    "cannot find the card by itself.",
  com90io:
    "Gives port and interrupt of an ARCnet card of the COM90xx family that is driven through ports. Cards of that " +
    "kind are not detected safely.",
  com90xx:
    "Gives port, interrupt and memory address of an ARCnet card of the COM90xx family that is driven through memory. " +
    "Without it the driver searches all usual addresses.",
  con3215_drop:
    "Lets the s390 3215 console throw output away when its buffer is full, instead of waiting for the operator to " +
    "clear the screen. Booting under z/VM does not stall then, but part of the messages is missing on the screen.",
  condev:
    "Gives the device number of the console on s390 under z/VM, when it is not the usual one. With a wrong number no " +
    "messages appear.",
  conmode:
    "Chooses on s390 how the kernel speaks to its console: `hwc` or `sclp`, `3215`, or `3270`. A mode that the " +
    "kernel was not built with is ignored.",
  console_msg_format:
    "With `syslog`, puts a number in front of each console line that tells its facility and level, as `<6>`. Helpful " +
    "for programs that read the serial line; `default` prints plain lines.",
  consoleblank:
    "After how many seconds without a key the text screen turns dark; 0, the usual value, means never. If a screen " +
    "goes black during a long boot or an unattended test, this was set somewhere.",
  coredump_filter:
    "Decides by bits which kinds of memory processes write into core dumps, unless they change it in " +
    "`/proc/<pid>/coredump_filter`. Fewer bits make smaller dumps that a debugger can do less with.",
  "coresight_cpu_debug.enable":
    "Makes Arm's CoreSight debug unit note where each processor is, so that a panic shows even the place of one that " +
    "hangs. The clocks and power of that unit have to be on, or the access itself can hang the machine.",
  cpcihp_generic:
    "Describes the first and last slot, the port and the bit for insertions of a CompactPCI board without a driver " +
    "of its own. The driver takes these as separate options (`cpcihp_generic.first_slot=` and so on); the word alone " +
    "is not read.",
  cpu0_hotplug:
    "Allows the first processor to be switched off on older kernels such as 6.1, which CONFIG_BOOTPARAM_HOTPLUG_CPU0 " +
    "does as well. Sleep and some interrupts need that processor, so this is for testing only; newer kernels cannot " +
    "do it any more.",
  cpu_init_udelay:
    "How long x86 waits, in microseconds, between two steps of starting another processor. Old processors need " +
    "10000, new ones none; raise it when processors fail with `CPU… failed to report alive state`.",
  "cpufreq.default_governor":
    "Names the policy by which processors set their clock from the start, such as `performance`, `powersave` or " +
    "`schedutil`. It must be built in or loaded before the clock's driver; otherwise the kernel's own default stays.",
  "cpufreq.off":
    "With `1`, leaves the clock of the processors as firmware has set it. A test for crashes or instability that " +
    "come with changing clocks; the machine may stay slow.",
  "cpuhp.parallel":
    "With `0`, starts the other processors one after the other instead of several at once. A test when machines with " +
    "many processors hang at `smp: Bringing up secondary CPUs`; the start takes longer.",
  "cpuidle.governor":
    "Names the method by which the kernel chooses how deep an idle processor sleeps: `menu`, `teo`, `haltpoll` or " +
    "`ladder`, as far as built in. An unknown name is ignored.",
  "cpuidle.off":
    "With `1`, stops the kernel from putting idle processors into deeper sleep states. A test for machines that " +
    "freeze when idle or answer late; they use more power.",
  crash_kexec_post_notifiers:
    "Runs the handlers for a panic, and writes its message to persistent memory, before it jumps into the crash-dump " +
    "kernel. That saves at least the message when the dump fails; but each handler runs in a broken system and may " +
    "hang, so that no dump is made at all.",
  crashkernel:
    "Sets memory aside for a second kernel that writes a dump when this one crashes: `crashkernel=256M`, by amount " +
    "of RAM as in `1G-4G:192M,4G-:256M`, or `size,high` and `size,low` on large machines. Without it `kdump` cannot " +
    "work; too little, and the second kernel dies of lack of memory. If no place is found, the log has a line about " +
    "`crashkernel`, and nothing is set aside.",
  "cryptomgr.notests":
    "Skips the checks that the kernel runs on each cipher and hash before it is used. It shortens the boot, but a " +
    "faulty driver then goes unnoticed. In FIPS mode the checks run nevertheless.",
  cs89x0_dma:
    "Gives the DMA channel of an ISA network card with the CS89x0 chip, if its driver is built in and was compiled " +
    "for DMA. A channel in use by something else corrupts memory.",
  cs89x0_media:
    "Tells the driver of a CS89x0 network card which socket carries the cable: `rj45`, `aui` or `bnc`. Without it, " +
    "what is stored on the card counts.",
  csdlock_debug:
    "With `1`, reports which processor does not answer when another one asks it to run a function, with traces of " +
    "both, and asks again. Switch it on when machines with many processors lock up; it slows such requests down. " +
    "Needs CONFIG_CSD_LOCK_WAIT_DEBUG.",
};
