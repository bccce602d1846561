/** How time grows with size: linear when the time for one unit stays about the same. */
import { parseCommandLine } from "../core/cmdline/parse.js";
import { parseManifest } from "../core/manifest/parse.js";
import { buildTree } from "../core/manifest/tree.js";
import { time, type Measurement } from "./measure.js";

const sizes = [10_000, 100_000, 1_000_000];

/** Measures the parsers and the tree in this process. */
export function scaling(): readonly Measurement[] {
  return [
    ...growth("split a command line, parameters", (size) => {
      const text = Array.from({ length: size }, (_, i) => `p${i}=${i}`).join(" ");
      return () => parseCommandLine(text);
    }),
    ...growth("parse a manifest, lines", (size) => {
      const text = entries(size);
      return () => parseManifest(text);
    }),
    ...growth("build the tree, files", (size) => {
      const manifest = parseManifest(entries(size));
      return () => buildTree([manifest], { delivery: "builtin" });
    }),
  ];
}

function growth(name: string, make: (size: number) => () => void): readonly Measurement[] {
  return sizes.map((size) => {
    const times = time(make(size));
    const note = `${((times.median * 1e6) / size).toFixed(0)} ns each`;
    return { name: `${name}, ${size.toLocaleString("en")}`, ...times, peers: {}, goals: [], note };
  });
}

function entries(count: number): string {
  const lines = ["dir /d 0755 0 0"];
  for (let i = 0; i < count; i++) lines.push(`file /d/f${i} source 0644 0 0`);
  return lines.join("\n");
}
