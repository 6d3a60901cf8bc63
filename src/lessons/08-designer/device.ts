// Small texts kept on the device beyond the page. Not responsible for: runs and their weights (engine) or progress (app).

/** What was kept under a key; null without it, or where the browser forbids storage. */
export function readFromDevice(key: string): string | null {
  try {
    return localStorage.getItem(key);
  } catch {
    return null;
  }
}

/** Keeps a text, or with null forgets it. False where the browser forbids it: nothing is kept, and nothing breaks. */
export function keepOnDevice(key: string, text: string | null): boolean {
  try {
    if (text === null) localStorage.removeItem(key);
    else localStorage.setItem(key, text);
    return true;
  } catch {
    // Private windows and full disks: the page goes on without.
    return false;
  }
}
