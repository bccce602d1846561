/** The structured values of kernel parameters, field by field. */
import { field, type Form } from "./form.js";

const always = () => true;

/** Kernel: kernel/printk/printk.c console_setup; drivers/tty/serial/serial_core.c uart_parse_options. */
const consoleForms: readonly Form[] = [
  {
    start: "console=",
    end: "]]]]",
    about: "A device for the kernel's messages. The last one on the line becomes /dev/console.",
    fits: always,
    fields: [
      field(
        "",
        "<device>",
        "ttyS0: the first serial port. tty0: the screen. hvc0: a console of virtio or a hypervisor.",
      ),
      field("[,", "<speed>", "Bits per second of a serial line, 115200 for instance. Without it 9600.", /,/),
      field("[", "<parity>", "n: none. o: odd. e: even.", /(?<=,\d+)[noe]/),
      field("[", "<bits>", "Bits of a character: 7 or 8.", /(?<=,\d+[noe])[78]/),
      field("[", "<flow>", "r: flow control by RTS and CTS.", /(?<=,\d+[noe][78])[a-z]/),
    ],
  },
];

/** Kernel: net/ipv4/ipconfig.c ip_auto_config_setup. */
const ipForms: readonly Form[] = [
  {
    start: "ip=",
    end: "]]]",
    about:
      "The network configuration that the kernel makes before it mounts a root over the network. Fields may be empty.",
    fits: (typed) => typed === "" || /[:\d]/.test(typed),
    fields: [
      field("", "<client>", "The address of this computer. Empty: asked for by <autoconf>."),
      field(":", "<server>", "The address of the NFS server. Empty: the one that answers.", /:/),
      field(":", "<gateway>", "The address of the gateway.", /:/),
      field(":", "<netmask>", "The netmask. Empty: by the class of the client's address.", /:/),
      field(":", "<hostname>", "The name of this computer; behind a dot its domain.", /:/),
      field(":", "<device>", "The network device. Empty: all of them are tried.", /:/),
      field(
        ":",
        "<autoconf>",
        "off or none: no question is asked. dhcp, bootp, rarp, both, on or any: how to ask.",
        /:/,
      ),
      field("[:", "<dns0>", "The first name server.", /:/),
      field("[:", "<dns1>", "The second name server.", /:/),
      field("[:", "<ntp0>", "A time server.", /:/),
    ],
  },
  {
    start: "ip=",
    end: "",
    about: "How to ask for the whole configuration.",
    fits: always,
    fields: [field("", "<autoconf>", "dhcp, bootp, rarp, both, on or any; off or none for no network.")],
  },
];

/** Kernel: arch/x86/kernel/e820.c parse_memmap_one. */
const memmapForms: readonly Form[] = (
  [
    ["@", "Memory that may be used, also where the firmware does not list it."],
    ["$", "Memory that is left alone. Boot loaders may want the $ escaped."],
    ["#", "Memory that holds tables of ACPI."],
    ["!", "Memory that keeps its contents, as for pmem devices."],
  ] as const
).map(([sign, about]) => ({
  start: "memmap=",
  end: "",
  about,
  fits: (typed: string) => typed.includes(sign),
  fields: [
    field("", "<size>", "How much: a number with K, M or G behind it."),
    field(sign, "<address>", "Where it begins.", new RegExp(`[${sign}]`)),
  ],
}));

/** Kernel: kernel/crash_reserve.c __parse_crashkernel and its callees. */
const crashKernelForms: readonly Form[] = [
  {
    start: "crashkernel=",
    end: "]",
    about: "Memory for a second kernel that starts when the first one crashes, by the size of the memory.",
    fits: (typed) => typed.includes("-"),
    fields: [
      field("", "<from>", "The least memory of the machine for which this range counts."),
      field("-", "[<to>]", "The memory from which on it does not count any more. Empty: without end.", /-/),
      field(":", "<size>", "How much is reserved then.", /:/),
      field("[,…][@", "<address>", "Where it begins. Without it the kernel finds a place.", /@/),
    ],
    repeats: [{ lead: /,/, field: 0 }],
  },
  {
    start: "crashkernel=",
    end: "",
    about: "Memory above or below 4 GiB.",
    fits: (typed) => typed.includes(","),
    fields: [
      field("", "<size>", "How much: a number with K, M or G behind it."),
      field(",", "<high|low>", "high: above 4 GiB if need be. low: below, besides what is above.", /,/),
    ],
  },
  {
    start: "crashkernel=",
    end: "]",
    about: "Memory for a second kernel that starts when the first one crashes.",
    fits: always,
    fields: [
      field("", "<size>", "How much: a number with K, M or G behind it."),
      field("[@", "<address>", "Where it begins. Without it the kernel finds a place.", /@/),
    ],
  },
];

/** Kernel: drivers/tty/serial/earlycon.c parse_options; drivers/tty/serial/serial_core.c uart_parse_earlycon. */
const earlyConsoleForms: readonly Form[] = [
  {
    start: "earlycon=",
    end: "]",
    about: "A port that shows messages before its real driver starts.",
    fits: (typed) => /^[^,]*(?:,(?!\d)|$)/.test(typed),
    fields: [
      field("", "<driver>", "uart8250 for the ports of a PC and most others, pl011 for those of Arm."),
      field(",", "<io|mmio|mmio16|mmio32|…>", "How it is reached: by port number, or in memory and how wide.", /,/),
      field(",", "<address>", "Where it is: 0x3f8 for the first serial port of a PC.", /,/),
      field("[,", "<options>", "Speed and form of characters, 115200n8. Without them the speed stays as it is.", /,/),
    ],
  },
  {
    start: "earlycon=",
    end: "]",
    about: "A port in memory that shows messages before its real driver starts.",
    fits: always,
    fields: [
      field("", "<driver>", "pl011 for instance."),
      field(",", "<address>", "Where it is in memory.", /,/),
      field("[,", "<options>", "Speed and form of characters, 115200n8. Without them the speed stays as it is.", /,/),
    ],
  },
];

