/**
 * Own descriptions of parameters whose names start with a U: name as the kernel's documentation spells it, folded
 * names not needed. Texts are Markdown.
 */
export const summariesU: Readonly<Record<string, string>> = {
  "udbg-immortal":
    "Keeps the earliest console of Power machines alive after the real one should have taken over. For boots that " +
    "fall silent at that point; lines may appear twice.",
  uhash_entries:
    "How many slots the table of UDP sockets has, otherwise chosen by the amount of RAM. Fewer save memory on small " +
    "machines.",
  "uhci-hcd.ignore_oc":
    "With `1`, ignores reports of too much current from old USB controllers. For boards that flood the log with false " +
    "ones; real ones go unnoticed too.",
  unaligned_scalar_speed:
    "Tells RISC-V kernels how fast unaligned accesses are (`slow`, `fast`, `unsupported`) instead of measuring. For " +
    "emulators, where measuring takes long; all processors have to be alike.",
  unaligned_vector_speed:
    "The same as `unaligned_scalar_speed` for vector instructions. Saves measuring at the boot of RISC-V machines.",
  unknown_nmi_panic:
    "Panics on a non-maskable interrupt that nobody knows, on x86. For machines that freeze: their NMI button then " +
    "gives a report or a crash dump. Off otherwise, since some hardware raises such interrupts without need.",
  unwind_debug:
    "Prints what the x86 kernel finds when it cannot follow the stack. For developers, when call traces in reports " +
    "break off.",
  "usb-storage.delay_use":
    "How long the kernel waits before it reads a newly found USB disk, in seconds, or with `ms` in milliseconds; 1 s " +
    "unless set. Longer helps disks that are slow to start; a root on USB needs `rootwait` in any case.",
  "usb-storage.quirks":
    "Adds workarounds for USB disks by vendor, product and letters, as `usb-storage.quirks=152d:0578:u`. `u` (no UAS) " +
    "is the usual cure for adapters that reset over and over or corrupt data, on Raspberry Pi for instance, though " +
    "slower; `i` ignores the device.",
  "usbcore.authorized_default":
    "With `0`, no USB device works until a program allows it; `2` allows built-in ports only; `1` or `-1` all. For " +
    "kiosks; with `0` a USB keyboard or root disk is dead during the boot.",
  "usbcore.autosuspend":
    "After how many idle seconds USB devices save power, 2 unless set, -1 for never. `-1` is the test for mice, " +
    "network sticks and disks that stall or drop out.",
  "usbcore.blinkenlights":
    "With `1`, lets the lamps of USB hubs light up in turn. For fun, or to see whether a hub has any.",
  "usbcore.initial_descriptor_timeout":
    "How many milliseconds the first question to a USB device may take, 5000 unless set. Shorter makes a boot with " +
    "broken devices faster; longer helps slow ones.",
  "usbcore.nousb":
    "Leaves USB out altogether, if it is built in. A test for hangs when USB starts; keyboard, mouse and disks at USB " +
    "do not work. Write it in full: current kernels do not read the old short word `nousb`.",
  "usbcore.old_scheme_first":
    "With `1`, addresses new USB devices in the older way first. For devices that fail with `device descriptor " +
    "read/64, error`; others may be found more slowly.",
  "usbcore.quirks":
    "Adds workarounds for USB devices by vendor, product and letters, as `usbcore.quirks=0781:5580:bk`. `k` turns " +
    "link power saving off, `g` waits before setting up, `b` resets after sleep; each letter switches the kernel's " +
    "own choice over.",
  "usbcore.usbfs_memory_mb":
    "How many megabytes programs may use as buffers for USB transfers, 16 unless set, 0 for as many as possible. " +
    "Industrial cameras need more and fail with `Cannot allocate memory` otherwise.",
  "usbcore.usbfs_snoop":
    "With `1`, logs what programs send and receive over USB. The log fills fast and may hold secrets.",
  "usbcore.usbfs_snoop_max": "How many bytes of each transfer `usbcore.usbfs_snoop` logs, 65536 unless set.",
  "usbcore.use_both_schemes":
    "With `0`, does not try the other way of addressing when a USB device fails. The boot gets faster with broken " +
    "devices; odd ones may not work.",
  "usbhid.jspoll":
    "How often, in milliseconds, USB joysticks are asked; 0 for what they want. Smaller gives quicker answers.",
  "usbhid.kbpoll":
    "How often, in milliseconds, USB keyboards are asked; 0 for what they want. Smaller gives quicker answers.",
  "usbhid.mousepoll":
    "How often, in milliseconds, USB mice are asked; 0 for what they want. Smaller makes the pointer smoother; 1 is " +
    "the limit.",
  user_debug:
    "Logs by bits why programs on Arm die: 1 unknown instructions, 2 system calls, 4 faulty accesses, 8 SIGSEGV, 16 " +
    "SIGBUS. `user_debug=31` shows why an init dies; needs CONFIG_DEBUG_USER.",
  userpte:
    "With `nohigh`, keeps page tables of programs in low memory on 32-bit x86. A test; low memory is scarce on large " +
    "machines.",
};
