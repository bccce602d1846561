/**
 * Own descriptions of parameters whose names start with an I: name as the kernel's documentation spells it, folded
 * names not needed. Texts are Markdown.
 */
export const summariesI: Readonly<Record<string, string>> = {
  i2c_bus:
    "Sets the clock of an I2C bus, or adds a bus, on boards with TI OMAP1 processors: bus number and rate in kHz. A " +
    "rate that the wiring does not bear makes devices on the bus disappear.",
  i2c_touchscreen_props:
    "Corrects a touch screen that ACPI describes, by device name and properties, for instance to mirror it or give " +
    "its size and firmware. For tablets that are not on the kernel's list yet; a misspelt property has no effect and " +
    "gives no message.",
  "i8042.debug":
    "Logs every byte that goes to and from the keyboard controller. Use it together with `log_buf_len=` when " +
    "keyboard or touch pad are not found; data that comes from the keyboard is hidden unless `i8042.unmask_kbd_data` " +
    "is set too.",
  "i8042.direct":
    "Switches the keyboard controller's translation of key codes off, so that the keyboard's own set arrives. Needed " +
    "on a few machines where the translated codes are wrong.",
  "i8042.dumbkbd":
    "Only listens to the keyboard and sends nothing to it. Helps with controllers that hang on commands; the lights " +
    "of the keyboard then stay dark.",
  "i8042.kbdreset":
    "Resets the keyboard itself before it is used. For keyboards that stay silent after the firmware or a reboot; it " +
    "makes the start a little slower.",
  "i8042.noaux":
    "Does not look for a mouse or touch pad at the keyboard controller. Use it when that search disturbs the " +
    "keyboard or hangs; the pointer is gone unless it is connected otherwise.",
  "i8042.nokbd":
    "Does not look for a keyboard at the keyboard controller. For machines where the port exists without a keyboard " +
    "and the search disturbs or delays something.",
  "i8042.noloop":
    "Skips the test in which the controller sends a byte back to itself while it looks for the mouse. Controllers " +
    "that fail this test although they work need it, or the touch pad is missing.",
  "i8042.nomux":
    "Does not ask whether the controller can serve several mice at once. A frequent cure for laptops whose touch pad " +
    "is missing or behaves wildly.",
  "i8042.nopnp":
    "Looks for the keyboard controller at its usual place without regard to what ACPI says. Needed when the log says " +
    "`PNP: No PS/2 controller found` but there is one; without a controller the search may hang.",
  "i8042.notimeout":
    "Takes data from the keyboard controller even if it reports a time-out with them. For a few laptops that set " +
    "that flag wrongly.",
  "i8042.probe_defer":
    "Tries again later when the keyboard controller does not answer at first. For machines on which something else " +
    "has to start before it.",
  "i8042.reset":
    "Says when the keyboard controller is reset: `1` at start, end and sleep, `0` never, and by default on x86 only " +
    "for sleep. With `1` some touch pads appear that firmware left in a bad state; others stop working.",
  "i8042.unlock":
    "Ignores the lock switch that old PCs have for the keyboard. Without it the kernel warns and leaves the keyboard " +
    "locked.",
  "i8042.unmask_kbd_data":
    "Shows in the log of `i8042.debug` also what is typed. Everything entered then stands in the log, passwords " +
    "included.",
  i810: "Held options for an old graphics driver of Intel's 810 chips. No code of current kernels reads it.",
  "i915.invert_brightness":
    "Takes 0 for full brightness on this laptop (`1`), or for dark as usual (`-1`). Use it when the brightness keys " +
    "work the wrong way round; the wrong choice leaves the screen dark after the start.",
  ia32_emulation:
    "Whether 64-bit x86 kernels run 32-bit programs. With `0` they fail to start with `Exec format error`, including " +
    "a 32-bit `/init`; `1` brings them back on kernels built with that off.",
  icn: "Gave the port and memory of an ICN ISDN card. The driver is gone, and no code of current kernels reads it.",
  idle:
    "Says what an x86 processor does without work: `poll` never sleeps, `halt` sleeps lightly, `nomwait` avoids the " +
    "MWAIT instruction. If a machine that freezes when idle runs with `idle=poll` or `idle=halt`, the deep sleep " +
    "states are to blame; `poll` makes it hot and loud.",
  "idxd.sva":
    "With `0`, does not share address spaces between programs and Intel's data streaming accelerator. A test for " +
    "IOMMU trouble; programs that hand their own pointers to the device then fail.",
  "idxd.tc_override":
    "Lets the traffic classes of Intel's data streaming accelerator be changed, where the driver otherwise keeps its " +
    "own choice. For tuning by those who know the hardware.",
  ieee754:
    "Says which programs MIPS kernels run, by the encoding of not-a-number they were built for: `strict` only those " +
    "that the processor can do, `legacy` and `2008` one kind, `relaxed` all, `emulated` all with emulation where " +
    "needed. Programs of the wrong kind do not start, which for `/init` ends the boot; `relaxed` runs them, with odd " +
    "results.",
  ignore_rlimit_data:
    "Does not enforce the limit for a program's data (`ulimit -d`) and only warns once in the log. For old setups " +
    "that break because mapped memory counts too.",
  ihash_entries:
    "Sets the number of slots in the table of files that the kernel keeps in memory. The kernel chooses by the " +
    "amount of RAM; only unusual servers need another number.",
  ima:
    "With `off`, does not start IMA at all, which saves time and memory. Only a crash-dump kernel obeys it; any " +
    "other one ignores it with a warning.",
  "ima.ahash_bufsize":
    "How much of a file IMA hands to the hardware hash unit at a time, 4 kB unless set. Larger pieces may be faster " +
    "but need connected memory. 7.2 no longer has it.",
  "ima.ahash_minsize":
    "From which file size on IMA leaves the hashing to a hardware unit that works in the background; never unless " +
    "set. Small files are faster without it. 7.2 no longer has it.",
  ima_appraise:
    "Says what IMA does with files whose signature or checksum is wrong: `enforce` refuses them, `log` reports, " +
    "`fix` writes new checksums, `off` does nothing. `fix` serves to label a system; with `enforce` and an " +
    "unlabelled root nothing starts. It needs CONFIG_IMA_APPRAISE_BOOTPARAM.",
  ima_appraise_tcb:
    "Checks every file that belongs to root, as `ima_policy=appraise_tcb` does, which replaces it. On a system whose " +
    "files carry no checksums the first program cannot be started.",
  ima_canonical_fmt:
    "Writes IMA's list of measurements in little-endian form whatever the machine is. Big-endian machines need it so " +
    "that others can verify their lists.",
  ima_flush_htable:
    "Lets IMA forget which files it has recorded once its list is moved away and deleted. That frees most memory, " +
    "but the same file may be listed again afterwards.",
  ima_hash:
    "Names the hash that IMA uses for the files it measures, such as `sha256`. It has to be built in, or the kernel " +
    "falls back to its default and says so.",
  ima_policy:
    "Loads built-in rules for IMA, joined by a vertical bar: `tcb` records what root runs and reads, `appraise_tcb` " +
    "checks root's files, `secure_boot` asks for signatures on modules and firmware. Rules that check stop a system " +
    "whose files are not signed; rules that record make the start slower.",
  ima_tcb:
    "Records all programs that are run and all files that root reads, as `ima_policy=tcb` does, which replaces it. " +
    "The list grows in memory without limit on busy systems.",
  ima_template:
    "Chooses the form of the entries in IMA's list, such as `ima-ng` or `ima-sig`. Programs that verify the list " +
    "must understand it.",
  ima_template_fmt:
    "Describes an own form for entries in IMA's list, as field names joined by a vertical bar, for example `d-ng` " +
    "and `n-ng`. A form with an unknown field is refused with a message.",
  indirect_target_selection:
    "Controls the protection against a fault of Intel's branch prediction (ITS): `on`, `off`, `vmexit` for virtual " +
    "machines only, `stuff` another method, `force` even on processors without the fault. `off` gives back some " +
    "speed and opens the hole.",
  init_on_alloc:
    "With `1`, fills memory with zeros whenever the kernel hands it out. It hides faults that depend on old contents " +
    "and protects secrets, at the price of some percent of speed.",
  init_on_free:
    "With `1`, fills memory with zeros whenever it is given back. Secrets live shorter; it costs more than " +
    "`init_on_alloc`, as the memory is often no longer in the cache.",
  init_pkru:
    "Sets the protection keys with which x86 programs start, as a bit mask; usually all but key 0 are closed. A mask " +
    "that closes key 0 as well stops every program.",
  initcall_blacklist:
    "Skips the start functions of built-in drivers that are listed, by the names that `initcall_debug` prints, as in " +
    "`initcall_blacklist=simpledrm_platform_driver_init`. The way to get past a built-in driver that hangs or " +
    "crashes the boot. It needs CONFIG_KALLSYMS; a wrong name is ignored without a message, and what depends on the " +
    "skipped driver may crash instead.",
  initramfs_async:
    "With `0`, unpacks the initramfs completely before drivers start, where otherwise both go on at once. A test " +
    "when a driver does not find firmware that is in the initramfs; the boot gets a little longer.",
  initramfs_options:
    "Sets mount options for the file system that the initramfs is unpacked into, as `initramfs_options=size=75%`. " +
    "Where that is a tmpfs, half of the memory is the limit otherwise, and a large initramfs fails to unpack with " +
    "`write error`; with a ramfs there is no such limit.",
  initrdmem:
    "Gives address and size of an initrd in physical memory, such as `initrdmem=0x8000000,16M`, where no boot loader " +
    "hands one over. Other code must not have overwritten that memory; with wrong numbers the kernel goes on without " +
    "initrd or reports junk.",
  "inport.irq": "Gives the interrupt of an Inport bus mouse, 5 unless set. Only ISA cards of the 1990s have one.",
  int_pln_enable:
    "Lets Intel processors send an interrupt when they reach their power limit, and count it. Off by default because " +
    "these interrupts are frequent and of little use.",
  integrity_audit:
    "With `1`, IMA and EVM write also the less important events into the audit log. Useful when a file is refused " +
    "and the log does not tell why.",
  "intel_idle.max_cstate":
    "How deep idle Intel processors may sleep at most; 0 leaves it to ACPI. `1` is the well-known test for laptops " +
    "and small boards that freeze at random, at the price of battery time.",
  intel_iommu:
    "Passes options, separated by commas, to Intel's IOMMU (VT-d): `on` and `off`, `igfx_off` leaves graphics out, " +
    "`sm_off` avoids its scalable mode. Assigning devices to guests needs `on`, where the kernel does not do so by " +
    "itself; `off` is the test for `DMAR` faults, dead graphics or storage.",
  intel_pstate:
    "Chooses how Intel processors set their clock: `active` by the driver's own rules, `passive` by the kernel's " +
    "governors, `disable` through `acpi-cpufreq`, `no_hwp` without the processor's own control. Try `disable` or " +
    "`passive` when the clock stays low; `force` may switch protections off that firmware relies on.",
  intremap:
    "Controls the remapping of interrupts by Intel's IOMMU: `off` does without, `nosid` does not check the sender, " +
    "`no_x2apic_optout` ignores the firmware's wish to avoid x2APIC. `intremap=off` helps when devices lose " +
    "interrupts; many processors and safe device assignment need it on.",
  io7:
    "Names by number an additional I/O hub of Alpha machines with Marvel boards. For systems whose hub is not found " +
    "by itself.",
  io_delay:
    "Says how old x86 code waits between two accesses to slow ports: `0x80`, `0xed`, `udelay` or `none`. Some " +
    "laptops hang when port 0x80 is written; there `0xed` or `udelay` helps.",
  iomem:
    "With `relaxed`, lets programs read and write device memory through `/dev/mem` although a driver uses it. Tools " +
    "that flash firmware need that on kernels with strict access; both sides may get into each other's way.",
  iommu:
    "Sets on x86 how devices reach memory, as a list: `pt` lets the host's devices around the IOMMU, `off` does " +
    "without any, `soft` copies through a buffer in low memory, `force` uses it even if not needed. `iommu=off` or " +
    "`pt` is the first test for DMA faults and dead disks or network; `off` forbids device assignment. On IBM Power " +
    "it takes `nobypass`.",
  "iommu.debug_pagealloc":
    "With `1`, reports memory that is freed while a device can still write to it through an IOMMU. Finds drivers " +
    "that damage memory; slow, and only with CONFIG_IOMMU_DEBUG_PAGEALLOC.",
  "iommu.forcedac":
    "With `1`, gives PCI devices addresses above 4 GB at once, where usually lower ones are tried first. Saves time " +
    "with many mappings; devices that cannot really handle long addresses fail.",
  "iommu.passthrough":
    "With `1`, lets devices reach memory without translation by the IOMMU, as `iommu=pt` does on x86. Faster, and a " +
    "test for translation faults; it gives up the protection from devices that write to wrong places.",
  "iommu.strict":
    "With `1`, takes a device's access to memory away at once when the driver is done with it; with `0` a little " +
    "later and many at a time. `0` is faster, but a faulty or hostile device can still write for a moment.",
  ip:
    "Lets the kernel set up a network card before the root file system is mounted: `ip=dhcp`, or " +
    "`ip=<client>:<server>:<gateway>:<netmask>:<name>:<device>:<method>`. Needed for an NFS root without initramfs; " +
    "the card's driver must be built in, and the kernel waits for the cable up to two minutes (`carrier_timeout`). " +
    "It needs CONFIG_IP_PNP; an initramfs often reads the same word, with forms of its own.",
  ipcmni_extend:
    "Raises the number of System V message queues, semaphores and shared memory segments from 32768 to some 16 " +
    "million. Big databases may need it; numbers are then reused sooner, which can confuse faulty programs.",
  "ipe.enforce":
    "With `0`, lets the IPE security module only report what it would forbid. For trying out a policy; kernels " +
    "without CONFIG_SECURITY_IPE do not know it.",
  "ipe.success_audit":
    "With `1`, writes an audit record also for what IPE allows. Good for seeing why a rule matches; the log grows " +
    "fast.",
  irqaffinity:
    "Names the processors that handle interrupts unless a device asks otherwise, such as `0-1`. Keeps the others " +
    "free for timing-critical work, together with `isolcpus`; the processor that boots is always added.",
  "irqchip.gicv2_force_probe":
    "Looks for the second page of an Arm GICv2 interrupt controller even if the device tree gives it too little " +
    "room. For faulty device trees, where guests or priorities do not work; if nothing is there, the access may " +
    "crash.",
  "irqchip.gicv3_nolpi":
    "Leaves the message interrupts (LPIs) of Arm's GICv3 unused. For a kernel that only loads the next one, which " +
    "could not set them up again; PCI devices then have no such interrupts.",
  "irqchip.gicv3_pseudo_nmi":
    "Uses the priorities of Arm's GICv3 to have interrupts that get through even when others are blocked. Lock-ups " +
    "can then be traced and profiled; faulty firmware may hang the boot with it. Needs CONFIG_ARM64_PSEUDO_NMI.",
  "irqchip.riscv_imsic_noipi":
    "Does not use message interrupts for signals between RISC-V processors. Faster in virtual machines whose host " +
    "has to emulate each of them.",
  irqfixup:
    "Tries all other handlers when nobody claims an interrupt, because firmware may have told the wrong number. " +
    "Helps against `nobody cared` and devices that stop; slower, and not available with PREEMPT_RT.",
  "irqhandler.duration_warn_us":
    "Warns when the handler of an interrupt runs longer than so many microseconds. Finds the driver behind jerky " +
    "sound or missed deadlines; 0 is refused.",
  irqpoll:
    "Does what `irqfixup` does, and asks all handlers at each timer tick as well. The last resort when disks or " +
    'network hang and the log says `irq …: nobody cared (try booting with the "irqpoll" option)`; it makes ' +
    "everything slower, so look for the device with the wrong interrupt. Not available with PREEMPT_RT.",
  isapnp:
    "Gives the port for reading ISA Plug and Play cards, whether to reset them, and how much to print. For old cards " +
    "that are not found or disturb another device at that port; `noisapnp` leaves them all alone.",
  isolcpus:
    "Keeps processors such as `2-5` out of the scheduler's balancing, so that only work that is put there explicitly " +
    "runs on them; the flags `nohz` and `managed_irq` keep the tick and device interrupts away too. For real-time " +
    "work and virtual machines. Threads pinned to several of them are not spread, and at least one processor must be " +
    "left; cpusets can do the same while the system runs.",
  iucv:
    "Is named in the documentation for the s390 network connection between z/VM guests. No code of current kernels " +
    "reads this word; the driver is configured through `/sys`.",
  ivrs_acpihid:
    "Corrects in AMD's IOMMU table to which device an ACPI device belongs: `ivrs_acpihid=AMD0020:0@00:14.5`. Needed " +
    "when such a device, a serial port for instance, fails with IOMMU faults.",
  ivrs_hpet:
    "Corrects in AMD's IOMMU table which device the HPET timer is: `ivrs_hpet=0@00:14.0`. A wrong entry stops that " +
    "timer's interrupts.",
  ivrs_ioapic:
    "Corrects in AMD's IOMMU table which device an I/O APIC is: `ivrs_ioapic=10@0001:00:14.0`. Needed when the log " +
    "says that interrupt remapping is off because the table lacks the I/O APIC; the forms with brackets are old.",
};
