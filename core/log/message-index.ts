/** Finds the known messages in a line. */
import { createLiteralSearch, type LiteralSearch } from "./literal-search.js";
import { matchMessage, type MessageMatch } from "./message.js";
import { allMessages } from "./messages.js";

/** All known messages that `text` holds, in the order of the table. */
export function findMessages(text: string): readonly MessageMatch[] {
  search ??= createLiteralSearch(allMessages.map(({ literal }) => literal));
  const candidates = search.find(text);
  if (candidates.length === 0) return noMatches;
  const matches: MessageMatch[] = [];
  for (const index of candidates) {
    const message = allMessages[index];
    const match = message === undefined ? null : matchMessage(message, text);
    if (match !== null) matches.push(match);
  }
  return matches;
}

const noMatches: readonly MessageMatch[] = [];

/** Made when the first line is read. */
let search: LiteralSearch | null = null;
