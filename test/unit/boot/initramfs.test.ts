import assert from "node:assert/strict";
import { BootError } from "../../../boot/boot-error.js";
import { readInitramfs, type BootEnvironment } from "../../../boot/initramfs.js";
import type { BootPlan } from "../../../boot/plan.js";
import { diskReader } from "../../../host/file-reader.js";
import { temporaryFolder, writeFiles } from "../../support/temporary-folder.js";

const environment: BootEnvironment = { files: diskReader, guestFolder: "/nowhere", variables: {} };

/** A plan whose initramfs is packed from these manifests, in order. */
function planFor(manifests: Readonly<Record<string, string>>): { plan: BootPlan; folder: string } {
  const folder = writeFiles(temporaryFolder(), manifests);
  const paths = Object.keys(manifests).map((name) => `${folder}/${name}`);
  const plan: BootPlan = {
    name: "test",
    cmdline: { kind: "text", text: "" },
    initramfs: { kind: "manifests", paths, base: null },
    kernelPath: null,
    delivery: "builtin",
    engine: "v86",
    memory: 64,
    variables: {},
  };
  return { plan, folder };
}

describe("boot/initramfs", () => {
  it("makes one archive of several manifests", async () => {
    const { plan } = planFor({ "a.list": "dir /a 0755 0 0", "b.list": "dir /b 0755 0 0\n" });
    const { bytes, notes } = await readInitramfs(plan, environment);
    const text = Buffer.from(bytes ?? []).toString("latin1");
    assert.equal(text.match(/070701/g)?.length, 3, "two folders and the trailer");
    assert.deepEqual(notes, []);
  });

  it("names the manifest and its own line for what is dropped", async () => {
    const { plan, folder } = planFor({ "a.list": "# one\ndir /a 0755 0 0\n", "b.list": "# one\n dir /b 0755 0 0\n" });
    const { notes } = await readInitramfs(plan, environment);
    assert.equal(notes.length, 1);
    assert.ok(notes[0]?.startsWith(`${folder}/b.list:2: `), notes[0]);
  });

  it("names the manifest and the line that is refused", async () => {
    const { plan, folder } = planFor({ "a.list": "dir /a 0755 0 0\n", "b.list": "file /x nowhere 0644 0 0\n" });
    await assert.rejects(readInitramfs(plan, environment), (error) => {
      assert.ok(error instanceof BootError);
      assert.ok(error.message.startsWith(`${folder}/b.list:1: `), error.message);
      return true;
    });
  });
});
