import assert from "node:assert/strict";
import { mkdirSync, statSync, utimesSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { readContent } from "../../../core/binary/file-content.js";
import { contentReader } from "../../../host/file-content.js";
import { bootFile } from "../../conformance/boot/files.js";
import { temporaryFolder } from "../../support/temporary-folder.js";

describe("host/file-content", () => {
  it("reads the head, and what the ELF headers point to, wherever that stands", () => {
    const path = join(temporaryFolder(), "program");
    const small = bootFile("interp-missing");
    assert.ok(small !== null);
    const bytes = new Uint8Array(100_000);
    bytes.set(small);
    // The interpreter's name moves far behind what is read as the head.
    const view = new DataView(bytes.buffer);
    view.setUint32(52 + 4, 90_000, true);
    bytes.set(new TextEncoder().encode("/lib/ld-far-off.so\0"), 90_000);
    writeFileSync(path, bytes);
    const result = contentReader().read(path);
    assert.ok(result.state === "file");
    const { content } = result;
    assert.equal(content.size, 100_000);
    assert.equal(readContent(content, { offset: 90_000, length: 19 }).kind, "bytes");
    assert.equal(readContent(content, { offset: 50_000, length: 1 }).kind, "unknown");
  });

  it("remembers contents until the file changes", () => {
    const path = join(temporaryFolder(), "script");
    writeFileSync(path, "#!/bin/a\n");
    const reader = contentReader();
    const contentOf = () => {
      const result = reader.read(path);
      return result.state === "file" ? result.content : null;
    };
    const first = contentOf();
    assert.equal(contentOf(), first);
    writeFileSync(path, "#!/bin/b\n");
    utimesSync(path, 1, 1);
    const second = contentOf();
    assert.notEqual(second, first);
    assert.deepEqual(second?.pieces[0]?.bytes.subarray(0, 8), new Uint8Array(new TextEncoder().encode("#!/bin/b")));
  });

  it("says why there is nothing to read", () => {
    const folder = temporaryFolder();
    mkdirSync(join(folder, "inner"));
    const reader = contentReader();
    assert.deepEqual(reader.read(join(folder, "none")), { state: "missing" });
    assert.deepEqual(reader.read(join(folder, "inner")), {
      state: "not-a-file",
      type: "folder",
      size: statSync(join(folder, "inner")).size,
    });
    assert.deepEqual(reader.list(folder), ["inner"]);
    assert.equal(reader.list(join(folder, "none")), null);
    assert.deepEqual(reader.read(""), { state: "missing" });
    assert.deepEqual(reader.read("a\0b"), { state: "missing" });
  });
});
