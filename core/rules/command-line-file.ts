/** Who reads a command-line file before the kernel does, by its path. */

/**
 * - `raspberry-pi`: `cmdline.txt`, read by the firmware.
 * - `kernel-install`: `/etc/kernel/cmdline` and its twin under /usr/lib, read by kernel-install, mkinitcpio and others.
 * - `fragment`: `cmdline.d/*.conf`, read by mkinitcpio and dracut.
 * - `plain`: any other; nothing is known of a reader, so the text reaches the kernel as it is.
 */
export type CommandLineFile = "raspberry-pi" | "kernel-install" | "fragment" | "plain";

/** The kind of a command-line file. */
export function commandLineFile(path: string): CommandLineFile {
  const parts = path.replaceAll("\\", "/").split("/");
  const name = parts.at(-1) ?? "";
  const folder = parts.at(-2) ?? "";
  if (name === "cmdline.txt") return "raspberry-pi";
  if (folder === "kernel" && name === "cmdline") return "kernel-install";
  if (folder === "cmdline.d" && name.endsWith(".conf")) return "fragment";
  return "plain";
}
