/** Parameters that switch off or limit parts of the machine, mostly to find out which of them stops a boot. */
import { manualPages, type ParameterDescription } from "../description.js";

const otherwiseInitsArgument =
  "A kernel that is built without this function does not know the word and passes it to the first program as an " +
  "argument.";

export const hardwareParameters: readonly ParameterDescription[] = [
  {
    name: "nosmp",
    summary: "Runs the system on the first processor only.",
    details: [
      "The same as `maxcpus=0`. On x86 the I/O APIC is left unused as well, so that devices share the few " +
        "interrupts of the old PC.",
      "Helps to tell whether starting the other processors is what hangs.",
      otherwiseInitsArgument,
    ],
    type: "flag",
    values: "nosmp",
    default: "all processors are started",
    early: "early",
    arch: null,
    config: "CONFIG_SMP",
    readBy: [
      { file: "kernel/smp.c", function: "nosmp" },
      { file: "arch/x86/kernel/smpboot.c", function: "arch_disable_smp_support" },
    ],
    url: manualPages.parameters,
  },
  {
    name: "maxcpus",
    summary: "Starts no more than this number of processors while booting.",
    details: [
      "The others are known and can be started later through `/sys/devices/system/cpu/cpu<n>/online`. To keep the " +
        "kernel from providing for them at all, use `nr_cpus=`.",
      "`maxcpus=1` starts the first processor alone but keeps the I/O APIC of x86, `maxcpus=0` means `nosmp`.",
    ],
    type: "integer",
    values: "maxcpus=<number>",
    default: "all processors are started",
    early: "early",
    arch: null,
    config: "CONFIG_SMP",
    readBy: [
      { file: "kernel/smp.c", function: "maxcpus" },
      { file: "kernel/cpu.c", function: "bringup_nonboot_cpus" },
    ],
    url: manualPages.parameters,
  },
  {
    name: "nolapic",
    summary: "Leaves the interrupt controller inside each x86 processor, the local APIC, unused.",
    details: [
      "A last resort for machines and emulators whose APIC is broken. Without a local APIC there are no " +
        "interrupts between processors, so only one runs, and no message-signalled interrupts.",
      otherwiseInitsArgument,
    ],
    type: "flag",
    values: "nolapic",
    default: "the local APIC is used if there is one",
    early: "early",
    arch: ["x86"],
    config: "CONFIG_X86_LOCAL_APIC",
    readBy: [
      { file: "arch/x86/kernel/apic/apic.c", function: "setup_nolapic" },
      { file: "arch/x86/kernel/apic/apic.c", function: "setup_disableapic" },
      { file: "arch/x86/kernel/cpu/topology.c", function: "topology_apply_cmdline_limits_early" },
    ],
    url: manualPages.parameters,
  },
  {
    name: "noapic",
    summary: "Leaves the I/O APIC of an x86 machine unused, so that interrupts come through the old controller.",
    details: [
      "Tried when a boot stops with lost interrupts, a timer that does not work or disks that time out, above all " +
        "in emulators.",
      "The price: devices share the fifteen interrupt lines of the old PC, and where the firmware has no MP table " +
        "beside the tables of ACPI, only one processor runs. The kernel logs `Skipping IOAPIC probe due to " +
        "'noapic' option.`",
      "Not the same as `nolapic`, which concerns the controller inside the processor.",
      otherwiseInitsArgument,
    ],
    type: "flag",
    values: "noapic",
    default: "the I/O APIC is used if there is one",
    early: "early",
    arch: ["x86"],
    config: "CONFIG_X86_IO_APIC",
    readBy: [
      { file: "arch/x86/kernel/apic/io_apic.c", function: "parse_noapic" },
      { file: "arch/x86/kernel/apic/io_apic.c", function: "disable_ioapic_support" },
    ],
    url: manualPages.parameters,
  },
  {
    name: "acpi",
    summary: "Chooses whether and how the kernel uses the firmware's ACPI tables.",
    details: [
      "`acpi=off` switches ACPI off, to find out whether the firmware's tables are the cause of a hang. A " +
        "present-day PC may then find only one processor, lose devices and be unable to switch itself off. " +
        "`acpi=noirq` is milder: ACPI stays, but interrupts are routed by older methods, mostly without the I/O " +
        "APIC and with one processor.",
      "The values depend on the architecture. x86 knows `off`, `force`, `strict`, `rsdt`, `noirq`, `copy_dsdt` " +
        "and `nocmcff`; arm64 knows `off`, `on`, `force` and `nospcr`, where `on` and `force` decide between ACPI " +
        "and devicetree; RISC-V knows `off`, `on` and `force`.",
      "Each value needs an `acpi=` of its own, a list with commas is not understood. On another value the kernel " +
        "logs `Malformed early option 'acpi'`.",
    ],
    type: "string",
    values: "acpi=off | force | strict | rsdt | noirq | copy_dsdt | nocmcff (x86) | on | nospcr (arm64)",
    default: "ACPI is used where the firmware offers it; arm64 prefers a devicetree that describes the machine",
    early: "early",
    arch: ["arm64", "riscv", "x86"],
    config: "CONFIG_ACPI",
    readBy: [
      { file: "arch/x86/kernel/acpi/boot.c", function: "parse_acpi" },
      { file: "arch/arm64/kernel/acpi.c", function: "parse_acpi" },
      { file: "arch/riscv/kernel/acpi.c", function: "parse_acpi" },
    ],
    url: manualPages.parameters,
  },
  {
    name: "mem",
    summary: "Makes the kernel use less memory than the machine has.",
    details: [
      "On x86 the number is an address: memory above it is not used. Because the address space has gaps, what " +
        "remains is less than the number says. On arm64 and RISC-V it is the amount.",
      "Write a suffix: `mem=512M`. `mem=512` means 512 bytes, with which nothing starts. The initramfs must fit " +
        "twice, packed and unpacked, into what is left.",
      "On 32-bit x86 `mem=nopentium` means something else: no pages of 4 MiB.",
    ],
    type: "size",
    values: "mem=<number>[K|M|G|T]",
    default: "all memory that the firmware reports",
    early: "early",
    arch: null,
    config: null,
    readBy: [
      { file: "arch/x86/kernel/e820.c", function: "parse_memopt" },
      { file: "arch/arm64/mm/init.c", function: "early_mem" },
      { file: "arch/riscv/mm/init.c", function: "early_mem" },
    ],
    url: manualPages.parameters,
  },
  {
    name: "nokaslr",
    summary: "Loads the kernel at its fixed address instead of a random one.",
    details: [
      "Needed to debug a kernel with GDB and its symbols, and to compare addresses between two boots. It makes " +
        "attacks easier, so use it for debugging only.",
      "On x86 only the code that unpacks the kernel reads it, and it must be spelled exactly like this. The " +
        "kernel proper does not know the word: it names it among the `Unknown kernel command line parameters` and " +
        "hands it to the first program as an argument. With `init=/bin/sh` in front of it, the shell takes it for " +
        "the name of a script.",
    ],
    type: "flag",
    values: "nokaslr",
    default: "a random address on kernels with CONFIG_RANDOMIZE_BASE",
    early: "early",
    arch: ["arm64", "loongarch", "mips", "powerpc", "riscv", "s390", "x86"],
    config: "CONFIG_RANDOMIZE_BASE",
    readBy: [
      { file: "arch/x86/boot/compressed/kaslr.c", function: "choose_random_location" },
      { file: "arch/arm64/kernel/kaslr.c", function: "parse_nokaslr" },
      { file: "init/main.c", function: "unknown_bootoption" },
    ],
    url: manualPages.parameters,
  },
];
