/**
 * Own descriptions of parameters whose names start with a G: name as the kernel's documentation spells it, folded
 * names not needed. Texts are Markdown.
 */
export const summariesG: Readonly<Record<string, string>> = {
  "gamecon.map":
    "Describes up to five game pads (NES, SNES, PlayStation and others) wired to a parallel port: the port's number, " +
    "then the type of each pad. They cannot be detected.",
  "gamecon.map2":
    "The same as `gamecon.map`, for the pads at a second parallel port. Both lists have the port's number first.",
  "gamecon.map3":
    "The same as `gamecon.map`, for the pads at a third parallel port. All lists have the port's number first.",
  gamma: "Held options for a graphics driver that was removed long ago. No code of current kernels reads it.",
  gart_fix_e820:
    "With `off`, does not reserve the memory range that the AMD K8 graphics window (GART) occupies in the memory " +
    "map. Only crash-dump kernels on such old machines ever care.",
  gather_data_sampling:
    'Controls the protection against reading other programs\' vector registers (GDS, "Downfall") on Intel ' +
    "processors: `off` gives speed back, `force` turns AVX off if no new microcode is loaded. With `force`, programs " +
    "that use AVX without asking the kernel crash.",
  gbpages:
    "Maps the kernel's own memory with pages of 1 GB where the processor has them, which is the rule. Its opposite " +
    "is `nogbpages`.",
  gcov_persist:
    "Whether coverage data of a module remains readable after it is unloaded; `1` unless set. Only kernels built for " +
    "coverage measurement (CONFIG_GCOV_KERNEL) know it.",
  goldfish:
    "Was to switch on the virtual devices of the Android emulator. No code of current kernels reads it; these " +
    "devices are found through ACPI or the device tree.",
  "gpio-mockup.gpio_mockup_named_lines":
    "Gives names to the lines of the pretended GPIO chips that `gpio-mockup` creates. For testing programs that look " +
    "lines up by name.",
  "gpio-mockup.gpio_mockup_ranges":
    "Creates pretended GPIO chips for testing, each by first and last line number; -1 as the first lets the kernel " +
    "choose. Without it the driver does not load; `gpio-sim` is its modern replacement.",
  gpt:
    "Accepts a GUID partition table even if the protective entry in the disk's first sector is missing or wrong, and " +
    "takes the backup table where the first is damaged. The way to boot from a disk whose partitions vanished after " +
    "a tool overwrote sector 0.",
  "grcan.enable0":
    "Sets the enable bit of the first physical interface of a GRCAN controller. Which level switches a transceiver " +
    "on depends on the board; with the wrong one the CAN bus stays silent.",
  "grcan.enable1":
    "Sets the enable bit of the second physical interface of a GRCAN controller. Which level switches a transceiver " +
    "on depends on the board.",
  "grcan.rxsize":
    "Sets the size of the receive buffer of GRCAN controllers in bytes, a multiple of 64. Raise it when messages are " +
    "lost under load.",
  "grcan.select":
    "Chooses which of its two physical interfaces a GRCAN controller uses. With the wrong one no messages arrive.",
  "grcan.txsize":
    "Sets the size of the transmit buffer of GRCAN controllers in bytes, a multiple of 64. Values that do not fit " +
    "are replaced by the default, 1024.",
};
