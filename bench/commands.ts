/** `bootpath check` and `bootpath explain` on a small target, as whole processes, beside a Node that does nothing. */
import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { projectRoot } from "../scripts/lib/cache.js";
import { atMost, time, type Measurement } from "./measure.js";

const rounds = 11;
const limitMs = 150;

/** Measures both verbs. Needs the built command. */
export function commands(): readonly Measurement[] {
  const folder = mkdtempSync(join(tmpdir(), "bootpath-bench-commands-"));
  try {
    writeFileSync(join(folder, "cmdline"), "console=ttyS0 panic=1 rdinit=/init\n");
    writeFileSync(join(folder, "init"), "#!/bin/sh\n");
    const list = ["dir /dev 0755 0 0", "nod /dev/console 0600 0 0 c 5 1", "file /init init 0755 0 0", ""].join("\n");
    writeFileSync(join(folder, "initramfs.list"), list);
    const command = join(projectRoot, "dist/cli/bootpath.mjs");
    const node = time(() => spawnSync(process.execPath, ["-e", "0"]), rounds);
    return [["check", folder], ["explain", folder], ["param", "console"], ["--version"]].map((args): Measurement => {
      const times = time(() => spawnSync(process.execPath, [command, ...args]), rounds);
      const name = `bootpath ${args[0] ?? ""}, process`;
      return {
        name,
        ...times,
        peers: { "node -e 0": node.median },
        goals: [atMost(times.median, limitMs, "ms")],
        note: "",
      };
    });
  } finally {
    rmSync(folder, { recursive: true });
  }
}
