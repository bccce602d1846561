/**
 * Where everything of the diagram stands. The stages are one column from top to bottom, so that it reads like a text and
 * fits beside an editor; ways that leave the column run in lanes: to user space on the left, to the panic on the right.
 */
import type { BootDiagram, DiagramEdge, DiagramNode } from "./graph.js";
import { fonts, lineHeights, type TextStyle } from "./style.js";
import { wrapText } from "./text-width.js";

/** A line of text; `y` is its base line. */
export interface PlacedLine {
  readonly text: string;
  readonly x: number;
  readonly y: number;
  readonly style: TextStyle;
}

/** A node with its box and its text. */
export interface PlacedNode {
  readonly node: DiagramNode;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  readonly lines: readonly PlacedLine[];
}

/** A point, in pixels. */
export interface Point {
  readonly x: number;
  readonly y: number;
}

/** A way along points, the arrow at the last; and its label. */
export interface PlacedEdge {
  readonly edge: DiagramEdge;
  readonly points: readonly Point[];
  /** `lane`: the way ends in a lane that another edge has drawn. */
  readonly end: "arrow" | "lane";
  readonly label: (Point & { readonly anchor: "start" | "end" }) | null;
}

/** The whole picture, in pixels. */
export interface PlacedDiagram {
  readonly width: number;
  readonly height: number;
  readonly heading: readonly PlacedLine[];
  readonly nodes: readonly PlacedNode[];
  readonly edges: readonly PlacedEdge[];
}

const WIDTH = 536;
/** The column of the stages. */
const COLUMN = { x: 74, width: 388 };
const PADDING = 12;
/** Room for an arrow between two boxes, with its label. */
const GAP = 30;
const MARGIN = 14;
/** Lanes: to user space, past the mounting of a root, past the execution, to the panic. */
const LANES = { userspace: 20, pastMount: 48, pastExecution: WIDTH - 48, panic: WIDTH - 20 };
const SPINE = COLUMN.x + COLUMN.width / 3;
const WAITS = { x: COLUMN.x + COLUMN.width / 2 + 10, width: COLUMN.width / 2 - 10 };
const ENDS = { userspace: MARGIN, panic: WIDTH / 2 + 6, width: WIDTH / 2 - 6 - MARGIN };

/** Places a diagram. */
export function placeDiagram(diagram: BootDiagram): PlacedDiagram {
  const heading = placeHeading(diagram);
  let y = (heading.at(-1)?.y ?? 0) + GAP;
  const nodes: PlacedNode[] = [];
  for (const node of diagram.nodes) {
    if (node.id === "userspace" || node.id === "panic") continue;
    const box = node.id === "waits" ? WAITS : COLUMN;
    const placed = placeNode(node, box.x, y, box.width);
    nodes.push(placed);
    y += placed.height + GAP;
  }
  y += GAP / 2;
  for (const id of ["userspace", "panic"] as const) {
    const node = diagram.nodes.find((one) => one.id === id);
    if (node !== undefined) nodes.push(placeNode(node, ENDS[id], y, ENDS.width));
  }
  const height = Math.max(...nodes.map((node) => node.y + node.height)) + MARGIN;
  return { width: WIDTH, height, heading, nodes, edges: placeEdges(diagram.edges, nodes) };
}

function placeHeading({ headline, assumptions }: BootDiagram): readonly PlacedLine[] {
  const lines: PlacedLine[] = [];
  let y = MARGIN;
  for (const [text, style] of [
    [headline, "heading"],
    [assumptions, "because"],
  ] as const) {
    for (const line of wrapText(text, fonts[style], WIDTH - 2 * MARGIN, 4)) {
      y += lineHeights[style];
      lines.push({ text: line, x: MARGIN, y, style });
    }
  }
  return lines;
}

/** Lines of one text of a node at the most; the list beside the picture has all of it. */
const MOST_LINES = 6;

function placeNode(node: DiagramNode, x: number, top: number, width: number): PlacedNode {
  const lines: PlacedLine[] = [];
  const isTaken = node.number !== null;
  let y = top + (isTaken ? PADDING - 2 : 6);
  const add = (text: string, style: TextStyle, indent = 0) => {
    if (text === "") return;
    for (const line of wrapText(text, fonts[style], width - 2 * PADDING - indent, MOST_LINES)) {
      y += lineHeights[style];
      lines.push({ text: line, x: x + PADDING + indent, y, style });
    }
  };
  // The number or symbol in front stands in the same line.
  add(node.title, isTaken ? "title" : "faint", isTaken ? TITLE_INDENT : 0);
  for (const { what, because, source } of node.texts) {
    y += 5;
    add(what, "what");
    add(because, "because");
    add(source, "source");
  }
  const height = Math.max(y + (isTaken ? PADDING : 10) - top, hasTwoExits(node) ? 48 : 0);
  // A title alone stands in the middle.
  const shift = isTaken ? 0 : (height - (y + 10 - top)) / 2;
  return { node, x, y: top, width, height, lines: lines.map((line) => ({ ...line, y: line.y + shift })) };
}

