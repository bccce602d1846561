/** Why a boot was not even tried: one clear sentence that names the file and the remedy. */
export class BootError extends Error {}
