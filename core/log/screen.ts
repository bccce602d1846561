/** The VGA text screen as a text. */

/** Columns of the text mode that firmware and kernel use. */
const columns = 80;

/** The rows of a screen as lines: a row that is full goes on in the next one. */
export function joinScreenRows(rows: readonly string[]): string {
  return rows.map((row) => (row.length < columns ? `${row}\n` : row)).join("");
}
