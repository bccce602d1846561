/** QEMU's control connection (QMP): one JSON object per line in both directions. */
import type { Duplex } from "node:stream";

/** A connection to a running QEMU. */
export interface Monitor {
  /** Runs a command of the human monitor and returns what it prints; null when QEMU is gone. */
  readonly command: (line: string) => Promise<string | null>;
}

/** Why QEMU shuts down, as far as it says so. */
export type ShutdownReason = "reboot" | "poweroff";

/** What arrives: an answer to the oldest unanswered request, or an event. */
interface Message {
  readonly return?: unknown;
  readonly error?: unknown;
  readonly event?: unknown;
  readonly data?: { readonly reason?: unknown };
}

/** Takes over the connection. `onShutdown` is called before QEMU ends because of its guest. */
export function openMonitor(connection: Duplex, onShutdown: (reason: ShutdownReason) => void): Monitor {
  const waiting: ((answer: string | null) => void)[] = [];
  let isOpen = true;
  let unfinished = "";
  const request = (execute: string, args?: Readonly<Record<string, string>>) =>
    new Promise<string | null>((resolve) => {
      waiting.push(resolve);
      connection.write(`${JSON.stringify({ execute, arguments: args })}\n`);
    });
  const take = ({ event, data, ...answer }: Message) => {
    if (event === "SHUTDOWN") {
      if (data?.reason === "guest-reset") onShutdown("reboot");
      if (data?.reason === "guest-shutdown") onShutdown("poweroff");
    } else if ("return" in answer) {
      waiting.shift()?.(typeof answer.return === "string" ? answer.return : "");
    } else if ("error" in answer) {
      waiting.shift()?.(null);
    }
  };
  connection.on("data", (bytes: Buffer) => {
    const lines = (unfinished + bytes.toString("utf8")).split("\n");
    unfinished = lines.pop() ?? "";
    for (const line of lines) if (line.trim() !== "") take(JSON.parse(line) as Message);
  });
  const close = () => {
    isOpen = false;
    for (const resolve of waiting.splice(0)) resolve(null);
  };
  connection.on("close", close);
  connection.on("error", close);
  // QEMU accepts nothing else before this.
  void request("qmp_capabilities");
  return {
    command: (line) => (isOpen ? request("human-monitor-command", { "command-line": line }) : Promise.resolve(null)),
  };
}
