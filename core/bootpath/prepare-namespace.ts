/** The way of a kernel whose initramfs has nothing to start: prepare_namespace() of init/do_mounts.c. */
import { resolvePath } from "../manifest/tree.js";
import type { BootState } from "./boot-state.js";
import type { FileSystemType } from "./file-systems.js";
import { mountRoot, mountWithoutDevice } from "./mount-root.js";
import { findRootDevice, lookUpDevice, type DeviceNumber, type RootDevice } from "./root-device.js";
import { parameterSubject, pathSubject } from "./subjects.js";
import { addStep, enterStage, logLine, type Trace } from "./trace.js";

/**
 * Where it leads. `mounted`: a file system without programs is root now. `unchanged`: nothing was mounted, and the
 * kernel goes on with the initramfs.
 */
export type NamespaceResult =
  | { readonly kind: "panic" }
  | { readonly kind: "waits" }
  | { readonly kind: "mounted"; readonly type: FileSystemType }
  | { readonly kind: "unchanged" };

/** Mounts the root file system, or does not come to an end. */
export function prepareNamespace(input: BootState, trace: Trace): NamespaceResult {
  const { settings } = input;
  enterStage(trace, "mount-root");
  delay(input, trace);
  const root = settings.root === "" ? null : findRootDevice(settings.root, settings.ramDisks, input.rules);
  explainRoot(input, root, trace);
  const mayWait = !endsWaiting(input, root, trace);
  noteOldInitrd(input, trace);
  const device = root !== null && "device" in root ? root.device : deviceZero;
  if (mayWait && isZero(device) && root?.kind !== "generic" && waitForDevice(input, trace) === "for-ever") {
    return { kind: "waits" };
  }
  if (root?.kind === "network" && input.rules.networkRootMissing === "nothing") return skipNetworkRoot(root, trace);
  const mountsUnnamed = input.rules.rootName === "as-given" || settings.root !== "";
  if (isZero(device) && root?.kind !== "generic" && mountsUnnamed) {
    const type = mountWithoutDevice(input, trace);
    if (type !== null) return { kind: "mounted", type };
  }
  return mountRoot(input, { device, through: root?.kind === "generic" ? "path" : "node" }, trace);
}

const deviceZero: DeviceNumber = { major: 0, minor: 0 };

function isZero({ major, minor }: DeviceNumber): boolean {
  return major === 0 && minor === 0;
}

function delay({ settings }: BootState, trace: Trace): void {
  if (settings.rootDelay === 0) return;
  // The format is %d.
  const shown = settings.rootDelay | 0;
  logLine(trace, `Waiting ${shown} sec before mounting root device...`);
  addStep(
    trace,
    "init/do_mounts.c prepare_namespace",
    `The kernel waits ${settings.rootDelay} seconds before it looks for the root device.`,
    "rootdelay= asks for it.",
    [parameterSubject("rootdelay=")],
  );
}

const PARSE = "init/do_mounts.c parse_root_device";

function explainRoot({ settings }: BootState, root: RootDevice | null, trace: Trace): void {
  if (root === null) {
    addStep(trace, PARSE, "The kernel knows no root device.", "There is no root= on the command line.");
    return;
  }
  const what = `root=${settings.root}`;
  const subjects = [parameterSubject("root=")];
  switch (root.kind) {
    case "number":
      addStep(
        trace,
        PARSE,
        `The root device has the number ${root.device.major}:${root.device.minor}.`,
        `${what} is ${root.form}.`,
        subjects,
      );
      return;
    case "network":
      addStep(
        trace,
        PARSE,
        `The root file system is to come over the network (${root.name}).`,
        `${what} says so.`,
        subjects,
      );
      return;
    case "generic":
      addStep(
        trace,
        PARSE,
        `The kernel mounts "${settings.root}" by its name.`,
        "Names that start with mtd or ubi are left to the file system.",
        subjects,
      );
      return;
    case "absent":
      addStep(
        trace,
        PARSE,
        "The root device is not there.",
        `${what} is ${root.form}, and the machine has no such device.`,
        subjects,
      );
      return;
    case "invalid":
      addStep(
        trace,
        PARSE,
        "The kernel cannot tell what the root device is.",
        explainInvalid(settings.root, root.form),
        subjects,
      );
  }
}

