/** The languages of the extension, as package.json declares them. */

/** Ids of the languages whose documents are parts of a boot target. */
export const targetLanguages = ["kernel-cmdline", "initramfs-manifest"] as const;

/** The language of kernel logs. */
export const logLanguage = "kernel-log";

/** Documents that are parts of a boot target. */
export const documentSelector = targetLanguages.map((language) => ({ language }));

/** Documents that the language server is asked about. */
export const serverDocuments = [
  ...documentSelector,
  ...["json", "jsonc"].map((language) => ({ language, pattern: "**/bootpath.json" })),
];

/** Files whose change on disk may change what is found in an open document. */
export const watchedFiles = [
  "**/bootpath.json",
  "**/{cmdline,cmdline.txt,*.cmdline}",
  "**/cmdline.d/*.conf",
  "**/{initramfs.list,initramfs_list,default_cpio_list,*.initramfs,*.cpio-list}",
] as const;

/** Whether a document is part of a boot target. */
export function isTargetLanguage(languageId: string): boolean {
  return targetLanguages.some((language) => language === languageId);
}
