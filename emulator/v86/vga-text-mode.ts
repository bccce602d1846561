/**
 * Brings a VGA adapter into the state that a BIOS leaves behind: text mode 3, 80 columns and 25 lines in colour.
 * The values are those of the standard VGA registers for this mode.
 */

// Sequencer 0 to 4: character clock of 9 dots, planes 0 and 1, odd/even addressing.
const sequencer = [0x03, 0x00, 0x03, 0x00, 0x02];
// Graphics controller 0 to 8: odd/even addressing, text memory at 0xb8000.
const graphics = [0x00, 0x00, 0x00, 0x00, 0x00, 0x10, 0x0e, 0x00, 0xff];
// CRT controller 0 to 24: timing for 720 by 400 dots, lines of 16 dots.
const crtController = [
  ...[0x5f, 0x4f, 0x50, 0x82, 0x55, 0x81, 0xbf, 0x1f, 0x00, 0x4f, 0x0d, 0x0e, 0x00],
  ...[0x00, 0x00, 0x00, 0x9c, 0x0e, 0x8f, 0x28, 0x1f, 0x96, 0xb9, 0xa3, 0xff],
];
// Attribute controller 0 to 20: the sixteen colours, then mode control, overscan, planes, panning and colour select.
const attributes = [
  ...[0x00, 0x01, 0x02, 0x03, 0x04, 0x05, 0x14, 0x07, 0x38, 0x39, 0x3a, 0x3b, 0x3c, 0x3d, 0x3e, 0x3f],
  ...[0x0c, 0x00, 0x0f, 0x08, 0x00],
];

/** Access to the ports of the PC, as the `in` and `out` instructions have it. */
export interface Ports {
  readonly read8: (port: number) => number;
  readonly write8: (port: number, value: number) => void;
}

/** Programs the adapter behind `ports`. */
export function setTextMode({ read8, write8 }: Ports): void {
  const writeIndexed = (port: number, values: readonly number[]) => {
    for (const [index, value] of values.entries()) {
      write8(port, index);
      write8(port + 1, value);
    }
  };
  write8(0x3c2, 0x67); // miscellaneous output: colour addresses, memory on
  writeIndexed(0x3c4, sequencer);
  write8(0x3d4, 0x11);
  write8(0x3d5, 0x00); // takes the write protection off the first CRT registers
  writeIndexed(0x3d4, crtController);
  writeIndexed(0x3ce, graphics);
  read8(0x3da); // resets the flip-flop: the next write to 0x3c0 is an index
  for (const [index, value] of attributes.entries()) {
    write8(0x3c0, index);
    write8(0x3c0, value);
  }
  write8(0x3c0, 0x20); // hands the palette back to the display
}
