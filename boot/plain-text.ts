/** Serial output for places that show plain text: no terminal control, line ends as LF. */
import { stripVTControlCharacters } from "node:util";
import { StringDecoder } from "node:string_decoder";

/** Takes bytes as they arrive and gives the text that can be shown so far. */
export interface PlainText {
  readonly write: (bytes: Uint8Array) => string;
}

// The beginning of a control sequence whose end has not come yet.
// eslint-disable-next-line no-control-regex
const unfinished = /\u001b(?:\[[0-9;?]*|\][^\u0007\u001b]*|[()]?)$/;

/** A converter for one serial line. Characters and control sequences that come in pieces are put together. */
export function plainText(): PlainText {
  const decoder = new StringDecoder("utf8");
  let held = "";
  return {
    write(bytes) {
      const text = held + decoder.write(Buffer.from(bytes));
      held = unfinished.exec(text)?.[0] ?? "";
      const complete = text.slice(0, text.length - held.length);
      return stripVTControlCharacters(complete).replaceAll("\r", "");
    },
  };
}
