import assert from "node:assert/strict";
import fc from "fast-check";
import { linesPassing, type LineTest } from "../../../../core/manifest/line-tests.js";
import { parseManifest, reparseManifest, type Manifest } from "../../../../core/manifest/parse.js";
import { createTreeMemory } from "../../../../core/manifest/tree-memory.js";
import { createLiveTree } from "../../../../core/manifest/live-tree.js";
import { resolvePath } from "../../../../core/manifest/tree.js";

const line = fc.constantFrom(
  "dir /a 0755 0 0",
  "# comment",
  "",
  "file /b c 0644 0 0",
  "dir ",
  "nod /n 9",
  " dir /x 0 0 0",
);

describe("versions of a manifest", () => {
  it("have the same lines with a quality as a manifest that is read anew", () => {
    const edit = fc.record({
      at: fc.nat(150),
      remove: fc.nat(60),
      insert: fc.array(line, { maxLength: 60 }),
      /** Whether somebody asks about this version: what nobody asked is not known in the next one. */
      isAsked: fc.boolean(),
    });
    fc.assert(
      fc.property(fc.array(line, { maxLength: 150 }), fc.array(edit, { maxLength: 6 }), (first, edits) => {
        let lines = first;
        let manifest = parseManifest(lines.join("\n"));
        linesPassing(manifest, isFolder);
        for (const { at, remove, insert, isAsked } of edits) {
          lines = [...lines.slice(0, at), ...insert, ...lines.slice(at + remove)];
          manifest = reparseManifest(manifest, lines.join("\n"));
          if (isAsked) assertSame(manifest);
        }
        assertSame(manifest);
      }),
    );
  });

  it("are tested where they are new only", () => {
    const text = "dir /a 0755 0 0\n".repeat(200);
    const tested: string[] = [];
    const test: LineTest = ({ kind }) => {
      tested.push(kind);
      return kind === "comment";
    };
    const before = parseManifest(text);
    assert.deepEqual(linesPassing(before, test), []);
    const inAll = tested.splice(0).length;
    assert.equal(inAll, 200);
    const after = reparseManifest(before, `${text.slice(0, 1600)}# here\n${text.slice(1600)}`);
    assert.deepEqual(linesPassing(after, test), [100]);
    const again = tested.splice(0).length;
    assert.ok(again < 70, `${again} lines tested`);
    assert.equal(linesPassing(after, test), linesPassing(after, test));
  });
});

describe("core/manifest/tree-memory", () => {
  const versions = (
    texts: readonly string[],
    paths: readonly string[],
    inputs: (version: number) => unknown = () => 1,
  ) => {
    const live = createLiveTree();
    const memory = createTreeMemory<number>();
    let worked = 0;
    let manifest: Manifest | null = null;
    return texts.map((text, version) => {
      manifest = manifest === null ? parseManifest(text) : reparseManifest(manifest, text);
      const tree = live.update([manifest], { delivery: "builtin" }, null);
      memory(tree, [inputs(version)], (observed) => {
        for (const path of paths) resolvePath(observed, path);
        return ++worked;
      });
      return worked;
    });
  };
  const base = "dir /a 0755 0 0\nfile /a/b b 0644 0 0\nfile /init i 0755 0 0\n";

  it("works once while the paths that were looked up lead to the same", () => {
    const altered = base.replace("0644", "0600");
    const edits = [base, altered, `${altered}file /c c 0644 0 0\n`];
    assert.deepEqual(versions(edits, ["/init", "/missing"]), [1, 1, 1]);
  });

  it("works again when one of them is altered, made or taken away", () => {
    assert.deepEqual(versions([base, base.replace("0755 0 0\nfile /a", "0700 0 0\nfile /a")], ["/a"]), [1, 2]);
    assert.deepEqual(versions([base, base.replace("i 0755", "i 0644")], ["/init"]), [1, 2]);
    assert.deepEqual(versions([base, `${base}file /c c 0644 0 0\n`], ["/c"]), [1, 2]);
    assert.deepEqual(versions([base, base.replace("file /init i 0755 0 0\n", "")], ["/init"]), [1, 2]);
  });

  it("works again for another input", () => {
    assert.deepEqual(
      versions([base, base, base], ["/init"], (version) => (version === 2 ? 2 : 1)),
      [1, 1, 2],
    );
  });
});

const isFolder: LineTest = ({ kind, entry }) => kind === "entry" && entry?.kind === "dir";
const isDropped: LineTest = ({ verdict }) => verdict.kind === "dropped";

function assertSame(manifest: Manifest): void {
  const fresh = parseManifest(manifest.text);
  for (const test of [isFolder, isDropped])
    assert.deepEqual(linesPassing(manifest, test), linesPassing(fresh, test), JSON.stringify(manifest.text));
  assert.deepEqual(manifest.lines, fresh.lines);
}
