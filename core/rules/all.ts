/** Every rule, by language and code. A rule that is not listed here does not exist. */
import { argumentsDropped } from "./cmdline/arguments-dropped.js";
import { cmdlineTooLong } from "./cmdline/cmdline-too-long.js";
import { commentInCmdline } from "./cmdline/comment-in-cmdline.js";
import { conflictingParameters } from "./cmdline/conflicting-parameters.js";
import { consoleMissing } from "./cmdline/console-missing.js";
import { consoleOptions } from "./cmdline/console-options.js";
import { consoleOrder } from "./cmdline/console-order.js";
import { consoleUnknownDevice } from "./cmdline/console-unknown-device.js";
import { consoleWrongArchitecture } from "./cmdline/console-wrong-architecture.js";
import { deprecatedParameter } from "./cmdline/deprecated-parameter.js";
import { duplicateParameter } from "./cmdline/duplicate-parameter.js";
import { escapeSequence } from "./cmdline/escape-sequence.js";
import { fusedParameters } from "./cmdline/fused-parameters.js";
import { initIgnored } from "./cmdline/init-ignored.js";
import { initNeedsRdinit } from "./cmdline/init-needs-rdinit.js";
import { invalidValue } from "./cmdline/invalid-value.js";
import { lineBreak } from "./cmdline/line-break.js";
import { missingValue } from "./cmdline/missing-value.js";
import { quietHidesBoot } from "./cmdline/quiet-hides-boot.js";
import { rdinitNotExecutable } from "./cmdline/rdinit-not-executable.js";
import { rdinitNotInInitramfs } from "./cmdline/rdinit-not-in-initramfs.js";
import { removedParameter } from "./cmdline/removed-parameter.js";
import { rootIgnored } from "./cmdline/root-ignored.js";
import { rootMissing } from "./cmdline/root-missing.js";
import { rootNeedsInitramfs } from "./cmdline/root-needs-initramfs.js";
import { rootSyntax } from "./cmdline/root-syntax.js";
import { rootwaitIgnored } from "./cmdline/rootwait-ignored.js";
import { rootwaitMissing } from "./cmdline/rootwait-missing.js";
import { singleQuotes } from "./cmdline/single-quotes.js";
import { tooManyInitArguments } from "./cmdline/too-many-init-arguments.js";
import { trailingSeparator } from "./cmdline/trailing-separator.js";
import { unbalancedQuote } from "./cmdline/unbalanced-quote.js";
import { unexpectedValue } from "./cmdline/unexpected-value.js";
import { unknownParameter } from "./cmdline/unknown-parameter.js";
import { wordPassedToInit } from "./cmdline/word-passed-to-init.js";
import { wrongArchitecture } from "./cmdline/wrong-architecture.js";
import { wrongCase } from "./cmdline/wrong-case.js";
import { consoleNodeMissing } from "./manifest/console-node-missing.js";
import { consoleNodeWrong } from "./manifest/console-node-wrong.js";
import { danglingSymlink } from "./manifest/dangling-symlink.js";
import { duplicateEntry } from "./manifest/duplicate-entry.js";
import { extraFields } from "./manifest/extra-fields.js";
import { indentedLine } from "./manifest/indented-line.js";
import { initCrlf } from "./manifest/init-crlf.js";
import { initInterpreterMissing } from "./manifest/init-interpreter-missing.js";
import { initMissing } from "./manifest/init-missing.js";
import { initNoShebang } from "./manifest/init-no-shebang.js";
import { initNotExecutable } from "./manifest/init-not-executable.js";
import { initWrongArchitecture } from "./manifest/init-wrong-architecture.js";
import { invalidDevice } from "./manifest/invalid-device.js";
import { invalidId } from "./manifest/invalid-id.js";
import { invalidMode } from "./manifest/invalid-mode.js";
import { libraryMissing } from "./manifest/library-missing.js";
import { missingFields } from "./manifest/missing-fields.js";
import { mountPointMissing } from "./manifest/mount-point-missing.js";
import { nameTooLong } from "./manifest/name-too-long.js";
import { parentAfterChild } from "./manifest/parent-after-child.js";
import { parentMissing } from "./manifest/parent-missing.js";
import { parentNotDirectory } from "./manifest/parent-not-directory.js";
import { relativeName } from "./manifest/relative-name.js";
import { rootDirectoryMissing } from "./manifest/root-directory-missing.js";
import { sourceMissing } from "./manifest/source-missing.js";
import { sourceNotAFile } from "./manifest/source-not-a-file.js";
import { symlinkLoop } from "./manifest/symlink-loop.js";
import { trailingComment } from "./manifest/trailing-comment.js";
import { undefinedVariable } from "./manifest/undefined-variable.js";
import { unknownEntryType } from "./manifest/unknown-entry-type.js";
import type { Rule } from "./rule.js";

/** All rules, in the order of the contract. */
export const allRules: readonly Rule[] = [
  initNeedsRdinit,
  initIgnored,
  rdinitNotInInitramfs,
  rdinitNotExecutable,
  rootIgnored,
  rootMissing,
  rootNeedsInitramfs,
  rootSyntax,
  rootwaitMissing,
  rootwaitIgnored,
  consoleMissing,
  consoleUnknownDevice,
  consoleWrongArchitecture,
  consoleOrder,
  consoleOptions,
  unknownParameter,
  wrongCase,
  deprecatedParameter,
  removedParameter,
  wrongArchitecture,
  invalidValue,
  missingValue,
  unexpectedValue,
  duplicateParameter,
  fusedParameters,
  unbalancedQuote,
  singleQuotes,
  escapeSequence,
  commentInCmdline,
  lineBreak,
  cmdlineTooLong,
  tooManyInitArguments,
  wordPassedToInit,
  argumentsDropped,
  trailingSeparator,
  conflictingParameters,
  quietHidesBoot,
  unknownEntryType,
  indentedLine,
  missingFields,
  extraFields,
  trailingComment,
  invalidMode,
  invalidId,
  invalidDevice,
  parentMissing,
  parentAfterChild,
  parentNotDirectory,
  duplicateEntry,
  consoleNodeMissing,
  consoleNodeWrong,
  initMissing,
  initNotExecutable,
  initWrongArchitecture,
  initInterpreterMissing,
  initCrlf,
  initNoShebang,
  libraryMissing,
  danglingSymlink,
  symlinkLoop,
  sourceMissing,
  sourceNotAFile,
  undefinedVariable,
  mountPointMissing,
  rootDirectoryMissing,
  nameTooLong,
  relativeName,
];
