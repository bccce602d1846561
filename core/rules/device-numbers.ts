/** The device numbers that well-known names in /dev have (Documentation/admin-guide/devices.txt of the kernel). */

/** The last three fields of a `nod` line. */
export interface DeviceFields {
  readonly type: "b" | "c";
  readonly major: number;
  readonly minor: number;
}

/** What a path such as `/dev/null` or `dev/ttyS0` stands for; null for a name that is not well known. */
export function wellKnownDevice(path: string): DeviceFields | null {
  const name = /^\/?dev\/([^/]+)$/.exec(path)?.[1];
  if (name === undefined) return null;
  const single = singleDevices.get(name);
  if (single !== undefined) return { type: "c", major: single[0], minor: single[1] };
  const match = /^([A-Za-z]+?)([0-9]{1,2})$/.exec(name);
  const series = deviceSeries.get(match?.[1] ?? "");
  const number = Number(match?.[2] ?? "0");
  if (series === undefined || number >= series.count) return null;
  return { type: series.type, major: series.major, minor: series.first + number };
}

/** `c 5 1`: as a manifest has it. */
export function deviceText({ type, major, minor }: DeviceFields): string {
  return `${type} ${major} ${minor}`;
}

const singleDevices: ReadonlyMap<string, readonly [number, number]> = new Map([
  ["mem", [1, 1]],
  ["null", [1, 3]],
  ["zero", [1, 5]],
  ["full", [1, 7]],
  ["random", [1, 8]],
  ["urandom", [1, 9]],
  ["kmsg", [1, 11]],
  ["tty", [5, 0]],
  ["console", [5, 1]],
  ["ptmx", [5, 2]],
]);

interface Series extends DeviceFields {
  readonly first: number;
  readonly count: number;
}

function series(type: "b" | "c", major: number, first: number, count: number): Series {
  return { type, major, minor: first, first, count };
}

const deviceSeries: ReadonlyMap<string, Series> = new Map([
  ["tty", series("c", 4, 0, 64)],
  ["ttyS", series("c", 4, 64, 64)],
  ["ttyAMA", series("c", 204, 64, 4)],
  ["hvc", series("c", 229, 0, 8)],
  ["ram", series("b", 1, 0, 16)],
  ["loop", series("b", 7, 0, 8)],
  ["mtdblock", series("b", 31, 0, 16)],
]);
