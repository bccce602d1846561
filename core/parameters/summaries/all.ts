/** Own descriptions, one paragraph each, of documented parameters that core/parameters/written does not have. */
import { foldParameterName } from "../../cmdline/names.js";
import { summariesA } from "./a.js";
import { summariesB } from "./b.js";
import { summariesC } from "./c.js";
import { summariesD } from "./d.js";
import { summariesE } from "./e.js";
import { summariesF } from "./f.js";
import { summariesG } from "./g.js";
import { summariesH } from "./h.js";
import { summariesI } from "./i.js";
import { summariesJ } from "./j.js";
import { summariesK } from "./k.js";
import { summariesL } from "./l.js";
import { summariesM } from "./m.js";
import { summariesN } from "./n.js";
import { summariesO } from "./o.js";
import { summariesOther } from "./other.js";
import { summariesP } from "./p.js";
import { summariesR } from "./r.js";
import { summariesRcu } from "./r-rcu.js";
import { summariesS } from "./s.js";
import { summariesT } from "./t.js";
import { summariesU } from "./u.js";
import { summariesV } from "./v.js";
import { summariesW } from "./w.js";
import { summariesX } from "./x.js";

/**
 * The description of a parameter as Markdown, by its name on the command line, "-" and "_" being the same; null for a
 * name without one. Names that every module has are found in the form `<module>.dyndbg`.
 */
export function summaryOf(name: string): string | null {
  return byName.get(foldParameterName(name)) ?? null;
}

/** All described names as the kernel's documentation spells them, with their descriptions. */
export function allSummaries(): readonly (readonly [name: string, summary: string])[] {
  return letters.flatMap((summaries) => Object.entries(summaries));
}

const letters: readonly Readonly<Record<string, string>>[] = [
  summariesOther,
  summariesA,
  summariesB,
  summariesC,
  summariesD,
  summariesE,
  summariesF,
  summariesG,
  summariesH,
  summariesI,
  summariesJ,
  summariesK,
  summariesL,
  summariesM,
  summariesN,
  summariesO,
  summariesP,
  summariesR,
  summariesRcu,
  summariesS,
  summariesT,
  summariesU,
  summariesV,
  summariesW,
  summariesX,
];

const byName: ReadonlyMap<string, string> = new Map(
  allSummaries().map(([name, summary]) => [foldParameterName(name), summary]),
);
