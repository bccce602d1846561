/** What a serial terminal writes besides the machine's own words, and what it holds back of them. */
import type { Translator } from "../translator.js";

// A terminal answers these by typing: where the cursor is, what it is, which colours and modes it has.
/* eslint-disable no-control-regex */
const questions: readonly RegExp[] = [
  /\u001b\[[?>=]?[0-9;]*(?:[cn]|\$p)/g,
  /\u001b\][0-9;]*;\?(?:\u0007|\u001b\\)/g,
  /\u001bP[+$]q[^\u001b]*\u001b\\/g,
  /\u001bZ/g,
];
/* eslint-enable no-control-regex */

/** What was said earlier, to be shown again: without the questions, which the machine no longer asks. */
export function replayText(text: string): string {
  return questions.reduce((rest, question) => rest.replace(question, ""), text);
}

/** The last words in a terminal: why the machine has ended and how to go on. */
export function endText(lines: readonly string[], l10n: Translator): string {
  const [first = l10n.t("The machine has ended."), ...others] = lines;
  const text = [`${bold}${first}${plain}`, ...others, l10n.t("Press Enter to boot again.")];
  return `${leaveScreen}\r\n${text.map((line) => `── ${line}\r\n`).join("")}`;
}

/** The answer to Enter, before anything else happens. */
export function againText(l10n: Translator): string {
  return `── ${l10n.t("Booting again …")}\r\n`;
}

/** Whether the user pressed Enter, once or oftener, and nothing else: a paste that holds a line end is no answer. */
export function isEnter(data: string): boolean {
  return /^[\r\n]+$/.test(data);
}

const bold = "\u001b[1m";
const plain = "\u001b[0m";
/**
 * Undoes what a full-screen program that died leaves behind: other screen, hidden cursor, mouse reports, colours. Not by
 * 1049, which would move the cursor as well.
 */
const leaveScreen = "\u001b[?1047l\u001b[?25h\u001b[?1000;1002;1003;1006;2004l\u001b[0m";
