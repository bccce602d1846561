/** Sources of `file` lines: files of the host, and the `${VARIABLES}` that stand for them. */
import { expandLocation } from "../manifest/environment.js";
import { proposal, type Proposal } from "./item.js";
import type { FieldPart } from "./manifest.js";
import type { FieldPlace } from "./manifest-place.js";

/** One step of the path at a time: the names in the folder that is typed so far, or the names of variables. */
export function sourcePaths(place: FieldPlace): FieldPart {
  const { typed, word } = place;
  const variable = /\$\{?[^}/]*$/.exec(typed);
  if (variable !== null) {
    const rest = /^[^}/]*\}/.exec(word.text.slice(typed.length));
    return { items: variables(place), from: variable.index, to: typed.length + (rest?.[0].length ?? 0) };
  }
  const from = typed.lastIndexOf("/") + 1;
  const next = word.text.indexOf("/", typed.length);
  const own = typed === "" ? variables(place).filter(({ label }) => label === "${BOOTPATH_BUSYBOX}") : [];
  return { items: [...names(place, from), ...own], from, to: next < 0 ? word.text.length : next };
}

function names({ target, typed, host }: FieldPlace, from: number): readonly Proposal[] {
  const folder = expandLocation(typed.slice(0, from), target.variables ?? new Map());
  if (folder === null) return [];
  const begun = typed.slice(from);
  return (
    host
      .namesIn(folder)
      .filter(({ name }) => name.startsWith(begun) && (begun.startsWith(".") || !name.startsWith(".")))
      // A name with a blank cannot be written in a manifest.
      .filter(({ name }) => !/[\s\0]/.test(name))
      .map(({ name, kind }) =>
        kind === "folder" ? proposal(`${name}/`, "folder", null, { opensNext: true }) : proposal(name, "file", null),
      )
  );
}

/** The variables that have a value. Only paths are shown: an environment holds secrets, too. */
function variables({ target }: FieldPlace): readonly Proposal[] {
  return [...(target.variables ?? [])]
    .filter(([name]) => /^\w+$/.test(name))
    .sort(([a], [b]) => Number(isOurs(b)) - Number(isOurs(a)) || (a < b ? -1 : 1))
    .map(([name, value]) => proposal(`\${${name}}`, "variable", isPath(value) ? value : null));
}

function isOurs(name: string): boolean {
  return name.startsWith("BOOTPATH_");
}

function isPath(value: string): boolean {
  return /^[~./][^:\s]*$/.test(value);
}
