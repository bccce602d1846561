import assert from "node:assert/strict";
import { readTask, taskArguments } from "../../../client/tasks/task-arguments.js";

function argumentsOf(definition: Readonly<Record<string, unknown>>): readonly string[] | null {
  const task = readTask({ type: "bootpath", ...definition });
  return task === null ? null : taskArguments(task);
}

describe("a task", () => {
  it("is the command with its verb, about the folder of the workspace", () => {
    assert.deepEqual(argumentsOf({ verb: "check" }), ["check", "."]);
  });

  it("names path, target and options", () => {
    const boot = { verb: "boot", path: "rescue", target: "serial", options: ["--until", "login:"] };
    assert.deepEqual(argumentsOf(boot), ["boot", "rescue", "--target", "serial", "--until", "login:"]);
  });

  it("gives each verb only what it takes", () => {
    const all = { path: "list", target: "serial", output: "out.cpio" };
    assert.deepEqual(argumentsOf({ verb: "pack", ...all }), ["pack", "list", "--output", "out.cpio"]);
    assert.deepEqual(argumentsOf({ verb: "check", ...all }), ["check", "list"]);
    assert.deepEqual(argumentsOf({ verb: "log", ...all }), ["log", "list"]);
    assert.deepEqual(argumentsOf({ verb: "explain", ...all }), ["explain", "list", "--target", "serial"]);
  });

  it("is none without a verb that is known", () => {
    assert.equal(argumentsOf({}), null);
    assert.equal(argumentsOf({ verb: "lsp" }), null);
  });

  it("passes over what has the wrong type", () => {
    assert.deepEqual(argumentsOf({ verb: "boot", path: 3, target: null, options: ["--memory", 64] }), [
      "boot",
      ".",
      "--memory",
    ]);
  });
});
