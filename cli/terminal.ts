/** Colours for terminals. */

/** Adds terminal colours, or leaves text as it is. */
export interface Palette {
  readonly error: (text: string) => string;
  readonly warning: (text: string) => string;
  readonly note: (text: string) => string;
  readonly good: (text: string) => string;
  readonly strong: (text: string) => string;
  readonly faint: (text: string) => string;
}

/** What of an output stream decides about colours. */
interface OutputStream {
  readonly isTTY?: boolean | undefined;
}

/** Colours where `stream` is a terminal and NO_COLOR is not set (to anything but an empty text). */
export function paletteFor(stream: OutputStream, environment: NodeJS.ProcessEnv): Palette {
  const noColor = environment["NO_COLOR"];
  const isColoured = stream.isTTY === true && (noColor === undefined || noColor === "");
  const paint = (code: string) => (text: string) => (isColoured ? `\u001b[${code}m${text}\u001b[0m` : text);
  return {
    error: paint("1;31"),
    warning: paint("1;33"),
    note: paint("1;34"),
    good: paint("1;32"),
    strong: paint("1"),
    faint: paint("2"),
  };
}
