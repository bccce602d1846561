import assert from "node:assert/strict";
import { restoredSubject } from "../../../client/explain/messages.js";
import { diagramContent, explanationPage, messageContent } from "../../../client/explain/page.js";
import { framedPage } from "../../../client/webview/frame.js";
import { bootDiagram } from "../../../core/bootpath/diagram/graph.js";
import { assembleTarget } from "../../../core/project/boot-target.js";
import { predictionOf } from "../../../core/rules/prediction.js";

const manifest = "dir /bin 0755 0 0\nfile /bin/sh busybox 0755 0 0\n";

function contentOf(cmdline: string) {
  const target = assembleTarget({
    cmdline: { path: "/home/me/cmdline", text: cmdline },
    manifests: [{ path: "/home/me/list", text: manifest }],
    described: true,
  });
  const prediction = predictionOf(target);
  assert.ok(prediction !== null);
  const texts = new Map([
    ["/home/me/cmdline", cmdline],
    ["/home/me/list", manifest],
  ]);
  const textOf = (path: string) => texts.get(path) ?? null;
  return diagramContent(bootDiagram(target, prediction), prediction.messages, textOf);
}

describe("client/explain/messages", () => {
  it("takes back what a page had kept, and nothing else", () => {
    const subject = { path: "/home/me/cmdline", target: "rescue" };
    assert.deepEqual(restoredSubject({ subject, scroll: 3 }), subject);
    for (const state of [
      undefined,
      null,
      1,
      {},
      { subject: null },
      { subject: { path: "x" } },
      { subject: { path: 1, target: "x" } },
    ]) {
      assert.equal(restoredSubject(state), null);
    }
  });
});

describe("client/explain/page", () => {
  it("allows nothing but its own style and script", () => {
    const html = framedPage({ ...explanationPage(), nonce: "abc123", script: 'https://host/page.js?a="b"' });
    assert.match(html, /content="default-src 'none'; style-src 'nonce-abc123'; script-src 'nonce-abc123'"/);
    assert.deepEqual(html.match(/<script[^>]*>/g), [
      '<script nonce="abc123" src="https://host/page.js?a=&quot;b&quot;">',
    ]);
    assert.deepEqual(html.match(/<style[^>]*>/g), ['<style nonce="abc123">']);
    assert.doesNotMatch(html, /unsafe|\son\w+=|\sstyle=/);
  });

  it("says in words what the picture shows, with the places it leads to", () => {
    const { html, places, status } = contentOf("rdinit=/bin/sh");
    assert.equal(status, "Predicted: /bin/sh becomes PID 1, without a console");
    assert.match(html, /<ol><li><h3>Read the command line<\/h3>/);
    assert.match(html, /◆ this decides/);
    assert.match(html, /<pre>Warning: unable to open an initial console\.\nRun \/bin\/sh as init process<\/pre>/);
    const buttons = [...html.matchAll(/data-place="(\d+)">([^<]*) <code>([^<]*)<\/code>/g)];
    assert.ok(buttons.length > 0);
    for (const [, index, label, excerpt = ""] of buttons) {
      const place = places[Number(index)];
      const text = place?.path === "/home/me/list" ? manifest : "rdinit=/bin/sh";
      assert.equal(text.slice(place?.start, place?.end), excerpt);
      assert.match(label ?? "", /^(cmdline:1|list:2)$/);
    }
  });

  it("shows the user's text as text", () => {
    const { html } = contentOf('<img src=x onerror="alert(1)"> rdinit=/bin/sh');
    assert.doesNotMatch(html, /<img/);
    assert.match(messageContent("<b>").html, /&lt;b&gt;/);
  });
});
