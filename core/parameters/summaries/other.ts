/**
 * Own descriptions of parameters whose names start with no letter: name as the kernel's documentation spells it, folded
 * names not needed. Texts are Markdown.
 */
export const summariesOther: Readonly<Record<string, string>> = {
  "8250.nr_uarts":
    "How many serial ports of the PC kind (`ttyS0` and on) the driver sets up, at most CONFIG_SERIAL_8250_NR_UARTS. With " +
    "`0` there is none, and `console=ttyS0` leads nowhere; more are needed where a card or a firmware table adds ports. " +
    "Without it the number is CONFIG_SERIAL_8250_RUNTIME_UARTS.",
  "<module>.async_probe":
    "Lets the kernel go on booting while the devices of one driver are probed in the background; write the name of " +
    "the driver or module for `<module>`. A value that is no yes or no counts as yes. It shortens boots with slow " +
    "hardware, but names such as `sda` or `eth0` may then be handed out in another order.",
  "<module>.dyndbg":
    "Switches debug messages of one module on, from the first line of its code: `usbcore.dyndbg=+p` for instance. It " +
    "works for built-in code and for modules that are loaded later, and needs CONFIG_DYNAMIC_DEBUG; the messages " +
    "reach the console only with `loglevel=8` or `ignore_loglevel`.",
};
