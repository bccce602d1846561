/** The kernel's own network: `ip=`, `nfsaddrs=` and `netconsole=`. */
import { isAtLeast } from "../../bootpath/kernel-version.js";
import { explained, explainedAs, restOf, scanValue, skip, skipText, take, takeIgnored } from "./explanation.js";
import type { ValueExplanation, ValueReader, ValueScanner } from "./explanation.js";

const setup = { file: "net/ipv4/ipconfig.c", function: "ip_auto_config_setup" };

/** Kernel: net/ipv4/ipconfig.c ic_proto_name; `true` where a protocol is asked. */
const protocols: Readonly<Record<string, readonly [asks: boolean, meaning: string]>> = {
  on: [true, "Asks by every protocol that the kernel has: DHCP, BOOTP, RARP."],
  any: [true, "Asks by every protocol that the kernel has: DHCP, BOOTP, RARP."],
  both: [true, "Asks by BOOTP and RARP."],
  dhcp: [true, "Asks a DHCP server."],
  bootp: [true, "Asks by BOOTP."],
  rarp: [true, "Asks by RARP."],
  off: [false, "No protocol: the addresses are those that stand here."],
  none: [false, "No protocol: the addresses are those that stand here."],
};

/** Programs of an initramfs, dracut for instance, read more forms of `ip=` than the kernel. */
const forPrograms = "Programs of an initramfs may read it in their own way.";

export const readIp: ValueReader = (value) => {
  if (value === "" || value === "off" || value === "none") {
    return explainedAs("The kernel sets no network up.", setup);
  }
  if (value.startsWith("dhcp,")) return readDhcpId(value);
  const protocol = protocols[value];
  if (protocol !== undefined) return explainedAs(`${protocol[1]} The answer sets everything up.`, setup);
  const scanner = scanValue(value);
  for (const [index, field] of value.split(":").entries()) {
    if (index > 0) skip(scanner, 1);
    take(scanner, field.length, ipField(index, field));
  }
  const isForm = value.includes(":") || /^[\d.]+$/.test(value);
  return explained(
    scanner,
    setup,
    isForm ? null : `No word that the kernel knows: it takes it for an address. ${forPrograms}`,
  );
};

/** Kernel: ic_proto_name: `dhcp,<type>,<client id>`. */
function readDhcpId(value: string): ValueExplanation {
  const scanner = scanValue(value);
  take(scanner, 4, protocols["dhcp"]?.[1] ?? "");
  skip(scanner, 1);
  const comma = restOf(scanner).indexOf(",");
  if (comma < 0) {
    takeIgnored(scanner, "Not read: a type and an id belong here, with a comma between them.");
    return explained(scanner, setup);
  }
  take(scanner, comma, "The type of the client id, a number from 0 to 255.");
  skip(scanner, 1);
  takeIgnored(scanner, "The id by which the server knows this computer.");
  return explained(scanner, setup);
}

function ipField(index: number, field: string): string {
  const [name, kind] = ipFields[index] ?? ["Not read", "text"];
  if (kind === "address") return `${name}${isAddress(field) ? "" : ", which is no address in dotted form"}.`;
  if (kind === "text") return `${name}.`;
  const protocol = protocols[field] ?? (field.startsWith("dhcp") ? protocols["dhcp"] : undefined);
  return protocol?.[1] ?? "No protocol that the kernel knows: the same as off.";
}

/** The fields in order. Kernel: the switch in ip_auto_config_setup. */
const ipFields: readonly (readonly [name: string, kind: "address" | "text" | "protocol"])[] = [
  ["The address of this computer", "address"],
  ["The address of the server for NFS", "address"],
  ["The address of the gateway", "address"],
  ["The netmask", "address"],
  ["The name of this computer; what follows a dot is its domain", "text"],
  ["The network device", "text"],
  ["How to ask", "protocol"],
  ["The first name server", "address"],
  ["The second name server", "address"],
  ["A time server, which programs find in /proc/net/ipconfig/ntp_servers", "address"],
];

function isAddress(text: string): boolean {
  return /^\d{1,3}(?:\.\d{1,3}){3}$/.test(text) && text.split(".").every((octet) => Number(octet) < 256);
}

/** Kernel: drivers/net/netconsole.c alloc_param_target, and what it calls. */
export const readNetConsole: ValueReader = (value, { kernelVersion }) => {
  const netpoll = isAtLeast(kernelVersion, "7.2")
    ? { file: "drivers/net/netconsole.c", function: "netconsole_parser_cmdline" }
    : { file: "net/core/netpoll.c", function: "netpoll_parse_options" };
  const scanner = scanValue(value);
  for (const [index, target] of value.split(";").entries()) {
    if (index > 0) skip(scanner, 1);
    const end = scanner.at + target.length;
    const missing = takeNetTarget(scanner, end);
    if (missing === null) continue;
    take(scanner, end - scanner.at, "Not read any more.");
    return explained(scanner, netpoll, `Malformed: ${missing}. The kernel says "couldn't parse config".`);
  }
  return explained(scanner, netpoll);
};

/** Takes one target; what is missing in it, or null. Addresses of IPv6 have colons, names of devices have none. */
function takeNetTarget(scanner: ValueScanner, end: number): string | null {
  if (skipText(scanner, "+"))
    scanner.pieces.push({
      start: scanner.at - 1,
      end: scanner.at,
      meaning: "Messages with their level, time and number.",
    });
  if (skipText(scanner, "r"))
    scanner.pieces.push({ start: scanner.at - 1, end: scanner.at, meaning: "With the kernel's release in front." });
  const field = (separator: string, meaning: string): boolean => {
    const at = scanner.value.indexOf(separator, scanner.at);
    if (at < 0 || at >= end) return false;
    take(scanner, at - scanner.at, meaning);
    skip(scanner, 1);
    return true;
  };
  if (!field("@", "The port here; without it 6665.")) return "the first @ is missing";
  if (!field("/", "The address here.")) return "the / before the device is missing";
  if (!field(",", "The network device, or its hardware address.")) return "the comma behind the device is missing";
  if (!field("@", "The port there; without it 6666.")) return "the second @ is missing";
  if (!field("/", "The address there.")) return "the / behind the address there is missing";
  take(scanner, end - scanner.at, "The hardware address there, or of the router.");
  return null;
}
