/** Texts for pages, which cannot ask the editor for translations: they are sent with places to fill in. */

/** A text with its places filled in. */
export function filled(text: string, ...values: readonly (string | number)[]): string {
  return text.replace(/\{(\d)\}/g, (place, index: string) => String(values[Number(index)] ?? place));
}
