/** Colours for terminals, and what must not reach them. */

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

/** Requests to which a terminal types an answer: the place of its cursor, its state, its model. A shell of BusyBox asks. */
// eslint-disable-next-line no-control-regex
const question = /\u001b(?:\[(?:[?>=]?\d*n|[>=]?\d*c)|Z)/g;
/** The beginning of one at the end of what has come so far. */
// eslint-disable-next-line no-control-regex
const questionBegun = /\u001b(?:\[[?>=]?\d{0,3})?$/;

/**
 * A filter that takes those requests out of serial output, which may be cut anywhere. Nobody reads the answers here:
 * they would stand on the command line of the user's own shell afterwards.
 */
export function terminalQuestionFilter(): (bytes: Uint8Array) => Uint8Array {
  let begun = "";
  return (bytes) => {
    const text = (begun + Buffer.from(bytes).toString("latin1")).replace(question, "");
    begun = questionBegun.exec(text)?.[0] ?? "";
    return Buffer.from(text.slice(0, text.length - begun.length), "latin1");
  };
}
