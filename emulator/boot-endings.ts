/**
 * The texts by which the end of a boot is told from a serial log: only what one must know to stop waiting. What the
 * texts mean is not the business of this room. Logs are expected with "\n" alone as line end.
 */

/** Texts that the kernel has said. */
export interface SaidEndings {
  /** A panic has been announced. */
  readonly panic: boolean;
  /** The last line about a panic has come. */
  readonly panicEnd: boolean;
  /** The machine is switched off, or halts. */
  readonly poweroff: boolean;
  /** The machine is restarted. */
  readonly restart: boolean;
}

// kernel/panic.c, panic(): the announcement, and the last line of each of its two ways. With a negative `panic=` the
// reset comes instead of a last line.
const PANIC = "Kernel panic - not syncing";
const PANIC_END = /---\[ end Kernel panic|Rebooting in \d+ seconds?\.\./;
// kernel/reboot.c, kernel_power_off(), kernel_halt() and kernel_restart(). All are emergency messages, which no log
// level hides, alone on their line behind the time stamp and, since 3.14, behind "reboot: ".
const POWEROFF = kernelLine("(?:Power down|System halted|Power off not available: System halted instead)\\.?");
const RESTART = kernelLine("Restarting system(?: with command '.*'|\\.)?");

/** The messages in `text`, which is a part of a log that begins at the start of a line. */
export function findEndings(text: string): SaidEndings {
  return {
    panic: text.includes(PANIC),
    panicEnd: PANIC_END.test(text),
    poweroff: POWEROFF.test(text),
    restart: RESTART.test(text),
  };
}

/** A whole line of the kernel's, with or without PRINTK_TIME and PRINTK_CALLER. */
function kernelLine(text: string): RegExp {
  return new RegExp(`^(?:\\[ *\\d+\\.\\d+\\](?:\\[ *[TC]\\d+\\])? )?(?:reboot: )?${text}$`, "m");
}

/**
 * Whether a log ends in a question to the user: a shell's prompt, a login, a request for Enter. Messages of the
 * kernel behind the question do not hide it, because they come at any time.
 */
export function endsInPrompt(log: string): boolean {
  const text = log.slice(-PROMPT_WINDOW).replace(ESCAPE_SEQUENCE, "").replace(KERNEL_MESSAGE, "");
  return PROMPTS.some((prompt) => prompt.test(text));
}

/** Enough for a question and a few kernel messages behind it. */
const PROMPT_WINDOW = 4096;
// What terminals interpret: colours, titles, and the question for the cursor's position that busybox ash asks.
// eslint-disable-next-line no-control-regex
const ESCAPE_SEQUENCE = /\u001b(?:\[[0-9;?]*[A-Za-z]|\][^\u0007\n]*\u0007|[()][A-Z0-9]|[=>78])/g;
const KERNEL_MESSAGE = /\[ *\d+\.\d{6}\](?:\[ *[TC]\d+\])? .*\n/g;

const PROMPTS: readonly RegExp[] = [
  // "/ # ", "sh-5.2# ", "[root@host ~]# ", "user@host:~$ "
  /(?:^|\n)[^\n]{0,200}[#$] $/,
  // initramfs-tools
  /(?:^|\n)\(initramfs\) $/,
  /\blogin: $/,
  /\b[Pp]assword(?: for \S+)?: $/,
  // busybox init
  /Please press Enter to activate this console\.\s*$/,
  // sulogin in rescue and emergency mode
  /\(or (?:press|type) Control-D to continue\): $/,
];
