/**
 * Own descriptions of parameters whose names start with an E: name as the kernel's documentation spells it, folded
 * names not needed. Texts are Markdown.
 */
export const summariesE: Readonly<Record<string, string>> = {
  early_ioremap_debug:
    "Reports each mapping of device memory that the kernel makes before its normal memory handling works. Use it " +
    "when the log complains that such early mappings were not taken down again.",
  early_page_ext:
    "Starts the bookkeeping about pages earlier, so that `page_owner` and similar tools also see the first " +
    "allocations. The preparation of memory then cannot be spread over processors, which makes big machines boot " +
    "more slowly.",
  edac_report:
    "Was to say whether memory errors are reported by the EDAC code. No code of current kernels reads it, and " +
    "setting it has no effect.",
  edd:
    "Says whether x86 asks the BIOS about its disks before the kernel starts: `off`, `on`, or `skipmbr` to leave " +
    "their first sectors unread. `edd=off` is a well-known cure when a machine hangs at `Probing EDD`.",
  efi:
    "Lists options for machines with EFI, separated by commas: `debug` prints the memory map and more, `noruntime` " +
    "makes no calls into the firmware later on, `novamap` and `nochunk` work around faults while starting, " +
    "`nosoftreserve` uses memory set aside for special purposes. `efi=noruntime` is the test for crashes within " +
    "firmware; setting boot entries, `efivarfs` and sometimes the clock or a reboot then do not work.",
  efi_fake_mem:
    "Adds attributes to memory ranges of the EFI map, for trying out how the kernel treats special memory. Of the " +
    "kernels known here only 6.1 has it, for x86 and with CONFIG_EFI_FAKE_MEMMAP.",
  efi_no_storage_paranoia:
    "Lets the kernel fill the storage for EFI variables beyond one half. Some boards never start again once that " +
    "storage is full, so use it only where writing a variable fails for lack of room and the board is known to cope.",
  efivar_ssdt:
    "Loads an additional ACPI table from the EFI variable of that name, for describing hardware that the firmware " +
    "left out. Kernel lockdown, as with secure boot, forbids it.",
  eisa_irq_edge:
    "Makes EISA interrupts on PA-RISC machines react to edges, for ISA cards in EISA slots. A comma-separated list " +
    "of the numbers 0 to 15.",
  ekgdboc:
    "Lets the kernel debugger use the keyboard very early (`ekgdboc=kbd`), before any driver for consoles is there. " +
    "It goes with `earlyprintk=vga` and `kgdbwait`; only a keyboard that works without USB drivers is of use.",
  elanfreq:
    "Sets the highest clock of an AMD Elan processor in kilohertz. The kernel calls it deprecated and asks for " +
    "`elanfreq.max_freq`.",
  elfcorehdr:
    "Tells a crash-dump kernel where in memory the crashed one left the description of its own memory. `kexec` adds " +
    "it; written by hand or missing, `/proc/vmcore` stays away.",
  enable_mtrr_cleanup:
    "Lets the kernel rearrange the cache settings for memory ranges (MTRR) on x86, so that the graphics memory finds " +
    "room among them. Hardly needed on machines of today; a bad result makes the machine very slow.",
  enable_timer_pin_1:
    "Was to force the use of the first timer input on x86 boards. No code of current kernels reads it; only " +
    "`disable_timer_pin_1` is left.",
  enforcing:
    "Starts SELinux enforcing (`1`) or only reporting (`0`), if the kernel was built to allow the choice. " +
    "`enforcing=0` lets a system with wrong file labels boot so that they can be repaired; programs that load the " +
    "policy, systemd among them, look at it as well.",
  erst_disable:
    "Does not use the storage that firmware offers for error records (ERST). Helps when touching it hangs or crashes " +
    "the boot; crash messages are then not kept in `pstore` there.",
  ether:
    "The old name of `netdev`: interrupt, port and name of a network card, for built-in ISA drivers that cannot " +
    "detect theirs. A parameter without a name at its end is ignored.",
  evm:
    "With `fix`, lets the checksums over file attributes be written even where they do not match, which one does " +
    "once when setting a system up. Other values are refused with a message; do not keep it in normal use, as " +
    "nothing is protected then.",
};
