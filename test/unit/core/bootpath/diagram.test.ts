import assert from "node:assert/strict";
import { bootDiagram, type BootDiagram } from "../../../../core/bootpath/diagram/graph.js";
import { placeDiagram } from "../../../../core/bootpath/diagram/layout.js";
import { fonts } from "../../../../core/bootpath/diagram/style.js";
import { embeddedSvg, standaloneSvg } from "../../../../core/bootpath/diagram/svg.js";
import { textWidth, wrapText } from "../../../../core/bootpath/diagram/text-width.js";
import { assembleTarget, type TargetSources } from "../../../../core/project/boot-target.js";
import { predictionOf } from "../../../../core/rules/prediction.js";
import { randomBoots } from "../../../conformance/boot/random.js";

const devices = "dir /dev 0755 0 0\nnod /dev/console 0600 0 0 c 5 1\ndir /root 0700 0 0\ndir /bin 0755 0 0\n";
const shell = `${devices}file /bin/busybox busybox 0755 0 0\nslink /bin/sh busybox 0777 0 0\n`;

function diagramOf(cmdline: string | null, manifest: string | null, options: TargetSources = {}): BootDiagram {
  const target = assembleTarget({
    cmdline: cmdline === null ? null : { path: "cmdline", text: cmdline },
    manifests: manifest === null ? [] : [{ path: "list", text: manifest }],
    initramfs: "none",
    described: true,
    ...options,
  });
  const prediction = predictionOf(target);
  assert.ok(prediction !== null);
  return bootDiagram(target, prediction);
}

/** The nodes of the way in its order. */
function wayOf({ nodes }: BootDiagram): readonly string[] {
  const way = nodes.filter((node) => node.number !== null).toSorted((a, b) => (a.number ?? 0) - (b.number ?? 0));
  return way.map((node) => node.id);
}

/** The text that a node leads to. */
function textBehind({ nodes }: BootDiagram, id: string, texts: Readonly<Record<string, string>>): string | undefined {
  const place = nodes.find((node) => node.id === id)?.place;
  return place ? texts[place.path]?.slice(place.start, place.end) : undefined;
}

const start = ["command-line", "initramfs", "console", "access"];
const fallbacks = ["/sbin/init", "/etc/init", "/bin/init", "/bin/sh"];

