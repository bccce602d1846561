/**
 * Own descriptions of parameters whose names start with a O: name as the kernel's documentation spells it, folded
 * names not needed. Texts are Markdown.
 */
export const summariesO: Readonly<Record<string, string>> = {
  ohci1394_dma:
    "With `early`, opens the machine's memory to a FireWire cable early in the boot, so that another computer can " +
    "read messages and memory. For crashes before any console works; whoever plugs in can read and write everything. " +
    "Needs CONFIG_PROVIDE_OHCI1394_DMA_INIT.",
  olpc_ec_timeout:
    "How many milliseconds an OLPC laptop waits for its controller, 20 by default. Raise it if commands fail; " +
    "interrupts are blocked meanwhile and may get lost.",
  omap_mux:
    "Was meant to change the pin functions of OMAP boards. No code of these kernels reads it; the device tree " +
    "decides.",
  "onenand.bdry":
    "Is meant to set the border between fast and dense blocks of Flex-OneNAND flash; the code reads it as " +
    "`onenand.flex_bdry`. The blocks in between have to be erased first, and a locked border stays for ever.",
  oops:
    "With `panic`, stops the whole machine on every kernel fault, where otherwise only the program at fault is " +
    "killed. Right with `panic=30` for unattended machines, and for crash dumps; any other value is ignored. A fault " +
    "in a harmless driver then takes everything down.",
};
