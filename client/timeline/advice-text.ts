/** What to do about a log that tells too little for a good timeline, in words. */
import { l10n } from "vscode";
import type { TimelineAdvice } from "../../core/log/timeline/advice.js";

/** The advice as a sentence or two. */
export function adviceText({ kind }: TimelineAdvice): string {
  switch (kind) {
    case "no-times":
      return l10n.t(
        "The kernel wrote no times into this log, so that the bars are only as exact as whoever wrote the lines down. printk.time=1 makes it write them.",
      );
    case "no-steps":
      return l10n.t(
        "This log shows phases only. initcall_debug makes the kernel tell how long each of its functions and drivers took, at a level that consoles show with ignore_loglevel.",
      );
    case "hidden-steps":
      return l10n.t(
        "The command line has initcall_debug, but its messages are not in this log: they are at level debug, which consoles show with ignore_loglevel.",
      );
    case "no-beginning":
      return l10n.t(
        "The beginning of this log is lost: the kernel's buffer was too small for it. log_buf_len=16M makes it larger.",
      );
  }
}
