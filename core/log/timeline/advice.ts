/** What a log lacks for a good timeline, and what to write on the command line for it. */
import type { BootInLog } from "./read-boots.js";

/** A lack. */
export interface TimelineAdvice {
  readonly kind: "no-times" | "no-steps" | "hidden-steps" | "no-beginning";
  /** The words for the kernel command line. */
  readonly words: readonly string[];
}

/** How far the first line of a complete log may be from the start, in milliseconds. */
const earlyEnough = 100;

/** What is missing, the gravest first; empty where there is nothing better to be had. */
export function timelineAdvice(boot: BootInLog): readonly TimelineAdvice[] {
  const advice: TimelineAdvice[] = [];
  // CONFIG_PRINTK_TIME is the default of this parameter: kernel/printk/printk.c printk_time.
  if (boot.clock !== "kernel") advice.push({ kind: "no-times", words: ["printk.time=1"] });
  const words = (boot.commandLine ?? "").split(/\s+/);
  if (boot.steps.length === 0) {
    // init/main.c prints its times at level debug, which consoles do not show unless they are told to.
    const asked = words.some((word) => /^initcall[_-]debug(?:=(?:1|y|yes|on|true))?$/i.test(word));
    if (asked) advice.push({ kind: "hidden-steps", words: ["ignore_loglevel"] });
    else advice.push({ kind: "no-steps", words: ["initcall_debug", "ignore_loglevel"] });
  } else if (boot.release === null && boot.clock === "kernel" && boot.startMs > earlyEnough) {
    // The kernel's buffer was full: kernel/printk/printk.c log_buf_len_setup.
    advice.push({ kind: "no-beginning", words: ["log_buf_len=16M"] });
  }
  return advice.map((one) => ({ ...one, words: one.words.filter((word) => !words.includes(word)) }));
}
