/**
 * The decision graph of kernel_init() with the way of one boot through it: what a picture of the boot path shows, before
 * anybody thinks about where it is drawn.
 */
import { lastSetup } from "../../cmdline/names.js";
import type { BootTarget } from "../../project/boot-target.js";
import { stepsOf, tellBoot, type BootStory } from "../boot-story.js";
import type { BootExplanation } from "../explain.js";
import { kernelRules } from "../kernel-rules.js";
import { assumptionsText, outcomeCondition, outcomeText } from "../outcome-text.js";
import { placesOf, type TextPlace } from "../places.js";
import { fallbackPrograms, type Stage } from "../stages.js";
import { parameterSubject, pathSubject, type Subject } from "../subjects.js";
import type { Step } from "../trace.js";
import { wayThrough } from "./way.js";

/** Where a boot ends. */
export type EndId = BootExplanation["outcome"];

/** A node: a stage of the boot or an end. */
export type NodeId = Stage | EndId;

/** A sentence of a node. */
export interface NodeText {
  readonly what: string;
  /** The reason; empty where there is nothing to add. */
  readonly because: string;
  /** File and function of the kernel source; empty where the sentence only says that there was nothing to do. */
  readonly source: string;
  /** The texts that are responsible, the most telling one first. */
  readonly places: readonly TextPlace[];
}

/** A part of the boot. */
export interface DiagramNode {
  readonly id: NodeId;
  readonly title: string;
  readonly kind: "stage" | "end";
  /** The node's place on the way, counted from 1; null where the boot does not come by. */
  readonly number: number | null;
  /** What happens there; empty where the boot does not come by. */
  readonly texts: readonly NodeText[];
  /** Whether the outcome is decided here. */
  readonly decides: "yes" | "no";
  /** The text that the node leads to; null where nobody wrote one. */
  readonly place: TextPlace | null;
}

/** A way from one node to another. */
export interface DiagramEdge {
  readonly from: NodeId;
  readonly to: NodeId;
  /** When it is taken, in a word or two; empty for the only way. */
  readonly label: string;
  readonly taken: "yes" | "no";
}

/** The picture's contents. */
export interface BootDiagram {
  /** How the boot ends, as a headline. */
  readonly headline: string;
  /** What the prediction takes for granted. */
  readonly assumptions: string;
  readonly nodes: readonly DiagramNode[];
  readonly edges: readonly DiagramEdge[];
}

/** The graph of a predicted boot. Never throws. */
export function bootDiagram(target: BootTarget, explanation: BootExplanation): BootDiagram {
  const story = tellBoot(target, explanation);
  const way = wayThrough(story);
  const condition = outcomeCondition(target, explanation);
  const nodes = nodeTitles(story).map(([id, title]) => nodeOf(story, id, title, way));
  return {
    headline: `Predicted${condition === null ? "" : `, ${condition}`}: ${outcomeText(explanation)}`,
    assumptions: assumptionsText(target),
    nodes,
    edges: markTaken(edgesOf(story), way),
  };
}

function nodeTitles(story: BootStory): readonly (readonly [NodeId, string])[] {
  const init = lastSetup(story.target.cmdline?.commandLine ?? null, "init=")?.argument;
  return [
    ["command-line", "Read the command line"],
    ["initramfs", "Unpack the initramfs"],
    ["console", "Open /dev/console"],
    ["access", `Is ${story.entryPath} in the initramfs?`],
    ["initramfs-program", `Execute ${story.entryPath}`],
    ["mount-root", "Mount a root file system"],
    ["waits", "Waits for ever"],
    ["requested-init", init === undefined ? "Execute what init= names" : `Execute ${init}, as init= says`],
    ["default-init", "Execute CONFIG_DEFAULT_INIT"],
    ...fallbackPrograms.map((path) => [path, `Execute ${path}`] as const),
    ["userspace", "User space"],
    ["panic", "Kernel panic"],
  ];
}

function nodeOf(story: BootStory, id: NodeId, title: string, way: readonly NodeId[]): DiagramNode {
  const number = way.indexOf(id) + 1;
  const isEnd = id === "userspace" || id === "panic" || id === "waits";
  const steps = isEnd ? [] : stepsOf(story, id);
  const decisive = story.explanation.steps[story.explanation.decisive];
  const texts = number === 0 ? [] : isEnd ? endTexts(story, id) : stageTexts(story, id, steps);
  const main = decisive !== undefined && steps.includes(decisive) ? steps.indexOf(decisive) : texts.length - 1;
  const places = [...(texts[main]?.places ?? []), ...texts.flatMap((text) => text.places), ...ownPlaces(story, id)];
  return {
    id,
    title,
    kind: isEnd ? "end" : "stage",
    number: number === 0 ? null : number,
    texts,
    decides: decisive !== undefined && steps.includes(decisive) ? "yes" : "no",
    place: places[0] ?? null,
  };
}

function stageTexts(story: BootStory, stage: Stage, steps: readonly Step[]): readonly NodeText[] {
  const { target } = story;
  if (steps.length > 0) {
    return steps.map(({ what, because, source, subjects }) => {
      return { what, because, source, places: subjects.flatMap((subject) => placesOf(subject, target)) };
    });
  }
  return [{ what: nothingSaid(story, stage), because: "", source: silentSources[stage] ?? "", places: [] }];
}

