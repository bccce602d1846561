/** The `bootpath` command: verbs, options and exit statuses. Each verb has a file of its own. */
import { Command, CommanderError, InvalidArgumentError, Option } from "commander";
import { BootError } from "../boot/boot-error.js";
import type { BootOptions } from "./boot.js";
import type { CheckOptions } from "./check.js";
import type { CmdlineOptions } from "./cmdline.js";
import { CommandError, exitStatus, type ExitStatus } from "./command-error.js";
import { emulatorFolder, version } from "./package-info.js";
import type { ExplainOptions } from "./explain.js";
import type { ListOptions } from "./list.js";
import type { LogOptions } from "./log.js";
import type { PackVerbOptions } from "./pack.js";
import type { ParamOptions } from "./param.js";
import { addTargetOptions } from "./target-options.js";
import type { UnpackOptions } from "./unpack.js";

const program = new Command("bootpath")
  .description("Checks kernel command lines and initramfs manifests, and boots them in an emulator.")
  .version(version, "--version", "print the version")
  .helpOption("-h, --help", "explain the command")
  .helpCommand("help [verb]", "explain a verb")
  .showSuggestionAfterError(true)
  .exitOverride()
  .addHelpText(
    "after",
    [
      "",
      "Examples:",
      "  bootpath check .            what is wrong with the boot target in this folder",
      "  bootpath boot .             boot it, and say what happened and why",
      "  bootpath explain .          what the kernel will do with it, and why",
      "  bootpath param rootwait     what a parameter does",
      "  dmesg | bootpath log -      what a log shows",
      "",
      "Exit status: 0 nothing is wrong, 1 what was examined is wrong, 2 the command could not do its work.",
    ].join("\n"),
  );

addTargetOptions(verb("check <path...>", "report what is wrong with command lines, manifests and folders of them"))
  .addOption(formatOption("text", ["text", "json", "sarif", "github"]))
  .option("--fix", "apply the preferred fixes first")
  .option("--base <dir>", "folder that relative host paths in manifests start from (default: the manifest's folder)")
  .option("--config <file>", "the kernel's .config, plain or compressed with gzip")
  .addOption(
    new Option("--kind <kind>", "what a file is whose name does not tell, or standard input (-)").choices([
      "cmdline",
      "manifest",
    ]),
  )
  .action(async (paths: string[], options: CheckOptions) => {
    const { check } = await import("./check.js");
    finish(check(paths, options));
  });

addTargetOptions(
  verb("boot [path]", "boot a target (a folder, or a file of it; default: this folder) and say what happened and why"),
)
  .option("--target <name>", "the target to boot, where bootpath.json describes several")
  .option("--cmdline <file>", "file with the kernel command line")
  .option("--cmdline-text <string>", "the kernel command line itself")
  .addOption(new Option("--manifest <file>", "initramfs manifest to pack").conflicts("initramfs"))
  .option("--initramfs <image>", "ready initramfs image")
  .option("--base <dir>", "folder that relative host paths in the manifest start from")
  .option("--kernel <file>", "kernel image (bzImage) instead of the bundled one")
  .addOption(new Option("--engine <engine>", "what to boot on").choices(["v86", "qemu"]))
  .option("--memory <mib>", "memory of the machine in MiB", parsePositive)
  .option("--until <regex>", "end the boot when the serial log matches", parseRegex)
  .option("--timeout <seconds>", "longest time for the boot", parsePositive, 120)
  .option("--report <file>", "write a report to send to us when the boot went otherwise than predicted")
  .addOption(formatOption("text", ["text", "json"]))
  .action(async (folder: string | undefined, options: BootOptions) => {
    const { wakeEngine } = await import("../boot/wake-engine.js");
    // The emulator's thread starts while the verb is loaded and the initramfs is packed.
    if (options.engine !== "qemu") wakeEngine(emulatorFolder);
    const { boot } = await import("./boot.js");
    finish(await boot(folder, options));
  });

addTargetOptions(
  verb(
    "explain [path]",
    "say what the kernel will do with a target (default: this folder), and why; nothing is booted",
  ),
)
  .option("--target <name>", "the target to explain, where bootpath.json describes several")
  .option("--cmdline <file>", "file with the kernel command line")
  .option("--cmdline-text <string>", "the kernel command line itself")
  .option("--manifest <file>", "initramfs manifest")
  .option("--base <dir>", "folder that relative host paths in the manifest start from")
  .option("--config <file>", "the kernel's .config, plain or compressed with gzip")
  .addOption(formatOption("text", ["text", "json", "svg"]))
  .action(async (folder: string | undefined, options: ExplainOptions) => {
    const { explain } = await import("./explain.js");
    finish(explain(folder, options));
  });

