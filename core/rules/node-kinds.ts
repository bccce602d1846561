/** Types of files in words, for messages. */
import type { NodeKind } from "../manifest/node.js";

/** With the article. */
export const nodeKindNames: Readonly<Record<NodeKind, string>> = {
  file: "an ordinary file",
  dir: "a folder",
  symlink: "a symbolic link",
  char: "a character device",
  block: "a block device",
  pipe: "a named pipe",
  socket: "a socket",
};
