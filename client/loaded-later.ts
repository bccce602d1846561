/** What is loaded when it is first used. */

/** A feature that is loaded and made once, at its first use, and disposed of with the extension. */
export class LoadedLater<Feature extends { dispose: () => unknown }> {
  private making: Promise<Feature> | null = null;
  private made: Feature | null = null;
  private isDisposed = false;

  /** @param make loads the code, by `import()`, and makes the feature of it */
  constructor(private readonly make: () => Promise<Feature>) {}

  /** The feature. Rejects where its code cannot be loaded; the next use tries it again. */
  get(): Promise<Feature> {
    this.making ??= this.make().then(
      (feature) => {
        this.made = feature;
        // The window may have been closed in the meantime.
        if (this.isDisposed) feature.dispose();
        return feature;
      },
      (error: unknown) => {
        this.making = null;
        throw error;
      },
    );
    return this.making;
  }

  /** The feature where it has been used before; else null. */
  get ifUsed(): Feature | null {
    return this.made;
  }

  dispose(): void {
    this.isDisposed = true;
    this.made?.dispose();
  }
}
