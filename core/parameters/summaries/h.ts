/**
 * Own descriptions of parameters whose names start with an H: name as the kernel's documentation spells it, folded
 * names not needed. Texts are Markdown.
 */
export const summariesH: Readonly<Record<string, string>> = {
  hardened_usercopy:
    "With `off`, skips the check that data copied to and from programs lies within one kernel object. It saves a " +
    "little time; the check is what stops some attacks, and reports `usercopy: Kernel memory exposure attempt " +
    "detected` for faulty drivers.",
  hardlockup_all_cpu_backtrace:
    "With `1`, prints what every processor is doing when one is found locked up. It shows who holds the lock that " +
    "the other waits for, at the price of a very long log. It sets the sysctl `kernel.hardlockup_all_cpu_backtrace`.",
  hash_pointers:
    "Says how addresses are printed with `%p`: disguised (`always`), in the clear (`never`), or disguised unless " +
    "slab debugging is on (`auto`). `never` makes it possible to compare addresses in a debug log, but gives " +
    "attackers what they need.",
  hashdist:
    "Whether big tables that the kernel makes while booting are spread over all memory nodes, which is the rule on " +
    "64-bit machines with several. `0` keeps them on one node, where they crowd out other data.",
  hcl:
    "Belonged to the hardware graph, an old device file system of SGI's Itanium machines. No code of current kernels " +
    "reads it.",
  hd:
    "Gave the geometry of IDE disks: cylinders, heads and sectors. No code of current kernels reads it; the drivers " +
    "of today have no need for it.",
  hest_disable:
    "Ignores the sources of hardware errors that firmware describes in the HEST table, so that it reports none " +
    "through ACPI. Use it when that table is broken and the boot crashes or the log fills with errors.",
  hibernate:
    "Controls hibernation: `noresume` starts anew and leaves a stored image unused, `nocompress` stores it as it is, " +
    "`protect_image` guards it while it is restored, `no` forbids all. If resuming fails at each boot, " +
    "`hibernate=noresume` gets the system up again; what was unsaved in the image is lost.",
  "hibernate.compressor":
    "Names the method by which the hibernation image is packed: `lzo` or `lz4`. It must be part of the kernel both " +
    "while storing and while resuming, or the resume fails.",
  "hibernate.pm_test_delay":
    "How many seconds a test of hibernation stays in the state under test before it comes back, 5 unless set. Only " +
    "kernels with CONFIG_PM_DEBUG have it.",
  hibernate_compression_threads:
    "How many threads pack and unpack the hibernation image, 3 unless set. More shorten the wait on machines with " +
    "many processors, but need memory while it is scarce.",
  highmem:
    "Sets how much memory a 32-bit x86 kernel keeps in the zone that it cannot address directly. For testing; a size " +
    "that leaves less than 64 MB of directly usable memory is ignored with a message.",
  highres:
    "With `off`, turns timers finer than the kernel's tick off. A test for trouble with clocks or virtual machines; " +
    "sleeps get as coarse as the tick, up to 10 milliseconds.",
  hlt: "Was to allow the idle instruction on old Arm and SuperH machines. No code of current kernels reads it.",
  hostname:
    "Sets the machine's name before the first program runs, so that even the initramfs and early logs have it. Names " +
    "over 64 characters are cut off with a warning; a distribution's `/etc/hostname` replaces it later.",
  hpet:
    "Controls the High Precision Event Timer on 32-bit and 64-bit x86: `disable` does without, `force` uses it on " +
    "chipsets that hide it, `verbose` prints its registers. Try `hpet=disable` when time jumps or the log speaks of " +
    "an unstable or lost HPET.",
  hpet_mmap:
    "Whether programs may map the registers of the HPET into their memory. `0` closes that door; the device " +
    "`/dev/hpet` works otherwise unchanged.",
  hugepage_alloc_threads:
    "How many threads gather huge pages while booting, a quarter of the processors unless set. More make the boot of " +
    "servers with terabytes of huge pages shorter; pages of 1 GB are not affected.",
  hugepages:
    "Sets aside so many huge pages while memory is still unbroken; for the size named by the `hugepagesz=` before " +
    "it, else for the usual size. Per node: `0:512,1:512`. Without a valid size before it, or given twice in a row, " +
    "it is ignored with a message; if too few pages could be had, `/proc/meminfo` shows fewer, and too many leave no " +
    "memory for booting.",
  hugepagesz:
    "Names the size of huge pages for the `hugepages=` that follows: `hugepagesz=1G hugepages=4`. The order matters, " +
    "each size may appear once, and one that the processor does not have makes the kernel ignore the following " +
    "number as well.",
  hugetlb_cma:
    "Sets memory aside from which huge pages of 1 GB can be made later; programs may use it until then. Given in all " +
    "or per node (`0:4G,1:4G`). With it, `hugepages=` reserves no gigantic pages at boot.",
  hugetlb_cma_only:
    "Takes huge pages of the gigantic kind from the area of `hugetlb_cma` only, and never from other memory. Without " +
    "that area it has no effect.",
  hugetlb_free_vmemmap:
    "With `on`, gives back most of the memory that describes the parts of huge pages, about 28 kB for each one of 2 " +
    "MB. Making and dissolving huge pages takes longer; memory that was added with its own description is left out.",
  hung_task_panic:
    "Crashes the kernel when a process is stuck for over two minutes in an uninterruptible wait, so that a dump or a " +
    "restart follows; in 7.2 the number tells how many must be stuck. Useful for unattended machines; a slow disk at " +
    "boot can trigger it.",
  hv_nopvspin:
    "Lets a Hyper-V guest wait for locks actively instead of handing its processor back to the host. A test for " +
    "lock-ups in such guests; with more virtual than real processors it gets slow.",
  hvc_iucv:
    "How many terminals, up to 8, an s390 guest offers through z/VM's messages between guests. `console=hvc0` makes " +
    "the first one the console.",
  hvc_iucv_allow:
    "Lists the z/VM users who may connect to the terminals of `hvc_iucv`. Without it everyone may; a mistyped name " +
    "locks you out.",
  hw_protection:
    "Says what happens when the machine overheats or the power fails: `shutdown`, the usual, or `reboot`. On a " +
    "device that must not stay dark `reboot` may be right, if the firmware can wait until it has cooled down.",
};
