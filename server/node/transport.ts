/** How the client talks to this process: it says so in the arguments, as clients of language servers do. */
import {
  createServerPipeTransport,
  createServerSocketTransport,
  IPCMessageReader,
  IPCMessageWriter,
  StreamMessageReader,
  type MessageReader,
  type MessageWriter,
} from "vscode-languageserver/node";
import { WholeMessageWriter } from "./message-writer.js";

/** Both directions of a connection. */
export type Transport = readonly [MessageReader, MessageWriter];

/**
 * The transport that `args` name: `--node-ipc`, `--socket=PORT` or `--pipe=NAME`, else standard input and output.
 * The process ends when the client goes away without a word.
 */
export function transportOf(args: readonly string[]): Transport {
  if (args.includes("--node-ipc")) return [new IPCMessageReader(process), new IPCMessageWriter(process)];
  const port = valueOf("--socket", args);
  if (port !== null) return createServerSocketTransport(Number(port));
  const pipe = valueOf("--pipe", args);
  if (pipe !== null) return createServerPipeTransport(pipe);
  const reader = new StreamMessageReader(process.stdin);
  reader.onClose(() => process.exit(1));
  return [reader, new WholeMessageWriter(process.stdout)];
}

/** `--name=value` or `--name value`. */
function valueOf(name: string, args: readonly string[]): string | null {
  const joined = args.find((arg) => arg.startsWith(`${name}=`));
  if (joined !== undefined) return joined.slice(name.length + 1);
  const index = args.indexOf(name);
  return index < 0 ? null : (args[index + 1] ?? null);
}
