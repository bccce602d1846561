/** The options of a serial console: speed, parity, bits, flow control. */

/** What a driver makes of an option string. */
export interface SerialOptions {
  readonly baud: number;
  readonly parity: "no" | "odd" | "even";
  readonly bits: 7 | 8;
  readonly flow: "none" | "rts";
}

/**
 * Reads options as the kernel does, which takes one letter after the other and complains about none. Kernel:
 * drivers/tty/serial/serial_core.c uart_parse_options; what the letters mean: uart_set_options; speed 0 stands for 9600:
 * uart_get_baud_rate.
 */
export function readSerialOptions(options: string): SerialOptions {
  const digits = /^\d*/.exec(options)?.[0] ?? "";
  const [parity = "", bits = "", flow = ""] = options.slice(digits.length);
  return {
    baud: Number(digits) === 0 ? 9600 : Number(digits),
    parity: /o/i.test(parity) ? "odd" : /e/i.test(parity) ? "even" : "no",
    bits: bits === "7" ? 7 : 8,
    flow: flow === "r" ? "rts" : "none",
  };
}

/**
 * Whether options have the form that the kernel documents: `115200`, `9600n8`, `115200e7r`. Another letter in the place of
 * the "r" stands for no flow control, and Google's machines have "d" there.
 */
export function areWellFormed(options: string): boolean {
  return /^[1-9]\d*([noe]([78][a-z]?)?)?$/i.test(options) && !hasBitsInSpeed(options);
}

/** What somebody meant with options that are not well formed; null where that cannot be guessed. */
export function repairedOptions(options: string): string | null {
  const baud = `(${speeds.join("|")})`;
  const separator = "[,;:/ _-]*";
  const bitsFirst = new RegExp(
    `^${baud}${separator}([78])${separator}([noe])${separator}1?(\\.0)?${separator}(r?)n?$`,
    "i",
  ).exec(options);
  if (bitsFirst !== null)
    return `${bitsFirst[1] ?? ""}${bitsFirst[3] ?? ""}${bitsFirst[2] ?? ""}${bitsFirst[5] ?? ""}`.toLowerCase();
  const usual = new RegExp(`^${baud}${separator}([noe])${separator}([78]?)${separator}1?${separator}(r?)n?$`, "i").exec(
    options,
  );
  if (usual !== null) return usual.slice(1).join("").toLowerCase();
  return new RegExp(`^${baud}[,;:/_-]+$`).exec(options)?.[1] ?? null;
}

/** For messages: `115200 baud, no parity, 8 bits`. */
export function describeSerialOptions({ baud, parity, bits, flow }: SerialOptions): string {
  return `${baud} baud, ${parity} parity, ${bits} bits${flow === "rts" ? ", RTS/CTS flow control" : ""}`;
}

/** `1152008n1`: the bits stand before the parity and so become part of the speed. */
function hasBitsInSpeed(options: string): boolean {
  const speed = /^\d*/.exec(options)?.[0] ?? "";
  return speed.length < options.length && /[78]$/.test(speed) && speeds.includes(speed.slice(0, -1));
}

/** The usual speeds: longer ones first, because they are alternatives of an expression. */
const speeds: readonly string[] = [
  ..."4000000 3000000 2000000 1500000 1152000 1000000 921600 576000 500000 460800".split(" "),
  ..."230400 115200 57600 38400 19200 9600 4800 2400 1200".split(" "),
];
