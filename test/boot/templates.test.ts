/** The targets that "New Boot Target" writes, booted as they are. */
import assert from "node:assert/strict";
import { join } from "node:path";
import { templates } from "../../core/templates/all.js";
import { bootpath } from "../support/command.js";
import { temporaryFolder, writeFiles } from "../support/temporary-folder.js";

interface BootReport {
  readonly outcome: string;
  readonly endedBy: string;
  readonly log: string;
  readonly agrees: boolean | null;
}

describe("new boot targets", function () {
  this.timeout(60_000);
  for (const { id, files } of Object.values(templates)) {
    const wanted = id === "first-steps" ? "panic" : "prompt";
    it(`${id} boots to a ${wanted}`, async () => {
      const folder = join(temporaryFolder(), id);
      writeFiles(folder, Object.fromEntries(files.map(({ name, text }) => [name, text])));
      const result = await bootpath(["boot", folder, "--format", "json"]);
      const report = JSON.parse(result.stdout) as BootReport;
      assert.equal(report.endedBy, wanted, report.log);
      assert.equal(report.agrees, true);
      if (id === "init-script") assert.match(report.log, /^Hello from PID 1 on Linux \d/m);
      if (id === "switch-root") assert.match(report.log, /^The root file system is now: tmpfs \/ tmpfs /m);
    });
  }
});
