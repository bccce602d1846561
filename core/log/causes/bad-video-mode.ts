/** vga= names a video mode that the card does not have. */
import { lastParameter } from "../../cmdline/names.js";
import type { Cause } from "../cause.js";
import { kernel } from "../messages.js";

export const badVideoMode: Cause = {
  code: "bad-video-mode",
  severity: "warning",
  title: "vga= names a video mode that is not there",
  messages: [kernel.undefinedVideoMode],
  sources: [{ file: "arch/x86/boot/video.c", function: "mode_menu" }],
  leadsTo: ["no-output"],
  recognise(match, line) {
    const [mode = ""] = match.values;
    return {
      line,
      subject: { kind: "parameter", name: "vga" },
      cause: `The graphics card has no video mode ${mode} (hexadecimal). Before it does anything else the kernel asks for another one on the screen and waits 30 seconds for a key.`,
      fix: "Remove vga= from the command line, or write vga=normal.",
    };
  },
  conclude(observations, boot) {
    // The question is asked before the kernel reads its command line, and the boot goes on after half a minute.
    const value = lastParameter(boot.commandLine, "vga")?.value;
    return observations.map((observation) => ({
      ...observation,
      ...(boot.context.endedBy === "silence" ? { severity: "error" as const } : {}),
      ...(value === undefined || value === null
        ? {}
        : { fix: `Remove vga=${value} from the command line, or write vga=normal.` }),
    }));
  },
};
