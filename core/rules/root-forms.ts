/** Forms of root= that neither the kernel nor a program of an initramfs reads. */

/** What is wrong with the value of a root=. */
export interface RootFault {
  /** Why the kernel cannot read it, as the end of a sentence. */
  readonly reason: string;
  /** The value that was most likely meant; null where that is not known. */
  readonly repaired: string | null;
  /** Whether the kernel sees a mistake at once (EINVAL), or takes it for a device that is still to come. */
  readonly kind: "invalid" | "never-found";
}

/**
 * The fault of a value; null for forms that are right, and for all that an initramfs may give a meaning to (`live:…`,
 * `gpt-auto`, a label of virtiofs …) or that a script is to replace (`@ROOT@`). Kernel: block/early-lookup.c
 * early_lookup_bdev, before 6.5 init/do_mounts.c name_to_dev_t.
 */
export function rootFault(value: string): RootFault | null {
  if (isPlaceholder(value)) return null;
  return misspelledPrefix(value) ?? missingFolder(value) ?? brokenNumber(value) ?? brokenId(value);
}

function isPlaceholder(value: string): boolean {
  const id = /=(.*)$/.exec(value)?.[1] ?? value;
  return /[$@<>{}%*?…]/.test(value) || /^[A-Z_]*$/.test(id) || /x{4}/i.test(id);
}

/** `root=uuid=…`, `root=PARTUUID:…` */
function misspelledPrefix(value: string): RootFault | null {
  const match = /^(?:\/dev\/)?(part)?[-_]?(uuid|label)([=:])(.+)$/i.exec(value);
  if (match === null) return null;
  const [, part = "", kind = "", , id = ""] = match;
  const repaired = `${part}${kind}`.toUpperCase() + `=${id}`;
  if (repaired === value) return null;
  const name = repaired.slice(0, repaired.indexOf("="));
  return { reason: `such a name begins with ${name}=, in capital letters`, repaired, kind: "invalid" };
}

const disk =
  "(?:[shv]d[a-z]{1,2}\\d*|xvd[a-z]\\d*|nvme\\d+n\\d+(?:p\\d+)?|mmcblk\\d+(?:p\\d+)?|md\\d+(?:p\\d+)?|nbd\\d+(?:p\\d+)?)";
const diskWithoutFolder = new RegExp(`^(?:/|dev/|/?Dev/|/DEV/)?(${disk})$`);

/** `root=sda1`, `root=dev/sda1` */
function missingFolder(value: string): RootFault | null {
  const name = diskWithoutFolder.exec(value)?.[1];
  if (name === undefined) return null;
  return { reason: "the name of a device begins with /dev/", repaired: `/dev/${name}`, kind: "invalid" };
}

/** `root=8:` */
function brokenNumber(value: string): RootFault | null {
  if (!/^\d+:/.test(value) || /^\d+:\d+(:\d+:?)?$/.test(value)) return null;
  const isText = /[a-z]/i.test(value);
  return isText
    ? null
    : { reason: "a device number is written as major:minor, two decimal numbers", repaired: null, kind: "invalid" };
}

/** `root=PARTUUID=…` and `root=UUID=…` with something that cannot be an id. */
function brokenId(value: string): RootFault | null {
  const match = /^(PART)?UUID=(.*)$/.exec(value);
  if (match === null) return null;
  const isPartition = match[1] !== undefined;
  const [id = "", ...offset] = (match[2] ?? "").split("/");
  if (isPartition && offset.length > 0 && !/^PARTNROFF=\s*-?\d+$/.test(offset.join("/"))) {
    return { reason: "behind the id nothing but /PARTNROFF=<number> may follow", repaired: null, kind: "invalid" };
  }
  if (!looksLikeUuid(id) || isBeginningOfUuid(id)) return null;
  const what = isPartition ? "partition" : "file system";
  return {
    reason: `no ${what} has such an id: five groups of 8, 4, 4, 4 and 12 hexadecimal digits`,
    repaired: withDashes(id) === null ? null : [`${match[1] ?? ""}UUID=${withDashes(id) ?? ""}`, ...offset].join("/"),
    kind: "never-found",
  };
}

/** Five groups, or 32 digits without any. Other file systems have ids of other forms. */
function looksLikeUuid(id: string): boolean {
  return /^[\da-z]{6,10}-[\da-z]{3,5}-[\da-z]{3,5}-[\da-z]{3,5}-[\da-z]{10,14}$/i.test(id) || /^[\da-f]{32}$/i.test(id);
}

/** The kernel compares only as many letters as are written, so the beginning of an id will do. */
function isBeginningOfUuid(id: string): boolean {
  return /^[\da-f]{8}-[\da-f]{4}-[\da-f]{4}-[\da-f]{4}-[\da-f]{1,12}$/i.test(id);
}

function withDashes(id: string): string | null {
  const groups = /^([\da-f]{8})([\da-f]{4})([\da-f]{4})([\da-f]{4})([\da-f]{12})$/i.exec(id.replaceAll("-", ""));
  return groups === null ? null : groups.slice(1).join("-");
}
