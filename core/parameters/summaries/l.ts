/**
 * Own descriptions of parameters whose names start with an L: name as the kernel's documentation spells it, folded
 * names not needed. Texts are Markdown.
 */
export const summariesL: Readonly<Record<string, string>> = {
  l1d_flush:
    "With `on`, lets a program ask that the first-level cache be emptied whenever the processor turns to another " +
    "one, on Intel processors. Without it the request (`prctl`) is refused; it costs speed only for those who ask.",
  l1tf:
    "Controls the protection against the L1TF fault of Intel processors, chiefly for hosts of virtual machines: " +
    "`off`, `flush`, `full`, with `nosmt` or `force` behind a comma. `full` switches hyper-threading off; `off` also " +
    "lifts the limit on swap space.",
  l2cr:
    "Writes a value into the control register of the second-level cache on old 32-bit PowerPC processors. For " +
    "accelerator cards and firmware that leaves the cache off; a wrong value crashes at once.",
  l3cr:
    "Writes a value into the control register of the third-level cache on old 32-bit PowerPC processors. A wrong " +
    "value crashes at once.",
  lapic:
    "On 32-bit kernels, switches on the local interrupt controller that the BIOS left off; as `lapic=notscdeadline`, " +
    "drives its timer the older way. The first is for old PCs without timer or multiprocessor support; the second a " +
    "test for virtual machines and processors whose timer stops.",
  lapic_timer_c2_ok:
    "Trusts the processor's own timer to go on in the second sleep state (C2). Saves power if it is true; if not, " +
    "the machine answers only when a key is pressed.",
  "libata.dma":
    "Says by bits which ATA devices may transfer by DMA: 1 disks, 2 CD drives, 4 Compact Flash; 0 none. A test for " +
    "read errors with bad cables and adapters, as everything gets very slow without.",
  "libata.force":
    "Forces settings for ATA ports, as `2.00:noncq,3:1.5Gbps`: link speed, DMA mode, no command queueing (`noncq`), " +
    "no power saving (`nolpm`), or `disable`. The numbers are those of `ata2.00` in the log. Good against `failed " +
    "command: READ FPDMA QUEUED`, link resets and freezes; without a number it holds for all disks.",
  "libata.ignore_hpa":
    "With `1`, uses also the part of a disk that firmware hides. It may hold a recovery system or RAID data, and " +
    "partitions past the visible end become accessible.",
  "libata.noacpi":
    "With `1`, does not ask ACPI about disks when they are found, put to sleep and woken. Helps when firmware sends " +
    "commands that make a disk or CD drive fail.",
  liveupdate:
    "Switches on the orchestration of live updates, in which a new kernel takes over while guests and devices stay " +
    "alive. It builds on `kho` and needs CONFIG_LIVEUPDATE.",
  load_ramdisk:
    "Was to load a RAM disk from a floppy. The kernel 6.12 ignores it with a message, later ones do not know it.",
  "lockd.nlm_grace_period":
    "How many seconds after its start an NFS server waits for clients to renew their locks. Shorter lets clients go " +
    "on sooner after a restart, but slow ones lose locks.",
  "lockd.nlm_tcpport":
    "Fixes the TCP port of the NFS lock service, which otherwise changes with each start. A firewall needs a fixed " +
    "one.",
  "lockd.nlm_timeout":
    "After how many seconds an NFS client repeats a request for a lock that was not answered. Raise it on slow " +
    "networks.",
  "lockd.nlm_udpport":
    "Fixes the UDP port of the NFS lock service, which otherwise changes with each start. A firewall needs a fixed " +
    "one.",
  lockdown:
    "Restricts even the administrator: `integrity` forbids changing the running kernel, `confidentiality` also " +
    "reading its secrets. Unsigned modules, `/dev/mem`, kexec of unsigned kernels and hibernation then fail with " +
    "`Lockdown: …` in the log; it cannot be lifted until the next boot.",
  "locktorture.acq_writer_lim":
    "After how many kernel ticks of waiting for a lock the lock test prints a complaint; 0 never. It shows locks " +
    "that are unfair.",
  "locktorture.bind_readers":
    "Names the processors on which the reading threads of the lock test run. Bound to few of them, they meet more " +
    "often.",
  "locktorture.bind_writers":
    "Names the processors on which the writing threads of the lock test run. Bound to few of them, they meet more " +
    "often.",
  "locktorture.call_rcu_chains":
    "How many endless chains of RCU callbacks the lock test keeps going, so that RCU is always at work meanwhile; 0 " +
    "none.",
  "locktorture.long_hold":
    "How many milliseconds the lock test now and then holds a lock, 100 unless set; 0 never. Longer holds provoke " +
    "lock-up warnings.",
  "locktorture.nested_locks":
    "How many locks, at most 8, the test takes inside one another; 0 for one only. Kinds of locks that cannot be " +
    "nested ignore it.",
  "locktorture.nreaders_stress":
    "How many threads of the lock test take the lock for reading. Chosen by the number of processors unless set.",
  "locktorture.nwriters_stress":
    "How many threads of the lock test take the lock for writing. Chosen by the number of processors unless set.",
  "locktorture.onoff_holdoff":
    "How many seconds after the boot the lock test begins to switch processors off and on. Useful only with " +
    "`locktorture.onoff_interval`.",
  "locktorture.onoff_interval":
    "How many seconds lie between two switchings of a processor during the lock test; 0 for none. Finds faults that " +
    "only show while processors come and go.",
  "locktorture.rt_boost":
    "Whether the lock test raises and lowers the priority of its threads: 0 not, 1 for real-time mutexes, 2 always. " +
    "It tests the inheritance of priorities.",
  "locktorture.rt_boost_factor":
    "How rarely and how long the lock test raises priorities, 50 unless set. Larger numbers mean less often and " +
    "longer.",
  "locktorture.shuffle_interval":
    "After how many kernel ticks the lock test moves its threads to other processors, so that some get idle; 0 never.",
  "locktorture.shutdown_secs":
    "After how many seconds the lock test turns the machine off. For runs in virtual machines without anyone " +
    "watching.",
  "locktorture.stat_interval":
    "Every how many seconds the lock test prints its counters, 60 unless set. Counters that stand still show a hang.",
  "locktorture.stutter":
    "For how long the lock test alternately works and rests; 0 works without rest. It tests how locks cope with " +
    "sudden load.",
  "locktorture.torture_type":
    "Names the kind of lock to test, such as `spin_lock`, `mutex_lock` or `rwsem_lock`. An unknown name ends the " +
    "test with a list of the known ones.",
  "locktorture.verbose":
    "With `0`, the lock test prints less about what it does; `1` is the default. The counters are printed in any " +
    "case.",
  "locktorture.writer_fifo":
    "With `1`, runs the writing threads of the lock test at real-time priority. Other work may starve meanwhile.",
  log_buf_len:
    "Sets the size of the kernel's log, as `log_buf_len=4M`, rounded up to a power of two. Needed when the first " +
    "lines are missing in `dmesg`, as with many processors, `initcall_debug` or `dyndbg`. It can only enlarge what " +
    "CONFIG_LOG_BUF_SHIFT gives, and 2G is the most; memory is taken for good.",
  "logibm.irq":
    "Gives the interrupt of a Logitech bus mouse, 5 unless set. Only ISA cards of the 1980s and 1990s have one.",
  "logo.nologo":
    "Does not draw the penguins at the top of a framebuffer console. It leaves more lines for messages when one " +
    "photographs a crash.",
  "loop.max_loop":
    "How many loop devices exist from the start, as `max_loop` does; this form also works when the driver is a " +
    "module. Further devices are made on demand, so hardly anything needs more.",
  lp:
    "Says which parallel ports carry printers: `parport0`, `none` to skip one, `auto` to ask them, `reset` to reset " +
    "the printers; `lp=0` uses none. Keeps the driver away from ports where something else is connected.",
  lpj:
    "Sets how many loops of an empty counting make up one tick, instead of measuring it. It saves up to a quarter of " +
    "a second of the boot and is a way past `Calibrating delay loop...` when the kernel hangs there. Take the number " +
    "that a good boot prints as `lpj=`; a wrong one makes all short waits wrong, and devices fail in odd ways.",
  lsm:
    "Lists the security modules to start, in order: `lsm=lockdown,yama,apparmor,bpf`. It replaces the list of the " +
    "configuration, so modules that are left out do not run; unknown names are passed over, and of SELinux, Smack " +
    "and AppArmor only the first may be the main one.",
  "lsm.debug":
    "Prints which security modules are started, in which order, and why others are not. The first step when `lsm=` " +
    "does not do what was meant.",
  ltpc: "Gave port, interrupt and DMA channel of an Apple LocalTalk PC card. Current kernels have no driver for it.",
};
