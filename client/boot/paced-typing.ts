/** Typing at a pace that a serial port can take. A paste comes all at once, and the port's buffer holds 4096 bytes. */

/** Somebody at the keyboard of a machine. */
export interface Typing {
  /** Sends the bytes, in order, as soon as the pace allows. */
  readonly type: (bytes: Uint8Array) => void;
  /** Forgets what has not been sent yet. */
  readonly stop: () => void;
}

/** At most this many bytes are sent at once … */
export const typingPiece = 256;
/** … and then nothing for so many milliseconds: 25 KB/s, twice the speed of the line at 115200 baud. */
const pauseMs = 10;

/** Sends single keys at once and long texts in pieces. */
export function pacedTyping(send: (bytes: Uint8Array) => void): Typing {
  let waiting: Uint8Array = new Uint8Array();
  let pause: NodeJS.Timeout | null = null;
  const sendPiece = () => {
    pause = null;
    if (waiting.length === 0) return;
    const piece = waiting.slice(0, typingPiece);
    waiting = waiting.subarray(piece.length);
    send(piece);
    pause = setTimeout(sendPiece, pauseMs);
  };
  return {
    type: (bytes) => {
      waiting = Buffer.concat([waiting, bytes]);
      if (pause === null) sendPiece();
    },
    stop: () => {
      waiting = new Uint8Array();
      if (pause !== null) clearTimeout(pause);
      pause = null;
    },
  };
}
