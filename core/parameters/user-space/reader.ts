/** A program that reads the kernel command line, from /proc/cmdline or before the kernel does. */
export interface UserSpaceReader {
  /** As in a sentence: `systemd`. */
  readonly program: string;
  /** The manual that lists its parameters. */
  readonly url: string;
  /** What each name does, in a few words. */
  readonly names: Readonly<Record<string, string>>;
  /** Beginnings of names, with what they stand for. A prefix without a letter behind it is no name. */
  readonly prefixes: Readonly<Record<string, string>>;
}
