/** The texts of the timeline's page, in the language of the editor. `{0}` and `{1}` are filled in by the page. */
import { l10n } from "vscode";
import type { EntryKind, EntryStatus } from "../../core/log/timeline/entries.js";

/** All of them. */
export interface PageTexts {
  readonly sections: Readonly<Record<EntryKind, string>>;
  /** One entry of a section. */
  readonly kinds: Readonly<Record<EntryKind, string>>;
  readonly statuses: Readonly<Record<EntryStatus, string>>;
  readonly chart: string;
  readonly chartHelp: string;
  readonly steps: string;
  readonly changes: string;
  readonly name: string;
  readonly kind: string;
  readonly start: string;
  readonly duration: string;
  readonly result: string;
  readonly before: string;
  readonly after: string;
  readonly difference: string;
  readonly count: string;
  readonly noneFound: string;
  readonly noSteps: string;
  readonly notThere: string;
  readonly line: string;
  readonly share: string;
  readonly joined: string;
  readonly joinedOne: string;
  readonly returned: string;
  readonly sumOf: string;
  readonly sorted: string;
  readonly ascending: string;
  readonly descending: string;
  readonly shows: string;
}

/** The texts, translated. */
export function pageTexts(): PageTexts {
  return {
    sections: {
      phase: l10n.t("Phases"),
      level: l10n.t("Levels"),
      initcall: l10n.t("Initcalls"),
      module: l10n.t("Modules"),
      probe: l10n.t("Probes"),
      fixup: l10n.t("PCI fixups"),
      async: l10n.t("Async"),
    },
    kinds: {
      phase: l10n.t("phase"),
      level: l10n.t("initcall level"),
      initcall: l10n.t("initcall"),
      module: l10n.t("module"),
      probe: l10n.t("probe"),
      fixup: l10n.t("PCI fixup"),
      async: l10n.t("async call"),
    },
    statuses: {
      ok: "",
      absent: l10n.t("nothing to drive"),
      deferred: l10n.t("deferred"),
      failed: l10n.t("failed"),
      running: l10n.t("never returned"),
      lost: l10n.t("end not in the log"),
    },
    chart: l10n.t("Boot timeline"),
    chartHelp: l10n.t(
      "Left and right arrow: move. Plus, minus, 0: magnify, reduce, show all. Up and down arrow: previous and next bar. Enter: go to the line of the log. All steps are in the table below.",
    ),
    steps: l10n.t("Steps of the boot"),
    changes: l10n.t("Changes from one boot to the other"),
    name: l10n.t("Name"),
    kind: l10n.t("Kind"),
    start: l10n.t("Start"),
    duration: l10n.t("Duration"),
    result: l10n.t("Result"),
    before: l10n.t("Before"),
    after: l10n.t("After"),
    difference: l10n.t("Difference"),
    count: l10n.t("{0} of {1} steps, {2} in total"),
    noneFound: l10n.t("No step has this in its name."),
    noSteps: l10n.t("The log has no timed steps."),
    notThere: l10n.t("not there"),
    line: l10n.t("line {0}"),
    share: l10n.t("{0} % of the boot"),
    joined: l10n.t("and {0} more, too short to be drawn apart"),
    joinedOne: l10n.t("and one more, too short to be drawn apart"),
    returned: l10n.t("returned {0}"),
    sumOf: l10n.t("{0}: {1} before, {2} after, {3}"),
    sorted: l10n.t("Sorted by {0}, {1}"),
    ascending: l10n.t("ascending"),
    descending: l10n.t("descending"),
    shows: l10n.t("{0} to {1} in view"),
  };
}
