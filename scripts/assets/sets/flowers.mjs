// Photos of five kinds of flowers, a sample of TensorFlow's flower_photos, out of the mirror folder: CLASS/FLICKRID_*.jpg.
// They are under CC-BY: each keeps the id by which its author is found on Flickr.

import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { AssetError } from '../errors.mjs';

const CLASSES = ['daisy', 'dandelion', 'roses', 'sunflowers', 'tulips'];

/**
 * @param {string} folder
 * @param {import('../convert.mjs').ReadContext} context
 * @returns {Promise<import('../file-set.mjs').FileSet>}
 */
export async function readFlowers(folder, { signal, onRead }) {
  /** @type {{ name: string, bytes: Uint8Array }[]} */
  const files = [];
  /** @type {{ file: string, class: string, flickrId: string }[]} */
  const photos = [];
  for (const [place, name] of CLASSES.entries()) {
    const found = await readdir(join(folder, name)).catch((error) => {
      throw new AssetError('source-malformed', `The flower photos: the folder ${name} can't be read.`, error);
    });
    for (const original of found.toSorted()) {
      signal?.throwIfAborted();
      const flickrId = /^(\d+)_[a-z0-9_]+\.jpg$/.exec(original)?.[1];
      if (flickrId === undefined) continue;
      const file = `${name}-${flickrId}.jpg`;
      files.push({ name: file, bytes: await readFile(join(folder, name, original)) });
      photos.push({ file, class: name, flickrId });
    }
    onRead((place + 1) / CLASSES.length);
  }
  return { files, about: { classes: CLASSES, photos } };
}
