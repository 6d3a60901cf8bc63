// The famous networks against their published totals, and the bill against sums of its own.
import { describe, expect, it } from 'vitest';
import { mobileNetV2 } from '../mobilenet/mobilenet-v2.ts';
import { countParameters } from '../parameters.ts';
import { inferShapes } from '../shapes.ts';
import { networkBill } from './bill.ts';
import { alexNet, leNet5, vgg } from './chains.ts';
import { resNet50 } from './resnet-50.ts';

const mobile = mobileNetV2({ sizePx: 224, classes: 1000, normalization: 'layers' });

describe('famous networks', () => {
  it.each([
    ['LeNet-5', leNet5(), 61_706, 5],
    ['AlexNet', alexNet(), 62_378_344, 8],
    ['VGG-16', vgg(16), 138_357_544, 16],
    ['VGG-19', vgg(19), 143_667_240, 19],
    ['ResNet-50', resNet50(), 25_636_712, 50],
    ['MobileNetV2', mobile, 3_538_984, 53],
  ] as const)('%s has its published parameters and depth', (_, spec, parameters, depth) => {
    const bill = networkBill(spec);
    expect(bill.parameters).toBe(parameters);
    expect(bill.depth).toBe(depth);
    expect(bill.byPlace.convolution + bill.byPlace.dense + bill.byPlace.normalisation).toBe(parameters);
  });

  it('have the sizes on their way that the papers print', () => {
    expect(inferShapes(alexNet())[0]?.output).toEqual([55, 55, 96]);
    expect(countParameters(resNet50()).nonTrainable).toBe(53_120);
    expect(networkBill(resNet50()).layers.at(-2)?.output).toEqual([7, 7, 2048]);
    expect(networkBill(vgg(16)).macs).toBe(15_470_264_320);
  });
});
