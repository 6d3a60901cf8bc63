// Starts tfjs on WebGL 2 in this worker, on a canvas of its own. Not responsible for: choosing it (backends.ts).
import { engine, env, registerBackend, removeBackend, setBackend } from '@tensorflow/tfjs-core';
import { MathBackendWebGL, setWebGLContext } from '@tensorflow/tfjs-backend-webgl';
import type { TrainerBackend } from '../trainer.ts';
import { unavailable } from '../unavailable.ts';
import { tfjsBackend } from './backend.ts';
import { createHost } from './host.ts';

const CONTEXT_ATTRIBUTES: WebGLContextAttributes = {
  alpha: false,
  antialias: false,
  premultipliedAlpha: false,
  preserveDrawingBuffer: false,
  depth: false,
  stencil: false,
  failIfMajorPerformanceCaveat: false,
};

/**
 * Fails with `not-supported` where there is no WebGL 2 or no float32 textures to render to: in half precision Adam
 * diverges. Works again after a context loss.
 */
export async function startWebgl(): Promise<TrainerBackend> {
  if (typeof OffscreenCanvas === 'undefined') throw unavailable('webgl', 'not-supported', 'no OffscreenCanvas');
  const canvas = new OffscreenCanvas(1, 1);
  const gl = canvas.getContext('webgl2', CONTEXT_ATTRIBUTES);
  if (gl === null) throw unavailable('webgl', 'not-supported', 'no WebGL 2 context');
  if (gl.getExtension('EXT_color_buffer_float') === null) {
    throw unavailable('webgl', 'not-supported', 'cannot render to float32 textures');
  }
  // tfjs refuses to make an OffscreenCanvas in Safari, so it gets ours before it looks for a context.
  setWebGLContext(2, gl);
  setFlags();
  if (!env().getBool('WEBGL_RENDER_FLOAT32_CAPABLE')) {
    throw unavailable('webgl', 'not-supported', 'cannot render to float32 textures');
  }
  if (engine().findBackendFactory('webgl') !== null) removeBackend('webgl');
  const backend = new MathBackendWebGL(canvas);
  registerBackend('webgl', () => backend);
  await setBackend('webgl');
  const host = createHost({ id: 'webgl', padsBatches: true, isDeviceLost: () => gl.isContextLost() });
  canvas.addEventListener('webglcontextlost', () => host.declareLost('webglcontextlost'));
  return tfjsBackend(host, () => {
    const extension = gl.getExtension('WEBGL_lose_context');
    if (extension === null) host.declareLost('lost on request');
    else extension.loseContext();
  });
}

function setFlags(): void {
  env().set('WEBGL_VERSION', 2);
  // Small tensors would be computed in JavaScript, but only while they have not been on the GPU: a run that was
  // read or restored in between would round differently from one that was not.
  env().set('WEBGL_CPU_FORWARD', false);
  // Packed textures hold four values a texel. tfjs leaves rubbish in the unused lanes of tensors with an odd last axis,
  // which matrix products may add in (its own softmax loss trains 3 classes wrong that way). Without packing training
  // is as fast and starts in half the time.
  env().set('WEBGL_PACK', false);
}
