/** The opening of /dev/console for PID 1: console_on_rootfs() of init/main.c. */
import { resolvePath, type TreeNode } from "../manifest/tree.js";
import { registerConsoles, type RegisteredConsole } from "./console-devices.js";
import type { BootState } from "./boot-state.js";
import { hasBlockDevice, type KernelFacts } from "./kernel-facts.js";
import { whyNotFound } from "./open-executable.js";
import { parameterSubject, pathSubject, type Subject } from "./subjects.js";
import { addStep, enterStage, logLine, type Trace } from "./trace.js";

/** Whether the standard streams of PID 1 are open: `closed` also where they are, but every write fails. */
export type ConsoleState = "open" | "closed";

/** Opens the console, or logs the warning. */
export function openConsole(state: BootState, trace: Trace): ConsoleState {
  enterStage(trace, "console");
  const node = resolvePath(state.tree, "/dev/console");
  const opened: Opened =
    node.kind === "failed"
      ? { kind: "failed", reason: whyNotFound("/dev/console", node.errno, node.component) }
      : openNode(node.node, state);
  const file = pathSubject("/dev/console", "console");
  const chosen = chosenConsole(opened, state);
  const subjects = opened.kind === "open" ? [file, ...chosen] : [...chosen, file];
  if (opened.kind !== "failed") {
    addStep(trace, SOURCE, opened.what, opened.because, subjects);
    return opened.kind;
  }
  logLine(trace, "Warning: unable to open an initial console.");
  addStep(trace, SOURCE, "PID 1 gets no standard input, output and error.", opened.reason, subjects);
  return "closed";
}

const SOURCE = "init/main.c console_on_rootfs";

type Opened =
  | { readonly kind: "failed"; readonly reason: string; readonly through?: "5:1" }
  | { readonly kind: ConsoleState; readonly what: string; readonly because: string; readonly through?: "5:1" };

/** Where the node leads to whatever console= names, that is responsible as well. */
function chosenConsole({ through }: Opened, { settings: { consoles } }: BootState): readonly Subject[] {
  return through === "5:1" && consoles.length > 0 ? [parameterSubject("console=")] : [];
}

const opensConsole = "The kernel opens /dev/console as standard input, output and error of PID 1.";

function openNode(node: TreeNode, state: BootState): Opened {
  switch (node.kind) {
    case "dir":
      return { kind: "failed", reason: "/dev/console is a folder." };
    case "socket":
      return { kind: "failed", reason: "/dev/console is a socket, which cannot be opened." };
    case "block":
      return openBlockNode(node, state);
    case "char":
      return openCharNode(node, state);
    case "file":
      return {
        kind: "open",
        what: opensConsole,
        because: "It is an ordinary file: what PID 1 prints is written into it.",
      };
    case "pipe":
      return { kind: "open", what: opensConsole, because: "It is a named pipe: what PID 1 prints is seen by nobody." };
    case "symlink":
      return { kind: "failed", reason: "/dev/console is a symbolic link." };
  }
}

function openBlockNode({ device }: TreeNode, { kernel, settings }: BootState): Opened {
  const { major, minor } = device ?? { major: 0, minor: 0 };
  if (hasBlockDevice({ major, minor }, kernel, settings)) {
    return {
      kind: "open",
      what: opensConsole,
      because: `It is the RAM disk ${minor}: what PID 1 prints is written on it.`,
    };
  }
  return { kind: "failed", reason: `/dev/console is the block device ${major}:${minor}, which does not exist.` };
}

function openCharNode({ device }: TreeNode, state: BootState): Opened {
  const { major, minor } = device ?? { major: 0, minor: 0 };
  if (major === TTYAUX_MAJOR && minor === 1) return { ...openConsoleDevice(state), through: "5:1" };
  const found = characterDevice(major, minor, state.kernel);
  if (found === "missing") {
    return {
      kind: "failed",
      reason: `/dev/console is the character device ${major}:${minor} instead of 5:1, and that cannot be opened.`,
    };
  }
  return {
    kind: found,
    what: opensConsole,
    because: `It is the character device ${major}:${minor} instead of 5:1${found === "open" ? "" : ", and every write to it fails"}.`,
  };
}

/** tty_lookup_driver() for 5:1 */
function openConsoleDevice({ settings: { consoles: values }, kernel, rules }: BootState): Opened {
  if (kernel.consoles === null) {
    const device = values.at(-1) ?? "the console of this machine";
    return {
      kind: "open",
      what: opensConsole,
      because: `The last console= (${device}) decides. Its driver is taken to be there: what consoles a machine of this architecture has is not known here.`,
    };
  }
  const registered = registerConsoles(values, kernel.consoles, rules);
  const [first] = registered;
  if (first === undefined) {
    const names = values.length === 0 ? "no console=" : values.map((value) => `console=${value}`).join(" ");
    return {
      kind: "failed",
      reason: `No driver has registered a console for ${names}, so the device 5:1 of /dev/console leads to nothing.`,
    };
  }
  if (first.works === "yes") return { kind: "open", what: opensConsole, because: whyThatConsole(first, values) };
  return {
    kind: "closed",
    what: `${opensConsole} Every write to it fails.`,
    because: `${whyThatConsole(first, values)} The machine has no such serial port.`,
  };
}

function whyThatConsole(console: RegisteredConsole, values: readonly string[]): string {
  if (values.length === 0) return `Without console=, the first console of the kernel is taken: ${console.name}.`;
  return `The device 5:1 leads to ${console.name}, by ${values.map((value) => `console=${value}`).join(" ")}.`;
}

const MEM_MAJOR = 1;
const TTY_MAJOR = 4;
const TTYAUX_MAJOR = 5;
/** The first serial port's minor number under TTY_MAJOR. */
const FIRST_SERIAL = 64;

/** Character devices that can be opened before anything is mounted. */
function characterDevice(major: number, minor: number, kernel: KernelFacts): ConsoleState | "missing" {
  if (major === MEM_MAJOR) return kernel.memoryDevices.get(minor) ?? "missing";
  if (major !== TTY_MAJOR) return "missing";
  const drivers = kernel.consoles ?? [];
  if (minor < FIRST_SERIAL) return drivers.some((driver) => driver.name === "tty") ? "open" : "missing";
  const ports = drivers.find((driver) => driver.name === "ttyS")?.ports;
  const port = minor - FIRST_SERIAL;
  if (ports === undefined || ports === null || port >= ports.count) return "missing";
  return ports.present.includes(port) ? "open" : "closed";
}
