/** Finds the known messages in a line. */
import { matchMessage, type LogMessage, type MessageMatch } from "./message.js";
import { allMessages } from "./messages.js";

/** All known messages that `text` holds, in the order of the table. */
export function findMessages(text: string): readonly MessageMatch[] {
  // Nearly all lines of a log hold none, and one search says so.
  if (!anyLiteral.test(text)) return noMatches;
  const matches: MessageMatch[] = [];
  for (const message of allMessages) {
    const match = matchMessage(message, text);
    if (match !== null) matches.push(match);
  }
  return matches;
}

const noMatches: readonly MessageMatch[] = [];

const anyLiteral = new RegExp(allMessages.map(({ literal }) => escape(literal)).join("|"));

function escape(literal: LogMessage["literal"]): string {
  return literal.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
}
