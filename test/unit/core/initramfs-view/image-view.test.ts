import assert from "node:assert/strict";
import { gzipSync } from "node:zlib";
import { readImage } from "../../../../core/initramfs-image/image.js";
import { detailsOf, factsOf } from "../../../../core/initramfs-view/facts.js";
import { viewImage } from "../../../../core/initramfs-view/image-view.js";
import { entriesIn, entryAt } from "../../../../core/initramfs-view/view.js";
import { assembleTarget, type Delivery } from "../../../../core/project/boot-target.js";
import { decompress } from "../../../../host/decompress.js";
import { packCpio } from "../../../support/cpio.js";

const firmware = packCpio([
  { name: "kernel", mode: 0o40755 },
  { name: "conf", mode: 0o100644, content: Buffer.alloc(1000) },
]);
const main = packCpio([
  { name: "bin", mode: 0o40755 },
  { name: "bin/sh", mode: 0o120777, content: Buffer.from("busybox") },
  { name: "bin/busybox", mode: 0o100755, content: Buffer.from("#!/bin/true\n".padEnd(5000)) },
  { name: "conf", mode: 0o100600, content: Buffer.from("later") },
]);

async function view(delivery: Delivery, bytes = Buffer.concat([firmware, gzipSync(main)])) {
  const target = assembleTarget({ name: "rescue", initramfs: "unknown", delivery });
  return viewImage(target, "/t/initrd.img", await readImage(bytes, decompress));
}

describe("the view of a ready image", () => {
  it("shows what all its archives leave, with sizes and formats", async () => {
    const shown = await view("builtin");
    assert.equal(shown.image, "/t/initrd.img");
    assert.deepEqual(
      entriesIn(shown).map(({ name }) => name),
      ["bin", "kernel", "conf"],
    );
    const busybox = entryAt(shown, "/bin/busybox");
    const conf = entryAt(shown, "/conf");
    const sh = entryAt(shown, "/bin/sh");
    assert.ok(busybox !== null && conf !== null && sh !== null);
    assert.equal(factsOf(shown, busybox).size, "4.9K");
    // The second archive has another file of that name.
    assert.equal(factsOf(shown, conf).size, "5");
    assert.equal(factsOf(shown, conf).mode, "-rw-------");
    assert.deepEqual(factsOf(shown, sh).link, { target: "busybox", leadsTo: "/bin/busybox" });
    const { source, places } = detailsOf(shown, busybox);
    assert.equal(source?.format, "#!/bin/true");
    assert.deepEqual(places, []);
  });

  it("has what the kernel brings along below what a boot loader passes", async () => {
    const names = (shown: Awaited<ReturnType<typeof view>>) => entriesIn(shown).map(({ name }) => name);
    assert.deepEqual(names(await view("external")), ["bin", "dev", "kernel", "root", "conf"]);
    const console = entryAt(await view("external"), "/dev/console");
    assert.equal(console?.node.origin, null);
  });

  it("keeps no more of a file than its beginning", async () => {
    const { target } = await view("builtin");
    const kept = [...(target.sources?.values() ?? [])].map((source) =>
      source.state === "file" ? source.content.pieces.map(({ bytes }) => bytes.buffer.byteLength) : [],
    );
    assert.deepEqual(kept.flat().sort(), [256, 5]);
  });

  it("shows what could be read of a broken image", async () => {
    const shown = await view("builtin", Buffer.concat([firmware, Buffer.from("no archive")]));
    assert.deepEqual(
      entriesIn(shown).map(({ name }) => name),
      ["kernel", "conf"],
    );
  });
});
