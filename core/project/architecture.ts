/** The architecture of a target, by any of the names that are in use. */

/** What ARCH= has taken in any kernel: the folders below arch/, and further names of theirs in the top Makefile. */
const kernelNames: ReadonlySet<string> = new Set(
  (
    "alpha arc arm arm64 avr32 blackfin c6x cris csky frv h8300 hexagon i386 ia64 loongarch m32r m68k metag microblaze " +
    "mips mn10300 nds32 nios2 openrisc parisc powerpc riscv s390 score sh sh64 sparc sparc32 sparc64 tile um unicore32 " +
    "x86 x86_64 xtensa"
  ).split(" "),
);

/** What `uname -m` and distributions call them, as in scripts/subarch.include of the kernel. */
const otherNames: readonly (readonly [RegExp, string])[] = [
  [/^i[4-7]86$/, "i386"],
  [/^(amd64|x64)$/, "x86_64"],
  [/^aarch64/, "arm64"],
  [/^arm(v\d|el$|hf$)/, "arm"],
  [/^(ppc|powerpc)/, "powerpc"],
  [/^riscv/, "riscv"],
  [/^mips/, "mips"],
  [/^s390x$/, "s390"],
  [/^loongarch/, "loongarch"],
  [/^parisc/, "parisc"],
];

/** What has to be written, as the end of a sentence. */
export const architectureForm = "the kernel's own name, such as x86, arm, arm64, riscv, powerpc, mips or s390";

/** The kernel's own name of an architecture; null for a word that is none. A wrong one would make every answer wrong. */
export function readArchitecture(text: string): string | null {
  if (kernelNames.has(text)) return text;
  return otherNames.find(([pattern]) => pattern.test(text))?.[1] ?? null;
}
