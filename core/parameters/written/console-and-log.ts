/** Parameters that decide where the kernel's messages appear, and which. */
import { manualPages, type ParameterDescription } from "../description.js";

const printk = "kernel/printk/printk.c";

export const consoleAndLogParameters: readonly ParameterDescription[] = [
  {
    name: "console",
    summary: "Sends the kernel's messages to a device and makes it a candidate for `/dev/console`.",
    details: [
      "May be given up to eight times; the messages go to every device named. The last one is `/dev/console`, and " +
        "with it input and output of the first program: write the terminal you sit at last. If that device is " +
        "missing, the one whose driver started first takes its place.",
      "The name depends on the driver of the port: `ttyS0` on a PC and most emulated ones, `ttyAMA0` on many Arm " +
        "boards, `hvc0` for virtio and Xen, `tty0` for the screen. Behind a comma follow speed, parity, data bits " +
        "and flow control, `115200n8` for instance, without blanks.",
      "Once the line names a console, the kernel picks none by itself. If none of the named ones exists, it stays " +
        "silent and logs `Warning: unable to open an initial console.`",
      "`console=null` silences the kernel; unless it has CONFIG_NULL_TTY, the first program then has no console " +
        "either. A bare `console` without `=` is taken for a bare `earlycon`, and is handed to the first program as " +
        "an argument as well.",
    ],
    type: "string",
    values: "console=<device>[,<speed>[<parity>[<bits>[<flow>]]]] | console=null",
    default: "chosen by the kernel: the screen on a PC, elsewhere what firmware or devicetree name",
    early: "late",
    arch: null,
    config: null,
    readBy: [
      { file: printk, function: "console_setup" },
      { file: printk, function: "register_console" },
      { file: printk, function: "console_device" },
      { file: "init/main.c", function: "do_early_param" },
    ],
    url: manualPages.serialConsole,
  },
  {
    name: "quiet",
    summary: "Hides everything but errors from the console.",
    details: [
      "Only messages of the levels 0 to 3 are still shown: emergencies, alerts, critical conditions and errors. " +
        "The log itself stays complete, and `dmesg` shows it later, if the system comes that far.",
      "Leave it out when a boot fails: the lines that tell the cause are often warnings or plain information.",
      "`quiet`, `debug` and `loglevel=` set the same number; the one that stands last on the line counts.",
    ],
    type: "flag",
    values: "quiet",
    default:
      "CONFIG_CONSOLE_LOGLEVEL_DEFAULT, 7 unless changed; `quiet` sets CONFIG_CONSOLE_LOGLEVEL_QUIET, 4 unless changed",
    early: "early",
    arch: null,
    config: null,
    readBy: [{ file: "init/main.c", function: "quiet_kernel" }],
    url: manualPages.parameters,
  },
  {
    name: "loglevel",
    summary: "Shows messages on the console only when their level is lower than this number.",
    details: [
      "The levels run from 0, an emergency, to 7, debugging. `loglevel=8` therefore shows all, `loglevel=4` is " +
        "the usual effect of `quiet`, and `loglevel=0` shows nothing.",
      "It filters what is shown, not what is recorded. A value that is no number changes nothing, and the kernel " +
        "logs `Malformed early option 'loglevel'`.",
    ],
    type: "integer",
    values: "loglevel=<number>",
    default: "CONFIG_CONSOLE_LOGLEVEL_DEFAULT, 7 unless changed",
    early: "early",
    arch: null,
    config: null,
    readBy: [
      { file: "init/main.c", function: "loglevel" },
      { file: printk, function: "suppress_message_printing" },
    ],
    url: manualPages.parameters,
  },
  {
    name: "ignore_loglevel",
    summary: "Shows every message on the console, whatever `quiet` and `loglevel=` say.",
    details: [
      "The surest way to see all of a failing boot, since no other word on the line can take it back. What a " +
        "value says does not matter: `ignore_loglevel=0` turns it on, too.",
      "On a running system it can be changed in `/sys/module/printk/parameters/ignore_loglevel`.",
    ],
    type: "flag",
    values: "ignore_loglevel",
    default: "off",
    early: "early",
    arch: null,
    config: null,
    readBy: [
      { file: printk, function: "ignore_loglevel_setup" },
      { file: printk, function: "suppress_message_printing" },
    ],
    url: manualPages.parameters,
  },
  {
    name: "debug",
    summary: "Shows messages of all levels on the console, those for debugging included.",
    details: [
      "It raises the console's level to 10. Messages that are compiled out, or that dynamic debugging has " +
        "switched off, do not appear because of it.",
      "As with `quiet` and `loglevel=`, the last of them on the line counts. The programs of an initramfs often " +
        "look for the same word: those of Debian then write a log of what they do.",
    ],
    type: "flag",
    values: "debug",
    default: "off",
    early: "early",
    arch: null,
    config: null,
    readBy: [{ file: "init/main.c", function: "debug_kernel" }],
    url: manualPages.parameters,
  },
  {
    name: "earlyprintk",
    summary: "Shows messages long before the real console works, by writing straight to a device.",
    details: [
      "For boots that stop without a sign of life. On x86 it wants a value: `serial` or `ttyS0` and `ttyS1`, a " +
        "port address, `vga`, or special debug ports. The bare word does nothing there.",
      "The serial speed is 9600 if none is given, so write it: `earlyprintk=serial,ttyS0,115200`. Output stops " +
        "when the real console takes over, unless the value contains `keep`.",
      "arm64 and RISC-V do not have it; use `earlycon` there. On 32-bit Arm the kernel must be built for one " +
        "particular board (CONFIG_DEBUG_LL).",
    ],
    type: "string",
    values:
      "earlyprintk=serial[,ttyS<n>|,0x<port>[,<speed>]][,keep] | ttyS<n>[,<speed>] | vga | pciserial,… | dbgp | " +
      "xdbc | xen",
    default: "off",
    early: "early",
    arch: ["arm", "m68k", "s390", "sh", "um", "x86"],
    config: "CONFIG_EARLY_PRINTK",
    readBy: [
      { file: "arch/x86/kernel/early_printk.c", function: "setup_early_printk" },
      { file: "arch/x86/kernel/early_printk.c", function: "early_serial_init" },
      { file: "arch/x86/boot/early_serial_console.c", function: "parse_earlyprintk" },
    ],
    url: manualPages.parameters,
  },
  {
    name: "earlycon",
    summary: "Starts a simple console on a serial port as soon as the kernel reads its command line.",
    details: [
      "The bare word takes the port that the devicetree's `stdout-path` or, on kernels with " +
        "CONFIG_ACPI_SPCR_TABLE, the firmware's SPCR table names. Otherwise give driver and address: " +
        "`earlycon=uart8250,io,0x3f8,115200n8` on a PC, `earlycon=pl011,0x9000000` on QEMU's Arm machine.",
      "Use it when nothing at all appears, to tell a kernel that dies early from a wrong `console=`. It ends when " +
        "the real console starts, unless `keep_bootcon` is given.",
      "A driver name that this kernel does not have is passed over without a message.",
    ],
    type: "string",
    values: "earlycon | earlycon=<driver>[,io|,mmio|,mmio16|,mmio32|,mmio32be|,mmio32native],<address>[,<speed>]",
    default: "off",
    early: "early",
    arch: null,
    config: "CONFIG_SERIAL_EARLYCON",
    readBy: [
      { file: "drivers/tty/serial/earlycon.c", function: "param_setup_earlycon" },
      { file: "drivers/tty/serial/earlycon.c", function: "setup_earlycon" },
      { file: "drivers/tty/serial/serial_core.c", function: "uart_parse_earlycon" },
    ],
    url: manualPages.parameters,
  },
  {
    name: "initcall_debug",
    summary: "Logs the start, result and duration of each initialization function of kernel and drivers.",
    details: [
      "The last `calling …` without a following `initcall … returned` names the function in which a boot hangs, " +
        "and the durations show what makes it slow.",
      "The lines have the level for debugging: add `ignore_loglevel` or `loglevel=8` to see them on the console.",
    ],
    type: "boolean",
    values: "initcall_debug[=<yes|no>]",
    default: "off",
    early: "late",
    arch: null,
    config: null,
    readBy: [
      { file: "init/main.c", function: "initcall_debug_enable" },
      { file: "init/main.c", function: "trace_initcall_finish_cb" },
    ],
    url: manualPages.parameters,
  },
  {
    name: "panic",
    summary: "Says what happens after a kernel panic: stop for ever, or restart after some seconds.",
    details: [
      "With 0 the machine stands still, so that the last lines can be read. A positive number restarts it after " +
        "as many seconds, a negative one at once.",
      "A restart is right for machines that nobody watches and for tests, where it turns a hang into something " +
        "that can be noticed. While looking for a mistake it makes the message disappear.",
      "It needs a number. The bare word is an error (`invalid for parameter`), after which the kernel also " +
        "ignores everything behind ` -- `.",
    ],
    type: "integer",
    values: "panic=<seconds>",
    default: "CONFIG_PANIC_TIMEOUT: 0 unless changed, 180 on powerpc",
    early: "late",
    arch: null,
    config: null,
    readBy: [{ file: "kernel/panic.c", function: "panic" }],
    url: manualPages.parameters,
  },
];
