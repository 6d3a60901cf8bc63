// Records when a page's animation frames come. Both functions are sent to the page as text, so they stand on their own.
// Not responsible for: judging the gaps (statistics.mjs).

/** Runs in a page. Starts with the next frame. */
export function startRecording() {
  /** @type {number[]} */
  const times = [];
  let handle = requestAnimationFrame(note);
  function note() {
    // The time the callback runs, not the frame's nominal time: a late callback is what a reader feels.
    times.push(performance.now());
    handle = requestAnimationFrame(note);
  }
  window.stopFrames = () => {
    cancelAnimationFrame(handle);
    return times.slice(1).map((time, i) => time - (times[i] ?? time));
  };
}

/**
 * Runs in a page. Ends the recording.
 * @returns {number[]} Milliseconds between one frame and the next.
 */
export function stopRecording() {
  return window.stopFrames?.() ?? [];
}
