// Photos of the reader's own and the camera: every kind of file that browsers decode, everything that is to be refused,
// and what becomes of a camera that is refused, absent, unplugged or out of sight.
import { deflateSync } from 'node:zlib';
import type { Locator, Page } from '@playwright/test';
import { CAMERA_SENTENCES, PHOTO_SENTENCES } from '../../src/kit/photo/photo.text.ts';
import type { PhotoProblem } from '../../src/kit/photo/photo.text.ts';
import { SAMPLE_NAMES, sampleBytes } from '../../src/kit/photo/testing/sample-files.ts';
import { expect, expectAxeClean, test } from '../fixtures.ts';

const ROUTE = 'en/convolution?exhibit=kernel-on-photo';

function exhibit(page: Page): Locator {
  return page.locator('[data-exhibit="kernel-on-photo"]');
}

function description(page: Page): Locator {
  return exhibit(page).locator('[data-describe]');
}

async function openFile(page: Page, name: string, buffer: Buffer): Promise<void> {
  await exhibit(page).locator('input[type=file]').setInputFiles({ name, mimeType: 'application/octet-stream', buffer });
}

/** The colour in the middle of a part of the input picture, as it stands on the page. */
async function colourAt(page: Page, across: number, down: number): Promise<readonly number[]> {
  return exhibit(page)
    .locator('canvas')
    .first()
    .evaluate(
      (canvas: HTMLCanvasElement, [x, y]) => {
        const at = canvas.getContext('2d')?.getImageData(canvas.width * x, canvas.height * y, 1, 1).data ?? [];
        return [...at].slice(0, 3);
      },
      [across, down] as const,
    );
}

