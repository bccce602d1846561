/** The words of the tree: what is said beside a name, in its tooltip, and to a screen reader. */
import { basename } from "node:path";
import { l10n, MarkdownString, workspace } from "vscode";
import type { NodeKind } from "../../core/manifest/node.js";
import type { Finding } from "../../core/rules/finding.js";
import { indexLines, lineColumnAt } from "../../core/text/lines.js";
import { detailsOf, factsOf, type EntryFacts, type EntrySource } from "../../core/initramfs-view/facts.js";
import type { LostLine } from "../../core/initramfs-view/lost-lines.js";
import type { InitramfsView, ProblemCount, ViewEntry } from "../../core/initramfs-view/view.js";

/** What stands beside the name of an entry: `-rwxr-xr-x  2.0M`, `lrwxrwxrwx → busybox`. */
export function entryDescription(facts: EntryFacts): string {
  const { mode, owner, size, device, link } = facts;
  const target = link === null ? null : `→ ${link.target}`;
  const lost = link?.leadsTo === null ? l10n.t("(nothing there)") : null;
  return [mode, owner, size, device, target, lost].filter((part) => part !== null).join("  ");
}

/** What a screen reader says: the name, what it is, and how many problems it has. */
export function entryLabel(view: InitramfsView, { name, node, path }: ViewEntry, facts: EntryFacts): string {
  const kind = facts.link === null ? kindWord(node.kind) : l10n.t("symbolic link to {0}", facts.link.target);
  const count = view.counts.get(path);
  const parts = [
    name,
    kind,
    facts.mode.slice(1),
    facts.size,
    facts.device,
    count === undefined ? null : countText(count),
  ];
  return parts.filter((part) => part !== null).join(", ");
}

/** `2 errors, 1 warning`. */
export function countText({ errors, warnings }: ProblemCount): string {
  const parts = [
    errors === 0 ? null : errors === 1 ? l10n.t("1 error") : l10n.t("{0} errors", errors),
    warnings === 0 ? null : warnings === 1 ? l10n.t("1 warning") : l10n.t("{0} warnings", warnings),
  ];
  return parts.filter((part) => part !== null).join(", ");
}

/** All that is known of an entry. */
export function entryTooltip(view: InitramfsView, entry: ViewEntry): MarkdownString {
  const facts = factsOf(view, entry);
  const { places, otherNames, source, roles } = detailsOf(view, entry);
  const text = new MarkdownString("", true);
  text.appendMarkdown(`**${literal(entry.path)}**  ${literal(kindWord(entry.node.kind))}\n\n`);
  const listed = [facts.mode, `${entry.node.uid}:${entry.node.gid}`, facts.size, facts.device];
  text.appendMarkdown(`\`${listed.filter((part) => part !== null).join(" ")}\`\n\n`);
  for (const line of [linkText(facts), source === null ? null : sourceText(source, view), namesText(otherNames)]) {
    if (line !== null) text.appendMarkdown(`${literal(line)}\n\n`);
  }
  const [place] = places;
  const from = place === undefined ? null : view.target.manifests.find(({ path }) => path === place.path);
  if (place !== undefined && from !== null && from !== undefined) {
    const { line } = lineColumnAt(indexLines(from.text), place.start);
    text.appendMarkdown(`${literal(l10n.t("Line {0} of {1}", line, basename(place.path)))}\n\n`);
  } else if (entry.node.origin === null) {
    text.appendMarkdown(`${literal(l10n.t("The kernel brings it along in its own initramfs."))}\n\n`);
  }
  if (view.image !== null && entry.node.origin !== null) {
    text.appendMarkdown(`${literal(l10n.t("In the image {0}", workspace.asRelativePath(view.image)))}\n\n`);
  }
  if (roles.length > 0) text.appendMarkdown(`${literal(l10n.t("In this boot: {0}", roles.join(" ")))}\n\n`);
  appendProblems(text, view.problems.get(entry.path) ?? []);
  return text;
}

/** Why a line is not in the initramfs, in a few words. */
export function lossText({ by, errno }: LostLine): string {
  switch (by) {
    case "dropped":
      return l10n.t("gen_init_cpio leaves it out");
    case "ignored":
      return l10n.t("gen_init_cpio passes it over");
    case "refused":
      return l10n.t("gen_init_cpio fails here");
    case "unread":
      return l10n.t("not read: gen_init_cpio has failed before");
    case "unpacking":
      return errno === null ? l10n.t("the kernel does not make it") : l10n.t("the kernel cannot make it ({0})", errno);
  }
}

/** The whole of a lost line and what the rules say about it. */
export function lossTooltip({ target }: InitramfsView, line: LostLine): MarkdownString {
  const document = target.manifests[line.manifest];
  const text = new MarkdownString("", true);
  text.appendMarkdown(`${literal(l10n.t("Line {0} of {1}", line.number, basename(line.path)))}\n\n`);
  text.appendCodeblock(document?.text.slice(line.start, line.end) ?? "", "initramfs-manifest");
  text.appendMarkdown(`${literal(lossText(line))}\n\n`);
  appendProblems(text, line.findings);
  return text;
}

function appendProblems(text: MarkdownString, findings: readonly Finding[]): void {
  for (const { severity, message, code } of findings) {
    text.appendMarkdown(`$(${severity === "error" ? "error" : "warning"}) ${literal(message)} \`${code}\`\n\n`);
  }
}

function kindWord(kind: NodeKind): string {
  switch (kind) {
    case "file":
      return l10n.t("file");
    case "dir":
      return l10n.t("folder");
    case "symlink":
      return l10n.t("symbolic link");
    case "char":
      return l10n.t("character device");
    case "block":
      return l10n.t("block device");
    case "pipe":
      return l10n.t("named pipe");
    case "socket":
      return l10n.t("socket");
  }
}

function linkText({ link }: EntryFacts): string | null {
  if (link === null) return null;
  if (link.leadsTo === null) return l10n.t("Points to {0}, and nothing is there.", link.target);
  return l10n.t("Points to {0}, which is {1}.", link.target, link.leadsTo);
}

function sourceText({ location, path, state, format }: EntrySource, { image }: InitramfsView): string | null {
  // The contents of a file in an image have no place of their own.
  if (image !== null) return format === null ? null : l10n.t("Contents: {0}", format);
  const shown = path === null ? location : workspace.asRelativePath(path);
  if (state === "missing") return l10n.t("Contents: {0}, which is not there.", shown);
  return format === null ? l10n.t("Contents: {0}", shown) : l10n.t("Contents: {0}, {1}", shown, format);
}

function namesText(names: readonly string[]): string | null {
  return names.length === 0 ? null : l10n.t("The same file as {0}", names.join(", "));
}

/** Text as it is in Markdown. */
function literal(text: string): string {
  return text.replace(/[\\`*_{}[\]()#+!<>|~&$-]/g, "\\$&");
}
