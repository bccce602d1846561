/** How long a command line may be, and what is left of a longer one. */
import { isAtLeast } from "../bootpath/kernel-version.js";
import { byteLength } from "../text/bytes.js";

/** The size of the buffer that holds the kernel's command line. */
export interface CommandLineLimit {
  /** COMMAND_LINE_SIZE in bytes, with the NUL that ends the string. */
  readonly size: number;
  /** The bytes that are left for the text: one less. */
  readonly usable: number;
  /** The file of the kernel source that sets the size. */
  readonly file: string;
  /** The option of the kernel's configuration that sets the size, of which `size` is the default; null without one. */
  readonly config: string | null;
}

/**
 * The limit of an architecture, by the kernel's own name of it or another value that ARCH= takes (`x86_64`); null for a
 * name that the kernel does not have. `sparc` is the 64-bit kernel and `sparc32` the other one. Boot loaders may have
 * lower limits of their own.
 * @param version of the kernel, as "6.12".
 */
export function commandLineLimit(arch: string, version = "6.12"): CommandLineLimit | null {
  const name = aliases.get(arch) ?? arch;
  const entry = (isAtLeast(version, "6.13") ? newerSizes.get(name) : undefined) ?? sizes.get(name);
  if (entry === undefined) return null;
  return { size: entry.size, usable: entry.size - 1, file: entry.file, config: entry.config ?? null };
}

/** The architectures that `commandLineLimit` knows, by the kernel's own names. */
export function architecturesWithLimit(): readonly string[] {
  return [...sizes.keys()];
}

/** How a text fits into a limit. */
export interface CommandLineFit {
  /** The text's bytes before a NUL character, which would end it. */
  readonly bytes: number;
  /**
   * Offset (UTF-16) of the first character that is lost or torn, because not all of its bytes fit; null when the text
   * fits.
   */
  readonly cutAt: number | null;
}

/**
 * Looks where a text is cut. The kernel copies the first `usable` bytes and drops the rest without a word on most
 * architectures, also in the middle of a character. Kernel: strscpy() into boot_command_line in setup_arch(), for
 * instance arch/x86/kernel/setup.c, drivers/of/fdt.c early_init_dt_scan_chosen.
 */
export function fitCommandLine(text: string, limit: CommandLineLimit): CommandLineFit {
  const nul = text.indexOf("\0");
  const seen = nul < 0 ? text : text.slice(0, nul);
  const bytes = byteLength(seen);
  if (bytes <= limit.usable) return { bytes, cutAt: null };
  let used = 0;
  let at = 0;
  for (const character of seen) {
    used += byteLength(character);
    if (used > limit.usable) break;
    at += character.length;
  }
  return { bytes, cutAt: at };
}

interface Size {
  readonly size: number;
  readonly file: string;
  readonly config?: string;
}

const generic: Size = { size: 512, file: "include/uapi/asm-generic/setup.h" };

/** COMMAND_LINE_SIZE of Linux 6.12; 6.1 has the same values, and ia64, which 6.12 has not. */
const sizes: ReadonlyMap<string, Size> = new Map([
  ["alpha", { size: 256, file: "arch/alpha/include/uapi/asm/setup.h" }],
  ["arc", { size: 256, file: "arch/arc/include/asm/setup.h" }],
  ["arm", { size: 1024, file: "arch/arm/include/uapi/asm/setup.h" }],
  ["arm64", { size: 2048, file: "arch/arm64/include/uapi/asm/setup.h" }],
  ["csky", generic],
  ["hexagon", generic],
  ["ia64", { size: 2048, file: "arch/ia64/include/uapi/asm/setup.h" }],
  ["loongarch", generic],
  ["m68k", { size: 256, file: "arch/m68k/include/uapi/asm/setup.h" }],
  ["microblaze", { size: 256, file: "arch/microblaze/include/uapi/asm/setup.h" }],
  ["mips", { size: 4096, file: "arch/mips/include/uapi/asm/setup.h" }],
  ["nios2", generic],
  ["openrisc", generic],
  ["parisc", { size: 1024, file: "arch/parisc/include/uapi/asm/setup.h" }],
  ["powerpc", { size: 2048, file: "arch/powerpc/include/uapi/asm/setup.h" }],
  ["riscv", { size: 1024, file: "arch/riscv/include/uapi/asm/setup.h" }],
  ["s390", { size: 4096, file: "arch/s390/Kconfig", config: "CONFIG_COMMAND_LINE_SIZE" }],
  ["sh", generic],
  ["sparc", { size: 2048, file: "arch/sparc/include/uapi/asm/setup.h" }],
  ["sparc32", { size: 256, file: "arch/sparc/include/uapi/asm/setup.h" }],
  ["um", { size: 4096, file: "arch/um/include/asm/setup.h" }],
  ["x86", { size: 2048, file: "arch/x86/include/asm/setup.h" }],
  ["xtensa", { size: 256, file: "arch/xtensa/include/uapi/asm/setup.h" }],
]);

/**
 * Where 7.2 has other sizes. In which version between 6.12 and 7.2 they changed is not known here; the larger one is taken
 * for all of these.
 */
const newerSizes: ReadonlyMap<string, Size> = new Map([
  ["loongarch", { size: 4096, file: "arch/loongarch/include/uapi/asm/setup.h" }],
  ["riscv", { size: 2048, file: "arch/riscv/include/uapi/asm/setup.h" }],
]);

/** Other values of ARCH=. Kernel: Makefile, SRCARCH. */
const aliases: ReadonlyMap<string, string> = new Map([
  ["i386", "x86"],
  ["x86_64", "x86"],
  ["sparc64", "sparc"],
  ["parisc64", "parisc"],
]);
