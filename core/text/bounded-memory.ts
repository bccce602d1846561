/** Answers that are asked for again and again, such as those about the words of a line that is being edited. */

/** What was answered for a key; `make` is asked where that is not known any more. */
export type BoundedMemory<Value> = (key: string, make: () => Value) => Value;

/** A memory of so many answers at most: the older half is forgotten when it is full. */
export function createBoundedMemory<Value>(most: number): BoundedMemory<Value> {
  let young = new Map<string, Value>();
  let old: ReadonlyMap<string, Value> = young;
  return (key, make) => {
    const known = young.get(key);
    if (known !== undefined) return known;
    const value = old.get(key) ?? make();
    if (young.size * 2 >= most) {
      old = young;
      young = new Map();
    }
    young.set(key, value);
    return value;
  };
}
