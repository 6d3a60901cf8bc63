// Starts tfjs on WebGPU in this worker. Not responsible for: choosing it (backends.ts).
import { engine, env, registerBackend, removeBackend, setBackend } from '@tensorflow/tfjs-core';
import { WebGPUBackend } from '@tensorflow/tfjs-backend-webgpu';
import type { TrainerBackend } from '../trainer.ts';
import { unavailable } from '../unavailable.ts';
import { tfjsBackend } from './backend.ts';
import { createHost } from './host.ts';

/** Fails with `not-supported` without WebGPU and with `no-adapter` where it has no device to offer. Works again after a loss. */
export async function startWebgpu(): Promise<TrainerBackend> {
  if (typeof navigator === 'undefined' || !('gpu' in navigator))
    throw unavailable('webgpu', 'not-supported', 'no navigator.gpu');
  const adapter = await navigator.gpu.requestAdapter({ powerPreference: 'high-performance' });
  if (adapter === null) throw unavailable('webgpu', 'no-adapter', 'requestAdapter gave none');
  const { limits } = adapter;
  const device = await adapter.requestDevice({
    requiredLimits: {
      maxComputeWorkgroupStorageSize: limits.maxComputeWorkgroupStorageSize,
      maxComputeWorkgroupsPerDimension: limits.maxComputeWorkgroupsPerDimension,
      maxStorageBufferBindingSize: limits.maxStorageBufferBindingSize,
      maxBufferSize: limits.maxBufferSize,
      maxComputeWorkgroupSizeX: limits.maxComputeWorkgroupSizeX,
      maxComputeInvocationsPerWorkgroup: limits.maxComputeInvocationsPerWorkgroup,
    },
  });
  // As with WebGL: where a tensor has been must not decide how it is computed with.
  env().set('WEBGPU_CPU_FORWARD', false);
  if (engine().findBackendFactory('webgpu') !== null) removeBackend('webgpu');
  const backend = new WebGPUBackend(device, adapter.info);
  registerBackend('webgpu', () => backend);
  await setBackend('webgpu');
  let isLost = false;
  const host = createHost({ id: 'webgpu', padsBatches: true, isDeviceLost: () => isLost });
  void device.lost.then(({ message, reason }) => {
    isLost = true;
    host.declareLost(message === '' ? reason : message);
  });
  // A dispatch that fails validation leaves its output, and the rest of its command buffer, undone without a word.
  device.addEventListener('uncapturederror', ({ error }) => host.declareLost(error.message));
  const started = tfjsBackend(host, () => device.destroy());
  return {
    ...started,
    dispose: () => {
      started.dispose();
      device.destroy();
    },
  };
}
