// What a browser without a usable GPU is told. Not responsible for: backends that do start (backends.spec.ts).
import { expect, test } from './fixtures.ts';

/** As on a machine whose GPU is blocked: no WebGL, and WebGPU without an adapter. */
test.use({
  launchOptions: async ({ launchOptions }, provide) => {
    const args = (launchOptions.args ?? []).filter((flag) => !flag.includes('webgpu') && !flag.includes('swiftshader'));
    await provide({ ...launchOptions, args: [...args, '--disable-gpu', '--disable-software-rasterizer'] });
  },
});

test('webgl and webgpu say why they do not start, and the others do', async ({ run }) => {
  const backends = ['webgl', 'webgpu', 'fused', 'cpu'] as const;
  const [webgl, webgpu, fused, cpu] = await run('refusals', { backends, withoutFloatTextures: false });
  expect(webgl).toMatchObject({ state: 'skipped', reason: 'not-supported' });
  expect(webgpu).toMatchObject({ state: 'skipped', reason: 'no-adapter' });
  expect([fused, cpu]).toEqual([null, null]);
});
