/** What a hover says about code that a log names. */
import { l10n } from "vscode";
import { hex, type ResolvedCode } from "../../core/log/symbols/resolve.js";
import { escapeMarkdown } from "../../core/text/markdown.js";

/** Markdown about a reference that was looked up in `file`; null where nothing is known. */
export function codeText(code: ResolvedCode, file: string): string | null {
  switch (code.kind) {
    case "found": {
      const name = `**${escapeMarkdown(code.name)}** + ${hex(BigInt(code.offset))}`;
      const linked = l10n.t("{0} in {1}", `\`${hex(code.address)}\``, escapeMarkdown(file));
      const moved =
        code.running === null || code.running === code.address
          ? ""
          : `, ${l10n.t("{0} in the kernel that ran", `\`${hex(code.running)}\``)}`;
      const doubt = code.certain
        ? ""
        : `\n\n${l10n.t("The log does not say whether the kernel was moved (KASLR). If it was, this is another symbol.")}`;
      return `${name}: ${linked}${moved}${doubt}`;
    }
    case "module":
      return l10n.t("In the module {0}, which {1} does not hold.", escapeMarkdown(code.module), escapeMarkdown(file));
    case "several":
      return l10n.t(
        "{0} symbols of {1} have this name and this size: {2}.",
        code.addresses.length,
        escapeMarkdown(file),
        code.addresses.map((address) => `\`${hex(address)}\``).join(", "),
      );
    case "other-kernel":
      return code.sizes.length === 0
        ? l10n.t("{0} has no such symbol: it is of another kernel than the one that ran.", escapeMarkdown(file))
        : l10n.t(
            "{0} is of another kernel than the one that ran: there this symbol has {1} bytes.",
            escapeMarkdown(file),
            code.sizes.join(", "),
          );
    case "unknown":
      return null;
  }
}
