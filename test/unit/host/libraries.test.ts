import assert from "node:assert/strict";
import { wholeContent } from "../../../core/binary/file-content.js";
import type { ContentReader } from "../../../host/file-content.js";
import { findLibraries } from "../../../host/libraries.js";
import { elfProgram, type ElfDescription } from "../../support/elf-program.js";

/** A host with these files, which counts how often each path is looked at. */
function host(
  files: Readonly<Record<string, ElfDescription>>,
): ContentReader & { readonly looks: Map<string, number> } {
  const looks = new Map<string, number>();
  return {
    looks,
    list: () => null,
    read(path) {
      looks.set(path, (looks.get(path) ?? 0) + 1);
      const file = files[path];
      if (file === undefined) return { state: "missing" };
      return { state: "file", content: wholeContent(elfProgram(file)), identity: path };
    },
  };
}

function program(path: string, description: ElfDescription) {
  return { path, content: wholeContent(elfProgram({ interpreter: "/lib/ld-linux.so.2", ...description })) };
}

function foundFor(path: string, description: ElfDescription, files: Readonly<Record<string, ElfDescription>>) {
  const found = findLibraries([program(path, description)], host(files)).get(path);
  return [...(found ?? [])].map(([name, library]) => [name, library.path, library.folder]);
}

describe("host/libraries", () => {
  it("takes a system root around the program before the machine itself", () => {
    const files = {
      "/x/root/lib/ld-linux.so.2": {},
      "/x/root/usr/lib/libc.so.6": {},
      "/lib/ld-linux.so.2": {},
      "/lib/libc.so.6": {},
      "/lib/libm.so.6": {},
    };
    assert.deepEqual(foundFor("/x/root/bin/a", { needed: ["libc.so.6", "libm.so.6"] }, files), [
      ["/lib/ld-linux.so.2", "/x/root/lib/ld-linux.so.2", "/lib"],
      ["libc.so.6", "/x/root/usr/lib/libc.so.6", "/usr/lib"],
      ["libm.so.6", "/lib/libm.so.6", "/lib"],
    ]);
  });

  it("takes nothing for another processor, and looks where cross compilers keep theirs", () => {
    const files = {
      "/lib/libc.so.6": {},
      "/usr/arm-linux-gnueabihf/lib/libc.so.6": { machine: 40 },
      "/usr/arm-linux-gnueabihf/lib/ld-linux.so.2": { machine: 40 },
    };
    assert.deepEqual(foundFor("/home/me/a", { machine: 40, needed: ["libc.so.6"] }, files), [
      ["/lib/ld-linux.so.2", "/usr/arm-linux-gnueabihf/lib/ld-linux.so.2", "/lib"],
      ["libc.so.6", "/usr/arm-linux-gnueabihf/lib/libc.so.6", "/lib"],
    ]);
  });

  it("goes first where the program says", () => {
    const files = { "/p/lib/libq.so": {}, "/lib/libq.so": {} };
    assert.deepEqual(foundFor("/p/bin/a", { needed: ["libq.so"], runpath: "/none:$ORIGIN/../lib" }, files), [
      ["libq.so", "/p/lib/libq.so", "$ORIGIN/../lib"],
    ]);
  });

  it("follows libraries of libraries, also round in a circle, and looks at each path once", () => {
    const reader = host({
      "/lib/liba.so": { needed: ["libb.so"] },
      "/lib/libb.so": { needed: ["liba.so", "libno.so"] },
    });
    const found = findLibraries(
      [program("/bin/one", { needed: ["liba.so"] }), program("/bin/two", { needed: ["liba.so"] })],
      reader,
    );
    assert.deepEqual([...found.keys()].sort(), ["/bin/one", "/bin/two", "/lib/liba.so", "/lib/libb.so"]);
    assert.ok([...reader.looks.values()].every((count) => count === 1));
  });
});
