/** The machine that a target is booted on. */

/** A machine to boot on. */
export interface MachineDescription {
  readonly engine: "v86" | "qemu";
  /** MiB of memory. */
  readonly memory: number;
}

/** The machine that is booted where none is described. */
export const defaultMachine: MachineDescription = { engine: "v86", memory: 128 };

/** v86 keeps the first mebibyte for itself and a kernel is loaded at 16 MiB, so less than this boots nothing. */
export const smallestMemory = 32;