/** Kernel: drivers/mtd/parsers/cmdlinepart.c newpart, mtdpart_setup_real. */
const mtdForms: readonly Form[] = [
  {
    start: "mtdparts=",
    end: "[ro][lk],…[;…]",
    about: "Partitions of flash memory. Behind a comma follows the next partition, behind a semicolon the next chip.",
    fits: always,
    fields: [
      field("", "<chip>", "The name that its driver gives the chip."),
      field(":", "<size>", "A number with k, M or G behind it; - for all that is left.", /:/),
      field("[@", "<offset>", "Where it begins. Without it behind the one before.", /@/),
      field("](", "<name>", "A name for the partition; it is shown in /proc/mtd.", /\(/),
      field(")", "[flags]", "ro: read-only. lk: stays locked.", /(?<=\))[rls]/),
    ],
    repeats: [
      { lead: /,/, field: 1 },
      { lead: /;/, field: 0 },
    ],
  },
];

/** Kernel: block/early-lookup.c early_lookup_bdev, devt_from_partuuid. */
const rootForms: readonly Form[] = [
  {
    start: "root=PARTUUID=",
    end: "]",
    about: "A partition by its id, which the kernel finds without help.",
    fits: (typed) => typed.startsWith("PARTUUID"),
    fields: [
      field("", "<id>", "The id as blkid shows it as PARTUUID."),
      field("[/PARTNROFF=", "<number>", "Another partition of the same disk: so many further on.", /\//),
    ],
  },
  {
    start: "root=PARTLABEL=",
    end: "",
    about: "A partition by the name in a GPT, which the kernel finds without help.",
    fits: (typed) => typed.startsWith("PARTL"),
    fields: [field("", "<name>", "The name of the partition, not of its file system.")],
  },
  {
    start: "root=",
    end: "",
    about: "A file system by its id. Programs of an initramfs find it; the kernel alone does not.",
    fits: (typed) => /^[UL]/.test(typed),
    fields: [field("", "UUID=<id>", "The id as blkid shows it as UUID.")],
  },
  {
    start: "root=",
    end: "",
    about: "A device by its number.",
    fits: (typed) => /^\d/.test(typed),
    fields: [field("", "<major>", "A decimal number."), field(":", "<minor>", "A decimal number.", /:/)],
  },
  {
    start: "root=",
    end: "",
    about: "A device by the name that the kernel gives it. It may change when disks are added.",
    fits: always,
    fields: [field("", "/dev/<device>", "sda1, vda, mmcblk0p2, nvme0n1p1, mtdblock0, ram0 or nfs for instance.")],
  },
];

/** Kernel: net/core/netpoll.c netpoll_parse_options. */
const netConsoleForms: readonly Form[] = [
  {
    start: "netconsole=",
    end: "]",
    about: "Sends the kernel's messages over the network, by UDP.",
    fits: always,
    fields: [
      field("[", "<source-port>", "The port here; without it 6665. A + in front sends the extended form."),
      field("]@[", "<source-ip>", "The address here; without it the device's own.", /@/),
      field("]/[", "<device>", "The network device; without it eth0.", /\//),
      field("],[", "<target-port>", "The port there; without it 6666.", /,/),
      field("]@", "<target-ip>", "The address there.", /@/),
      field("/[", "<target-mac>", "The hardware address there, or of the router; without it all.", /\//),
    ],
  },
];

const videoFields = [
  field("x", "<height>", "Pixels from top to bottom.", /(?<=\d)x/),
  field("[", "M", "Timings are calculated instead of looked up.", /(?<=x\d+)M/),
  field("][", "R", "Less blanking, for digital displays.", /(?<=x\d+M?)R/),
  field("][-", "<bits>", "Bits of a pixel.", /(?<=x\d+M?R?)-/),
  field("][@", "<rate>", "Pictures in a second.", /(?<=x\d.*)@/),
  field("][", "i|m|e|D|d", "i: interlaced. m: margins. e: switched on. D: on, digital. d: off.", /(?<=x\d.*)[imeDd]/),
];

/** Kernel: drivers/gpu/drm/drm_modes.c drm_mode_parse_command_line_for_connector. */
const videoForms: readonly Form[] = [
  {
    start: "video=",
    end: "]",
    about: "The mode of every display.",
    fits: (typed) => /^\d/.test(typed),
    fields: [field("", "<width>", "Pixels from left to right."), ...videoFields],
  },
  {
    start: "video=",
    end: "]",
    about: "The mode of one display.",
    fits: always,
    fields: [
      field("", "<connector>", "HDMI-A-1, DP-1, eDP-1, VGA-1 or LVDS-1 for instance."),
      field(":", "<width>", "Pixels from left to right.", /:/),
      ...videoFields,
    ],
  },
];

/** The forms of each parameter, by its folded name. */
export const valueForms: ReadonlyMap<string, readonly Form[]> = new Map([
  ["console", consoleForms],
  ["ip", ipForms],
  ["memmap", memmapForms],
  ["crashkernel", crashKernelForms],
  ["earlycon", earlyConsoleForms],
  ["mtdparts", mtdForms],
  ["root", rootForms],
  ["netconsole", netConsoleForms],
  ["video", videoForms],
]);