/** What there is to say about a stage that the boot passes without a decision. */
function nothingSaid({ target }: BootStory, stage: Stage): string {
  switch (stage) {
    case "command-line": {
      if (target.cmdline === null) return "There is no command line.";
      const { length } = target.cmdline.commandLine.parameters;
      if (length === 0) return "It is empty.";
      return `The kernel knows all of its ${length} ${length === 1 ? "word" : "words"}.`;
    }
    case "initramfs":
      return unpacking(target);
    case "requested-init":
      return "There is no init= on the command line.";
    case "default-init":
      return "The kernel was built without one.";
    default:
      return "Nothing is decided here.";
  }
}

const silentSources: Readonly<Partial<Record<Stage, string>>> = {
  "command-line": "init/main.c start_kernel",
  initramfs: "init/initramfs.c do_populate_rootfs",
  "requested-init": "init/main.c kernel_init",
  "default-init": "init/main.c kernel_init",
};

function unpacking({ manifests, delivery, tree }: BootTarget): string {
  const lost = tree?.incidents.filter((incident) => incident.kind === "lost").length ?? 0;
  const losses = lost === 0 ? "" : ` ${lost} of its entries ${lost === 1 ? "is" : "are"} lost.`;
  if (manifests.length === 0) return "There is none but what the kernel brings along.";
  return delivery === "builtin"
    ? `The built-in archive is all there is.${losses}`
    : `The archive comes from the boot loader and is unpacked over the kernel's own /dev, /dev/console and /root.${losses}`;
}

function endTexts({ explanation }: BootStory, id: EndId): readonly NodeText[] {
  const { init, messages } = explanation;
  if (id !== "userspace" || init === null) {
    const last = messages.at(-1);
    return last === undefined ? [] : [{ what: last, because: "", source: "", places: [] }];
  }
  const streams = init.console === "open" ? "are open" : "are not open";
  return [
    { what: `${init.path} is PID 1.`, because: `Its standard streams ${streams}.`, source: "", places: [] },
    {
      what: `Arguments: ${init.argv.join(" ")}`,
      because: `Environment: ${init.env.join(" ")}`,
      source: "",
      places: [],
    },
  ];
}

/** Where the text stands that a stage would look at, whether the boot comes by or not. */
function ownPlaces({ target, entryPath }: BootStory, id: NodeId): readonly TextPlace[] {
  const subjects: Readonly<Partial<Record<NodeId, readonly Subject[]>>> = {
    console: [pathSubject("/dev/console", "console"), parameterSubject("console=")],
    access: [parameterSubject("rdinit="), pathSubject(entryPath, "program")],
    "initramfs-program": [pathSubject(entryPath, "program"), parameterSubject("rdinit=")],
    "mount-root": [parameterSubject("root="), pathSubject("/root", "mount-point")],
    "requested-init": [parameterSubject("init=")],
    ...Object.fromEntries(fallbackPrograms.map((path) => [path, [pathSubject(path, "program")]])),
  };
  const written = (subjects[id] ?? []).flatMap((subject) => placesOf(subject, target));
  if (written.length > 0) return written;
  const document = id === "command-line" ? target.cmdline : id === "initramfs" ? target.manifests[0] : undefined;
  return document ? [{ path: document.path, start: 0, end: 0 }] : [];
}

type PlainEdge = Omit<DiagramEdge, "taken">;

/** Kernel: init/main.c kernel_init_freeable, kernel_init; init/do_mounts.c prepare_namespace. */
function edgesOf({ target }: BootStory): readonly PlainEdge[] {
  const { requestedInit } = kernelRules(target.kernelVersion);
  const edge = (from: NodeId, to: NodeId, label = ""): PlainEdge => ({ from, to, label });
  return [
    edge("command-line", "initramfs"),
    edge("command-line", "panic", "too many"),
    edge("initramfs", "console"),
    edge("console", "access"),
    edge("access", "initramfs-program", "yes"),
    edge("access", "mount-root", "no"),
    edge("initramfs-program", "userspace", "runs"),
    edge("initramfs-program", "requested-init", "fails"),
    edge("mount-root", "requested-init", "mounted"),
    edge("mount-root", "waits", "rootwait"),
    edge("mount-root", "panic", "fails"),
    edge("requested-init", "userspace", "runs"),
    edge("requested-init", "default-init", requestedInit === "fatal" ? "not given" : "fails or not given"),
    ...(requestedInit === "fatal" ? [edge("requested-init", "panic", "fails")] : []),
    edge("default-init", "userspace", "runs"),
    edge("default-init", "/sbin/init", "fails or not set"),
    ...fallbackPrograms.flatMap((path, index) => [
      edge(path, "userspace", "runs"),
      edge(path, fallbackPrograms[index + 1] ?? "panic", "fails"),
    ]),
  ];
}

/** A way that the graph does not show, as that of a program killed before it runs, is added to it. */
function markTaken(edges: readonly PlainEdge[], way: readonly NodeId[]): readonly DiagramEdge[] {
  const pairs = way.slice(1).map((to, index) => ({ from: way[index] ?? to, to, label: "" }));
  const isPair = (edge: PlainEdge) => pairs.some((pair) => pair.from === edge.from && pair.to === edge.to);
  const missing = pairs.filter((pair) => !edges.some((edge) => edge.from === pair.from && edge.to === pair.to));
  return [...edges, ...missing].map((edge) => ({ ...edge, taken: isPair(edge) ? "yes" : "no" }));
}
