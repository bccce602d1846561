import assert from "node:assert/strict";
import { LoadedLater } from "../../../client/loaded-later.js";

/** A feature that counts. */
function counted() {
  const counts = { made: 0, disposed: 0 };
  const make = () => {
    counts.made++;
    return Promise.resolve({ number: counts.made, dispose: () => counts.disposed++ });
  };
  return { counts, make };
}

describe("a feature that is loaded later", () => {
  it("is made once, at its first use", async () => {
    const { counts, make } = counted();
    const later = new LoadedLater(make);
    assert.equal(counts.made, 0);
    assert.equal(later.ifUsed, null);
    // Two commands at the same time get the same one.
    const [first, second] = await Promise.all([later.get(), later.get()]);
    assert.equal(first, second);
    assert.equal(await later.get(), first);
    assert.equal(later.ifUsed, first);
    assert.equal(counts.made, 1);
  });

  it("is tried again after a failure", async () => {
    const { make } = counted();
    let isThere = false;
    const later = new LoadedLater(() => (isThere ? make() : Promise.reject(new Error("gone"))));
    await assert.rejects(later.get(), /gone/);
    assert.equal(later.ifUsed, null);
    isThere = true;
    assert.equal((await later.get()).number, 1);
  });

  it("is taken away with the extension, also where it comes later than that", async () => {
    const { counts, make } = counted();
    new LoadedLater(make).dispose();
    assert.deepEqual(counts, { made: 0, disposed: 0 });
    const used = new LoadedLater(make);
    await used.get();
    used.dispose();
    assert.deepEqual(counts, { made: 1, disposed: 1 });
    const late = new LoadedLater(make);
    const coming = late.get();
    late.dispose();
    await coming;
    assert.deepEqual(counts, { made: 2, disposed: 2 });
  });
});
