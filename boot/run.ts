/** Runs a prepared boot to its end: starts the machine, passes its words on, and judges what happened. */
import { lastSetup } from "../core/cmdline/names.js";
import { parseCommandLine } from "../core/cmdline/parse.js";
import { decodeBytes } from "../core/text/bytes.js";
import { diagnoseLog } from "../core/log/diagnose.js";
import type { BootContext } from "../core/log/boot-context.js";
import { inspectKernel } from "../emulator/kernel-image.js";
import type { Machine } from "../emulator/machine.js";
import { watchBoot, type BootEnd } from "../emulator/watch.js";
import { BootError } from "./boot-error.js";
import { startMachine } from "./engine.js";
import { outcomeOf } from "./outcome.js";
import { agrees } from "./predict.js";
import type { PreparedBoot } from "./prepare.js";
import type { BootReport } from "./report.js";

/** How a boot is watched. */
export interface RunOptions {
  /** The folder with `worker.cjs` and `v86.wasm`. */
  readonly emulatorFolder: string;
  /** The boot ends when this matches the log. */
  readonly until?: RegExp;
  readonly timeoutMs?: number;
  /** Gets the bytes of the serial line as they arrive. */
  readonly onSerial: (bytes: Uint8Array) => void;
  /** Gets the machine once it runs. */
  readonly onStart?: (machine: Machine) => void;
  /** Stops the boot. */
  readonly signal?: AbortSignal;
  /**
   * Asked when the boot is decided. "keep" leaves the machine, if it still runs, to the one who got it from `onStart`.
   * Without this function it is stopped.
   */
  readonly afterBoot?: (report: BootReport) => "stop" | "keep";
}

/**
 * Boots to the end. The machine is stopped when this returns, unless `afterBoot` keeps it.
 * @throws BootError when the engine failed, so that nothing is known about the boot.
 */
export async function runBoot(boot: PreparedBoot, options: RunOptions): Promise<BootReport> {
  const machine = startMachine(boot.plan, boot.machine, options.emulatorFolder);
  const stop = () => void machine.stop();
  options.signal?.addEventListener("abort", stop, { once: true });
  let after: "stop" | "keep" = "stop";
  try {
    machine.onSerial(options.onSerial);
    options.onStart?.(machine);
    // A signal that came before the listener is not told to it.
    if (options.signal?.aborted === true) await machine.stop();
    // There is time now: the guest says nothing yet.
    else setImmediate(boot.predicted);
    const end = await watchBoot(machine, {
      ...(options.until === undefined ? {} : { until: options.until }),
      ...(options.timeoutMs === undefined ? {} : { timeoutMs: options.timeoutMs }),
      silenceMs: silenceMs(boot.cmdline),
    });
    if (end.endedBy === "crashed") throw new BootError(end.failure ?? `The ${machine.engine} engine failed.`);
    const judged = report(boot, machine, end);
    after = options.afterBoot?.(judged) ?? "stop";
    return judged;
  } finally {
    options.signal?.removeEventListener("abort", stop);
    if (after === "stop") await machine.stop();
  }
}

/** The longest silence that means nothing yet: some seconds, and those that the command line asks the kernel to wait. */
function silenceMs(cmdline: string): number {
  const delay = Number.parseInt(lastSetup(parseCommandLine(cmdline), "rootdelay=")?.argument ?? "", 10);
  return usualSilenceMs + (delay > 0 ? delay * 1000 : 0);
}

const usualSilenceMs = 4_000;

function report(boot: PreparedBoot, machine: Machine, end: BootEnd): BootReport {
  const log = decodeBytes(end.log);
  const context: BootContext = {
    initramfs: boot.machine.initramfs === null ? "none" : "given",
    cmdline: boot.cmdline,
    screen: end.screen,
    ...wordSizes(boot),
    ...(end.endedBy === "stopped" || end.endedBy === "crashed" ? {} : { endedBy: end.endedBy }),
  };
  // A machine that said nothing on the serial line may have said it on the screen.
  const evidence = log === "" ? end.screen.join("\n") : log;
  const outcome = outcomeOf(evidence, end.endedBy);
  return {
    outcome,
    engine: machine.engine,
    kernel: boot.kernelPath,
    firstOutputMs: end.firstOutputMs === null ? null : Math.round(end.firstOutputMs),
    endedMs: Math.round(end.endedMs),
    endedBy: end.endedBy,
    log,
    screen: end.screen,
    predicted: boot.predicted(),
    agrees: agrees(boot.predicted(), outcome, evidence),
    diagnosis: diagnoseLog(log, context),
  };
}

/** What a kernel that says nothing may have died of: the processor's word size, which QEMU's program is chosen by. */
function wordSizes({ machine, plan }: PreparedBoot): Pick<BootContext, "kernelBits" | "processorBits"> {
  const image = inspectKernel(machine.kernel);
  if (image === null) return {};
  const kernelBits = image.is64Bit ? 64 : 32;
  return { kernelBits, processorBits: plan.engine === "v86" ? 32 : kernelBits };
}
