/** The tokens of a command line: names by who reads them, values, and the arguments of the first program. */
import type { Parameter } from "../cmdline/parse.js";
import { deprecation } from "../parameters/deprecated.js";
import { describeParameter } from "../parameters/described.js";
import { isOfUnknownModule, kernelArch, lookUpParameter, type ParameterKnowledge } from "../parameters/look-up.js";
import type { BootTarget } from "../project/boot-target.js";
import { token, type Token, type TokenModifier } from "./token.js";

/** All tokens, in the order of the text. Never throws. */
export function commandLineTokens(target: BootTarget): readonly Token[] {
  const commandLine = target.cmdline?.commandLine;
  if (commandLine === undefined) return [];
  const { parameters, separator, initParameters, secondSeparator, text } = commandLine;
  const tokens = [
    ...parameters.flatMap((parameter) => [nameToken(target, parameter), ...valueTokens(text, parameter)]),
    ...(separator === null ? [] : [token(separator.start, separator.end, "operator")]),
    ...initParameters.map(({ start, end }) => token(start, end, "string")),
    ...(secondSeparator === null ? [] : [token(secondSeparator.start, secondSeparator.end, "operator")]),
  ];
  return oneBehindTheOther(tokens);
}

/** Without what overlaps: the kernel may split inside a character, and then two words have a share in it. */
function oneBehindTheOther(tokens: readonly Token[]): readonly Token[] {
  let last = 0;
  return tokens.filter(({ start, end }) => {
    if (start < last || end <= start) return false;
    last = end;
    return true;
  });
}

function nameToken(target: BootTarget, parameter: Parameter): Token {
  const { name, value, nameStart, nameEnd } = parameter;
  const knowledge = lookUpParameter(name, target);
  const isDeprecated =
    deprecation(name, value, target.kernelVersion) !== null || knowledge.documented?.deprecated === true;
  // Those that are described at length are those that decide how a boot goes.
  const modifiers: readonly TokenModifier[] = isDeprecated
    ? ["deprecated"]
    : describeParameter(name) === null
      ? []
      : ["boot"];
  if (isKernels(target, knowledge)) return token(nameStart, nameEnd, "parameter", modifiers);
  if (knowledge.readers.length > 0) return token(nameStart, nameEnd, "variable", modifiers);
  // A module of somebody else may have it: nobody can say that it is unknown.
  return token(nameStart, nameEnd, "parameter", isOfUnknownModule(name) ? [] : ["unknown"]);
}

/** Whether kernels of the version and architecture have it, as far as the tables tell. */
function isKernels(target: BootTarget, knowledge: ParameterKnowledge): boolean {
  const { name, available, family, documented, definitions, openSetups } = knowledge;
  const written = describeParameter(name);
  if (written !== null) return written.arch?.includes(kernelArch(target.arch)) ?? true;
  if (available.length > 0 || family !== null) return true;
  if (definitions.length === 0 && documented !== null) return true;
  // `ro` and `rw` are beginnings of many words, and take none that is longer.
  return openSetups.some((setup) => !/^r[ow]$/.test(setup.name));
}

/** The pieces between commas; what separates them keeps the colour that the grammar gives. */
function valueTokens(text: string, { valueStart, valueEnd }: Parameter): readonly Token[] {
  if (valueStart === null || valueEnd === null) return [];
  return [...text.slice(valueStart, valueEnd).matchAll(/[^,]+/g)].map((match) => {
    const start = valueStart + match.index;
    return token(start, start + match[0].length, isNumber(match[0]) ? "number" : "string");
  });
}

function isNumber(text: string): boolean {
  return /^-?(?:0x[\da-f]+|\d+[kmgtpe]?)$/i.test(text);
}
