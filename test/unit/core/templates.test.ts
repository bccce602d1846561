import assert from "node:assert/strict";
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { templates } from "../../../core/templates/all.js";
import type { TargetTemplate } from "../../../core/templates/template.js";
import { checkTarget } from "../../../core/rules/run.js";
import { contentReader } from "../../../host/file-content.js";
import { diskReader } from "../../../host/file-reader.js";
import { readTarget, targetsInFolder } from "../../../host/targets.js";
import { elfProgram } from "../../support/elf-program.js";
import { temporaryFolder } from "../../support/temporary-folder.js";

/** What the rules find in a template that was written to a folder. */
function check({ files }: TargetTemplate) {
  const folder = temporaryFolder();
  const guestFolder = join(folder, "guest");
  mkdirSync(guestFolder);
  writeFileSync(join(guestFolder, "busybox"), elfProgram({ linking: "static" }));
  for (const { name, text } of files) writeFileSync(join(folder, name), text);
  const { targets, problems } = targetsInFolder(folder, diskReader);
  assert.deepEqual(problems, []);
  const [target] = targets;
  assert.ok(target !== undefined && targets.length === 1);
  const environment = { variables: {}, guestFolder };
  return checkTarget(readTarget(target, { files: diskReader, contents: contentReader(), environment }));
}

describe("templates of boot targets", () => {
  for (const [id, template] of Object.entries(templates)) {
    const expected = id === "first-steps" ? ["init-needs-rdinit"] : [];
    it(`${id}: ${expected.length === 0 ? "nothing is wrong" : "one mistake, with a fix"}`, () => {
      const found = check(template);
      assert.deepEqual(
        found.map(({ code }) => code),
        expected,
      );
      for (const { fixes } of found)
        assert.equal(
          fixes.some(({ preferred }) => preferred),
          true,
        );
    });

    it(`${id}: opens a file that it has`, () => {
      assert.equal(template.id, id);
      assert.ok(template.files.some(({ name }) => name === template.opens));
    });
  }
});