function explainInvalid(name: string, form: string): string {
  if (/^(UUID|LABEL)=/.test(name)) {
    return `root=${name} names a file system, which only the programs of an initramfs can look for; the kernel knows PARTUUID= and PARTLABEL=.`;
  }
  return `root=${name} is ${form}.`;
}

/** The end of `rootwait` for a root= that no waiting can help. */
function endsWaiting({ settings, rules }: BootState, root: RootDevice | null, trace: Trace): boolean {
  if (settings.rootWait === "no") return true;
  const ends =
    root?.kind === "invalid" && (rules.invalidRoot === "ends-waiting" || settings.root.startsWith("PARTUUID="));
  if (!ends) return false;
  logLine(trace, "Disabling rootwait; root= is invalid.");
  addStep(
    trace,
    PARSE,
    "The kernel does not wait for the root device.",
    "rootwait is of no use with a root= that it cannot read.",
    [parameterSubject("root="), parameterSubject("rootwait")],
  );
  return true;
}

/** initrd_load(): what it would do with a file /initrd.image. */
function noteOldInitrd({ tree, settings, rules }: BootState, trace: Trace): void {
  if (settings.noInitrd || resolvePath(tree, "/initrd.image", "nofollow").kind === "failed") return;
  const linuxrc =
    rules.linuxrc === "started" ? " and starts its /linuxrc, unless root=/dev/ram0 asks for that disk" : "";
  addStep(
    trace,
    "init/do_mounts_initrd.c initrd_load",
    "The kernel looks into the file /initrd.image of the initramfs. What comes of it is not predicted.",
    `It takes a file of that name for an old initrd, copies the file system in it to the RAM disk /dev/ram0${linuxrc}.`,
    [pathSubject("/initrd.image", "device")],
  );
}

/** wait_for_root() */
function waitForDevice({ settings, rules }: BootState, trace: Trace): "for-ever" | "for-a-time" {
  logLine(trace, `Waiting for root device ${settings.root}...`);
  const source = "init/do_mounts.c wait_for_root";
  // The number 0:0 is no device, but from 6.5 on reading it ends the waiting.
  const isRead = lookUpDevice(settings.root, settings.ramDisks).kind === "number";
  if (isRead && rules.emptyRoot === "found") {
    addStep(
      trace,
      source,
      "The kernel waits, but not for long.",
      `It reads root=${settings.root} as the device number 0:0 and takes that for found.`,
      [parameterSubject("root=")],
    );
    return "for-a-time";
  }
  if (typeof settings.rootWait === "object") {
    addStep(
      trace,
      source,
      `The kernel waits ${settings.rootWait.seconds} seconds for the root device and then goes on without it.`,
      "rootwait= limits the waiting.",
      [parameterSubject("rootwait=")],
    );
    return "for-a-time";
  }
  addStep(
    trace,
    source,
    "The kernel waits for the root device and never goes on.",
    "rootwait has no limit, and the device does not appear.",
    [parameterSubject("rootwait"), parameterSubject("root=")],
  );
  return "for-ever";
}

/** mount_nfs_root() and mount_cifs_root() in a kernel that has neither. */
function skipNetworkRoot({ name }: { readonly name: string }, trace: Trace): NamespaceResult {
  addStep(
    trace,
    "init/do_mounts.c mount_root",
    "The kernel mounts nothing and goes on with the initramfs as its root.",
    `It was built without CONFIG_${name === "NFS" ? "ROOT_NFS" : "CIFS_ROOT"}, and then this kind of root= has no effect.`,
    [parameterSubject("root=")],
  );
  return { kind: "unchanged" };
}
