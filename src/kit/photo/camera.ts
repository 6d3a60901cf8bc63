// The camera without React: asks for it, hands out frames, notices when it goes, and always turns it off.
// Not responsible for: when it should run (use-photo-source.ts) or the sentences (photo.text.ts).
import type { CameraProblem } from './photo.text.ts';
import type { Picture, PictureSize } from './picture.ts';

export interface CameraListener {
  readonly onFrame: (frame: Picture) => void;
  readonly onProblem: (problem: CameraProblem) => void;
}

function problemOf(error: unknown): CameraProblem {
  const name = error instanceof Error || error instanceof DOMException ? error.name : '';
  if (name === 'NotAllowedError' || name === 'SecurityError') return 'refused';
  if (name === 'NotFoundError' || name === 'OverconstrainedError') return 'absent';
  return 'busy';
}

/** The part of a video that has the wanted shape, from its middle. */
export function cover(
  video: PictureSize,
  wanted: PictureSize,
): PictureSize & { readonly x: number; readonly y: number } {
  const scale = Math.min(video.width / wanted.width, video.height / wanted.height);
  const width = wanted.width * scale;
  const height = wanted.height * scale;
  return { width, height, x: (video.width - width) / 2, y: (video.height - height) / 2 };
}

/** Draws the video as in a mirror and reads the bytes back; one canvas for all frames. */
function frameReader(size: PictureSize): (video: HTMLVideoElement) => Picture | null {
  const canvas = document.createElement('canvas');
  canvas.height = size.height;
  canvas.width = size.width;
  // Bytes are read back every frame, so the canvas had better stay in ordinary memory.
  const context = canvas.getContext('2d', { willReadFrequently: true });
  context?.setTransform(-1, 0, 0, 1, size.width, 0);
  return (video) => {
    if (context === null || video.videoWidth === 0) return null;
    const part = cover({ width: video.videoWidth, height: video.videoHeight }, size);
    context.drawImage(video, part.x, part.y, part.width, part.height, 0, 0, size.width, size.height);
    return { ...size, rgba: context.getImageData(0, 0, size.width, size.height).data };
  };
}

/** Calls back once for the next frame of the video. */
function onNextFrame(video: HTMLVideoElement, callback: () => void): () => void {
  if ('requestVideoFrameCallback' in video) {
    const handle = video.requestVideoFrameCallback(callback);
    return () => video.cancelVideoFrameCallback(handle);
  }
  const handle = requestAnimationFrame(callback);
  return () => cancelAnimationFrame(handle);
}

/**
 * Starts the camera and hands out frames of the given size until the returned function is called, which turns the
 * camera off, even while the browser is still asking for permission.
 */
export function runCamera(size: PictureSize, { onFrame, onProblem }: CameraListener): () => void {
  const video = document.createElement('video');
  video.muted = true;
  video.playsInline = true;
  let stream: MediaStream | null = null;
  let isStopped = false;
  let cancelFrame = (): void => undefined;

  function stop(): void {
    isStopped = true;
    cancelFrame();
    for (const track of stream?.getTracks() ?? []) track.stop();
    video.srcObject = null;
  }

  function fail(problem: CameraProblem): void {
    if (isStopped) return;
    stop();
    onProblem(problem);
  }

  async function start(): Promise<void> {
    // Absent where the connection is not secure, whatever the types say.
    const devices: MediaDevices | undefined = navigator.mediaDevices;
    if (devices?.getUserMedia === undefined) return fail('unsupported');
    const { width, height } = size;
    const constraints = { audio: false, video: { width: { ideal: width }, height: { ideal: height } } };
    stream = await devices.getUserMedia(constraints);
    if (isStopped) return stop();
    for (const track of stream.getVideoTracks()) track.addEventListener('ended', () => fail('unplugged'));
    const readFrame = frameReader(size);
    function next(): void {
      cancelFrame = onNextFrame(video, () => {
        const frame = readFrame(video);
        if (frame !== null) onFrame(frame);
        if (!isStopped) next();
      });
    }
    video.srcObject = stream;
    next();
    await video.play();
  }

  start().catch((error: unknown) => fail(problemOf(error)));
  return stop;
}
