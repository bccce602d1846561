/**
 * Own descriptions of parameters whose names start with a K: name as the kernel's documentation spells it, folded
 * names not needed. Texts are Markdown.
 */
export const summariesK: Readonly<Record<string, string>> = {
  kasan_multi_shot:
    "Lets the memory checker KASAN report every fault, where it otherwise falls silent after the first. The first " +
    "report is still the one to believe, later ones may be consequences.",
  keep_bootcon:
    "Keeps the early console (`earlycon`, `earlyprintk`) running when the real one takes over. The cure when " +
    "messages stop at `bootconsole … disabled`: it shows whether the kernel hangs or merely lost its console. Lines " +
    "may appear twice, and two drivers at one port can garble them or hang.",
  keepinitrd:
    "Keeps the memory of the initrd after it was unpacked. The other name is `retain_initrd`; with either, the image " +
    "can be read from `/sys/firmware/initrd`.",
  kernelcore:
    "Sets how much memory the kernel may use for things that cannot be moved, as size, percentage or `mirror`; the " +
    "rest serves programs and huge pages only. For memory that is to be unplugged later; too little, and the kernel " +
    "runs out of memory while much is free.",
  "kfence.burst":
    "How many further allocations the memory checker KFENCE takes under watch after each interval. More find faults " +
    "sooner and cost more.",
  "kfence.check_on_panic":
    "With `1`, KFENCE looks at all objects it watches once more when the kernel panics. It may tell that memory was " +
    "damaged before the crash.",
  "kfence.deferrable":
    "With `1`, KFENCE does not wake an idle processor for its samples. Saves power; the intervals get irregular.",
  "kfence.fault":
    "Says what follows a memory fault that KFENCE finds: `report` goes on, `oops` ends the process, `panic` stops " +
    "the machine. `panic` is for test systems that make a dump.",
  "kfence.sample_interval":
    "After how many milliseconds KFENCE watches another allocation; 0 turns it off. Smaller numbers find memory " +
    "faults sooner; it is cheap enough for systems in use.",
  "kfence.skip_covered_thresh":
    "From which percentage of use on KFENCE stops watching more allocations from places that it already watches. It " +
    "leaves room for others.",
  kgdbdbgp:
    "Uses the debug port of an EHCI USB controller for the kernel debugger, by number of the controller and, " +
    "optionally, how often to look for input. Only a special cable works at such a port.",
  kgdboc:
    "Connects the kernel debugger to a console: `kgdboc=ttyS0,115200`, or `kbd` for the keyboard. Enter it with " +
    "SysRq-g, or at boot with `kgdbwait`; the driver must be able to work without interrupts, which USB cannot.",
  kgdboc_earlycon:
    "Connects the kernel debugger to an early console until the one of `kgdboc` is there. The early console must be " +
    "able to read as well, which some `earlycon` drivers cannot; without a value the first able one is taken.",
  kgdbwait:
    "Stops the boot as early as possible and waits for a debugger. Without `kgdboc`, `ekgdboc` or another connection " +
    "nobody can answer, and the boot seems to hang.",
  kho:
    "Turns Kexec Handover on or off, by which a running kernel hands memory and state to the next one that it " +
    "starts. Both must support it, and it takes some memory from the start on.",
  kho_scratch:
    "Sets how much memory is kept free for the next kernel to start in when memory is handed over: low, common and " +
    "per node, or a percentage. Too little, and that kernel cannot boot.",
  kmac:
    "Sets the address of the network card of a RouterBoard 532. Without the right one, several boards in a network " +
    "can clash.",
  kmemleak:
    "Switches the search for memory that the kernel lost on or off, in kernels with CONFIG_DEBUG_KMEMLEAK. Results " +
    "are in `/sys/kernel/debug/kmemleak`; it slows all allocations down.",
  kprobe_event:
    "Defines probes at kernel functions that trace from boot on, as in `kprobe_event=p,vfs_read,$arg1`; commas " +
    "replace blanks and semicolons separate probes. Quote it, and remember that shells and GRUB eat the `$`.",
  kpti:
    "Forces the separation of kernel and program page tables on Arm on (`1`) or off (`0`), which by default depends " +
    "on the processor and on address randomisation. Off is a little faster and opens the Meltdown hole on affected " +
    "processors.",
  "kunit.enable":
    "With `0`, keeps the kernel's built-in unit tests from running. Kernels built with KUnit run them all while " +
    "booting, which takes long and fills the log.",
  "kvm-amd.ciphertext_hiding_asids":
    "Reserves so many address space numbers for SEV-SNP guests and hides even their encrypted memory from the host. " +
    "What they get is lost for SEV-ES guests; with too high a number those cannot start.",
  "kvm-amd.enable_mediated_pmu":
    "Gives guests on AMD processors the real performance counters while they run, instead of imitating them. More " +
    "exact and faster inside; the host cannot measure such guests, and leaving a guest takes longer.",
  "kvm-amd.nested":
    "Whether guests on AMD processors may run guests themselves; on by default. `0` closes a large and complicated " +
    "interface.",
  "kvm-amd.npt":
    "Whether KVM uses the second level of page tables of AMD processors. `0` is very slow and serves to debug KVM " +
    "only.",
  "kvm-arm.mode":
    "Chooses how KVM works on 64-bit Arm: `none` not at all, `nvhe` the older way, `protected` with guests hidden " +
    "from the host, `nested` with guests inside guests. `protected` forbids kexec and hibernation; a mode that the " +
    "hardware lacks is not used.",
  "kvm-arm.vgic_v3_common_trap":
    "Intercepts a guest's access to the registers that both groups of the GICv3 interrupt controller share. For " +
    "faulty hardware and debugging only.",
  "kvm-arm.vgic_v3_group0_trap":
    "Intercepts a guest's access to the group 0 registers of the GICv3 interrupt controller. For hardware with " +
    "faults and for debugging; it makes interrupts slow.",
  "kvm-arm.vgic_v3_group1_trap":
    "Intercepts a guest's access to the group 1 registers of the GICv3 interrupt controller, those that Linux guests " +
    "use all the time. For faulty hardware and debugging; guests get slow.",
  "kvm-arm.vgic_v4_enable":
    "Lets GICv4 hardware deliver interrupts of assigned devices straight to guests. Faster where the hardware does " +
    "it right; off unless asked for.",
  "kvm-arm.wfe_trap_policy":
    "Says whether a guest that waits for an event gives its processor back to the host (`trap`) or keeps it " +
    "(`notrap`). The kernel otherwise decides by whether others want to run.",
  "kvm-arm.wfi_trap_policy":
    "Says whether a guest that waits for an interrupt gives its processor back to the host (`trap`) or keeps it " +
    "(`notrap`). `notrap` answers faster, but a guest's idle time is lost for others.",
  "kvm-intel.emulate_invalid_guest_state":
    "Whether KVM carries out instructions itself while a guest is in a state that old Intel processors cannot enter, " +
    "as in the real mode of a BIOS. With `0` such guests fail on processors without unrestricted guests.",
  "kvm-intel.enable_mediated_pmu":
    "Gives guests on Intel processors the real performance counters while they run, instead of imitating them. More " +
    "exact and faster inside; the host cannot measure such guests, and leaving a guest takes longer.",
  "kvm-intel.ept":
    "Whether KVM uses the second level of page tables of Intel processors. `0` is very slow, turns further features " +
    "off, and serves to debug KVM only.",
  "kvm-intel.flexpriority":
    "Whether KVM leaves the priority register of the interrupt controller to Intel's hardware. `0` makes some " +
    "guests, old Windows above all, much slower.",
  "kvm-intel.nested":
    "Whether guests on Intel processors may run guests themselves; on by default. `0` closes a large and complicated " +
    "interface.",
  "kvm-intel.unrestricted_guest":
    "Whether guests on Intel processors may run real mode directly. `0` makes the start of their BIOS slow and " +
    "sometimes fail.",
  "kvm-intel.vmentry_l1d_flush":
    "When KVM empties the first-level cache before it enters a guest, against leaks on Intel processors (L1TF): " +
    "`always`, `cond` where needed, `never`. `never` is fastest and lets a hostile guest read the host's memory.",
  "kvm-intel.vpid":
    "Whether KVM marks cached address translations by guest on Intel processors. `0` makes each change between host " +
    "and guest slower; for debugging.",
  "kvm.eager_page_split":
    "Whether KVM splits huge pages at once when it starts to record a guest's writes, as for live migration. On by " +
    "default; with few writes, `0` keeps guests faster.",
  "kvm.enable_pmu":
    "With `0`, guests get no performance counters. It hides a source of trouble and of information about the host; " +
    "profilers inside guests then find nothing.",
  "kvm.enable_virt_at_load":
    "Whether KVM claims the virtualisation hardware when it is loaded, or only while guests run. `0` lets other " +
    "hypervisors such as VirtualBox use it; the first guest then starts a little slower.",
  "kvm.enable_vmware_backdoor":
    "Lets guests use VMware's special port, for programs that were made for it. It makes KVM intercept more, and is " +
    "off for safety.",
  "kvm.ignore_msrs":
    "Answers a guest's access to model registers that KVM does not know with zero instead of a fault. Some guests, " +
    "macOS and old Windows among them, do not boot otherwise; others then fail later in stranger ways.",
  "kvm.nx_huge_pages":
    "Controls KVM's protection against guests that make certain Intel processors hang through huge pages: `auto`, " +
    "`force` or `off`. `off` gives guests speed back, but any of them can then stop the host.",
  "kvm.nx_huge_pages_recovery_period_ms":
    "After how many milliseconds KVM makes split pages huge again; 0 lets it choose so that a page waits about an " +
    "hour. Short periods disturb guests.",
  "kvm.nx_huge_pages_recovery_ratio":
    "Which part of the pages that KVM had to split for `kvm.nx_huge_pages` is made huge again each period; 60 means " +
    "one sixtieth, 0 none. More work disturbs real-time guests.",
  kvm_cma_resv_ratio:
    "Which percentage of memory IBM Power hosts keep movable for the page tables of their guests, 5 unless set. Too " +
    "little, and large guests do not start after a while.",
};
