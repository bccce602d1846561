/**
 * Own descriptions of parameters whose names start with an A: name as the kernel's documentation spells it, folded
 * names not needed. Texts are Markdown.
 */
export const summariesA: Readonly<Record<string, string>> = {
  accept_memory:
    "Chooses when a confidential virtual machine takes over the memory that its host offers: bit by bit when it is " +
    "needed (`lazy`), or all of it while booting (`eager`). `eager` makes a large guest boot much slower, but keeps " +
    "that work out of later measurements and rules it out as a cause of trouble.",
  "acpi.debug_layer":
    "Selects by bits the parts of the ACPI code whose debug messages are printed, together with `acpi.debug_level`. " +
    "It needs CONFIG_ACPI_DEBUG; wide masks flood the log so much that booting may take minutes, so enlarge " +
    "`log_buf_len` as well.",
  "acpi.debug_level":
    "Selects by bits the kinds of debug messages that ACPI prints for the parts chosen with `acpi.debug_layer`. " +
    "Without CONFIG_ACPI_DEBUG nothing is printed, and with all bits set hardly anything else can be read.",
  "acpi.poweroff_on_fatal":
    "With `0`, keeps the machine on when the firmware's ACPI code reports a fatal error, instead of shutting it " +
    "down. Meant for finding out what went wrong in such firmware; the machine may misbehave from there on.",
  acpi_apic_instance:
    "Picks the interrupt controller table (MADT) to use where faulty firmware supplies more than one: `2` for the " +
    "second, `0` or `1` for the first. Try it when processors or interrupts are missing and the log says `BIOS bug: " +
    "multiple APIC/MADT found`.",
  acpi_backlight:
    "Decides who controls the brightness of a laptop's screen: firmware through ACPI (`video`), the maker's own " +
    "driver (`vendor`), the graphics driver (`native`), or nobody (`none`). Try the values in turn when the " +
    "brightness keys do nothing or the screen stays dark.",
  acpi_enforce_resources:
    "Decides what happens when a driver wants I/O ports or memory that the firmware's ACPI code uses too: `strict` " +
    "refuses the driver, `lax` warns only, `no` does not look. Sensor drivers that find `Resource conflict` in the " +
    "log often work with `lax`, at the risk of both sides touching the chip at once.",
  acpi_force_32bit_fadt_addr:
    "Makes ACPI use the old 32-bit register addresses of its main table (FADT) instead of the 64-bit ones beside " +
    "them. Needed where firmware filled in wrong 64-bit addresses, which shows as failing power-off, sleep or timer.",
  acpi_force_table_verification:
    "Checks the checksums of ACPI tables already when they are first read, early in the boot, which is otherwise " +
    "left out. Useful to tell whether strange behaviour comes from damaged tables.",
  acpi_irq_balance:
    "Lets ACPI spread PCI devices over several interrupt lines where the firmware leaves the choice open. That is " +
    "the rule with an I/O APIC anyway; with the old interrupt controller it may bring lines into use that something " +
    "else already occupies.",
  acpi_irq_isa:
    "Names interrupt numbers that belong to ISA devices, so that ACPI gives them to PCI devices only as a last " +
    "choice. Needed on old machines whose firmware does not report an ISA card.",
  acpi_irq_nobalance:
    "Keeps the interrupt lines that the firmware assigned to PCI devices instead of spreading them. That is the rule " +
    "with the old interrupt controller; with an I/O APIC it can help against devices whose interrupts get lost.",
  acpi_irq_pci:
    "Names interrupt numbers that ACPI may hand to PCI devices although it believes them to be taken by ISA. For old " +
    "machines that run short of free interrupts.",
  acpi_mask_gpe:
    "Silences ACPI's general-purpose events by number or list (`0x6e`, `1-3,17`) from the start. This is the cure " +
    "when `acpi` interrupts eat a processor, as `/proc/interrupts` and `/sys/firmware/acpi/interrupts` show; " +
    "whatever hangs on that event (lid, hot-plugging, buttons) no longer gets noticed.",
  acpi_no_auto_serialize:
    "Lets ACPI methods that create named objects run several at a time, as older kernels did, instead of one after " +
    "the other. For checking whether the automatic ordering causes a hang; normally it prevents one.",
  acpi_no_memhotplug:
    "Ignores memory that firmware offers to add through ACPI. Crash-dump kernels use it, because they may touch only " +
    "the memory set aside for them.",
  acpi_no_static_ssdt:
    "Leaves out the secondary ACPI tables (SSDT) that firmware lists at boot, for example to replace them with " +
    "corrected ones. Devices described in them disappear.",
  acpi_no_watchdog:
    "Ignores the watchdog that ACPI's WDAT table describes, so that the chip's own driver, such as `iTCO_wdt`, can " +
    "have it. Use it when a machine resets because the described watchdog does not work.",
  acpi_os_name:
    "Replaces the operating system's name that ACPI reports through the `_OS` object. Only very old firmware looks " +
    "at it; newer firmware asks `_OSI`, see `acpi_osi`.",
  acpi_osi:
    'Changes what the kernel answers when the firmware asks for operating systems it knows: `acpi_osi="Windows ' +
    '2015"` adds one, `acpi_osi=!` takes the built-in Windows names away, `acpi_osi=` removes the question ' +
    "altogether. Firmware switches touch pads, hotkeys and graphics by the answers; the quotes have to survive the " +
    "boot loader.",
  acpi_pm_good:
    "Trusts the ACPI power management timer on chipsets known for reading it wrongly, and so spares the kernel " +
    "reading it three times. If the chip is faulty after all, time jumps.",
  acpi_rev_override:
    "Reports ACPI revision 5 instead of 2, which some laptops take as a sign of Linux and then set their sound or " +
    "graphics differently. It needs CONFIG_ACPI_REV_OVERRIDE_POSSIBLE, and two cold starts until the firmware has " +
    "noticed.",
  acpi_rsdp:
    "Tells the kernel the physical address where the search for ACPI tables starts. The tools that load a second " +
    "kernel (kexec, kdump) set it on EFI machines; without it such a kernel finds no ACPI and hence few devices. A " +
    "wrong address has the same effect.",
  acpi_sci:
    "Sets trigger (`edge`, `level`) or polarity (`high`, `low`) of the interrupt through which ACPI reports its " +
    "events, overriding the firmware. Needed when the log says `irq 9: nobody cared`, or when neither power button " +
    "nor lid have any effect.",
  acpi_skip_timer_override:
    "Ignores the firmware's claim that the timer interrupt arrives at pin 2 of the I/O APIC. For old nForce2 boards, " +
    "whose timer otherwise shows as `XT-PIC` in `/proc/interrupts`, a slow fallback.",
  acpi_sleep:
    "Lists workarounds for sleeping and waking, separated by commas: `nonvs` leaves ACPI's own memory area alone, " +
    "`old_ordering` and `sci_force_enable` suit old firmware, `s3_bios` and `s3_mode` bring back the screen. Try " +
    "them one by one when a machine does not wake up; they change nothing during the boot itself.",
  acpi_use_timer_override:
    "Follows the firmware's redirection of the timer interrupt on Nvidia boards where the kernel distrusts it. " +
    "Needed on the few nForce5 boards without HPET that lose their timer after the message `Ignoring ACPI timer " +
    "override`.",
  acpica_no_return_repair:
    "Stops the ACPI interpreter from correcting what the firmware's own methods return. Only of use to those who " +
    "debug that interpreter or a firmware; devices that depend on a correction stop working.",
  add_efi_memmap:
    "Adds the memory that EFI reports to the map which the boot loader passed, on x86. Needed when a loader hands " +
    "over an incomplete map and memory is missing from the kernel's count.",
  agp:
    "Controls graphics cards on the AGP bus: `off` leaves the bus bridge alone, `try_unsupported` drives a bridge " +
    "that no driver claims. The second may crash the machine or damage data, the first costs 3D speed.",
  align_va_addr:
    "Spaces the addresses of shared libraries on AMD family 15h (Bulldozer), where badly aligned code fights over " +
    "the shared instruction cache. Takes `32`, `64`, `on` or `off`, for programs of those sizes; other processors " +
    "ignore it.",
  alignment:
    "Says as a bit mask what 32-bit Arm kernels do when a program reads from an odd address: 1 logs it, 2 carries " +
    "the access out nevertheless, 4 kills the program with SIGBUS. Bits may be added; `/proc/cpu/alignment` shows " +
    "the present setting and counters.",
  alloc_snapshot:
    "Reserves the second trace buffer together with the first, so that a snapshot of the trace can be taken during " +
    "the boot, even from code that must not allocate memory. It doubles what tracing takes of memory.",
  allow_mismatched_32bit_el0:
    "Permits 32-bit programs on Arm systems of which only some processors can run them. The kernel then keeps such " +
    "programs on those processors, listed in `/sys/devices/system/cpu/aarch32_el0`, and does not let the last of " +
    "them be switched off.",
  amd_dynamic_epp:
    "Turns on (`enable`) or off (`disable`) that the `amd_pstate` driver, in its active mode, picks the balance " +
    "between speed and saving by itself. While it does, the balance cannot be set by hand.",
  amd_iommu:
    "Passes options, separated by commas, to the driver of AMD's IOMMU: `off` leaves it alone, `force_isolation` " +
    "keeps every device in its own address space, `pgtbl_v2` changes the form of its page tables. `amd_iommu=off` is " +
    "a quick test when devices fail with `IO_PAGE_FAULT`, but takes away device assignment to guests and protection " +
    "from DMA.",
  amd_iommu_dump:
    "Prints the table (IVRS) in which firmware describes AMD's IOMMU, while the driver reads it. Use it when the " +
    "IOMMU is not found, or when the log complains about a broken IVRS table.",
  amd_iommu_intr:
    "Chooses how AMD's IOMMU remaps interrupts: `vapic`, the default on able hardware, can deliver them straight " +
    "into a guest, `legacy` cannot. `legacy` helps to rule the newer way out when devices given to a guest lose " +
    "interrupts.",
  amd_prefcore:
    "With `disable`, keeps the scheduler from preferring the processor cores that AMD's firmware ranks as the " +
    "fastest. Useful for comparing measurements; other values are ignored.",
  amd_pstate:
    "Chooses how AMD processors set their clock: `active` leaves it to the processor, `guided` gives it a range, " +
    "`passive` uses the kernel's governors, `disable` falls back to `acpi-cpufreq`. Needs firmware that offers CPPC; " +
    "`disable` is the test when a machine hangs at idle or stays at its lowest clock.",
  "amijoy.map":
    "Says which kind of device is plugged into each of the two joystick ports of an Amiga, as two numbers. Without " +
    "it the driver looks for a joystick on the second port only.",
  "analog.map":
    "Describes joysticks at gameports, where nothing can be asked: a list of types such as `none`, `auto`, `2btn` or " +
    "`gamepad`, one for each port. With a wrong entry, axes and buttons get mixed up or are missing.",
  apc:
    "With `noidle`, stops the power saving of SPARCstation 4 and 5 from putting the idle processor on standby. Try " +
    "it where such a machine crashes at random.",
  apic:
    "Makes the start of x86's interrupt controllers talkative: `verbose` reports what is set up, `debug` dumps " +
    "registers and routing too. 32-bit kernels also take the name of an APIC driver, and 64-bit ones a bare `apic`, " +
    "which undoes an earlier `noapic`. Use `apic=debug` when the boot stops around timer or `IO-APIC` messages.",
  apic_extnmi:
    "Says which x86 processors receive a non-maskable interrupt from outside, such as a dump button: the first one " +
    "(`bsp`), `all`, or `none`. `none` protects a crash-dump kernel from being interrupted by it.",
  apicpmtimer:
    "Measures the speed of the processor's own timer by the ACPI power management timer and not by the old PIT, and " +
    "no longer trusts the time-stamp counter. For 64-bit machines whose PIT is broken, which shows in a clock " +
    "running at the wrong speed.",
  apm:
    "Controls the old Advanced Power Management of 32-bit PCs: `off`, `on`, or options such as `power-off` and " +
    "`debug`. Firmware calls of that time crash easily, so `apm=off` is the first thing to try on machines that hang " +
    "there.",
  apparmor:
    "Turns the security module AppArmor on (`1`) or off (`0`) for this boot. `apparmor=0` helps to see whether a " +
    "service fails because of its profile; it must also be listed in `lsm=` or CONFIG_LSM to run at all.",
  arcrimi:
    "Gives address, interrupt and station number of an ARCnet card of the type RIM I, which is addressed through " +
    "memory only and cannot be detected. Only old ISA machines have one.",
  "arm64.no32bit_el0":
    "Refuses to run 32-bit Arm programs on a 64-bit kernel, as if the processor could not. Good for testing and for " +
    "closing an unneeded door; an initramfs with a 32-bit `/init` then no longer boots.",
  "arm64.nobti":
    "Makes the kernel ignore the processor's checks of jump targets (Branch Target Identification). Use it to see " +
    "whether a crash comes from them, or when a system emulator implements them badly.",
  "arm64.nogcs":
    "Makes the kernel ignore the Guarded Control Stack, the protected copy of return addresses. For finding out " +
    "whether programs die because of it.",
  "arm64.nomops":
    "Makes the kernel ignore the processor's instructions for copying and filling memory, and tells programs that " +
    "they are missing. Helps where firmware or a hypervisor handles them badly.",
  "arm64.nompam":
    "Makes the kernel leave the partitioning and monitoring of caches and memory bandwidth (MPAM) alone. Needed " +
    "where firmware did not prepare it, which can crash the kernel very early in the boot.",
  "arm64.nomte":
    "Makes the kernel ignore memory tagging, which catches stray pointers on newer Arm processors. Use it when " +
    "firmware left the tags unusable, or to compare speed.",
  "arm64.nopauth":
    "Makes the kernel ignore pointer authentication, the signing of return addresses. It helps where firmware or " +
    "hypervisor did not enable it properly and the kernel dies very early, or when debugging corrupted return " +
    "addresses.",
  "arm64.nosme":
    "Makes the kernel ignore the matrix extension (SME) of Arm processors. Worth a try when the machine stops early " +
    "on new hardware whose firmware has not set that extension up.",
  "arm64.nosve":
    "Makes the kernel ignore the scalable vector extension (SVE). Programs that ask for it use slower code; use it " +
    "when firmware did not set SVE up, or against faults in vector code.",
  ataflop:
    "Named in the documentation as the options of the Atari floppy driver, but no code reads this word: the driver " +
    "takes them as `floppy=`. There they give the kind of drive, whether to buffer whole tracks, and the step rates.",
  atarimouse:
    "Named in the documentation for the mouse of Atari computers, but no code reads this word. The driver has one " +
    "setting, `atarimouse.mouse_threshold`, how far the mouse moves before it is noticed.",
  "atkbd.extra":
    "Uses the additional lights and keys of some old IBM and EzKey keyboards. Other keyboards may not understand the " +
    "commands, so it is off by default.",
  "atkbd.reset":
    "Resets the keyboard when its driver starts. For keyboards that come out of the firmware in a strange state and " +
    "send nothing.",
  "atkbd.scroll":
    "Reports the wheel of certain Microsoft office keyboards as scrolling. Without it, the codes of the wheel show " +
    "up as unknown keys.",
  "atkbd.set":
    "Chooses the scan code set that the keyboard is asked to use: 2, the usual one, or 3. Few keyboards handle 3 " +
    "well; wrong letters are the sign of it.",
  "atkbd.softraw":
    "Decides what programs see that read raw keyboard codes: codes made up by the kernel from its key events (`1`, " +
    "the default), or those that the keyboard really sent (`0`). Needed only for odd programs and for examining a " +
    "keyboard.",
  "atkbd.softrepeat":
    "Lets the kernel repeat a held key instead of the keyboard. Useful where the keyboard does not repeat, or " +
    "repeats letters when the line is slow.",
  audit:
    "Switches the recording of security events: `0` keeps it off until the next boot, `1` records from the start and " +
    "keeps events in memory until the audit daemon fetches them. With `1` and no daemon, the events land in the " +
    "kernel log and can fill it.",
  audit_backlog_limit:
    "How many audit events may wait for the daemon, 64 unless set. With `audit=1` a boot easily produces more, and " +
    "the log then says `audit: backlog limit exceeded`; 8192 is a usual value.",
  autoconf:
    "Whether IPv6 addresses are formed from what routers announce. It belongs to the module `ipv6` and has to be " +
    "written `ipv6.autoconf=0`; a plain `autoconf=0` is not read by the kernel.",
};