addTargetOptions(verb("param [name]", "say what is known about a parameter of the kernel command line"))
  .option("--list", "print every known name; with --kernel-version or --arch those of such a kernel")
  .option("--kernel-tree <dir>", "a kernel tree whose own parameters and documentation go before what is built in")
  .option("--config <file>", "the kernel's .config, plain or compressed with gzip")
  .addOption(formatOption("text", ["text", "json"]))
  .action(async (name: string | undefined, options: ParamOptions) => {
    const { param } = await import("./param.js");
    finish(param(name, options));
  });

verb("log <file>", "explain a kernel boot log from anywhere (- for standard input)")
  .option(
    "--boot <number>",
    "which boot of the log --format svg draws, counted from 1 (default: the last)",
    parsePositive,
  )
  .addOption(formatOption("text", ["text", "json", "svg"]))
  .action(async (file: string, options: LogOptions) => {
    const { explainLogFile } = await import("./log.js");
    finish(await explainLogFile(file, options));
  });

verb("lsp", "run the language server, for editors (over standard input and output unless told otherwise)")
  .option("--stdio", "talk over standard input and output")
  .option("--socket <port>", "connect to a port of this machine")
  .option("--pipe <name>", "connect to a named pipe")
  .addOption(new Option("--clientProcessId <id>", "the editor's process; the server ends with it").hideHelp())
  .action(async () => {
    const { serve } = await import("./lsp.js");
    serve();
  });

verb("pack <manifest>", "make the initramfs archive that gen_init_cpio makes")
  .option("-o, --output <file>", "file to write, or - for standard output", "-")
  .option("--base <dir>", "folder that relative host paths start from (default: the manifest's folder)")
  .option("--mtime <seconds>", "time of all members, in seconds since 1970, as gen_init_cpio -t", parseSeconds)
  .option("--checksum", "add a checksum to every file, as gen_init_cpio -c")
  .addOption(
    new Option("--compress <method>", "compress the archive")
      .choices(["none", "gzip", "zstd", "xz", "lz4"])
      .default("none"),
  )
  .action(async (manifest: string, options: PackVerbOptions) => {
    const { pack } = await import("./pack.js");
    finish(await pack(manifest, options));
  });

verb("list <image>", "show what is in an initramfs image (- for standard input)")
  .addOption(formatOption("text", ["text", "json", "manifest"]))
  .action(async (image: string, options: ListOptions) => {
    const { list } = await import("./list.js");
    finish(await list(image, options));
  });

verb("unpack <image>", "write the files of an initramfs image into a folder, as the kernel would unpack them")
  .requiredOption("-C, --directory <dir>", "the folder: a new or an empty one")
  .action(async (image: string, options: UnpackOptions) => {
    const { unpack } = await import("./unpack.js");
    finish(await unpack(image, options));
  });

verb("cmdline [file]", "print how the kernel splits a command line (- or no file: standard input)")
  .option("--text <string>", "the command line itself, instead of a file")
  .addOption(formatOption("json", ["json"]))
  .action(async (file: string | undefined, options: CmdlineOptions) => {
    const { printCommandLine } = await import("./cmdline.js");
    finish(printCommandLine(file, options));
  });

program.parseAsync().catch((error: unknown) => {
  process.exitCode = statusOf(error);
});

function verb(usage: string, description: string): Command {
  return program.command(usage).description(description).helpOption("-h, --help", "explain this verb").exitOverride();
}

function formatOption(preset: string, choices: readonly string[]): Option {
  return new Option("--format <format>", "form of the result").choices(choices).default(preset);
}

function finish(status: ExitStatus): void {
  process.exitCode = status;
}

/** Every error that a user can mend is one line that names the file and the reason. */
function statusOf(error: unknown): ExitStatus {
  if (error instanceof CommanderError) return error.exitCode === 0 ? exitStatus.ok : exitStatus.failed;
  const isForUser = error instanceof CommandError || error instanceof BootError;
  const text = isForUser
    ? error.message
    : `internal error: ${error instanceof Error ? (error.stack ?? "") : String(error)}`;
  process.stderr.write(`bootpath: ${text}\n`);
  return exitStatus.failed;
}

function parseSeconds(text: string): number {
  if (!/^\d+$/.test(text) || Number(text) > 0xffff_ffff) {
    throw new InvalidArgumentError("Expected whole seconds between 0 and 4294967295.");
  }
  return Number(text);
}

function parsePositive(text: string): number {
  const number = Number(text);
  if (!(number > 0)) throw new InvalidArgumentError("Expected a number greater than 0.");
  return number;
}

function parseRegex(text: string): RegExp {
  try {
    return new RegExp(text, "m");
  } catch (error) {
    throw new InvalidArgumentError(error instanceof Error ? error.message : String(error));
  }
}
