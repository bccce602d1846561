/** What an ELF file must look like for a kernel of some architecture to execute it. */

/** One kind of ELF file that a kernel loads. */
export interface ElfFormat {
  /** Size of addresses in the headers. */
  readonly bits: 32 | 64;
  readonly endian: "little" | "big";
  /** The values of `e_machine` that elf_check_arch() lets pass. */
  readonly machines: readonly number[];
  /**
   * Whether the file's own word about its class and byte order is looked at. Kernels of 32-bit x86 do not: they read
   * every file with their own layout and compare the machine alone (arch/x86/include/asm/elf.h elf_check_arch_ia32).
   */
  readonly checksClass: "checked" | "ignored";
}

/**
 * The formats that a kernel of the architecture loads, in the order in which it tries them; null for an architecture
 * that is not known here. `x86` and `i386` are a 32-bit kernel, `x86_64` a 64-bit one with CONFIG_IA32_EMULATION. Where
 * one name stands for kernels of several word sizes or byte orders, the formats of all of them are listed. Kernel:
 * arch/<arch>/include/asm/elf.h elf_check_arch, compat_elf_check_arch.
 */
export function elfFormats(arch: string): readonly ElfFormat[] | null {
  return formats.get(arch) ?? null;
}

/** The name of an `e_machine` value for people, or its number. Kernel: include/uapi/linux/elf-em.h. */
export function machineName(machine: number): string {
  return names.get(machine) ?? `machine ${machine}`;
}

const EM_SPARC = 2;
const EM_386 = 3;
const EM_68K = 4;
const EM_486 = 6;
const EM_MIPS = 8;
const EM_PARISC = 15;
const EM_SPARC32PLUS = 18;
const EM_PPC = 20;
const EM_PPC64 = 21;
const EM_S390 = 22;
const EM_ARM = 40;
const EM_SH = 42;
const EM_SPARCV9 = 43;
const EM_X86_64 = 62;
const EM_OPENRISC = 92;
const EM_XTENSA = 94;
const EM_ALTERA_NIOS2 = 113;
const EM_HEXAGON = 164;
const EM_AARCH64 = 183;
const EM_MICROBLAZE = 189;
const EM_ARCV2 = 195;
const EM_RISCV = 243;
const EM_CSKY = 252;
const EM_LOONGARCH = 258;
const EM_ALPHA = 0x9026;

const names: ReadonlyMap<number, string> = new Map([
  [EM_SPARC, "SPARC"],
  [EM_386, "32-bit x86"],
  [EM_68K, "m68k"],
  [EM_486, "32-bit x86"],
  [EM_MIPS, "MIPS"],
  [EM_PARISC, "PA-RISC"],
  [EM_SPARC32PLUS, "SPARC"],
  [EM_PPC, "32-bit PowerPC"],
  [EM_PPC64, "64-bit PowerPC"],
  [EM_S390, "s390"],
  [EM_ARM, "32-bit ARM"],
  [EM_SH, "SuperH"],
  [EM_SPARCV9, "64-bit SPARC"],
  [EM_X86_64, "64-bit x86"],
  [EM_AARCH64, "64-bit ARM"],
  [EM_RISCV, "RISC-V"],
  [EM_LOONGARCH, "LoongArch"],
]);

function format(bits: 32 | 64, endian: "little" | "big", ...machines: readonly number[]): ElfFormat {
  return { bits, endian, machines, checksClass: "checked" };
}

const x86: readonly ElfFormat[] = [{ bits: 32, endian: "little", machines: [EM_386, EM_486], checksClass: "ignored" }];

const formats: ReadonlyMap<string, readonly ElfFormat[]> = new Map([
  ["x86", x86],
  ["i386", x86],
  ["x86_64", [format(64, "little", EM_X86_64), format(32, "little", EM_386, EM_486)]],
  ["arm", [format(32, "little", EM_ARM)]],
  ["arm64", [format(64, "little", EM_AARCH64), format(32, "little", EM_ARM)]],
  ["riscv", [format(64, "little", EM_RISCV), format(32, "little", EM_RISCV)]],
  ["powerpc", [format(64, "little", EM_PPC64), format(64, "big", EM_PPC64), format(32, "big", EM_PPC)]],
  [
    "mips",
    [
      format(32, "big", EM_MIPS),
      format(32, "little", EM_MIPS),
      format(64, "big", EM_MIPS),
      format(64, "little", EM_MIPS),
    ],
  ],
  ["s390", [format(64, "big", EM_S390), format(32, "big", EM_S390)]],
  ["sparc", [format(64, "big", EM_SPARCV9), format(32, "big", EM_SPARC, EM_SPARC32PLUS)]],
  ["sparc64", [format(64, "big", EM_SPARCV9), format(32, "big", EM_SPARC, EM_SPARC32PLUS)]],
  ["sparc32", [format(32, "big", EM_SPARC)]],
  ["parisc", [format(32, "big", EM_PARISC)]],
  ["parisc64", [format(64, "big", EM_PARISC), format(32, "big", EM_PARISC)]],
  ["m68k", [format(32, "big", EM_68K)]],
  ["sh", [format(32, "little", EM_SH), format(32, "big", EM_SH)]],
  ["alpha", [format(64, "little", EM_ALPHA)]],
  ["loongarch", [format(64, "little", EM_LOONGARCH)]],
  ["openrisc", [format(32, "big", EM_OPENRISC)]],
  ["xtensa", [format(32, "little", EM_XTENSA), format(32, "big", EM_XTENSA)]],
  ["nios2", [format(32, "little", EM_ALTERA_NIOS2)]],
  ["hexagon", [format(32, "little", EM_HEXAGON)]],
  ["microblaze", [format(32, "little", EM_MICROBLAZE), format(32, "big", EM_MICROBLAZE)]],
  ["arc", [format(32, "little", EM_ARCV2)]],
  ["csky", [format(32, "little", EM_CSKY)]],
  ["um", [format(64, "little", EM_X86_64), format(32, "little", EM_386)]],
]);
