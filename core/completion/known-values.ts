/** Values of single parameters with their meaning, where the tables have none or say nothing about them. */
import { foldParameterName } from "../cmdline/names.js";
import { valueProposal, type Proposal } from "./item.js";

/** The values that are known of a parameter; null where none are. */
export function knownValues(name: string): readonly Proposal[] | null {
  return byName.get(foldParameterName(name)) ?? null;
}

type Values = Readonly<Record<string, string>>;

const systemdLevels: Values = {
  debug: "everything",
  info: "usual messages",
  notice: "what is worth a look",
  warning: "warnings and worse",
  err: "errors and worse",
};
const targets: Values = {
  "rescue.target": "a shell with the file systems mounted",
  "emergency.target": "a shell and nothing else",
  "multi-user.target": "the system without graphical login",
  "graphical.target": "the system with graphical login",
};
const yesOrNo: Values = { yes: "", no: "" };

const values: Readonly<Record<string, Values>> = {
  // include/linux/kern_levels.h
  loglevel: {
    "0": "shows nothing",
    "1": "shows emergencies: the system is unusable",
    "2": "shows alerts and worse",
    "3": "shows critical conditions and worse",
    "4": "shows errors and worse: what quiet does",
    "5": "shows warnings and worse",
    "6": "shows notices and worse",
    "7": "shows information and worse: the usual level",
    "8": "shows everything, debugging messages too",
  },
  // kernel/panic.c panic()
  panic: { "-1": "restarts at once", "0": "waits for ever", "10": "restarts after ten seconds" },
  oops: { panic: "an oops ends in a panic" },
  // drivers/iommu, kernel/cpu.c
  mitigations: {
    off: "no protection against flaws of the processor",
    auto: "the usual protection",
    "auto,nosmt": "protection that may switch hyper-threading off",
  },
  // kernel/reboot.c reboot_setup
  reboot: {
    warm: "without a memory test",
    cold: "with all tests",
    acpi: "by ACPI",
    kbd: "by the keyboard controller",
    triple: "by a triple fault",
    efi: "by the firmware",
    pci: "by the PCI reset port",
    force: "without stopping the other processors first",
  },
  "systemd.unit": targets,
  "rd.systemd.unit": {
    "rescue.target": "a shell in the initramfs",
    "emergency.target": "the emergency shell of the initramfs",
  },
  "systemd.log_level": systemdLevels,
  "udev.log_level": systemdLevels,
  "rd.udev.log_level": systemdLevels,
  "systemd.log_target": {
    console: "the console",
    kmsg: "the kernel's log",
    "journal-or-kmsg": "the journal, before that the kernel's log",
    journal: "the journal",
    null: "nowhere",
  },
  "systemd.show_status": {
    "1": "shows each service",
    "0": "shows nothing",
    auto: "shows what fails or is slow",
    error: "shows what fails",
  },
  "systemd.debug_shell": { "1": "opens a root shell on the ninth terminal", "0": "does not" },
  "systemd.volatile": {
    yes: "all in memory",
    state: "changes of /var in memory",
    overlay: "changes of the root in memory",
    no: "as usual",
  },
  "fsck.mode": { auto: "where the file system asks for it", force: "always", skip: "never" },
  "fsck.repair": { preen: "what is safe", yes: "everything", no: "nothing" },
  "quotacheck.mode": { auto: "where it is needed", force: "always", skip: "never" },
  "rd.break": {
    cmdline: "a shell before the command line is read",
    "pre-udev": "a shell before udev starts",
    "pre-trigger": "a shell before devices are looked for",
    initqueue: "a shell while devices are waited for",
    "pre-mount": "a shell before the root is mounted",
    mount: "a shell when the root is mounted",
    "pre-pivot": "a shell before the system starts",
    cleanup: "a shell at the very end",
  },
  // init of initramfs-tools: maybe_break
  break: {
    top: "a shell at the very beginning",
    modules: "a shell before modules are loaded",
    premount: "a shell before the root is mounted",
    mount: "a shell when the root is about to be mounted",
    mountroot: "a shell inside the mounting of the root",
    bottom: "a shell when the root is mounted",
    init: "a shell before the system starts",
  },
  "net.ifnames": { "0": "the kernel's names: eth0", "1": "names by place: enp0s3" },
  "plymouth.enable": { "0": "no splash screen", "1": "a splash screen" },
  "cloud-init": { disabled: "cloud-init does nothing", enabled: "cloud-init runs" },
  "rd.luks": yesOrNo,
  "rd.lvm": yesOrNo,
  "rd.md": yesOrNo,
  // net/ipv4/ipconfig.c ip_auto_config_setup
  ip: {
    dhcp: "asks a DHCP server",
    on: "asks by every protocol that is built in",
    off: "no address",
    bootp: "asks by BOOTP",
    "<address>::<gateway>:<netmask>:<hostname>:<device>:off": "a fixed address",
    ":::::<device>:dhcp": "asks a DHCP server over one network device",
  },
  crashkernel: {
    "256M": "this much memory",
    "<size>@<address>": "this much memory, there",
    "<size>,high": "memory above 4 GiB if need be",
    "1G-4G:192M,4G-64G:256M,64G-:512M": "by the size of the memory",
  },
  memmap: {
    "<size>@<address>": "usable memory",
    "<size>$<address>": "memory that is left alone",
    "<size>#<address>": "memory with tables of ACPI",
    "<size>!<address>": "memory that keeps its contents",
  },
  video: {
    "<connector>:<width>x<height>": "a mode for one connector",
    "<width>x<height>": "a mode for all connectors",
    efifb: "",
  },
  netconsole: {
    "@/<device>,@<address>/": "messages to this computer",
    "6665@<address>/<device>,6666@<address>/<mac>": "all fields",
  },
  mtdparts: { "<device>:<size>(<name>),-(<name>)": "partitions of a flash chip" },
};

const byName: ReadonlyMap<string, readonly Proposal[]> = new Map(
  Object.entries(values).map(([name, list]) => [
    foldParameterName(name),
    Object.entries(list).map(([value, detail]) => valueProposal(value, detail === "" ? null : detail)),
  ]),
);
