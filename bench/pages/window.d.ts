// What the measuring program finds and leaves in its pages.
import type { Host } from './host.ts';

declare global {
  interface Window {
    /** Of page.ts. */
    bench: Host;
    /** Of frame-recorder.mjs, while it records. */
    stopFrames?: () => number[];
  }
}
