/** What the recorded boots are put together from. */

/** A boot that is recorded. */
export interface BootScenario {
  readonly id: string;
  readonly cmdline: string;
  /** Null for a boot without an initramfs. */
  readonly manifest: string | null;
}

/** The serial line is the console, and a panic reboots at once, which ends the machine. */
export const serial = "console=ttyS0 panic=-1";
/** Keeps the early console, for boots whose console is not the serial line. */
export const early = "earlyprintk=serial,ttyS0,115200,keep panic=-1";

/** The kernel takes ten lines from a program and drops the rest, unless it is told not to. */
export const manyLines = "printk.devkmsg=on ";

/** The nodes that every initramfs should have. */
export const devices = "dir /dev 0755 0 0\nnod /dev/console 0600 0 0 c 5 1\n";
/** What usr/default_cpio_list has. */
export const base = `${devices}dir /root 0700 0 0\n`;
/** With a shell, but without an entry point. */
export const shell = `${base}dir /bin 0755 0 0\nfile /bin/sh files/init32 0755 0 0\n`;
/** With an entry point. */
export const init = `${base}file /init files/init32 0755 0 0\n`;

/** A boot on the serial line; a command line that starts with "=" is taken as it is. */
export function scenario(id: string, cmdline: string, manifest: string | null): BootScenario {
  return {
    id,
    cmdline: cmdline === "" ? serial : cmdline.startsWith("=") ? cmdline.slice(1) : `${serial} ${cmdline}`,
    manifest,
  };
}

/** A file as /init, with a shell to fall back to. */
export function asInit(file: string): BootScenario {
  return scenario(`init-${file}`, "", `${shell}file /init files/${file} 0755 0 0\n`);
}

/** So many words. */
export function words(count: number, make: (index: number) => string): string {
  return Array.from({ length: count }, (_, index) => make(index + 1)).join(" ");
}
