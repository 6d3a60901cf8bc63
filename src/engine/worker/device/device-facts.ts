// What this machine offers to compute with, seen from a worker, where training happens.
// Not responsible for: whether any of it computes rightly (check-backend.ts), or what only the page knows (storage).
import type { DeviceFacts, WebglFacts, WebgpuFacts } from '../../protocol/device.ts';
import { isSupported } from '../fused/kernel-build.ts';

/** Names under which processors pretend to be graphics cards. */
const SOFTWARE = /swiftshader|llvmpipe|lavapipe|softpipe|software|basic render|warp/i;

export function isSoftwareRenderer(name: string): boolean {
  return SOFTWARE.test(name);
}

function webglContext(attributes: WebGLContextAttributes): WebGL2RenderingContext | null {
  if (typeof OffscreenCanvas === 'undefined') return null;
  return new OffscreenCanvas(1, 1).getContext('webgl2', attributes);
}

function describeWebgl(): WebglFacts | null {
  const gl = webglContext({});
  if (gl === null) return null;
  const names = gl.getExtension('WEBGL_debug_renderer_info');
  const parameter = (name: number): unknown => gl.getParameter(name);
  const renderer = String(parameter(names?.UNMASKED_RENDERER_WEBGL ?? gl.RENDERER));
  const strict = webglContext({ failIfMajorPerformanceCaveat: true });
  const facts = {
    renderer,
    vendor: String(parameter(names?.UNMASKED_VENDOR_WEBGL ?? gl.VENDOR)),
    float32: gl.getExtension('EXT_color_buffer_float') !== null,
    maxTextureSizePx: Number(parameter(gl.MAX_TEXTURE_SIZE)),
    software: strict === null || isSoftwareRenderer(renderer),
  };
  for (const context of [gl, strict]) context?.getExtension('WEBGL_lose_context')?.loseContext();
  return facts;
}

async function describeWebgpu(): Promise<WebgpuFacts | null> {
  if (!('gpu' in navigator)) return null;
  const adapter = await navigator.gpu.requestAdapter({ powerPreference: 'high-performance' }).catch(() => null);
  if (adapter === null) return null;
  const { vendor, architecture, device, description, isFallbackAdapter } = adapter.info;
  const names = `${vendor} ${architecture} ${device} ${description}`;
  return {
    vendor,
    architecture,
    device,
    description,
    software: isFallbackAdapter || isSoftwareRenderer(names),
    maxBufferBytes: adapter.limits.maxBufferSize,
    shaderF16: adapter.features.has('shader-f16'),
  };
}

export async function describeDevice(): Promise<DeviceFacts> {
  return {
    cores: navigator.hardwareConcurrency,
    crossOriginIsolated: globalThis.crossOriginIsolated,
    simd: isSupported('fused'),
    relaxedSimd: isSupported('fused-relaxed'),
    webgl: describeWebgl(),
    webgpuSupported: 'gpu' in navigator,
    webgpu: await describeWebgpu(),
  };
}
