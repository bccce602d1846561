/** The part of a boot that is in view, and how it is moved and magnified. */

/** A stretch of time in milliseconds. */
export interface TimeView {
  readonly startMs: number;
  readonly endMs: number;
}

/** The shortest stretch that is shown: what lies below a microsecond is not in a log. */
const shortestView = 0.02;

/** The view `factor` times as long, in which `anchorMs` stays where it is. It stays within `all`. */
export function zoomView(view: TimeView, all: TimeView, factor: number, anchorMs: number): TimeView {
  const length = lengthOf(view);
  const wanted = Math.min(Math.max(length * factor, Math.min(shortestView, lengthOf(all))), lengthOf(all));
  const share = length === 0 ? 0.5 : (anchorMs - view.startMs) / length;
  return within(anchorMs - share * wanted, wanted, all);
}

/** The view moved by a share of its length; a negative share moves it towards the start. */
export function panView(view: TimeView, all: TimeView, share: number): TimeView {
  const length = lengthOf(view);
  return within(view.startMs + share * length, length, all);
}

/** The view moved, and where need be lengthened, so that it shows something with room around it. */
export function revealInView(view: TimeView, all: TimeView, startMs: number, endMs: number): TimeView {
  if (startMs >= view.startMs && endMs <= view.endMs) return view;
  const length = Math.max(lengthOf(view), (endMs - startMs) * 1.25);
  return within((startMs + endMs - length) / 2, Math.min(length, lengthOf(all)), all);
}

/** Whether something that is kept, such as a restored view, can be shown: it lies within `all`. */
export function fitsView({ startMs, endMs }: TimeView, all: TimeView): boolean {
  return startMs >= all.startMs && endMs <= all.endMs && endMs > startMs;
}

function within(startMs: number, length: number, all: TimeView): TimeView {
  const start = Math.min(Math.max(startMs, all.startMs), Math.max(all.startMs, all.endMs - length));
  return { startMs: start, endMs: Math.min(start + length, all.endMs) };
}

function lengthOf({ startMs, endMs }: TimeView): number {
  return Math.max(0, endMs - startMs);
}

/** Round times in a view with at least `apart` pixels between two of them. */
export function ticksOf({ startMs, endMs }: TimeView, width: number, apart: number): readonly number[] {
  const length = endMs - startMs;
  if (!(length > 0) || !(width > 0)) return [];
  const step = roundStep((length * apart) / width);
  const ticks: number[] = [];
  for (let index = Math.ceil(startMs / step - rounding); index * step <= endMs + step * rounding; index++) {
    // Without "+ 0" there would be a negative zero.
    ticks.push(Math.round(index * step * 1e6) / 1e6 + 0);
  }
  return ticks;
}

/** What calculating with fractions may add or take away, as a share of a step. */
const rounding = 1e-6;

function roundStep(least: number): number {
  const power = 10 ** Math.floor(Math.log10(least));
  return ([1, 2, 5, 10].find((factor) => factor * power >= least) ?? 10) * power;
}

/** A time or duration in the unit that suits it: `35 µs`, `12.6 ms`, `2.664 s`. */
export function formatTime(milliseconds: number): string {
  const size = Math.abs(milliseconds);
  if (size === 0) return "0";
  if (size < 1) return `${Math.round(milliseconds * 1000)} µs`;
  if (size < 10) return `${trimmed(milliseconds, 2)} ms`;
  if (size < 1000) return `${trimmed(milliseconds, 1)} ms`;
  return `${trimmed(milliseconds / 1000, 3)} s`;
}

/** A change: with its sign, also where it is a growth. */
export function formatChange(milliseconds: number): string {
  return `${milliseconds > 0 ? "+" : milliseconds < 0 ? "−" : "±"}${formatTime(Math.abs(milliseconds))}`;
}

function trimmed(value: number, digits: number): string {
  return String(Number(value.toFixed(digits)));
}
