/** The forms of structured values: their fields, and which of them is being written. */

/** A field of a form. */
export interface FormField {
  /** What stands in front of it when the form is shown, such as `[,`. */
  readonly before: string;
  /** The field as shown, `<speed>`. */
  readonly label: string;
  /** What belongs there, as plain text. */
  readonly about: string;
  /** What begins the field in a value, matched at one place; null for the first one. */
  readonly lead: RegExp | null;
}

/** One way to write a value. */
export interface Form {
  /** What stands before the first field and behind the last one when the form is shown. */
  readonly start: string;
  readonly end: string;
  readonly about: string;
  readonly fields: readonly FormField[];
  /** What leads back to an earlier field, in values that are lists. */
  readonly repeats?: readonly { readonly lead: RegExp; readonly field: number }[];
  /** Whether a value that begins so is written in this form rather than in another. */
  readonly fits: (typed: string) => boolean;
}

/** A form as it is shown. */
export interface Signature {
  readonly label: string;
  readonly about: string;
  /** Where each field stands in the label. */
  readonly parameters: readonly { readonly start: number; readonly end: number; readonly about: string }[];
}

/** The forms at a place, with the one that is being written and its field. */
export interface SignatureHelp {
  readonly signatures: readonly Signature[];
  readonly active: number;
  readonly activeParameter: number;
}

/** The field that text at the end of `typed` belongs to. */
export function activeField({ fields, repeats = [] }: Form, typed: string): number {
  let active = 0;
  for (let at = 0; at < typed.length; at++) {
    const next = fields.findIndex(({ lead }, index) => index > active && lead !== null && matchesAt(lead, typed, at));
    const again = repeats.find(({ lead }) => matchesAt(lead, typed, at));
    if (next >= 0) active = next;
    else if (again !== undefined) active = again.field;
  }
  return active;
}

function matchesAt(lead: RegExp, text: string, at: number): boolean {
  const sticky = new RegExp(lead.source, "y");
  sticky.lastIndex = at;
  return sticky.test(text);
}

/** The forms of a value as they are shown, the one that fits in front of the cursor being active. */
export function helpOf(forms: readonly Form[], typed: string): SignatureHelp | null {
  const [first] = forms;
  if (first === undefined) return null;
  const active = Math.max(
    0,
    forms.findIndex(({ fits }) => fits(typed)),
  );
  return { signatures: forms.map(signatureOf), active, activeParameter: activeField(forms[active] ?? first, typed) };
}

function signatureOf({ start, end, about, fields }: Form): Signature {
  let label = start;
  const parameters = fields.map((field) => {
    label += field.before;
    const from = label.length;
    label += field.label;
    return { start: from, end: label.length, about: field.about };
  });
  return { label: label + end, about, parameters };
}

/** A field that begins behind a separator. */
export function field(before: string, label: string, about: string, lead: RegExp | null = null): FormField {
  return { before, label, about, lead };
}
