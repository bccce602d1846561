/**
 * Own descriptions of parameters whose names start with an X: name as the kernel's documentation spells it, folded
 * names not needed. Texts are Markdown.
 */
export const summariesX: Readonly<Record<string, string>> = {
  x2apic_phys:
    "Addresses x86 processors one by one in x2APIC mode instead of in groups. A test for lost interrupts or " +
    "processors that do not start.",
  "xen.balloon_boot_timeout":
    "How many seconds a Xen guest waits at the boot for memory to be given back, 180 unless set. If it panics there, " +
    "the host has given less memory than the guest was told.",
  "xen.event_eoi_delay":
    "For how many ticks the end of an interrupt is held back during a storm of Xen events, 10 unless set. Protects " +
    "from hostile backends.",
  "xen.event_loop_timeout":
    "After how many ticks of handling Xen events without a break the kernel begins to hold the end of interrupts " +
    "back, 2 unless set. Protects from hostile backends, with `xen.event_eoi_delay`.",
  "xen.fifo_events":
    "With `0`, uses the older form of Xen events. A test for hangs of guests; fewer events are possible.",
  xen_512gb_limit:
    "Limits a paravirtualized Xen guest to 512 GB of memory, for tools that cannot save or move larger ones; " +
    "`xen_512gb_limit=0` lifts the limit where it is built in.",
  xen_console_io:
    "Whether a Xen guest writes its console by direct calls to the hypervisor. For finding faults early in the boot; " +
    "without it such messages may be missing.",
  xen_emul_unplug:
    "Says which emulated devices a fully virtualized Xen guest removes in favour of its fast ones: `ide-disks`, " +
    "`nics`, `all`, `never` and others. Removing changes disk names, so a root named `/dev/sda1` may not be found; " +
    "with `never` the same disk can show up twice.",
  xen_legacy_crash:
    "Lets a panic in a Xen guest end at once in the hypervisor's hands, without the rest of the panic. Messages and " +
    "crash dumps of the guest itself may be missing then.",
  xen_mc_debug:
    "Records more about groups of calls to Xen from a paravirtualized guest. Tells which one failed; a little slower.",
  xen_msr_safe:
    "With `1`, lets a paravirtualized Xen guest access processor registers in a way that survives refused ones; with " +
    "`0` such an access shows as a fault. `1` is the test for guests that crash early.",
  xen_no_vector_callback:
    "Does not let Xen deliver events to a guest directly by an interrupt number of its own. A test for guests that " +
    "hang when disks or network start; slower.",
  xen_nopv:
    "The older word for `nopv` under Xen: the guest uses no Xen extensions. A test; disks and network run by emulated " +
    "devices only.",
  xen_nopvspin:
    "Kept Xen guests from telling the hypervisor that they wait for a lock. Newer kernels know `nopvspin` instead.",
  xen_scrub_pages:
    "With `0`, does not clear memory before giving it back to Xen. The boot of large guests gets faster; another " +
    "guest may see what was in it, if Xen does not clear it.",
  xen_timer_slop:
    "How exact the timers of a Xen guest are at best, in nanoseconds, 100000 unless set. Smaller is more exact and " +
    "costs more interrupts.",
  "xhci-hcd.quirks":
    "Adds workarounds for USB 3 controllers, as a hexadecimal number whose bits stand in the kernel's " +
    "`drivers/usb/host/xhci.h`. For controllers that die or lose devices; a wrong bit can break a good one.",
  xirc2ps_cs:
    "Gives interrupts, port and flags of a Xircom network card in a PCMCIA slot, if its driver is built in. For cards " +
    "that are not set up rightly by themselves.",
  xive:
    "With `off`, leaves the interrupt controller of Power9 and later to firmware. A test for lost interrupts; slower, " +
    "above all with guests.",
  "xive.store-eoi":
    "With `off`, ends interrupts on Power10 and later by a read instead of a write. A test for lost or doubled " +
    "interrupts.",
  xmon:
    "Turns on the debugger in Power kernels: `early` enters it right at the boot, `on`, `rw` or `ro` on a crash, " +
    "`off` never. With `early` the boot stops at its prompt; whoever is at the console controls the machine.",
};
