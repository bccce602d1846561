/** The boot whose log is in the output channel. */
import type { Diagnosis } from "../../core/log/diagnosis.js";
import type { LocatedTarget } from "../../host/targets.js";

/** What the one who boots knows of it. */
export interface OwnBoot {
  readonly target: LocatedTarget;
  /** The kernel that was booted; null as long as it is not known. */
  readonly kernelPath: string | null;
  /** What was found, with lines of the serial log; null until the boot is decided. */
  readonly diagnosis: readonly Diagnosis[] | null;
  /** Lines of the channel in front of the serial log. */
  readonly linesBefore: number;
}