/** A grey PNG, as large as one likes: its rows are all alike, so the file stays small. */
function pngOf(width: number, height: number): Buffer {
  function chunk(kind: string, data: Buffer): Buffer {
    const body = Buffer.concat([Buffer.from(kind), data]);
    let crc = 0xffffffff;
    for (const byte of body) {
      crc ^= byte;
      for (let bit = 0; bit < 8; bit += 1) crc = (crc >>> 1) ^ (crc & 1 ? 0xedb88320 : 0);
    }
    const frame = Buffer.alloc(8);
    frame.writeUInt32BE(data.length, 0);
    frame.writeUInt32BE((crc ^ 0xffffffff) >>> 0, 4);
    return Buffer.concat([frame.subarray(0, 4), body, frame.subarray(4)]);
  }
  const header = Buffer.from([0, 0, 0, 0, 0, 0, 0, 0, 8, 0, 0, 0, 0]);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  const rows = Buffer.alloc((width + 1) * height, 128);
  for (let row = 0; row < height; row += 1) rows[row * (width + 1)] = 0;
  const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
  return Buffer.concat([
    signature,
    chunk('IHDR', header),
    chunk('IDAT', deflateSync(rows, { level: 1 })),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

test.describe('photos', () => {
  for (const name of SAMPLE_NAMES) {
    test(`a ${name} file is shown as it is`, async ({ page, open }) => {
      await open(ROUTE);
      await openFile(page, `photo.${name}`, Buffer.from(sampleBytes(name)));
      const isTurned = name === 'jpeg-turned';
      await expect(description(page)).toContainText(isTurned ? '24 × 16 × 3' : '16 × 24 × 3');
      const red = await colourAt(page, 0.25, 0.25);
      expect(red[0]).toBeGreaterThan(200);
      expect(red[2]).toBeLessThan(60);
      const blue = isTurned ? await colourAt(page, 0.25, 0.75) : await colourAt(page, 0.75, 0.25);
      expect(blue[0]).toBeLessThan(60);
      expect(blue[2]).toBeGreaterThan(200);
      await expect(page).not.toHaveURL(/photo\./);
    });
  }

  test('48 megapixels are brought to size, one pixel is enlarged', async ({ page, open }) => {
    await open(ROUTE);
    await openFile(page, 'huge.png', pngOf(8000, 6000));
    await expect(description(page)).toContainText('480 × 640 × 3', { timeout: 60_000 });
    await expect(exhibit(page)).toContainText('8000 × 6000');
    expect(await colourAt(page, 0.5, 0.5)).toEqual([128, 128, 128]);
    await openFile(page, 'tiny.png', pngOf(1, 1));
    await expect(description(page)).toContainText('16 × 16 × 3');
  });

  const refusals: readonly { readonly what: string; readonly bytes: Buffer; readonly problem: PhotoProblem }[] = [
    { what: 'an empty file', bytes: Buffer.alloc(0), problem: 'empty' },
    { what: 'a text', bytes: Buffer.from('This is no picture.'), problem: 'not-an-image' },
    {
      what: 'a drawing with a script',
      bytes: Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" onload="ran=1"><script>ran=1</script></svg>'),
      problem: 'svg',
    },
    {
      what: 'a damaged photo',
      bytes: Buffer.concat([Buffer.from(sampleBytes('jpeg')).subarray(0, 200), Buffer.alloc(300, 7)]),
      problem: 'damaged',
    },
    {
      what: 'half a photo',
      bytes: Buffer.from(sampleBytes('png')).subarray(0, 50),
      problem: 'damaged',
    },
    { what: 'a picture of 65535 x 65535', bytes: pngHeader(65_535, 65_535), problem: 'too-large' },
    { what: 'an iPhone’s HEIC', bytes: Buffer.from('\0\0\0\x18ftypheic\0\0\0\0mif1heic'), problem: 'format' },
  ];

  for (const { what, bytes, problem } of refusals) {
    test(`${what} is refused with a sentence, and the picture stays`, async ({ page, open }) => {
      await open(ROUTE);
      await expect(description(page)).toContainText('300 × 451');
      await openFile(page, 'file.jpg', bytes);
      await expect(exhibit(page).getByRole('status').filter({ hasText: PHOTO_SENTENCES[problem].en })).toBeVisible();
      await expect(description(page)).toContainText('300 × 451');
      expect(await page.evaluate(() => 'ran' in globalThis)).toBe(false);
      await expectAxeClean(page);
    });
  }
});

/** Only the start of a PNG, which claims a size. */
function pngHeader(width: number, height: number): Buffer {
  const start = pngOf(1, 1);
  start.writeUInt32BE(width, 16);
  start.writeUInt32BE(height, 20);
  return start;
}

/** Puts a drawn picture in the place of the camera, and keeps its tracks for the test. */
async function pretendCamera(page: Page): Promise<void> {
  await page.addInitScript(() => {
    const tracks: MediaStreamTrack[] = [];
    Object.assign(globalThis, { tracks });
    // The empty page before the course's is not secure and has no devices.
    if (!isSecureContext) return;
    navigator.mediaDevices.getUserMedia = async () => {
      const canvas = document.createElement('canvas');
      canvas.width = 640;
      canvas.height = 480;
      const context = canvas.getContext('2d');
      let turn = 0;
      setInterval(() => {
        if (context === null) return;
        turn += 1;
        context.fillStyle = turn % 2 === 0 ? '#203040' : '#304050';
        context.fillRect(0, 0, 640, 480);
        context.fillStyle = '#ff0000';
        context.fillRect(0, 0, 160, 480);
      }, 40);
      const stream = canvas.captureStream(25);
      tracks.push(...stream.getVideoTracks());
      return Promise.resolve(stream);
    };
  });
}

async function failingCamera(page: Page, name: string): Promise<void> {
  await page.addInitScript((errorName) => {
    if (!isSecureContext) return;
    navigator.mediaDevices.getUserMedia = async () => Promise.reject(new DOMException('no', errorName));
  }, name);
}

async function trackStates(page: Page): Promise<readonly string[]> {
  return page.evaluate(() => {
    const { tracks } = globalThis as unknown as { tracks: readonly MediaStreamTrack[] };
    return tracks.map(({ readyState }) => readyState);
  });
}

test.describe('the camera', () => {
  test('shows live pictures, mirrored, and is turned off by its button', async ({ page, open }) => {
    await pretendCamera(page);
    await open(ROUTE);
    await exhibit(page).getByRole('button', { name: 'Start the camera' }).click();
    await expect(description(page)).toContainText('live picture, 480 × 640 × 3');
    await expect.poll(async () => (await colourAt(page, 0.9, 0.5))[0]).toBeGreaterThan(200);
    expect((await colourAt(page, 0.1, 0.5))[0]).toBeLessThan(100);
    await expect(page).not.toHaveURL(/camera/);
    await expectAxeClean(page);
    await exhibit(page).getByRole('button', { name: 'Stop the camera' }).click();
    await expect(description(page)).toContainText('300 × 451');
    expect(await trackStates(page)).toEqual(['ended']);
  });

  test('is turned off when the figure leaves the screen', async ({ page, open }) => {
    await pretendCamera(page);
    await open(ROUTE);
    await exhibit(page).getByRole('button', { name: 'Start the camera' }).click();
    await expect(description(page)).toContainText('live picture');
    await page.locator('h1').scrollIntoViewIfNeeded();
    await page.evaluate(() => window.scrollTo(0, document.body.scrollHeight));
    await expect.poll(async () => trackStates(page)).toEqual(['ended']);
    await expect(description(page)).toContainText('300 × 451');
  });

  test('is turned off when the reader goes to another page', async ({ page, open }) => {
    await pretendCamera(page);
    await open(ROUTE);
    await exhibit(page).getByRole('button', { name: 'Start the camera' }).click();
    await expect(description(page)).toContainText('live picture');
    await page.evaluate(() => {
      location.hash = '#/en/glossary';
    });
    await expect(exhibit(page)).toHaveCount(0);
    expect(await trackStates(page)).toEqual(['ended']);
  });

  test('unplugged in the middle: a sentence, and the picture again', async ({ page, open }) => {
    await pretendCamera(page);
    await open(ROUTE);
    await exhibit(page).getByRole('button', { name: 'Start the camera' }).click();
    await expect(description(page)).toContainText('live picture');
    await page.evaluate(() => {
      const { tracks } = globalThis as unknown as { tracks: readonly MediaStreamTrack[] };
      for (const track of tracks) track.dispatchEvent(new Event('ended'));
    });
    await expect(exhibit(page).getByRole('status').filter({ hasText: CAMERA_SENTENCES.unplugged.en })).toBeVisible();
    await expect(description(page)).toContainText('300 × 451');
  });

  for (const [name, problem] of [
    ['NotAllowedError', 'refused'],
    ['NotFoundError', 'absent'],
    ['NotReadableError', 'busy'],
  ] as const) {
    test(`${problem}: a sentence, a picture, and another try`, async ({ page, open }) => {
      await failingCamera(page, name);
      await open(ROUTE);
      await exhibit(page).getByRole('button', { name: 'Start the camera' }).click();
      const sentence = exhibit(page).getByRole('status').filter({ hasText: CAMERA_SENTENCES[problem].en });
      await expect(sentence).toBeVisible();
      await expect(description(page)).toContainText('300 × 451');
      await pretendCameraNow(page);
      await exhibit(page).getByRole('button', { name: 'Try again' }).click();
      await expect(description(page)).toContainText('live picture');
      await expect(sentence).toHaveCount(0);
    });
  }
});

/** The camera is there after all. */
async function pretendCameraNow(page: Page): Promise<void> {
  await page.evaluate(() => {
    navigator.mediaDevices.getUserMedia = async () => {
      const canvas = document.createElement('canvas');
      const context = canvas.getContext('2d');
      setInterval(() => context?.fillRect(0, 0, 9, 9), 40);
      return Promise.resolve(canvas.captureStream(25));
    };
  });
}
