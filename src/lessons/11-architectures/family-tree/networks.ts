// The networks of the figure: when they came, what was published of them, and their bills as counted by nn.
// Not responsible for: names of layers in words, or drawing.
import { networkBill, type NetworkBill } from '../../../nn/architectures/bill.ts';
import { alexNet, leNet5, vgg } from '../../../nn/architectures/chains.ts';
import { resNet50 } from '../../../nn/architectures/resnet-50.ts';
import { mobileNetV2 } from '../../../nn/mobilenet/mobilenet-v2.ts';

export const NETWORK_IDS = ['lenet-5', 'alexnet', 'vgg-16', 'vgg-19', 'resnet-50', 'mobilenet-v2'] as const;
export type FamousId = (typeof NETWORK_IDS)[number];

export interface FamousNetwork {
  readonly id: FamousId;
  readonly name: string;
  readonly year: number;
  /** Published top-5 error of the competition entry of its family, in per cent (several networks together); null: none. */
  readonly publishedErrorPercent: number | null;
  readonly bill: NetworkBill;
}

const mobile = mobileNetV2({ sizePx: 224, classes: 1000, normalization: 'layers' });

export const NETWORKS: readonly FamousNetwork[] = [
  { id: 'lenet-5', name: 'LeNet-5', year: 1998, publishedErrorPercent: null, bill: networkBill(leNet5()) },
  { id: 'alexnet', name: 'AlexNet', year: 2012, publishedErrorPercent: 15.3, bill: networkBill(alexNet()) },
  { id: 'vgg-16', name: 'VGG-16', year: 2014, publishedErrorPercent: 7.3, bill: networkBill(vgg(16)) },
  { id: 'vgg-19', name: 'VGG-19', year: 2014, publishedErrorPercent: 7.3, bill: networkBill(vgg(19)) },
  { id: 'resnet-50', name: 'ResNet-50', year: 2015, publishedErrorPercent: 3.57, bill: networkBill(resNet50()) },
  { id: 'mobilenet-v2', name: 'MobileNetV2', year: 2018, publishedErrorPercent: null, bill: networkBill(mobile) },
];
