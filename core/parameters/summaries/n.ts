/**
 * Own descriptions of parameters whose names start with an N: name as the kernel's documentation spells it, folded
 * names not needed. Texts are Markdown.
 */
export const summariesN: Readonly<Record<string, string>> = {
  n2:
    "Was meant for SDL's RISCom/N2 serial card. No code reads the word on its own; the driver takes addresses and " +
    "interrupts as `n2.hw=`.",
  netdev:
    "Gives an ISA network card's interrupt, port, memory range and interface name, as `netdev=5,0x300,0,0,eth0`. Only " +
    "for old built-in drivers that cannot find their card; all others ignore it.",
  "netpoll.carrier_timeout":
    "How many seconds `netconsole` and other users of netpoll wait for the network cable's signal, 4 unless set. " +
    "Raise it when a switch is slow and the first messages get lost.",
  "nf_conntrack.acct":
    "With `1`, counts packets and bytes of each connection that the firewall tracks. Needed by tools such as " +
    "`conntrack -L` for traffic numbers; `net.netfilter.nf_conntrack_acct` changes it later.",
  "nfs.cache_getent":
    "Path of the helper program that an NFS client calls to look up host names, `/sbin/nfs_cache_getent` unless set. " +
    "Kernels that still have it know it under the name `nfsv4.cache_getent`, and only with CONFIG_NFS_USE_LEGACY_DNS.",
  "nfs.cache_getent_timeout":
    "How many seconds an NFS client waits for its look-up helper, 15 unless set. Written as " +
    "`nfsv4.cache_getent_timeout`, and only there with CONFIG_NFS_USE_LEGACY_DNS.",
  "nfs.callback_nr_threads":
    "How many threads of an NFSv4 client answer calls from servers, for instance when a file lent to it is wanted " +
    "back. Raise it if such requests pile up.",
  "nfs.callback_tcpport":
    "Fixes the port at which an NFSv4.0 client can be called back by servers. Needed to let that traffic through a " +
    "firewall; otherwise the port is chosen at random.",
  "nfs.delay_retrans":
    "How often an NFSv4 client tries again when the server says that it is busy, before the program gets an error. " +
    "Counts only for mounts with `softerr`; without it the client tries for ever.",
  "nfs.enable_ino64":
    "With `0`, squeezes the file numbers of an NFS server into 32 bits. A crutch for old 32-bit programs that fail " +
    "with `Value too large for defined data type`.",
  "nfs.idmap_cache_timeout":
    "How long an NFSv4 client remembers which user name belongs to which number; the name that the code reads is " +
    "`nfs.nfs_idmap_cache_timeout`. Shorten it if changed accounts show up late.",
  "nfs.max_session_cb_slots":
    "How many calls from an NFSv4.1 server the client handles at the same time. Rarely worth a change.",
  "nfs.max_session_slots":
    "How many requests an NFSv4.1 client may have under way at one server. Raise it for fast links with many " +
    "programs; the server may grant fewer, and `sunrpc` has a limit of its own.",
  "nfs.nfs4_disable_idmapping":
    "Whether an NFSv4 client sends owners as numbers instead of names where `sec=sys` is used; on unless `0`. With " +
    "`0` and no running `idmapd`, files seem to belong to `nobody`.",
  "nfs.nfs4_unique_id":
    "Adds a text to the name by which an NFSv4 client is known to servers. Set it on diskless machines or containers " +
    "that share a host name, because otherwise they take each other's locks and leases away.",
  "nfs.recover_lost_locks":
    "With `1`, an NFSv4 client takes locks again that the server dropped, for example after the network was away for " +
    "long. Another program may have changed the file meanwhile, so data can get damaged; leave it at 0.",
  "nfs.send_implementation_id":
    "With `0`, an NFSv4.1 client does not tell servers its kernel version. A matter of privacy, or of servers that " +
    "stumble over it.",
  "nfs4.layoutstats_timer":
    "Sets after how many seconds, at the soonest, a pNFS client reports its use of the storage; 0 leaves that to the " +
    "layout driver. The module is called `nfsv4`, so write `nfsv4.layoutstats_timer`.",
  nfsaddrs: "An old name of `ip=`, which sets up the network before an NFS root is mounted. Still obeyed; write `ip=`.",
  "nfsd.inter_copy_offload_enable":
    "With `1`, an NFS server fetches a file straight from another server when a client wants it copied between them. " +
    "The servers must be able to reach and trust each other.",
  "nfsd.nfs4_disable_idmapping":
    "Whether an NFSv4 server takes and returns owners as plain numbers for clients with `sec=sys`; on unless `0`. " +
    "Turn it off only if names match on all machines and numbers do not.",
  "nfsd.nfsd4_ssc_umount_timeout":
    "How many milliseconds an NFS server keeps another server mounted after it copied a file from there. Longer saves " +
    "time with many copies.",
  nfsroot:
    "Where the root file system on an NFS server lies, as `nfsroot=<server>:<folder>,<options>`; used with " +
    "`root=/dev/nfs` and `ip=`. Needs CONFIG_ROOT_NFS, a built-in driver for the network card, and a server that " +
    "speaks the NFS version asked for (add `vers=3` or `vers=4`); otherwise the boot ends with `VFS: Unable to mount " +
    "root fs via NFS`. Without it, the folder that DHCP names is used.",
  nfsrootdebug:
    "Prints what the kernel does when it mounts an NFS root: server, path, options. Add it when the mount fails " +
    "without a reason; it needs CONFIG_NFS_DEBUG.",
  "nmi_backtrace.backtrace_idle":
    "With `1`, shows traces of idle processors too when all of them are asked where they are. Makes lock-up reports " +
    "longer; of use when an idle loop is under suspicion.",
  nmi_debug:
    "Chooses on SuperH what follows a non-maskable interrupt: `state` lists all tasks, `regs` the registers, " +
    "`debounce` waits, `die` stops. For boards with a button that raises it.",
  nmi_watchdog:
    "Turns the detector of processors that no longer react to interrupts on (`1`) or off (`0`), and with `panic` " +
    "stops the machine on such a find. Use `nmi_watchdog=panic` with `panic=10` to get a frozen machine back; virtual " +
    "machines often have it off, since it takes a performance counter.",
  "no-kvmapf":
    "Stops a KVM guest from doing other work while the host fetches a page that was swapped out. A test when a guest " +
    "hangs under memory pressure on the host.",
  "no-kvmclock":
    "Stops a KVM guest from using the clock of its host. A test for guests whose time jumps, for instance after " +
    "moving to another host; another source, such as `tsc`, is then taken.",
  "no-scroll": "Turns off the scrolling help of the VGA text console's hardware. Needed for certain Braille readers.",
  "no-steal-acc":
    "Stops the scheduler of a virtual machine from taking into account the time that the host gave to others. " +
    "Scheduling gets less fair; mostly for comparing.",
  "no-vmw-sched-clock":
    "Makes a VMware guest use the ordinary clock for scheduling. A test when time stamps in the log are wrong.",
  no387:
    "Made old 32-bit x86 kernels emulate the floating-point unit. That needs CONFIG_MATH_EMULATION; without it the " +
    "kernel only logs that the option is missing.",
  no4lvl:
    "Uses three levels of page tables on 64-bit RISC-V even if more are possible. For programs and simulators that " +
    "cannot cope with long addresses; less address space is left.",
  no5lvl:
    "Uses four levels of page tables on x86 or RISC-V processors that have five. For software that keeps data in the " +
    "upper bits of addresses, or as a test on new machines; memory is then limited to 64 TB on x86.",
  no_console_suspend:
    "Keeps consoles running while the system goes to sleep and wakes up. The way to see the last messages of a " +
    "suspend that hangs, best over a serial line; some consoles disturb the sleep themselves.",
  no_debug_objects:
    "Turns the checker for misused timers, work items and the like off, which CONFIG_DEBUG_OBJECTS may have turned " +
    "on. The system gets faster, and such faults pass unnoticed.",
  no_entry_flush:
    "Does not empty the first-level cache on entry into a Power kernel. Faster, but programs may read what the kernel " +
    "had loaded there.",
  no_file_caps:
    "Ignores the privileges stored with programs, which `setcap` sets. Programs such as `ping` then fail for ordinary " +
    "users unless they are setuid.",
  no_hash_pointers:
    "Prints real addresses in messages where a scrambled number would stand. For comparing messages with `System.map` " +
    "or a debugger; the log shows a big notice, and anyone who can read it learns where the kernel lies, so not for " +
    "machines in use.",
  no_slb_preload:
    "Does not load the segment table of Power processors with likely entries ahead when a task starts. For finding " +
    "faults in that code.",
  no_timer_check:
    "Takes for granted on x86 that the timer's interrupt arrives, without testing its wiring. For virtual machines on " +
    "busy hosts, where the test may fail and the kernel panics with `IO-APIC + timer doesn't work!`.",
  no_uaccess_flush:
    "Does not empty the first-level cache of Power processors after the kernel read a program's memory. Faster, with " +
    "a known leak left open.",
  noaliencache:
    "Did without separate lists for memory of other nodes in the old SLAB allocator. Saves memory on large machines; " +
    "the allocator is gone from newer kernels.",
  noalign:
    "Leaves unaligned accesses on Arm to the hardware, without the kernel's handler. Old programs may then be killed " +
    "or read wrong values.",
  noaltinstr:
    "Kept s390 kernels from replacing instructions by better ones of newer machines. It was for finding faults.",
  noapictimer:
    "The same as `nolapic_timer`: the clock inside each x86 processor is left alone and another timer has to do its " +
    "work. For machines where it stops or runs wrongly.",
  noautogroup:
    "Turns off the grouping of programs by session, which shares time evenly between terminals. `nice` then counts " +
    "between all programs again, as servers that set priorities themselves expect.",
  nocache:
    "An old Arm word for `cachepolicy=buffered`, kept with a warning. Memory is then read without cache, and all is " +
    "very slow.",
  nodsp:
    "Makes a MIPS or SuperH kernel act as if the processor had no signal-processing instructions. Programs that use " +
    "them are killed.",
  noefi:
    "Starts without the services of UEFI firmware, after using it for the boot itself. Helps when firmware crashes " +
    "the kernel; but boot entries cannot be changed, `efivars` is empty, and some machines cannot reboot or set the " +
    "clock.",
  noexec:
    "Let s390 kernels such as 6.1 run data as code when set to `off`, giving up a protection; IA-64 knew the word " +
    "too. Newer kernels do not read it.",
  noexec32:
    "With `off`, lets 32-bit programs on a 64-bit x86 kernel run code in any memory that they can read. For very old " +
    "programs; it takes a protection away.",
  nofpu:
    "Makes a MIPS or SuperH kernel ignore the floating-point unit and emulate it where it can. A test for faulty " +
    "hardware, and very slow.",
  nofsgsbase:
    "Leaves the x86 instructions for segment bases off. A test for faults after a switch to a newer kernel; programs " +
    "that rely on them without asking are killed.",
  nofxsr:
    "Makes 32-bit x86 kernels save only the old part of the floating-point state. Programs with SSE instructions then " +
    "do not work; for testing.",
  nogbpages:
    "Maps memory for the kernel in pieces of at most 2 MB on x86. For finding faults; it costs a little speed.",
  nohalt:
    "Kept IA-64 processors from a halt when idle, which `nohlt` does elsewhere. The architecture is gone from newer " +
    "kernels.",
  nohibernate:
    "Forbids hibernation and waking up from it. For machines where someone could read or replace the image on disk; " +
    "an image left there is not used, and the boot is a fresh one.",
  nohlt:
    "Lets idle processors spin instead of sleeping, on Arm, MIPS, Power, RISC-V and some more. A test for boards that " +
    "hang when idle, or while a JTAG debugger is attached; power use rises. Needs CONFIG_GENERIC_IDLE_POLL_SETUP.",
  nohpet:
    "Leaves the HPET timer of x86 machines unused. A test for hangs early in the boot or a clock that runs wrongly; " +
    "another timer takes over.",
  nohugeiomap:
    "Maps the registers and memory of devices in small pages only. A test for faults in drivers for graphics and the " +
    "like; slightly slower.",
  nohugevmalloc:
    "Gives large kernel buffers small pages only. A test for faults of that mechanism, and it saves memory here and " +
    "there.",
  nohz:
    "With `off`, keeps the timer tick running on idle processors. A test for stalls and for timers that misbehave " +
    "when the machine is idle; laptops and virtual machines use more power.",
  nohz_full:
    "Names processors whose timer tick stops while just one program runs on them, as `nohz_full=2-7`. For real-time " +
    "and number-crunching work, usually together with `isolcpus`; the processor that boots cannot be one, and without " +
    "CONFIG_NO_HZ_FULL it does nothing. Entering the kernel gets slower there.",
  nointremap:
    "The old spelling of `intremap=off`: interrupts are not remapped by the IOMMU. Useful when devices lose " +
    "interrupts; x2APIC and safe device assignment may then be missing.",
  nointroute: "Is an IA-64 word for interrupt routing on certain boards. The architecture left the kernel.",
  noinvpcid:
    "Does without one newer x86 instruction for clearing address translations. A test for faulty virtual machines, " +
    "and somewhat slower.",
  noiotrap:
    "Turns off that SuperH kernels catch accesses to ports of some boards and translate them. Drivers for these ports " +
    "then fail.",
  noirqdebug:
    "Lets interrupts run on that no driver claims, where the kernel would report `nobody cared` and switch the line " +
    "off. It keeps a device alive behind a noisy line, but a stuck line can then hang the machine.",
  noisapnp: "Leaves ISA Plug and Play cards alone. For machines on which the search for them disturbs another device.",
  nojitter: "Is an IA-64 word about checking its clock. The architecture left the kernel.",
  nolapic_timer:
    "Does not use the timer inside each x86 processor. For machines that hang or lose time when idle; something else, " +
    "such as the HPET, has to wake them, and many processors scale badly.",
  nomca: "Turned off IA-64's handling of hardware errors. The architecture left the kernel.",
  nomce:
    "Turns off x86 machine checks, by which the processor reports hardware errors. The same as `mce=off`; broken " +
    "memory then shows as random crashes or wrong data, and some errors still reset the machine.",
  nomfgpt: "Is documented for timers of AMD Geode machines, but no code of these kernels reads it. It has no effect.",
  nomodeset:
    "Keeps graphics drivers from changing the screen mode, so that only the picture set up by firmware remains. The " +
    "usual cure for a black screen or hang when the driver loads, and for installing; resolution, acceleration, " +
    "further monitors and often brightness are lost, so remove it once the driver works. A serial console shows as " +
    "much without it.",
  nomodule:
    "Forbids loading modules for the whole run. Everything the boot needs must be built in; otherwise the root disk's " +
    "driver is missing, and `modprobe` fails with `Operation not permitted`.",
  nonmi_ipi:
    "Stops the other x86 processors with an ordinary interrupt at a panic or reboot, not with a non-maskable one. For " +
    "machines where the latter hangs; a processor that blocks interrupts then goes on running.",
  nopat:
    "Does without the x86 page attribute table. A test for graphics trouble; drawing may get slow, since memory " +
    "cannot be mapped in the right way.",
  nopcid:
    "Does without tagged address translations on 64-bit x86. A test for strange crashes in virtual machines; " +
    "switching between programs gets slower, most of all with page-table isolation.",
  nopku: "Does not offer x86 protection keys to programs. Those that use them fail or fall back.",
  nopti:
    "Leaves the kernel's memory mapped while programs run on 64-bit x86, as `pti=off` does. System calls get faster, " +
    "but processors with the Meltdown fault then let programs read everything. Power takes the word as well.",
  nopv:
    "Makes an x86 guest ignore that it runs under Xen, KVM, Hyper-V or VMware. A test for faults of such extensions; " +
    "slower, and some virtual devices are missing.",
  nopvspin:
    "Keeps guests from telling the host that they wait for a lock. Better if each virtual processor has a real one " +
    "for itself; on shared ones, waiting wastes time.",
  norandmaps:
    "Puts programs, stacks and libraries at the same addresses each time. For reproducing crashes and for debuggers; " +
    "attacks get easier. The same as writing 0 to `randomize_va_space`.",
  "noreplace-smp":
    "Keeps the instructions for several processors on a 32-bit x86 machine that has one. For finding faults; a little " +
    "slower.",
  noresume:
    "Ignores a hibernation image at this start. The way out when waking up crashes again and again; the work saved in " +
    "the image is lost. Tools in an initramfs usually obey it too.",
  nosbagart: "Is an IA-64 word about the graphics aperture. The architecture left the kernel.",
  nosgx:
    "Keeps the kernel from using Intel's enclaves (SGX). A test for trouble with it; programs that need enclaves " +
    "fail.",
  nosmap:
    "Lets a Power kernel reach the memory of programs at any time, though the processor could forbid it. For finding " +
    "faults; a protection is gone.",
  nosmep:
    "Lets a Power kernel run code in memory of programs, though the processor could forbid it. For finding faults; a " +
    "protection is gone.",
  nosmt:
    "Uses only one thread of each processor core. It closes leaks between threads (`L1TF`, `MDS`) and makes timing " +
    "steadier, at the price of throughput; `nosmt=force` cannot be undone in `/sys/devices/system/cpu/smt/control`.",
  nosoftlockup:
    "Turns off the detector for processors that run kernel code too long without letting others in. For guests on " +
    "overloaded hosts with false alarms; real hangs then leave no trace in the log.",
  nospec_store_bypass_disable:
    "Leaves the Speculative Store Bypass fault of processors open. Faster for some programs, which may then read data " +
    "that they should not see.",
  nospectre_bhb:
    "Leaves Arm processors without the measures against Spectre attacks through branch history. Faster, and less safe " +
    "where foreign code runs.",
  nospectre_v1:
    "Leaves out the kernel's measures against Spectre variant 1. The gain is small, and programs may read data of the " +
    "kernel.",
  nospectre_v2:
    "Leaves out the measures against Spectre variant 2. For trusted code only: entering the kernel and switching " +
    "tasks gets faster, but data may leak.",
  nosync: "Is documented for SCSI disks of Motorola 68000 machines. No code of these kernels reads the word alone.",
  novmcoredd:
    "Keeps drivers from adding their own data to a crash dump. It saves memory in the small crash-dump kernel; facts " +
    "about a broken card may be missing later.",
  nowatchdog:
    "Turns off the detectors for soft and hard lock-ups. A saving on machines in use, or against false alarms on " +
    "overloaded hosts; a hang then stays silent. It does not touch the hardware watchdog.",
  nowb: "An old Arm word for `cachepolicy=uncached`, kept with a warning. All memory is then used without cache.",
  nox2apic:
    "Does not switch x86 interrupt controllers to x2APIC. A test for machines with wrong firmware or IOMMU tables; " +
    "processors with numbers above 254 cannot be used, and some newer ones cannot go back.",
  noxsave:
    "Makes x86 save only the old floating-point state. Programs lose AVX and everything newer; a test for crashes " +
    "around it.",
  noxsaveopt:
    "Saves the whole extended processor state each time, even the part that has not changed. A test only; task " +
    "switches get slower.",
  noxsaves:
    "Does without the compact form of the saved x86 processor state. A test only; more memory is used for each task.",
  nps_mtm_hs_ctr:
    "Set how long a hardware thread of the ARC-based NPS chip runs before the next. The chip's code is no longer in " +
    "the kernel.",
  nptcg: "Is an IA-64 word about clearing address translations. The architecture left the kernel.",
  nr_cpus:
    "Limits how many processors the kernel can ever use, plugged in later or not; the tables for all others are " +
    "saved. `nr_cpus=1` is a quick test for faults between processors, and usual in crash-dump kernels; a number " +
    "above what the kernel was built for changes nothing.",
  nr_uarts:
    "Sets how many PC-style serial ports the kernel registers; write it as `8250.nr_uarts`. If it is too small, " +
    "further ports and a console on them, such as `ttyS4`, do not exist. On its own the word is not read.",
  numa:
    "With `off`, treats memory as one node although there are several; `fake=4` splits it up for testing. On x86, " +
    "`noacpi` ignores the firmware's table. `off` is the test for boots that die over wrong tables; programs then " +
    "often wait for far memory.",
  numa_balancing:
    "With `disable`, the kernel does not move memory to the node where it is used. Good for databases that place " +
    "memory themselves, or against jerks; `enable` turns it on where it is not.",
  numa_cma:
    "Sets memory aside on named nodes for devices that need large connected blocks, as `numa_cma=0:64M,1:64M`. It " +
    "serves movable data only, as long as no device asks.",
  numa_zonelist_order:
    "An obsolete choice of the order in which memory is searched; it sets `vm.numa_zonelist_order`. Only `default` " +
    "and `node` are accepted, and neither changes anything.",
  "nvme.quirks":
    "Adds or removes workarounds for NVMe disks by vendor and product number, as `nvme.quirks=1234:5678:bogus_nid`. " +
    "For a disk that vanishes or is refused with an error at the start; an unneeded workaround costs speed.",
};
