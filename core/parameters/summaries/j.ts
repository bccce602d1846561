/**
 * Own descriptions of parameters whose names start with a J: name as the kernel's documentation spells it, folded
 * names not needed. Texts are Markdown.
 */
export const summariesJ: Readonly<Record<string, string>> = {
  js:
    "Is named in the documentation for analog joysticks. No code of current kernels reads this word; write " +
    "`analog.map=`.",
};
