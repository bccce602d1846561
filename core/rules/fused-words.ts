/** Two or more parameters in one word, with nothing between them. */
import { isInitWord } from "./init-words.js";
import { isFlagName, isParameterName, isValueName } from "./parameter-names.js";

/**
 * The offsets in a word of a command line where another parameter begins; empty where it is one word. Found are only
 * those of which there is no doubt: both halves are well-known, and the whole is not.
 */
export function fusedAt(word: string): readonly number[] {
  const places: number[] = [];
  let start = 0;
  for (let next = firstPlace(word); next !== null; next = firstPlace(word.slice(start))) {
    start += next;
    places.push(start);
  }
  return places;
}

function firstPlace(word: string): number | null {
  return beforeName(word) ?? behindValue(word) ?? betweenFlags(word);
}

/** `quietroot=…`, `console=ttyS0root=…`: the name of the second one ends at an equals sign. */
function beforeName(word: string): number | null {
  for (let sign = word.indexOf("="); sign >= 0; sign = word.indexOf("=", sign + 1)) {
    const run = /[\w.-]*$/.exec(word.slice(Math.max(0, sign - longestRun), sign))?.[0] ?? "";
    for (let at = 1; at < run.length - 1; at++) {
      const place = sign - run.length + at;
      if (!valueNames.has(run.slice(at)) || !/[A-Za-z0-9]/.test(run.charAt(at - 1))) continue;
      if (isComplete(word.slice(0, place)) && !isParameterName(run)) return place;
    }
  }
  return null;
}

/** Longer than every name. What is longer still is no word that people write. */
const longestRun = 64;

/** A parameter that needs nothing more. */
function isComplete(head: string): boolean {
  const equals = head.indexOf("=");
  if (equals < 0) return isFlag(head) || otherFlags.has(head);
  const name = head.slice(0, equals);
  return equals < head.length - 1 && (valueNames.has(name) || name === "BOOT_IMAGE" || isValueName(name));
}

function isFlag(word: string): boolean {
  return flagNames.has(word) || (word.length > 3 && isFlagName(word));
}

/** `root=/dev/sda1rw`: only where it is certain where the value ends. */
function behindValue(word: string): number | null {
  const value = values.find((form) => form.test(word))?.exec(word)?.[0];
  if (value === undefined) return null;
  const rest = word.slice(value.length);
  return rest.length <= longestRun && areFlags(rest) ? value.length : null;
}

/** Complete values, and then letters. */
const values: readonly RegExp[] = [
  /^root=\/dev\/(?:[shv]d[a-z]\d*|mmcblk\d+p\d+|nvme\d+n\d+p\d+)(?=[a-z])/,
  /^root=(?:PART)?UUID=[\da-f]{8}-(?:\d\d|[\da-f]{4}-[\da-f]{4}-[\da-f]{4}-[\da-f]{12})(?=[g-z])/i,
  /^console=(?:tty\d|tty[A-Z]+\d+(?:,\d+(?:n8)?)?)(?=[a-z])/,
  /^rootfstype=(?:ext[234]|btrfs|f2fs|squashfs|xfs)(?=[a-z])/,
  /^(?:loglevel|panic|rootdelay)=-?\d+(?=[a-z])/,
];

/** `quietsplash` */
function betweenFlags(word: string): number | null {
  if (word.includes("=") || word.length < shortest || word.length > longestRun) return null;
  for (let at = word.length - 2; at > 1; at--) {
    // Looking a name up takes time, so it comes last.
    if (!areFlags(word.slice(at)) || !isFlag(word.slice(0, at))) continue;
    if (!isParameterName(word) && !isInitWord(word)) return at;
  }
  return null;
}

/** Whether a text is nothing but flags that people write. */
function areFlags(text: string): boolean {
  if (flagNames.has(text)) return true;
  for (const flag of flagNames) if (text.startsWith(flag) && areFlags(text.slice(flag.length))) return true;
  return false;
}

/** `rorw` might be anything. */
const shortest = 6;

/** Words without a value that people write in lines by hand. */
const flagNames: ReadonlySet<string> = new Set(
  (
    "quiet splash ro rw rootwait debug nomodeset ignore_loglevel initcall_debug nosmp noapic nolapic nokaslr noinitrd " +
    "nosplash rhgb single noresume"
  ).split(" "),
);

/** Flags that fuse with what follows only where that has a name and a value. */
const otherFlags: ReadonlySet<string> = new Set(["arm64.nopauth", "arm64.nobti", "arm64.nomte", "arm64.nosve"]);

/** Parameters with a value that are known to everybody and that no other name ends with by chance. */
const valueNames: ReadonlySet<string> = new Set(
  (
    "root rootfstype rootflags rootdelay rootwait console earlycon earlyprintk init rdinit initrd loglevel panic fbcon video " +
    "consoleblank crashkernel isolcpus maxcpus nr_cpus hugepages hugepagesz default_hugepagesz memmap mitigations " +
    "resume nfsroot selinux enforcing apparmor audit security cma coherent_pool cgroup_enable cgroup_disable cgroup_memory swapaccount " +
    "pci pcie_aspm iommu intel_iommu amd_iommu acpi acpi_osi clocksource elevator printk.time vt.global_cursor_default " +
    "net.ifnames biosdevname systemd.unit systemd.show_status fsck.repair fsck.mode usbcore.autosuspend nvidia-drm.modeset " +
    "i915.modeset amdgpu.dc plymouth.enable logo.nologo rd.luks.uuid rd.lvm.lv dwc_otg.lpm_enable"
  ).split(" "),
);
