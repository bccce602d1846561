/** Which lines take a file from the host that is not what it should be. */
import type { LineTest } from "../manifest/line-tests.js";
import type { SourceFile, SourceFiles } from "../project/source-file.js";

/** Tells the lines whose source has been looked at and is no ordinary file. The same test for the same sources. */
export function sourceIsNotFile(sources: SourceFiles): LineTest {
  return testFor(sources, notFile, (source) => source !== undefined && source.state !== "file");
}

/** Tells the lines whose source is there, or has not been looked at. */
export function sourceIsNotMissing(sources: SourceFiles): LineTest {
  return testFor(sources, notMissing, (source) => source?.state !== "missing");
}

const notFile = new WeakMap<SourceFiles, LineTest>();
const notMissing = new WeakMap<SourceFiles, LineTest>();

function testFor(
  sources: SourceFiles,
  known: WeakMap<SourceFiles, LineTest>,
  isLike: (source: SourceFile | undefined) => boolean,
): LineTest {
  const made = known.get(sources);
  if (made !== undefined) return made;
  const test: LineTest = ({ entry, verdict }) =>
    entry?.kind === "file" && verdict.kind === "kept" && isLike(sources.get(entry.location.text));
  known.set(sources, test);
  return test;
}