/** Where a title starts, behind the node's number. */
const TITLE_INDENT = 26;

/** Nodes with two ways at one side. */
function hasTwoExits({ id }: DiagramNode): boolean {
  return id === "initramfs-program" || id === "mount-root" || id === "requested-init";
}

function placeEdges(edges: readonly DiagramEdge[], nodes: readonly PlacedNode[]): readonly PlacedEdge[] {
  const placed = edges.flatMap((edge) => {
    const from = nodes.find(({ node }) => node.id === edge.from);
    const to = nodes.find(({ node }) => node.id === edge.to);
    return from === undefined || to === undefined ? [] : [placeEdge(edge, from, to)];
  });
  // What is drawn last lies on top.
  return [...joinLanes(placed.filter((one) => !isTaken(one))), ...placed.filter(isTaken)];
}

function isTaken({ edge }: PlacedEdge): boolean {
  return edge.taken === "yes";
}

/** Of the ways that share a lane to an end, the first draws it: broken lines on top of each other become solid. */
function joinLanes(edges: readonly PlacedEdge[]): readonly PlacedEdge[] {
  return edges.map((placed, index) => {
    const { to } = placed.edge;
    const isFirst = edges.findIndex((other) => other.edge.to === to) === index;
    if (isFirst || (to !== "userspace" && to !== "panic")) return placed;
    return { ...placed, points: placed.points.slice(0, 2), end: "lane" };
  });
}

function placeEdge(edge: DiagramEdge, from: PlacedNode, to: PlacedNode): PlacedEdge {
  const bottom = from.y + from.height;
  const right = from.x + from.width;
  if (edge.to === "userspace") {
    const y = sideExit(from, edge.from === "requested-init" ? "lower" : "upper");
    const points = [
      { x: from.x, y },
      { x: LANES.userspace, y },
      { x: LANES.userspace, y: to.y },
    ];
    return { edge, points, end: "arrow", label: { x: from.x - 5, y: y - 5, anchor: "end" } };
  }
  if (edge.to === "panic") {
    const y = sideExit(from, edge.from === "mount-root" ? "lower" : "upper");
    const points = [
      { x: right, y },
      { x: LANES.panic, y },
      { x: LANES.panic, y: to.y },
    ];
    return { edge, points, end: "arrow", label: { x: right + 5, y: y - 5, anchor: "start" } };
  }
  if (edge.to === "waits") return straight(edge, { x: WAITS.x + WAITS.width / 2, y: bottom }, to.y);
  if (edge.from === "access" && edge.to === "mount-root") {
    const y = sideExit(from, "lower");
    return around(
      edge,
      { x: right, y },
      LANES.pastExecution,
      { x: to.x + to.width, y: sideExit(to, "upper") },
      "start",
    );
  }
  if (edge.from === "initramfs-program" && edge.to === "requested-init") {
    const y = sideExit(from, "lower");
    return around(edge, { x: from.x, y }, LANES.pastMount, { x: to.x, y: sideExit(to, "upper") }, "end");
  }
  return straight(edge, { x: SPINE, y: bottom }, to.y);
}

/** Where a way leaves or enters a box at its side. */
function sideExit({ node, y, height }: PlacedNode, place: "upper" | "lower"): number {
  if (place === "lower") return y + height - 10;
  return y + (hasTwoExits(node) ? 14 : Math.min(height / 2, 22));
}

function straight(edge: DiagramEdge, start: Point, y: number): PlacedEdge {
  const label = { x: start.x + 8, y: start.y + 17, anchor: "start" } as const;
  return { edge, points: [start, { x: start.x, y }], end: "arrow", label };
}

function around(edge: DiagramEdge, start: Point, lane: number, end: Point, anchor: "start" | "end"): PlacedEdge {
  const label = { x: start.x + (anchor === "start" ? 5 : -5), y: start.y - 5, anchor };
  return { edge, points: [start, { x: lane, y: start.y }, { x: lane, y: end.y }, end], end: "arrow", label };
}
