/** The editor's translations for texts that are made without the editor. */

/** What `l10n` of the editor is to them. It is given to them under the same name, by which their texts are found. */
export interface Translator {
  /** The text in the language of the editor, with `{0}`, `{1}` … filled in. */
  readonly t: (text: string, ...values: (string | number)[]) => string;
}
