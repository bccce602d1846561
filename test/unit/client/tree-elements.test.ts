import assert from "node:assert/strict";
import { childrenOf, elementId, parentOf, type TreeElement } from "../../../client/tree/tree-elements.js";
import { viewInitramfs } from "../../../core/initramfs-view/view.js";
import { assembleTarget } from "../../../core/project/boot-target.js";
import { checkTarget } from "../../../core/rules/run.js";

const text = "dir /a 0755 0 0\ndir /a/b 0755 0 0\nnod /a/b/c 0600 0 0 c 5 1\ndir /x/y 0755 0 0\ndri /z 0755 0 0\n";

function view() {
  const target = assembleTarget({ manifests: [{ path: "/t/initramfs.list", text }], described: true });
  const made = viewInitramfs(target, checkTarget(target));
  assert.ok(made !== null);
  return made;
}

/** All rows, each behind the one above it. */
function allRows(below?: TreeElement): readonly TreeElement[] {
  return childrenOf(view(), below).flatMap((element) => [element, ...allRows(element)]);
}

describe("rows of the tree", () => {
  it("are the entries, then the lines that are not there", () => {
    const expected = ["entry /a", "entry /a/b", "entry /a/b/c", "lost", "lost 0:3", "lost 0:4"];
    assert.deepEqual(allRows().map(elementId), expected);
  });

  it("know the row above them", () => {
    const parents = allRows().map((element) => {
      const parent = parentOf(element);
      return parent === undefined ? null : elementId(parent);
    });
    assert.deepEqual(parents, [null, "entry /a", "entry /a/b", null, "lost", "lost"]);
  });

  it("have no group of lost lines where nothing got lost", () => {
    const target = assembleTarget({ manifests: [{ path: "/t/l", text: "dir /a 0755 0 0\n" }] });
    const made = viewInitramfs(target, []);
    assert.ok(made !== null);
    assert.deepEqual(childrenOf(made).map(elementId), ["entry /a"]);
  });
});
