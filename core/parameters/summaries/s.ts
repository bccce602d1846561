/**
 * Own descriptions of parameters whose names start with an S: name as the kernel's documentation spells it, folded
 * names not needed. Texts are Markdown.
 */
export const summariesS: Readonly<Record<string, string>> = {
  S:
    "Asks the first program to start with one user and without services, for repairs. The kernel itself only passes " +
    "the word on; SysV init and systemd (as `rescue.target`) understand it, BusyBox wants `single` instead.",
  s390_iommu:
    "With `strict`, s390 takes a device's access to memory away at once, as `iommu.strict=1` does, which is the word " +
    "to use. Safer and slower.",
  s390_iommu_aperture:
    "How much address space a PCI device of s390 gets, in multiples of the main memory; 0 for as much as the hardware " +
    "has. More needs larger tables.",
  sa1100ir: "Was the word of an infrared driver for StrongARM boards. The driver is gone, and no code reads it.",
  "scftorture.holdoff":
    "How many seconds `scftorture`, the stress test for calls between processors, waits before it starts, 10 unless " +
    "set if it is built in.",
  "scftorture.longwait":
    "Lets the stress test for calls between processors hold them up for as much as so many seconds. Stall and lock-up " +
    "reports are then no fault.",
  "scftorture.nthreads":
    "How many threads of the stress test for calls between processors make calls; -1 takes one for each processor.",
  "scftorture.onoff_holdoff":
    "After how many seconds the stress test for calls between processors begins to turn some off and on.",
  "scftorture.onoff_interval":
    "How many seconds the stress test for calls between processors waits between turning some off and on; 0 leaves " +
    "them alone.",
  "scftorture.shutdown_secs":
    "Turns the machine off so many seconds after the stress test for calls between processors began; 0 for never.",
  "scftorture.stat_interval":
    "How many seconds lie between two reports of the stress test for calls between processors; 0 for none.",
  "scftorture.stutter_cpus":
    "Is documented for changing the set of tested processors. The module's code has no option of this name, only " +
    "`scftorture.stutter`.",
  "scftorture.use_cpus_read_lock":
    "With `1`, the stress test for calls between processors keeps them from being turned off by the lock made for " +
    "that, where otherwise it blocks task switches.",
  "scftorture.verbose": "With `1`, the stress test for calls between processors prints more about what it does.",
  "scftorture.weight_all":
    "How often, compared with other kinds, `scftorture` has all processors run a function without waiting for them.",
  "scftorture.weight_all_wait":
    "How often, compared with other kinds, `scftorture` has all processors run a function and waits for them.",
  "scftorture.weight_many":
    "How often, compared with other kinds, `scftorture` has several processors run a function without waiting. A " +
    "large share loads the machine heavily.",
  "scftorture.weight_many_wait":
    "How often, compared with other kinds, `scftorture` has several processors run a function and waits for them.",
  "scftorture.weight_single":
    "How often, compared with other kinds, `scftorture` has one processor run a function without waiting; -1 for the " +
    "default.",
  "scftorture.weight_single_wait":
    "How often, compared with other kinds, `scftorture` has one processor run a function and waits; -1 for the " +
    "default.",
  sched_proxy_exec:
    "With `0`, turns off that a task waiting for a lock lends its turn to the one that holds it. A test for " +
    "scheduling trouble in kernels that have this.",
  sched_thermal_decay_shift:
    "Used to set how slowly the scheduler forgets that a processor was throttled. Kernels such as 6.12 only log that " +
    "they ignore it.",
  sched_verbose:
    "Prints how the scheduler groups the processors, at the boot and at each change. For machines whose load is " +
    "spread badly or where a topology warning appears.",
  schedstats:
    "With `enable`, counts waiting times of tasks from the boot on, for `/proc/schedstat` and tools such as `perf " +
    "sched`. Costs a little time on each switch.",
  sdw_mclk_divider:
    "Sets the divider of the clock for Intel's SoundWire when firmware gives none, for laptops without sound because " +
    "of that. The code reads it as `soundwire_intel.sdw_mclk_divider`.",
  security:
    "Chooses one of the older security modules, such as `security=apparmor` or `selinux`. It is ignored, with a line " +
    "in the log, if `lsm=` is there too; a name that is not built in leaves the machine without any of them.",
  selinux:
    "With `0`, leaves SELinux out completely; with `1`, uses it. The quick test when services fail with `Permission " +
    "denied` or the first program cannot load its policy and stops. Files made meanwhile have no label, so the next " +
    "boot with it needs a relabel; `enforcing=0` avoids that.",
  serialnumber: "Leaves the serial number of Pentium III processors readable, which the kernel otherwise turns off.",
  sev:
    "Sets options for memory encryption of AMD guests: `debug` prints more, and newer kernels know further words. " +
    "Helps when such a guest hangs early in the boot.",
  shapers: "Was to limit the number of traffic shapers. The driver is gone, and no code reads the word.",
  show_lapic:
    "For how many processors the state of the interrupt controller is printed, 1 unless set, or `all`. Works only " +
    "with `apic=debug` or `apic=verbose`.",
  simeth: "Set up a network card of an IA-64 simulator. The architecture left the kernel.",
  simscsi: "Set up a disk of an IA-64 simulator. The architecture left the kernel.",
  skew_tick:
    "With `1`, lets the timer ticks of the processors come one after the other instead of all together. Less jitter " +
    "for real-time work on large machines; more power.",
  slab_debug:
    "Watches the kernel's small memory objects: checks (`F`), guard zones (`Z`), poison (`P`), who asked for it " +
    "(`U`), for all or some caches, as `slab_debug=FZPU,kmalloc-64`. For crashes that look like damaged memory; slow " +
    "and hungry for memory.",
  slab_max_order:
    "How large, as a power of two in pages, blocks for small kernel objects may be. Large blocks are fast, but hard " +
    "to get when memory is fragmented.",
  slab_merge:
    "Puts kernel objects of similar size together, in kernels configured not to. Saves memory; separates faults less " +
    "well.",
  slab_min_objects:
    "How many small objects a block should hold at least. More objects mean less overhead and larger blocks.",
  slab_min_order: "How large, as a power of two in pages, blocks for small kernel objects are at least.",
  slab_nomerge:
    "Keeps kernel objects of different kinds apart even if their size fits. Attacks get harder and `/proc/slabinfo` " +
    "tells more; it takes more memory.",
  slab_strict_numa:
    "Places each small kernel object on the node that the task's memory policy asks for. For large machines with slow " +
    "links between nodes; allocation gets slower.",
  slram:
    "Makes a memory device out of a range of addresses, as `slram=<name>,<start>,+<length>`, which must be kept from " +
    "other use by `mem=` or the like. Wrong addresses overwrite memory of the kernel.",
  slub_debug:
    "The older name of `slab_debug`, which watches the kernel's small memory objects. Newer kernels understand it as " +
    "well.",
  slub_max_order:
    "The older name of `slab_max_order`: the largest block for small kernel objects. Newer kernels understand it as " +
    "well.",
  slub_merge:
    "The older name of `slab_merge`, which puts similar objects together. Newer kernels understand it as well.",
  slub_min_objects:
    "The older name of `slab_min_objects`: how many objects a block holds at least. Newer kernels understand it as " +
    "well.",
  slub_min_order:
    "The older name of `slab_min_order`: the smallest block for small kernel objects. Newer kernels understand it as " +
    "well.",
  slub_nomerge:
    "The older name of `slab_nomerge`, which keeps objects of different kinds apart. Newer kernels understand it as " +
    "well.",
  smart2: "Was the word of a driver for old Compaq disk controllers. The driver is gone, and no code reads it.",
  "smp.csd_lock_timeout":
    "After how many milliseconds without an answer from another processor a report is printed, 5000 unless set, 0 for " +
    "never. Counts only with `csdlock_debug` or a kernel configured for it.",
  "smp.panic_on_ipistall":
    "Panics if another processor does not answer for so many milliseconds; 0 for never. Gets a machine that half " +
    "hangs to a crash dump.",
  "smsc-ircc2.ircc_cfg":
    "Gave the configuration port of an SMSC infrared chip. Infrared support left the kernel; nothing reads it.",
  "smsc-ircc2.ircc_dma":
    "Gave the DMA channel of an SMSC infrared chip. Infrared support left the kernel; nothing reads it.",
  "smsc-ircc2.ircc_fir":
    "Gave the port for fast transfers of an SMSC infrared chip. Infrared support left the kernel; nothing reads it.",
  "smsc-ircc2.ircc_irq":
    "Gave the interrupt of an SMSC infrared chip. Infrared support left the kernel; nothing reads it.",
  "smsc-ircc2.ircc_sir":
    "Gave the port for slow transfers of an SMSC infrared chip. Infrared support left the kernel; nothing reads it.",
  "smsc-ircc2.ircc_transceiver":
    "Told the kind of sender of an SMSC infrared chip. Infrared support left the kernel; nothing reads it.",
  "smsc-ircc2.nopnp":
    "Kept the driver of SMSC infrared chips from Plug and Play. Infrared support left the kernel; nothing reads it.",
  smt:
    "How many threads of each processor core are used at most, on MIPS and s390 for instance. `smt=1` is the same as " +
    "`nosmt`.",
  softlockup_all_cpu_backtrace:
    "With `1`, a report of a soft lock-up also shows what all other processors do. Helps when one waits for another; " +
    "long on a serial line.",
  softlockup_panic:
    "With `1`, panics when a processor is stuck in kernel code (`BUG: soft lockup`). For test systems and crash " +
    "dumps; on overloaded hosts it takes guests down without need.",
  "sonypi.*":
    "Stands for the options of the driver for keys and lid of old Sony laptops, such as `sonypi.verbose`. Newer " +
    "laptops use `sony-laptop`.",
  spec_rstack_overflow:
    "Chooses the measure against the Inception fault of AMD Zen processors: `safe-ret`, `ibpb`, `ibpb-vmexit`, " +
    "`microcode` or `off`. `off` and `microcode` are faster and leave the fault open in part or in whole.",
  spec_store_bypass_disable:
    "Chooses when processors may read before earlier writes are done: `on` never, `off` always, `auto`, or `prctl` " +
    "and `seccomp`, by which programs choose. `on` is safest and slow.",
  spectre_bhi:
    "Turns the measure against attacks through branch history `on` or `off` on x86; `vmexit` uses it for guests only. " +
    "`off` regains speed and leaves the fault open.",
  spectre_v2:
    "Chooses the measure against Spectre variant 2 on x86: `auto`, `on`, `off`, or a certain one such as `retpoline` " +
    "or `eibrs`. `off` is faster and lets programs and guests read foreign data; one that does not fit the processor " +
    "is replaced.",
  spectre_v2_user:
    "Chooses whether programs are protected from each other against Spectre variant 2: `on`, `off`, `auto`, or " +
    "`prctl` and `seccomp`, by which programs ask for it. `on` is slow on some processors.",
  spia_fio_base: "Set an address for the flash of a SPIA board. The driver is gone; nothing reads it.",
  spia_io_base: "Set an address for the flash of a SPIA board. The driver is gone; nothing reads it.",
  spia_peddr: "Set a register for the flash of a SPIA board. The driver is gone; nothing reads it.",
  spia_pedr: "Set a register for the flash of a SPIA board. The driver is gone; nothing reads it.",
  split_llc: "Acts as if the x86 processors' last cache were split into so many parts. For testing the scheduler.",
  split_lock_detect:
    "Says what happens to programs whose locked accesses cross cache lines, which slow all down: `warn`, `fatal` (the " +
    "program is killed), `off`, or `ratelimit:N`. Games and old programs run much faster with `off`, as a warning " +
    "holds the program up.",
  srbds:
    "With `off`, does without the measure against a leak of random numbers on Intel processors. Random-number " +
    "instructions get fast again; others may see what they return.",
  "srcutree.big_cpu_lim":
    "From how many processors on SRCU uses its form for large machines at once, 128 unless set. For developers of " +
    "RCU.",
  "srcutree.convert_to_big":
    "Says when SRCU changes to its form for large machines: 0 never, 1 at once, 3 by the number of processors, plus " +
    "0x10 when it gets crowded.",
  "srcutree.counter_wrap_check":
    "Says by its bits how rarely SRCU, a form of RCU whose readers may sleep, checks for numbers that run over. For " +
    "stress tests.",
  "srcutree.exp_holdoff":
    "After how many quiet nanoseconds SRCU, a form of RCU whose readers may sleep, answers the next request fast; 0 " +
    "for never.",
  "srcutree.small_contention_lim":
    "How many collisions per tick make SRCU change to its form for large machines, if `srcutree.convert_to_big` lets " +
    "it.",
  "srcutree.srcu_max_nodelay":
    "How often within one tick the thread of SRCU works again without a rest. More answers faster and takes more time " +
    "from others.",
  "srcutree.srcu_max_nodelay_phase":
    "How often SRCU looks for readers without a rest within one phase. More answers faster and takes more time from " +
    "others.",
  "srcutree.srcu_retry_check_delay":
    "How many microseconds SRCU waits, keeping the processor busy, between two looks for readers.",
  ssbd:
    "Chooses the measure against Speculative Store Bypass on 64-bit Arm: `force-on`, `force-off`, or `kernel`, where " +
    "programs choose for themselves. `force-off` is faster and leaves the fault open.",
  stack_depot_disable:
    "With `1`, does without the store for call traces, which saves memory. KASAN, page owner and the like then have " +
    "no traces to show.",
  stack_depot_max_pools:
    "How much memory, in pools, the store for call traces may use, 8191 unless set. Too little, and later traces are " +
    "missing in reports.",
  stack_guard_gap:
    "How many pages between a program's stack and other memory stay free, 256 unless set. A larger gap is safer; " +
    "programs with unusual memory layouts may fail to start.",
  stacktrace:
    "Records from the boot on where the kernel's stack was deepest, shown in `/sys/kernel/tracing/stack_trace`. For " +
    "suspected stack overflows; all gets slower. Needs CONFIG_STACK_TRACER.",
  stacktrace_filter:
    "Records the depth of the stack for the listed functions only, and turns that recorder on. Handled together with " +
    "`stacktrace`.",
  sti:
    "Chooses by number the graphics card of a PA-RISC machine for the first console. With a wrong one the screen " +
    "stays dark.",
  sti_font: "Chooses the font of the PA-RISC text console by name, by size (`10x20`) or by its number in the card.",
  stifb: "Sets the colour depth of PA-RISC graphics cards, one number for each card, as `bpp:8:8`.",
  stress_hpt:
    "Keeps only few entries for the kernel in the page table of Power machines, so that it misses often. For finding " +
    "faults in that code; slow.",
  stress_slb:
    "Keeps only few segments for the kernel in the processors of Power machines, so that it misses often. For finding " +
    "faults in that code; slow.",
  strict_sas_size:
    "With `1`, x86 refuses programs a signal stack that is too small for the processor's full state. Old programs " +
    "then fail at once instead of crashing later in a signal handler.",
  "sunrpc.max_resvport":
    "The highest port from which the NFS client calls servers. Lower or raise it to keep ports for other services, " +
    "with `sunrpc.min_resvport`.",
  "sunrpc.min_resvport":
    "The lowest port from which the NFS client calls servers. Too narrow a range, and mounts fail for lack of a free " +
    "port.",
  "sunrpc.pool_mode":
    "How threads of the NFS server are spread: `global`, one pool for each processor (`percpu`) or node (`pernode`), " +
    "or `auto`. Of use with several fast network cards.",
  "sunrpc.svc_rpc_per_connection_limit":
    "How many requests of one connection an NFS server handles at a time; 0 for any number. Keeps one client from " +
    "taking all threads.",
  "sunrpc.tcp_slot_table_entries":
    "How many requests a client starts with to one server over TCP. More may be faster and take memory.",
  "sunrpc.udp_slot_table_entries":
    "How many requests a client may have under way to one server over UDP. More may be faster and take memory.",
  "suspend.pm_test_delay":
    "How many seconds a sleep that is only tested (`/sys/power/pm_test`) lasts, 5 unless set. Needs CONFIG_PM_DEBUG.",
  svm: "With `off`, an IBM Power guest does not become a secure one. A test where that fails.",
  swiotlb:
    "Sizes the buffer through which data goes for devices that cannot reach all memory, in pieces of 2 KB " +
    "(`swiotlb=65536` is 128 MB); `force` sends all through it, `noforce` nothing. Raise it when the log says " +
    "`swiotlb buffer is full`; the memory is lost for other uses.",
  switches:
    "Sets on Atari which control lines of the keyboard, MIDI and sound chips are switched on, such as `ikbd`, or " +
    "`ov_ikbd` for overscan. For extended hardware only.",
  "syscall.x32": "With `0`, refuses x32 programs on a 64-bit x86 kernel that could run them. Less surface for attacks.",
  "sysctl.*":
    "Sets a value of `/proc/sys` just before the first program starts, as `sysctl.vm.swappiness=10`. Early and " +
    "without any file; values of modules that are loaded later cannot be set so, and faulty ones only leave a line in " +
    "the log.",
  "sysfs.deprecated":
    "With `1`, showed devices in `/sys` as very old `udev` versions expect them. Removed after 6.1; current `udev` " +
    "fails with it.",
  sysrq_always_enabled:
    "Keeps all SysRq keys working whatever `kernel.sysrq` says. The way to get traces (SysRq-T, SysRq-W) or a clean " +
    "restart out of a boot that hangs, as distributions restrict them; anyone at the keyboard or serial line can use " +
    "them.",
};
