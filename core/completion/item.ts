/** What may be written at a place: proposals with the range that they replace. Front ends make the protocol's items of them. */
import type { KernelChoice } from "../parameters/look-up.js";

/** What a proposal is, for its picture. */
export type ProposalKind =
  "parameter" | "user-space" | "module" | "value" | "file" | "folder" | "device" | "line" | "variable";

/** A part of the inserted text that the author is to fill in. */
export interface Blank {
  /** What belongs there: shown, and selected where the editor can do that. */
  readonly blank: string;
}

/** One proposal. */
export interface Proposal {
  readonly label: string;
  readonly kind: ProposalKind;
  /** What it is or does, in a few words of plain text; null where there is nothing to say. */
  readonly detail: string | null;
  /** Who reads it, where it is not the kernel itself: a program or a module. */
  readonly owner: string | null;
  /** What is inserted. */
  readonly parts: readonly (string | Blank)[];
  /** What the text typed so far is compared with. */
  readonly filterText: string;
  readonly deprecated: boolean;
  /** Whether there is more to choose from behind what is inserted. */
  readonly opensNext: boolean;
  /** The parameter that the long documentation is about; null where the detail says all. */
  readonly documents: ParameterReference | null;
  /** Further edits of the same text. */
  readonly also: readonly ProposalEdit[];
}

/** Names a parameter of a kernel, for `documentationOf`. */
export interface ParameterReference extends KernelChoice {
  readonly name: string;
}

/** A replacement in the text, in UTF-16 offsets. */
export interface ProposalEdit {
  readonly start: number;
  readonly end: number;
  readonly newText: string;
}

/** The proposals at a place, the best first. Offsets are UTF-16 units of the text; the cursor is at `insertEnd`. */
export interface Proposals {
  readonly items: readonly Proposal[];
  /** Where the piece of text begins that a proposal takes the place of. */
  readonly start: number;
  readonly insertEnd: number;
  /** Where it ends when the text behind the cursor is replaced as well. */
  readonly replaceEnd: number;
  /** Whether these are all, so that further typing only narrows them down. */
  readonly complete: boolean;
}

/** No list is longer: nobody reads more, and they are sent at every key. */
export const MOST_PROPOSALS = 200;

/** A proposal with what it does not say left at its usual value. */
export function proposal(
  label: string,
  kind: ProposalKind,
  detail: string | null,
  rest: Partial<Omit<Proposal, "label" | "kind" | "detail">> = {},
): Proposal {
  return {
    label,
    kind,
    detail,
    owner: null,
    parts: [label],
    filterText: label,
    deprecated: false,
    opensNext: false,
    documents: null,
    also: [],
    ...rest,
  };
}

/** A value that may have blanks, as `PARTUUID=<id>`. */
export function valueProposal(form: string, detail: string | null, kind: ProposalKind = "value"): Proposal {
  const parts = withBlanks(form);
  const filterText = parts.map((part) => (typeof part === "string" ? part : part.blank)).join("");
  return proposal(form, kind, detail, { parts, filterText });
}

/** Text in which `<…>` stands for what is to be filled in. */
export function withBlanks(form: string): readonly (string | Blank)[] {
  return form
    .split(/(<[^<>]*>)/)
    .filter((part) => part !== "")
    .map((part) => (part.startsWith("<") && part.endsWith(">") ? { blank: part.slice(1, -1) } : part));
}

/** At most as many as are sent, with whether that is all of them. */
export function limited(items: readonly Proposal[]): Pick<Proposals, "items" | "complete"> {
  return { items: items.slice(0, MOST_PROPOSALS), complete: items.length <= MOST_PROPOSALS };
}
