// The names of ImageNet's 1000 classes, in the order of the published networks' outputs, out of the npm package
// `@tensorflow-models/mobilenet`. Synonyms stay together, as the package has them. English only: there is no other list.

import { AssetError } from '../errors.mjs';
import { visitTgz } from '../tar.mjs';

const CLASSES = 1000;
const STRING = /'(?:[^'\\]|\\.)*'|"(?:[^"\\]|\\.)*"/g;
/** A long name is a sum of strings. */
const ENTRY = /(\d+): ((?:(?:\s*\+)?\s*(?:'(?:[^'\\]|\\.)*'|"(?:[^"\\]|\\.)*"))+)/g;

/**
 * @param {string} archive path of the .tgz
 * @param {import('../convert.mjs').ReadContext} context
 * @returns {Promise<import('../file-set.mjs').FileSet>}
 */
export async function readImagenetLabels(archive, { signal, onRead }) {
  /** @type {string | null} */
  let text = null;
  await visitTgz(
    archive,
    async (entry) => {
      if (entry.name !== 'package/dist/imagenet_classes.js') return;
      text = (await entry.body()).toString('utf8');
      onRead(1);
    },
    signal,
  );
  const labels = labelsOf(text ?? '');
  return { files: [{ name: 'labels.json', bytes: Buffer.from(`${JSON.stringify(labels, null, 0)}\n`) }] };
}

/**
 * The object literal of the file, read without running it: `12: 'house finch, linnet, Carpodacus mexicanus',`.
 * @param {string} text
 * @returns {string[]}
 */
function labelsOf(text) {
  /** @type {string[]} */
  const labels = [];
  for (const [, place, parts = ''] of text.matchAll(ENTRY)) {
    const strings = [...parts.matchAll(STRING)].map(([quoted]) => quoted.slice(1, -1).replaceAll(/\\(.)/g, '$1'));
    labels[Number(place)] = strings.join('');
  }
  const whole = Array.from({ length: CLASSES }, (_, index) => labels[index] ?? '');
  if (labels.length !== CLASSES || whole.includes('')) {
    throw new AssetError('source-malformed', `The ImageNet labels: ${labels.length} of ${CLASSES} were found.`);
  }
  return whole;
}
