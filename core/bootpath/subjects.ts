/** What a step of the boot path is about, so that an editor can lead to the text that is responsible. */
import type { TextRange } from "../cmdline/parse.js";

/** What a path of the initramfs is to the kernel. */
export type PathUse = "program" | "interpreter" | "console" | "mount-point" | "device";

/** Something in a command line or a manifest. */
export type Subject =
  /** The last word that the kernel function behind `__setup(name, …)` gets, such as `rdinit=` or `rootwait`. */
  | { readonly kind: "parameter"; readonly name: string }
  /** A word of the command line by its place in it, in UTF-16 units. */
  | { readonly kind: "word"; readonly start: number; readonly end: number }
  /** A path of the initramfs, whether there is something or not. */
  | { readonly kind: "path"; readonly path: string; readonly use: PathUse };

/** The parameter that decides, by its name as in `__setup()`. */
export function parameterSubject(name: string): Subject {
  return { kind: "parameter", name };
}

/** One word. */
export function wordSubject({ start, end }: TextRange): Subject {
  return { kind: "word", start, end };
}

/** A path of the initramfs and what the kernel wants of it. */
export function pathSubject(path: string, use: PathUse): Subject {
  return { kind: "path", path, use };
}
