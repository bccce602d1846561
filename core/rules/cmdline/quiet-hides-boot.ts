/** `quiet` keeps the messages from the console that tell why a boot fails. */
import type { Parameter } from "../../cmdline/parse.js";
import { ignoresLogLevel, logLevelSettings, quietLevel } from "../log-level.js";
import type { Rule } from "../rule.js";
import { isSpokenFor } from "../spoken-for.js";
import { textRules } from "../text-rules.js";
import { listed, quoted, removeWords } from "../word-edits.js";

export const quietHidesBoot: Rule = {
  code: "quiet-hides-boot",
  language: "cmdline",
  title: "the log is hidden while booting is debugged",
  sources: [
    { file: "init/main.c", function: "quiet_kernel" },
    { file: "init/main.c", function: "loglevel" },
    { file: "kernel/printk/printk.c", function: "suppress_message_printing" },
  ],
  check(target) {
    const { cmdline, described } = target;
    // An installed system rightly is quiet; a target is described to see what it does.
    if (cmdline === null || !described || ignoresLogLevel(cmdline.commandLine) !== null) return [];
    const settings = logLevelSettings(cmdline.commandLine);
    const last = settings.at(-1);
    if (last === undefined || last.level > quietLevel) return [];
    const { parameter } = last;
    if (isSpokenFor(target, parameter, textRules)) return [];
    // Without the last one the one before it would hold.
    const hiding = settings.filter(({ level }) => level <= quietLevel).map((setting) => setting.parameter);
    const wordOf = ({ start, end }: Parameter) => cmdline.text.slice(start, end);
    return [
      {
        code: "quiet-hides-boot",
        severity: "hint",
        path: cmdline.path,
        start: parameter.start,
        end: parameter.end,
        message:
          `With ${quoted(wordOf(parameter))} the console shows errors and worse only. Lines such as "Run /init as init process", ` +
          "which tell how far a boot came, are missing from it.",
        fixes: [
          {
            title: `Remove ${listed(hiding.map(wordOf))}`,
            preferred: false,
            edits: removeWords(cmdline, hiding),
          },
        ],
        related: [],
      },
    ];
  },
};
