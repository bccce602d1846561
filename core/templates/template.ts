/** Boot targets to start from: folders that check clean and boot, each with the files that make one point. */

/** A file of a template. */
export interface TemplateFile {
  /** Name in the folder of the target. */
  readonly name: string;
  readonly text: string;
}

/** A folder to start from. */
export interface TargetTemplate {
  /** Also the name of the folder that is proposed. */
  readonly id: TemplateId;
  readonly files: readonly TemplateFile[];
  /** The file to look at first. */
  readonly opens: string;
}

/** The templates there are. The last one has a mistake on purpose. */
export type TemplateId = "shell" | "init-script" | "switch-root" | "default-list" | "first-steps";

/** The description of a target, as its `bootpath.json`. */
export function projectFile(name: string, delivery: "builtin" | "external"): TemplateFile {
  const target = { name, cmdline: "cmdline", manifest: "initramfs.list", delivery };
  return { name: "bootpath.json", text: `${JSON.stringify({ targets: [target] }, undefined, 2)}\n` };
}

/** The lines of a manifest that bring BusyBox and a shell. */
export const busyboxLines = `dir /bin 0755 0 0
file /bin/busybox \${BOOTPATH_BUSYBOX} 0755 0 0
slink /bin/sh busybox 0777 0 0
`;

/** The lines of a manifest without which PID 1 has no standard streams. */
export const consoleLines = `dir /dev 0755 0 0
nod /dev/console 0600 0 0 c 5 1
`;
