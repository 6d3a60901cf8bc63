// Puts a made-up camera in front of a page and notes how long each of its frames takes until it is painted. Both
// functions are sent to the page as text, so they stand on their own. Not responsible for: judging (statistics.mjs).

/**
 * Runs in a page before its scripts. Frames are noise, 640 x 480, thirty a second: two pictures in turn.
 * A frame's time starts when the browser hands it to the page and ends when the animation frame that it was drawn in
 * has been handed on to be shown.
 */
export function installCamera() {
  /** @type {number[]} */
  const paintedMs = [];
  window.cameraTimes = () => paintedMs.splice(0);
  if (!isSecureContext) return;

  /** @returns {Promise<HTMLCanvasElement>} */
  async function noise() {
    const canvas = document.createElement('canvas');
    canvas.width = 640;
    canvas.height = 480;
    const image = new ImageData(640, 480);
    for (let i = 0; i < image.data.length; i += 1) image.data[i] = i % 4 === 3 ? 255 : (i * 2_654_435_761) >>> 24;
    canvas.getContext('2d')?.putImageData(image, 0, 0);
    return canvas;
  }

  navigator.mediaDevices.getUserMedia = async () => {
    const picture = await noise();
    const canvas = document.createElement('canvas');
    canvas.width = 640;
    canvas.height = 480;
    const context = canvas.getContext('2d');
    let turn = 0;
    setInterval(() => {
      turn += 1;
      // Moved by a pixel, so that every frame is a new one.
      context?.drawImage(picture, turn % 2, 0);
    }, 1000 / 30);
    return canvas.captureStream(30);
  };

  const request = HTMLVideoElement.prototype.requestVideoFrameCallback;
  HTMLVideoElement.prototype.requestVideoFrameCallback = function (callback) {
    return request.call(this, (now, metadata) => {
      const startedAt = performance.now();
      callback(now, metadata);
      requestAnimationFrame(() => {
        const { port1, port2 } = new MessageChannel();
        port1.addEventListener('message', () => paintedMs.push(performance.now() - startedAt), { once: true });
        port1.start();
        port2.postMessage(null);
      });
    });
  };
}

/**
 * Runs in a page.
 * @returns {number[]} Milliseconds from frame to paint, of every frame since the last call.
 */
export function takeCameraTimes() {
  return window.cameraTimes?.() ?? [];
}