describe("core/bootpath/diagram", () => {
  const ways: readonly (readonly [name: string, cmdline: string, manifest: string, way: readonly string[]])[] = [
    ["user space", "rdinit=/bin/sh", shell, [...start, "initramfs-program", "userspace"]],
    ["no /init", "init=/bin/sh", shell, [...start, "mount-root", "panic"]],
    ["a wait", "root=/dev/sda1 rootwait", shell, [...start, "mount-root", "waits"]],
    [
      "too many words",
      Array.from({ length: 40 }, (_, index) => `w${index}`).join(" "),
      shell,
      ["command-line", "panic"],
    ],
    [
      "the last fallback",
      "",
      `${shell}dir /init 0755 0 0\n`,
      [...start, "initramfs-program", "requested-init", "default-init", ...fallbacks, "userspace"],
    ],
    [
      "no program at all",
      "",
      "dir /init 0755 0 0\n",
      [...start, "initramfs-program", "requested-init", "default-init", ...fallbacks, "panic"],
    ],
    ["a failing init=", "init=/x", "dir /init 0755 0 0\n", [...start, "initramfs-program", "requested-init", "panic"]],
  ];
  for (const [name, cmdline, manifest, way] of ways) {
    it(`shows the way to ${name}`, () => {
      const diagram = diagramOf(cmdline, manifest);
      assert.deepEqual(wayOf(diagram), way);
      const taken = diagram.edges.filter((edge) => edge.taken === "yes").map(({ from, to }) => `${from}>${to}`);
      assert.deepEqual(
        taken.sort(),
        way
          .slice(1)
          .map((to, index) => `${way[index] ?? ""}>${to}`)
          .sort(),
      );
      assert.equal(diagram.nodes.filter((node) => node.decides === "yes").length, 1);
      for (const node of diagram.nodes) assert.equal(node.texts.length > 0, node.number !== null, node.id);
    });
  }

  it("leads to the responsible texts", () => {
    const texts = { cmdline: "console=ttyS0 rdinit=/bin/sh root=/dev/sda1", list: shell };
    const diagram = diagramOf(texts.cmdline, shell);
    const expected = {
      console: "nod /dev/console 0600 0 0 c 5 1",
      access: "rdinit=/bin/sh",
      "initramfs-program": "file /bin/busybox busybox 0755 0 0",
      "mount-root": "root=/dev/sda1",
      "requested-init": undefined,
      "/bin/sh": "file /bin/busybox busybox 0755 0 0",
    };
    for (const [id, text] of Object.entries(expected)) assert.equal(textBehind(diagram, id, texts), text, id);
  });

  it("knows that a failing init= was no end in 2.6.37", () => {
    const { edges } = diagramOf("", shell, { kernelVersion: "2.6.37" });
    assert.ok(edges.some((edge) => edge.from === "requested-init" && edge.label === "fails or not given"));
    assert.ok(!edges.some((edge) => edge.from === "requested-init" && edge.to === "panic"));
  });

  it("keeps every box apart and every text in its box", () => {
    for (const diagram of diagrams()) {
      const { width, height, nodes, edges } = placeDiagram(diagram);
      for (const [index, node] of nodes.entries()) {
        assert.ok(node.x >= 0 && node.x + node.width <= width && node.y + node.height <= height);
        for (const { text, x, y, style } of node.lines) {
          assert.ok(y > node.y && y < node.y + node.height, text);
          assert.ok(x >= node.x && x + textWidth(text.replace(/ …$/, ""), fonts[style]) <= node.x + node.width, text);
        }
        for (const other of nodes.slice(index + 1)) {
          const apart =
            node.y + node.height <= other.y || node.x + node.width <= other.x || other.x + other.width <= node.x;
          assert.ok(apart, `${node.node.id} and ${other.node.id}`);
        }
      }
      for (const { points } of edges) {
        for (const { x, y } of points) assert.ok(x >= 0 && x <= width && y >= 0 && y <= height);
      }
    }
  });

  it("writes well-formed XML, whatever the user's text is", () => {
    for (const diagram of diagrams()) {
      for (const svg of [standaloneSvg(diagram), embeddedSvg(diagram)]) {
        assertWellFormed(svg);
        assert.doesNotMatch(svg, /NaN|undefined|\son\w+=|<script/);
      }
    }
  });

  it("tells keyboard and screen reader what a node is and does, in the order of the picture", () => {
    const svg = embeddedSvg(diagramOf("init=/bin/sh", shell));
    const nodes = [
      ...svg.matchAll(/<g class="(node[^"]*)" role="(\w+)" data-node="([^"]+)"( tabindex="0")? aria-label="([^"]+)">/g),
    ];
    assert.equal(nodes.length, 15);
    const access = nodes.find(([, , , id]) => id === "access");
    assert.match(access?.[1] ?? "", /taken decides/);
    assert.equal(access?.[2], "link");
    assert.match(access[5] ?? "", /^Step 4: Is \/init in the initramfs\? .*This decides\. Opens the text/);
    const aside = nodes.find(([, , , id]) => id === "default-init");
    assert.deepEqual([aside?.[2], aside?.[4]], ["group", undefined]);
    assert.match(aside?.[5] ?? "", /^Not on the way: /);
  });

  it("stands alone in light and dark viewers, without a variable of any page", () => {
    const svg = standaloneSvg(diagramOf("rdinit=/bin/sh", shell));
    assert.match(svg, /prefers-color-scheme: dark/);
    assert.match(svg, /<rect class="background"/);
    assert.doesNotMatch(svg, /var\(|tabindex/);
  });
});

describe("core/bootpath/diagram/text-width", () => {
  const font = { size: 10, family: "text", weight: "normal" } as const;

  it("breaks at blanks, inside long words, and ends with dots", () => {
    for (const text of ["a few short words in a row", "x".repeat(100), "", "one"]) {
      const lines = wrapText(text, font, 60, 50);
      for (const line of lines) assert.ok(textWidth(line, font) <= 60, line);
      assert.equal(lines.join("").replaceAll(" ", ""), text.replaceAll(" ", ""));
    }
    const cut = wrapText("word ".repeat(100), font, 60, 3);
    assert.equal(cut.length, 3);
    assert.match(cut[2] ?? "", / …$/);
  });
});

function diagrams(): readonly BootDiagram[] {
  const odd = [
    diagramOf('a<b&"c"=\u0001\ud800 rdinit=/\u{1f600}', `file /\u{1f600} a&b 0755 0 0\n`),
    diagramOf(null, null),
    diagramOf("init=/x rdinit=/y", null, { delivery: "external", arch: "arm64", kernelVersion: "2.6.37" }),
    diagramOf(`rdinit=/${"long/".repeat(200)}`, shell),
  ];
  const random = randomBoots(150, 11).map(({ cmdline, manifest }) => diagramOf(cmdline, manifest));
  return [...odd, ...random];
}

/** Every tag is closed, every & is an entity, and no character is one that XML does not know. */
function assertWellFormed(xml: string): void {
  // eslint-disable-next-line no-control-regex
  assert.doesNotMatch(xml, /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|\p{Surrogate}/u);
  assert.doesNotMatch(xml, /&(?!(amp|lt|gt|quot);)/);
  const open: string[] = [];
  for (const [, close, name = "", rest = ""] of xml.replace(/^<\?xml[^>]*>/, "").matchAll(/<(\/?)(\w+)([^<>]*)>/g)) {
    if (close === "/") assert.equal(open.pop(), name);
    else if (!rest.endsWith("/")) open.push(name);
  }
  assert.deepEqual(open, []);
}
