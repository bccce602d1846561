/** The time of day in front of a log line, for logs in which the kernel itself wrote no times. */

const isoTime = /^\[?(\d{4}-\d\d-\d\d)[T ](\d\d:\d\d:\d\d)(?:[.,](\d{1,9}))?(Z|[+-]\d\d:?\d\d)?/;
const month = "(Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)";
/** `dmesg --ctime`: `[Fri Nov 21 07:46:31 2025]`. */
const ctime = new RegExp(`^\\[(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun) ${month} ([ \\d]\\d) (\\d\\d:\\d\\d:\\d\\d) (\\d{4})`);
/** syslog and `journalctl -o short-precise`, which do not say the year. */
const syslogTime = new RegExp(`^${month} ([ \\d]\\d) (\\d\\d:\\d\\d:\\d\\d)(?:\\.(\\d{1,9}))? `);

/** The time of day of a line in milliseconds; only differences between lines of one log mean something. Else null. */
export function wallTimeMs(raw: string): number | null {
  const iso = isoTime.exec(raw);
  if (iso !== null) {
    const [, day = "", time = "", fraction = "", zone = "Z"] = iso;
    return sum(Date.parse(`${day}T${time}${zone}`), fraction);
  }
  const full = ctime.exec(raw);
  if (full !== null) {
    const [, name = "", day = "", time = "", year = ""] = full;
    return sum(Date.parse(`${name} ${day.trim()} ${year} ${time} UTC`), "");
  }
  const short = syslogTime.exec(raw);
  if (short === null) return null;
  const [, name = "", day = "", time = "", fraction = ""] = short;
  // A leap year, so that every day exists.
  return sum(Date.parse(`${name} ${day.trim()} 2000 ${time} UTC`), fraction);
}

function sum(secondsMs: number, fraction: string): number | null {
  return Number.isNaN(secondsMs) ? null : secondsMs + Number(`0.${fraction || "0"}`) * 1000;
}
