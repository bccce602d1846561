/** Packing: a manifest and the files it names become an archive, byte for byte that of usr/gen_init_cpio.c (6.12). */
import { pad } from "./newc.js";
import { copyData, startFile } from "./pack-file.js";
import type { PackHost } from "./pack-host.js";
import { startJob, UINT32_MAX, type Job, type PackOptions, type PackReport, type Timestamps } from "./pack-job.js";
import { planArchive, plannedFile, type PackMessage } from "./pack-plan.js";

/**
 * Packs a manifest, of which only the text is needed. Yields pieces that **share one buffer**: a piece is valid until the
 * next one is asked for. A manifest that is refused for its text yields nothing; one that is refused for a source file may
 * have yielded.
 */
export function* packArchive(
  { text }: { readonly text: string },
  options: PackOptions,
  host: PackHost,
): Generator<Uint8Array, PackReport, undefined> {
  const time = options.timestamps.kind === "fixed" ? options.timestamps.seconds : options.timestamps.now;
  if (!(time >= 0 && time <= UINT32_MAX)) return refusedTime;
  const job = startJob(planArchive(text, options.checksum === "crc" ? "070702" : "070701", time), options, host);
  for (let index = 0; index < job.plan.locations.length; index++) {
    const planned = plannedFile(job.plan, index);
    const file = startFile(job, planned);
    if (file === "endless") return endlessReport(job, planned.line);
    if (file === null) continue;
    try {
      while (copyPlan(job, planned.end) === "full") yield* flush(job);
      while (copyData(job, file) === "full") yield* flush(job);
    } finally {
      file.source.close();
    }
  }
  if (job.refused) return refusedReport(job);
  while (copyPlan(job, job.plan.used) === "full") yield* flush(job);
  // As `cpio_trailer` ends an archive.
  pad(job.output, -(job.flushed + job.output.used) & 511);
  yield* flush(job);
  return { outcome: "packed", toolStatus: 0, messages: allMessages(job), members: job.plan.members, size: job.flushed };
}

/** Copies what was planned until the buffer is full or `end` of the plan is reached. */
function copyPlan(job: Job, end: number): "full" | "done" {
  const { output, plan, pieceSize } = job;
  if (job.refused) return "done";
  if (output.used >= pieceSize) return "full";
  const count = Math.min(end - job.planned, pieceSize - output.used);
  output.bytes.set(plan.bytes.subarray(job.planned, job.planned + count), output.used);
  output.used += count;
  job.planned += count;
  return job.planned < end ? "full" : "done";
}

/** Hands out what is in the buffer, or throws it away when there will be no archive. */
function* flush(job: Job): Generator<Uint8Array, void, undefined> {
  const { output } = job;
  if (!job.refused && output.used > 0) {
    job.flushed += output.used;
    yield output.bytes.subarray(0, output.used);
  }
  output.used = 0;
}

const refusedTime: PackReport = {
  outcome: "refused",
  toolStatus: 1,
  messages: [
    {
      line: null,
      kind: "refused",
      stderr: "ERROR: Timestamp out of range for cpio format\n",
      explanation: "The time of an archive's members lies between 0 and 4294967295 seconds since 1970.",
    },
  ],
  members: 0,
  size: 0,
};

function refusedReport(job: Job): PackReport {
  const toolStatus = job.plan.outcome === "crash" ? "crash" : 255;
  return { outcome: "refused", toolStatus, messages: allMessages(job), members: 0, size: 0 };
}

/** What the tool prints before it gets to a line at which it stays. */
function endlessReport(job: Job, line: number): PackReport {
  const messages = allMessages(job).filter((message) => (message.line ?? 0) <= line);
  return { outcome: "refused", toolStatus: "endless", messages, members: 0, size: 0 };
}

/** In the order of the lines. Of one line there is something to say about the text or about the source, never both. */
function allMessages({ messages, plan }: Job): readonly PackMessage[] {
  return [...plan.messages, ...messages].sort((a, b) => (a.line ?? 0) - (b.line ?? 0));
}

export type { PackMessage, PackOptions, PackReport, Timestamps };
