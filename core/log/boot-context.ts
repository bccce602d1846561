/** What is known of a boot besides its log. */

/** How a boot came to its end, as `bootpath boot` reports it. */
export type BootEnd = "until" | "prompt" | "panic" | "poweroff" | "reboot" | "timeout" | "silence";

/** Facts that somebody who booted has and a log alone may not tell. All may be left out. */
export interface BootContext {
  /** Whether the kernel was given an initramfs, passed by the loader or built in. */
  readonly initramfs?: "given" | "none" | "unknown";
  /** The command line that the kernel was given. */
  readonly cmdline?: string;
  readonly endedBy?: BootEnd;
  /** Rows of the VGA text screen, read when the serial line stayed silent. */
  readonly screen?: readonly string[];
  /** Whether the kernel image is a 32-bit or a 64-bit one, read from its setup header. */
  readonly kernelBits?: 32 | 64;
  /** Whether the processor that was booted on has 64-bit mode. */
  readonly processorBits?: 32 | 64;
}
