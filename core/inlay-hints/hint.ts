/** What an editor shows between the words of a text: things that the text does not say, and that people look up. */

/** What hints are about; each can be switched off. */
export const hintTopics = ["modes", "devices", "links", "files", "commandLine"] as const;

/** What a hint is about. */
export type HintTopic = (typeof hintTopics)[number];

/** When modes are shown as letters: `unusual` ones are those that entries of their kind seldom have. */
export type ModeHints = "always" | "unusual" | "never";

/** Which hints are wanted. */
export interface HintSettings {
  readonly modes: ModeHints;
  readonly devices: boolean;
  readonly links: boolean;
  readonly files: boolean;
  readonly commandLine: boolean;
}

/** What is shown unless somebody wants something else: nothing that stands on every line. */
export const defaultHints: HintSettings = {
  modes: "unusual",
  devices: true,
  links: true,
  files: true,
  commandLine: true,
};

/** A text to show behind a word. */
export interface Hint {
  readonly topic: HintTopic;
  /** Where it is shown, in UTF-16 units. */
  readonly offset: number;
  readonly text: string;
  /** What is said besides when somebody asks, without markup. */
  readonly about: string;
  /** The line that the text names: a reader may want to go there. */
  readonly place?: { readonly path: string; readonly start: number; readonly end: number };
}
