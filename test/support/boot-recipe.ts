/** A boot as data: everything that is needed to record its serial log again. */

import type { RecordingKernel } from "./recording-kernels.js";

/** Contents of a file that a manifest names: text, a C program of test/fixtures/boot-programs, or so many bytes of noise. */
export type RecipeFile =
  string | { readonly program: string; readonly flags: readonly string[] } | { readonly noise: number };

/** Something done to the archive before it is given to the kernel, in the order written. */
export type ImageStep =
  | { readonly compress: "gzip" | "xz" | "lzma" | "bzip2" | "zstd" | "lz4" }
  | { readonly truncate: number }
  | { readonly append: string }
  | { readonly overwrite: string; readonly at: number }
  | { readonly replaceWith: string }
  /** A boot configuration behind the archive, with its size and checksum, as tools/bootconfig of the kernel appends it. */
  | { readonly bootconfig: string }
  /** `odc`: the old portable cpio format. `ext2`: a file system image with the archive's files. */
  | { readonly format: "odc" | "ext2" };

/** Input typed on the serial line once the log holds `after`. */
export interface TypedInput {
  readonly after: string;
  readonly send: string;
}

/** One boot in QEMU. */
export interface BootRecipe {
  readonly kernel: RecordingKernel;
  readonly cmdline: string;
  /** Lines for gen_init_cpio, where ${FILES} is the folder of `files` and ${PROGRAMS} that of recordingPrograms(); null to boot without an initramfs. */
  readonly manifest: readonly string[] | null;
  readonly files?: Readonly<Record<string, RecipeFile>>;
  readonly image?: readonly ImageStep[];
  /** The processor's kind; `i386` where it is not given. With `arm` and `aarch64` the machine is QEMU's `virt`. */
  readonly machine?: "i386" | "x86_64" | "arm" | "aarch64";
  /** The processor's model, as for `-cpu`; QEMU's usual one where it is not given. */
  readonly cpu?: string;
  /** Whether the machine has a network card (e1000), on a network where nothing answers. */
  readonly network?: true;
  /** MiB; 128 where it is not given. */
  readonly memory?: number;
  /** Text at the start of a virtio disk of one mebibyte; no disk where it is not given. */
  readonly disk?: string;
  readonly input?: readonly TypedInput[];
  /** The recording ends when the log matches this regular expression. */
  readonly until?: string;
  /** The recording ends after this many seconds; 30 where it is not given. */
  readonly seconds?: number;
  /** Whether the firmware's text screen is copied to the serial line, as `-nographic` does. */
  readonly firmwareOnSerial?: true;
  /** Whether the VGA text screen is read when the recording ends. */
  readonly screen?: true;
}

/** What a recording gives. */
export interface BootRecording {
  readonly log: Uint8Array;
  /** Lines of the VGA text screen, without blanks at their ends and without empty lines at its end; null if not asked. */
  readonly screen: readonly string[] | null;
}
