/** What every stage of the boot path looks at. */
import type { InitramfsTree } from "../manifest/tree.js";
import type { BootSettings } from "./boot-settings.js";
import type { KernelFacts } from "./kernel-facts.js";
import type { KernelRules } from "./kernel-rules.js";

/** A boot, when the command line has been read and the initramfs unpacked. */
export interface BootState {
  readonly tree: InitramfsTree;
  readonly settings: BootSettings;
  readonly kernel: KernelFacts;
  readonly rules: KernelRules;
}
