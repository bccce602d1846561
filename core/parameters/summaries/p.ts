/**
 * Own descriptions of parameters whose names start with a P: name as the kernel's documentation spells it, folded
 * names not needed. Texts are Markdown.
 */
export const summariesP: Readonly<Record<string, string>> = {
  "page_alloc.shuffle":
    "With `1`, mixes the order in which free memory pages are handed out, in kernels with " +
    "CONFIG_SHUFFLE_PAGE_ALLOCATOR. It evens out the use of a memory-side cache and makes addresses a little harder " +
    "to guess.",
  page_owner:
    "With `on`, remembers for each page of memory which code asked for it, readable in " +
    "`/sys/kernel/debug/page_owner`. The tool for finding who eats memory; it costs memory and time, and needs " +
    "CONFIG_PAGE_OWNER.",
  page_poison:
    "With `on`, fills memory pages with a pattern when they are given back and checks it before they are used again. " +
    "Finds writes to freed memory and keeps old data from leaking; slow. Needs CONFIG_PAGE_POISONING.",
  "page_reporting.page_reporting_order":
    "Sets how large a free block of a guest must be (as power of two, in pages) to be offered to the host. Smaller " +
    "blocks give more memory back and cost more time; too large a number turns it off.",
  panic_console_replay:
    "Prints the whole log again on all consoles at the end of a panic. For consoles that came up late or lost lines; " +
    "on a slow serial line it takes minutes.",
  panic_force_cpu:
    "Names the processor that has to carry out a panic, for machines whose crash-dump kernel only starts from there. " +
    "Handing over can itself fail in a broken system, so leave it out where it is not needed.",
  panic_on_taint:
    "Panics as soon as the kernel gets one of the taint marks in this mask, given in hexadecimal without need for " +
    "`0x`, such as `20` for a bad page. Catches the moment at which something goes wrong; a module from elsewhere can " +
    "then stop the boot. With `,nousertaint`, programs cannot set such marks.",
  panic_on_warn:
    "With `1`, turns each kernel warning (`WARN`) into a panic. For test systems that are to stop or write a dump at " +
    "the first sign of trouble; on ordinary machines harmless warnings would crash them.",
  panic_print:
    "Adds facts to a panic, chosen by bits: tasks (1), memory (2), timers (4), locks (8), trace buffer (16), the log " +
    "once more (32), traces of all processors (64), blocked tasks (128). Good where no dump is made; the cause may " +
    "scroll out of the log, so enlarge `log_buf_len`.",
  panic_sys_info:
    "Says by name what a panic prints in addition, such as `tasks,mem,all_bt`. Easier to read than the numbers of " +
    "`panic_print`, with the same risk that the cause scrolls away.",
  "parkbd.mode":
    "Tells the driver for a keyboard at the parallel port whether it is of the XT (0) or AT (1) kind; 1 unless set.",
  "parkbd.port": "Names by number the parallel port to which a keyboard adapter is wired; 0 unless set.",
  parport:
    "Says at which address, interrupt and DMA channel parallel ports of a PC are: `parport=0x378,7`; `auto` uses what " +
    "is found, `0` leaves them alone. For printers that are slow or not found; a wrong interrupt disturbs other " +
    "devices.",
  parport_init_mode:
    "Sets the mode (`spp`, `ps2`, `epp`, `ecp`, `ecpepp`) of parallel ports in certain VIA chips. For Pegasos " +
    "machines, whose firmware has no such setting.",
  "pata_legacy.all":
    "With `1`, looks for old IDE disks at the two classic addresses even on a machine with PCI. For machines whose " +
    "IDE controller is not a PCI device; touching these addresses may upset others.",
  "pata_legacy.autospeed":
    "With `1`, sets transfer modes although no particular chip was found, relying on one that listens to the " +
    "commands. For old VESA or ISA boards; wrong, and data gets damaged.",
  "pata_legacy.ht6560a":
    "Drives a Holtek HT6560A IDE chip on the first (1), second (2) or both (3) channels. Such chips cannot be " +
    "detected safely.",
  "pata_legacy.ht6560b":
    "Drives a Holtek HT6560B IDE chip on the first (1), second (2) or both (3) channels. Such chips cannot be " +
    "detected safely.",
  "pata_legacy.iordy_mask":
    "Says by bits which channels may let the disk slow a transfer down (IORDY). Clear a bit if disks there fail in " +
    "the fast modes.",
  "pata_legacy.opti82c46x":
    "Drives an Opti IDE chip of the 82C46x family on the first (1), second (2) or both (3) channels.",
  "pata_legacy.opti82c611a": "Drives an Opti 82C611A IDE chip on the first (1), second (2) or both (3) channels.",
  "pata_legacy.pio_mask":
    "Says by bits which transfer modes disks may use that set their speed by themselves. Take fast ones away if data " +
    "gets damaged.",
  "pata_legacy.probe_all":
    "With `1`, looks also at the third and later IDE addresses on machines with PCI. Something else may be at these " +
    "addresses.",
  "pata_legacy.probe_mask":
    "Tells by bits which of the six IDE addresses are not to be touched, bit 0 being 0x1f0. For machines that hang in " +
    "the search.",
  "pata_legacy.qdi": "With `1`, looks for old QDI controllers of VESA local bus machines.",
  "pata_legacy.winbond":
    "Looks for an old Winbond IDE controller, with `1` at port 0x130, otherwise at the port given.",
  "pata_platform.pio_mask":
    "Says by bits which transfer modes are allowed for IDE disks that a board describes as plain registers; only the " +
    "slowest is, unless set. Too much, and data gets damaged.",
  pause_on_oops:
    "After a kernel fault was printed, makes the processor, and any other that runs into a fault, wait so many " +
    "seconds. The way to read or photograph the first report on a screen before later ones push it away; the machine " +
    "seems to hang meanwhile.",
  pcbit: "Was the word for an ISDN card. Its driver left the kernel; nothing reads it.",
  "pcd.": "Was the beginning of the options for CD drives at the parallel port (PARIDE). The drivers left after 6.1.",
  pci:
    "A list of settings for the PCI bus, separated by commas. The usual tests are `nomsi` (devices that get no " +
    "interrupts), `noaer` (floods of bus errors), `realloc` (devices without addresses), `nocrs` or `noacpi` (wrong " +
    "firmware tables), `nommconf`; `pci=off` hides all PCI devices, disks and network included. Each works around " +
    "something else, so add one at a time; unknown words only leave a line in the log.",
  pcie_aspm:
    "`off` leaves the power saving of PCI Express links as firmware set it, which need not mean that it is off; " +
    "`force` uses it even where a device says that it cannot. `off` is the test for errors, dropouts and hangs of " +
    "network cards and NVMe disks; `force` can freeze the machine. The sysfs file " +
    "`/sys/module/pcie_aspm/parameters/policy` shows the choice.",
  pcie_pme:
    "With `nomsi`, PCI Express ports report waking up by an ordinary interrupt line. For machines that do not wake up " +
    "or get floods of interrupts.",
  pcie_port_pm:
    "`off` keeps PCI Express ports from saving power, `force` makes all do it. `off` is a test when devices behind a " +
    "port vanish or do not come back after sleep.",
  pcie_ports:
    "Chooses who handles errors, wake-ups and plugging at PCI Express ports: `native` the kernel even without " +
    "permission of firmware, `compat` nobody, `dpc-native` only one kind of error. `native` may bring hot-plugging " +
    "back; firmware that does the same work can collide with it.",
  pcmv: "Was the word of a driver for a PCMCIA card (BadgePAD 4). Current kernels do not read it.",
  "pd.": "Was the beginning of the options for disks at the parallel port (PARIDE). The drivers left after 6.1.",
  pd_ignore_unused:
    "Leaves parts of a chip powered that no driver asked for, where the kernel otherwise turns them off at the end of " +
    "its start. The test on Arm boards that freeze or lose a device then; use it together with `clk_ignore_unused`.",
  pdcchassis:
    "Whether PA-RISC machines show the state of the system on their panel; `0` turns it off. For machines that do not " +
    "cope with the calls.",
  percpu_alloc:
    "Chooses how the memory for data of each processor is set up first: `embed` or `page`. For finding faults; if the " +
    "boot dies there on a machine with odd memory, try `page`.",
  "pf.":
    "Was the beginning of the options for disk drives with ATAPI at the parallel port (PARIDE). The drivers left " +
    "after 6.1.",
  "pg.":
    "Was the beginning of the options for other ATAPI devices at the parallel port (PARIDE). The drivers left after " +
    "6.1.",
  pirq:
    "Gives by hand to which inputs of the I/O APIC the interrupts of PCI slots go, on old x86 boards with wrong " +
    "tables. Wrong numbers make the devices deaf.",
  plip:
    "Says which parallel ports the network link over a cable may use, as `plip=parport0`; `timid` leaves ports with a " +
    "printer alone, `0` turns it off.",
  pm_async:
    "With `off`, puts devices to sleep and wakes them one after the other. The test for a sleep that hangs, because " +
    "the last device in the log is then the one; slower.",
  pm_debug_messages:
    "Logs more about going to sleep and waking up, from the boot on. Later `/sys/power/pm_debug_messages` does the " +
    "same. Use it with `no_console_suspend` for a sleep that fails.",
  pmtmr:
    "Gives the port of the ACPI timer in hexadecimal, for firmware that names a wrong one. With a wrong port the time " +
    "runs wildly.",
  pmu_override:
    "Takes the performance counters of a Power processor away from `perf` and lets them run freely. For special " +
    "measuring only.",
  "pnp.debug":
    "With `1`, logs which ports, interrupts and channels Plug and Play devices could have and get. For devices that " +
    "are not set up; needs CONFIG_PNP_DEBUG_MESSAGES.",
  pnp_reserve_dma:
    "Lists DMA channels that Plug and Play may not give to a device, because a card without it uses them.",
  pnp_reserve_io:
    "Lists ports, as pairs of start and size, that Plug and Play may not give to a device. For old cards that it " +
    "cannot see.",
  pnp_reserve_irq: "Lists interrupts that Plug and Play may not give to a device. For old cards that it cannot see.",
  pnp_reserve_mem:
    "Lists memory ranges, as pairs of start and size, that Plug and Play may not give to a device. For old cards that " +
    "it cannot see.",
  pnpacpi:
    "With `off`, ignores the on-board devices that ACPI lists. A test for hangs; serial ports, keyboard or clock may " +
    "be missing or have the wrong interrupt.",
  pnpbios:
    "Controls the old Plug and Play BIOS of 32-bit PCs: `off`, `on`, `curr` or `no-curr` for using its current " +
    "settings; `res` and `no-res` are documented, but not read. Calling it crashes some machines, so `off` is the " +
    "test.",
  ports:
    "Lists the ports at which the IPVS helper for FTP listens; written `ip_vs_ftp.ports=21,2121`. On its own the word " +
    "is not read.",
  possible_cpus:
    "Sets how many processors the kernel prepares for, whatever firmware says, on x86 and s390. Raise it to plug " +
    "processors in later, lower it to save memory; fewer than there are leaves the rest unused.",
  powersave:
    "With `off`, keeps idle Power processors awake. A test for hangs when idle and for delays; they use more power.",
  ppc_strict_facility_enable:
    "Catches on Power that kernel code uses floating-point or vector registers without asking. For finding such " +
    "faults; slower.",
  ppc_tm:
    "With `off`, hides the transactional memory of Power processors. It avoids faults and leaks around it; programs " +
    "that need it fall back or fail.",
  preempt:
    "Chooses how willingly the kernel lets a running task be interrupted: `none` for throughput, `voluntary`, `full` " +
    "for quick answers, in newer kernels also `lazy`. Only with CONFIG_PREEMPT_DYNAMIC; an unsupported word is " +
    "answered with a warning and changes nothing.",
  "print-fatal-signals":
    "With `1`, logs each program that dies of a signal such as SIGSEGV, with its registers. Helps when programs of " +
    "the first boot stage vanish without a word; users can fill the log with it.",
  "printk.always_kmsg_dump":
    "With `1`, saves the log to persistent memory (`pstore`) at every halt and restart, not only after crashes. For " +
    "machines that restart for no visible reason; flash wears a little.",
  "printk.console_no_auto_verbose":
    "With `1`, keeps the amount of console messages as it is at a fault or panic. Of use where a slow serial line " +
    "would delay the restart; the report may then not show at all.",
  "printk.debug_non_panic_cpus":
    "With `1`, takes messages of the other processors into the log during a panic. They may hold a hint; they may " +
    "also mix with the report or delay it.",
  "printk.devkmsg":
    "Says whether programs may write into the kernel's log through `/dev/kmsg`: `on`, `off`, or `ratelimit`. `on` " +
    "keeps messages of early boot programs complete, such as systemd's; once set here, it cannot be changed while the " +
    "system runs.",
  "printk.time":
    "With `1`, starts each message with the seconds since the start. The way to see where a boot spends its time; " +
    "early lines show 0.000000 until the clock runs.",
  "proc_mem.force_override":
    "Says who may write to protected memory of another process through `/proc/<pid>/mem`: `always`, `ptrace` " +
    "(debuggers only) or `never`. `never` is safer and breaks debuggers' breakpoints.",
  "processor.max_cstate":
    "Limits how deep ACPI lets idle processors sleep, 1 being the lightest. The test for freezes and noise when idle, " +
    "although Intel processors obey `intel_idle.max_cstate` first; power use rises. 9 lifts limits known for certain " +
    "machines.",
  "processor.nocst":
    "Ignores the firmware's list of sleep states for processors and uses an older table. A test for machines that " +
    "hang when idle.",
  profile:
    "Counts where the kernel spends its time, for `readprofile`: a number sets the resolution as power of two, " +
    "`schedule` or `kvm` in front what is counted. `perf` does that better today; needs CONFIG_PROFILING.",
  prompt_ramdisk:
    "Used to wait for a floppy disk with the RAM disk. Kernels such as 6.12 only log that they ignore it; newer ones " +
    "do not know it.",
  prot_virt:
    "With `1`, lets an s390 host run guests whose memory it cannot read. Needs suitable hardware; the kernel may then " +
    "be placed at another address.",
  psi:
    "Whether the kernel measures how long tasks wait for processor, memory and disks (`/proc/pressure`). `psi=1` " +
    "turns it on where CONFIG_PSI_DEFAULT_DISABLED turned it off; systemd's `oomd` and Android need it.",
  "psmouse.proto":
    "Sets the best protocol that is tried on a PS/2 mouse or touchpad: `bare`, `imps`, `exps`, `lifebook` or `any`. " +
    "`imps` or `bare` help when the pointer jumps; buttons, wheel or gestures may be lost.",
  "psmouse.rate":
    "How many reports per second a PS/2 mouse sends, 100 unless set. More makes the pointer smoother and takes a " +
    "little more time.",
  "psmouse.resetafter":
    "After how many bad packets a PS/2 mouse is reset; 0 for never. Helps with keyboard switches that confuse it.",
  "psmouse.resolution":
    "Sets the resolution of a PS/2 mouse in points per inch, 200 unless set. Higher makes the pointer faster.",
  "psmouse.smartscroll": "With `0`, turns off that some Logitech PS/2 mice repeat scrolling while the button is held.",
  "pstore.backend":
    "Names where the last messages of a crash are kept, such as `efi_pstore`, `erst` or `ramoops`; the first that " +
    "registers wins otherwise. Set it if several exist. With a wrong name nothing is saved, and `/sys/fs/pstore` " +
    "stays empty.",
  "pt.": "Was the beginning of the options for tape drives at the parallel port (PARIDE). The drivers left after 6.1.",
  pti:
    "Separates the kernel's page tables from those of programs on x86, against Meltdown: `on`, `off`, or `auto` for " +
    "processors that need it. `off` makes system calls faster; on a vulnerable processor any program can then read " +
    "all memory.",
  "pty.legacy_count":
    "How many terminals of the old kind (`/dev/ptyp0` and so on) exist. Only ancient programs need any; needs " +
    "CONFIG_LEGACY_PTYS.",
};
