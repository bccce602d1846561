/** The boots of this window: what their machines said and when, as documents that can be opened. */
import { performance } from "node:perf_hooks";
import { EventEmitter, Uri, workspace, type Disposable } from "vscode";
import { plainText } from "../../boot/plain-text.js";
import type { Machine } from "../../emulator/machine.js";

/** The scheme of documents that show what a machine said. */
export const bootLogScheme = "bootpath-log";

/** A boot that has been recorded, or is being recorded. */
export interface RecordedBoot {
  readonly name: string;
  readonly uri: Uri;
  /** The command line file of its target; null for a target without one. */
  readonly cmdlinePath: string | null;
  /** All that was said, line ends as LF. */
  readonly text: () => string;
  /** When each line came, in milliseconds since the machine was started. */
  readonly arrivals: () => readonly number[];
}

/** How many boots are kept. */
const mostBoots = 4;

/** The most that is kept of one, in UTF-16 units: enough for any boot, not for a machine that is used for days. */
const mostText = 8 * 1024 * 1024;

/** Records boots, the newest ones, and shows them as documents. */
export class RecordedBoots implements Disposable {
  private readonly changed = new EventEmitter<Uri>();
  private readonly provider: Disposable;
  private boots: readonly RecordedBoot[] = [];
  private count = 0;

  constructor() {
    this.provider = workspace.registerTextDocumentContentProvider(bootLogScheme, {
      onDidChange: this.changed.event,
      provideTextDocumentContent: (uri) => this.find(uri)?.text() ?? null,
    });
  }

  /** The newest boot first. */
  get all(): readonly RecordedBoot[] {
    return this.boots;
  }

  /** The boot that a document shows; null where it is forgotten. */
  find(uri: Uri): RecordedBoot | null {
    return this.boots.find((boot) => boot.uri.toString() === uri.toString()) ?? null;
  }

  /** Records a machine from now on. */
  follow(name: string, cmdlinePath: string | null, machine: Machine): void {
    this.count++;
    const path = `/${this.count}/${name.replace(/[^\p{L}\p{N}._-]+/gu, "-")}.bootlog`;
    const uri = Uri.from({ scheme: bootLogScheme, path });
    const started = performance.now();
    const plain = plainText();
    const arrivals: number[] = [];
    let text = "";
    machine.onSerial((bytes) => {
      if (text.length > mostText) return;
      const piece = plain.write(bytes);
      const elapsed = performance.now() - started;
      // A line has come when its beginning has.
      if (arrivals.length === 0) arrivals.push(elapsed);
      for (let at = piece.indexOf("\n"); at >= 0; at = piece.indexOf("\n", at + 1)) arrivals.push(elapsed);
      text += piece;
      this.changed.fire(uri);
    });
    const boot = { name, uri, cmdlinePath, text: () => text, arrivals: () => arrivals };
    this.boots = [boot, ...this.boots].slice(0, mostBoots);
  }

  dispose(): void {
    this.provider.dispose();
    this.changed.dispose();
  }
}
