/** Where dynamic loaders look for libraries when nobody tells them. */
import type { ElfIdentity } from "../binary/dynamic.js";

/** The families of loaders that are known here. */
export type LoaderFamily = "glibc" | "musl" | "other";

/** The family of a loader by its path, the PT_INTERP of a program. */
export function loaderFamily(interpreter: string): LoaderFamily {
  const name = interpreter.slice(interpreter.lastIndexOf("/") + 1);
  if (name.startsWith("ld-musl-")) return "musl";
  return /^(ld-linux|ld64?\.so|ld\.so)/.test(name) ? "glibc" : "other";
}

/** The architecture in the name of a musl loader: `x86_64` of `/lib/ld-musl-x86_64.so.1`. */
export function muslArchitecture(interpreter: string): string {
  return /ld-musl-(.+?)\.so/.exec(interpreter)?.[1] ?? "";
}

/** What musl takes where it has no /etc/ld-musl-<arch>.path. musl: ldso/dynlink.c load_library. */
export const muslFolders: readonly string[] = ["/lib", "/usr/local/lib", "/usr/lib"];

/**
 * The folders of glibc, of all its builds: a plain one looks into `/lib` and `/usr/lib`, or `/lib64` and `/usr/lib64`;
 * that of Debian into the folders of its architecture first. glibc: elf/dl-load.c system_dirs.
 */
export function glibcFolders(identity: ElfIdentity): readonly string[] {
  const multiarch = debianTriplets(identity).flatMap((triplet) => [`/lib/${triplet}`, `/usr/lib/${triplet}`]);
  const wide = identity.bits === 64 ? ["/lib64", "/usr/lib64"] : ["/lib32", "/usr/lib32"];
  // Some distributions keep the libraries of further ABIs of one processor apart.
  const abis = identity.machine === EM_RISCV ? ["/lib64/lp64d", "/usr/lib64/lp64d"] : [];
  const mips = identity.machine === EM_MIPS ? ["/lib32", "/usr/lib32", "/lib64", "/usr/lib64"] : [];
  return [...new Set([...multiarch, "/lib", "/usr/lib", ...wide, ...abis, ...mips])];
}

/** The folders on a Debian system that hold the libraries of a foreign architecture, for cross compilers. */
export function crossFolders(identity: ElfIdentity): readonly string[] {
  return debianTriplets(identity).map((triplet) => `/usr/${triplet}/lib`);
}

const EM_386 = 3;
const EM_MIPS = 8;
const EM_PPC = 20;
const EM_PPC64 = 21;
const EM_S390 = 22;
const EM_ARM = 40;
const EM_X86_64 = 62;
const EM_AARCH64 = 183;
const EM_RISCV = 243;
const EM_LOONGARCH = 258;

/** Debian's names of an architecture's folders; several where the ELF header does not tell them apart. */
function debianTriplets({ machine, bits, endian }: ElfIdentity): readonly string[] {
  const wide = bits === 64;
  const little = endian === "little";
  switch (machine) {
    case EM_386:
      return ["i386-linux-gnu"];
    case EM_X86_64:
      return [wide ? "x86_64-linux-gnu" : "x86_64-linux-gnux32"];
    case EM_AARCH64:
      return ["aarch64-linux-gnu"];
    case EM_ARM:
      return ["arm-linux-gnueabihf", "arm-linux-gnueabi"];
    case EM_RISCV:
      return [wide ? "riscv64-linux-gnu" : "riscv32-linux-gnu"];
    case EM_PPC:
      return ["powerpc-linux-gnu"];
    case EM_PPC64:
      return [little ? "powerpc64le-linux-gnu" : "powerpc64-linux-gnu"];
    case EM_S390:
      return ["s390x-linux-gnu"];
    case EM_MIPS: {
      const name = `mips${wide ? "64" : ""}${little ? "el" : ""}-linux-gnu`;
      return wide ? [`${name}abi64`] : [name, `mips64${little ? "el" : ""}-linux-gnuabin32`];
    }
    case EM_LOONGARCH:
      return ["loongarch64-linux-gnu"];
    default:
      return [];
  }
}
