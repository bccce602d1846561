/** Forms of root= that only programs of an initramfs can find. */

/** Why the kernel itself cannot find it, as the end of a sentence; null for forms that it reads. */
export function whyUserSpace(root: string): string | null {
  return forms.find(({ pattern }) => pattern.test(root))?.why ?? null;
}

/** Whether a program of an initramfs has to find the root. */
export function needsUserSpace(root: string): boolean {
  return whyUserSpace(root) !== null;
}

/** Kernel: block/early-lookup.c early_lookup_bdev reads none of these. */
const forms: readonly { readonly pattern: RegExp; readonly why: string }[] = [
  { pattern: /^UUID=./, why: "is the id of a file system, and the kernel reads no file system before it has found it" },
  {
    pattern: /^LABEL=./,
    why: "is the label of a file system, and the kernel reads no file system before it has found it",
  },
  {
    pattern: /^\/dev\/mapper\//,
    why: "is a name of the device mapper, which a program has to set up (LVM, encryption)",
  },
  { pattern: /^\/dev\/disk\/by-/, why: "is a symbolic link that udev makes" },
  { pattern: /^(ZFS=|zfs[:=])/, why: "is a ZFS data set, which a program has to import" },
  {
    pattern: /^(live|nfs4?|nbd|iscsi|dhcp6?|block|httpfs|dissect|bcachefs):/,
    why: "is a form that an initramfs gives a meaning to",
  },
  { pattern: /^ID=|^gpt-auto(-force)?$/, why: "is a form that an initramfs gives a meaning to" },
];
