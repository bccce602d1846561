/** How much room text needs, by rule of thumb: the font of the one who looks at it is not known. */

/** Widths in thousandths of the font size, as in the wide fonts that Linux desktops have; others need less. */
const widths: readonly (readonly [RegExp, number])[] = [
  [/[ijl.,:;'|!]/, 310],
  [/[ ftr()[\]{}/\\I"`-]/, 390],
  [/[mwMW@%]/, 950],
  [/[A-Z+=<>~#_&]/, 710],
  [/[ -\u024f]/, 600],
];

const MONOSPACE = 620;

/** The font of a text. */
export interface TextFont {
  /** Pixels. */
  readonly size: number;
  readonly family: "text" | "code";
  readonly weight: "normal" | "bold";
}

/** The width of a text in pixels, rather too much than too little. */
export function textWidth(text: string, { size, family, weight }: TextFont): number {
  let sum = 0;
  for (const character of text) sum += family === "code" ? MONOSPACE : characterWidth(character);
  return (sum * size * (weight === "bold" ? 1.09 : 1)) / 1000;
}

/** Breaks a text into lines of at most `width` pixels, at blanks and where need be inside words; the rest is cut off. */
export function wrapText(text: string, font: TextFont, width: number, mostLines: number): readonly string[] {
  const lines: string[] = [];
  let line = "";
  for (const word of text.split(" ").flatMap((one) => breakWord(one, font, width))) {
    const longer = line === "" ? word : `${line} ${word}`;
    if (line !== "" && textWidth(longer, font) > width) {
      lines.push(line);
      line = word;
    } else line = longer;
    if (lines.length === mostLines) return [...lines.slice(0, -1), `${lines.at(-1) ?? ""} …`];
  }
  return [...lines, line];
}

function characterWidth(character: string): number {
  return widths.find(([characters]) => characters.test(character))?.[1] ?? 1000;
}

function breakWord(word: string, font: TextFont, width: number): readonly string[] {
  const pieces: string[] = [];
  let piece = "";
  for (const character of word) {
    if (piece !== "" && textWidth(piece + character, font) > width) {
      pieces.push(piece);
      piece = "";
    }
    piece += character;
  }
  return [...pieces, piece];
}
