// The public names of lessons and exhibits that are ready. Links in teachers' slides use them, so this list
// is written out and compared with the site, never read from it.

export const LOCALES = ['zh', 'en'] as const;

export interface PublicExhibit {
  readonly lesson: string;
  readonly exhibit: string;
  /** For exhibits that start with something drawn: what the description says once their data have come. */
  readonly loaded?: RegExp;
}

export const EXHIBITS: readonly PublicExhibit[] = [
  { lesson: 'applications', exhibit: 'same-idea' },
  { lesson: 'mlp', exhibit: 'activation-functions' },
  { lesson: 'mlp', exhibit: 'losses' },
  { lesson: 'mlp', exhibit: 'initialisers' },
  { lesson: 'mlp', exhibit: 'dropout' },
  { lesson: 'mlp', exhibit: 'optimizer-race' },
  { lesson: 'mlp', exhibit: 'training-step', loaded: /MNIST/ },
  { lesson: 'mlp', exhibit: 'callbacks' },
  { lesson: 'mlp', exhibit: 'mnist-classifiers' },
  { lesson: 'mlp-vs-cnn', exhibit: 'flatten', loaded: /MNIST/ },
  { lesson: 'mlp-vs-cnn', exhibit: 'cut-the-cables' },
  { lesson: 'mlp-vs-cnn', exhibit: 'duel' },
  { lesson: 'mlp-vs-cnn', exhibit: 'draw' },
  { lesson: 'pooling', exhibit: 'pool-lab', loaded: /MNIST/ },
  { lesson: 'pooling', exhibit: 'shift-tolerance', loaded: /MNIST/ },
  { lesson: 'pooling', exhibit: 'global-average', loaded: /MNIST/ },
  { lesson: 'conv-calculator', exhibit: 'calculator' },
  { lesson: 'convolution', exhibit: 'kernel-on-photo', loaded: /300 × 451/ },
  { lesson: 'convolution', exhibit: 'one-number' },
  { lesson: 'convolution', exhibit: 'stride-padding' },
  { lesson: 'convolution', exhibit: 'receptive-field' },
  { lesson: 'pyramid', exhibit: 'image-as-volume', loaded: /300 × 451/ },
  { lesson: 'pyramid', exhibit: 'pyramid' },
  { lesson: 'designer', exhibit: 'designer' },
  { lesson: 'training-troubles', exhibit: 'diagnose' },
  { lesson: 'training-troubles', exhibit: 'butterfly' },
  { lesson: 'augmentation', exhibit: 'preview' },
  { lesson: 'augmentation', exhibit: 'label-still-true' },
  { lesson: 'augmentation', exhibit: 'with-without' },
  { lesson: 'augmentation', exhibit: 'step-arithmetic' },
  { lesson: 'architectures', exhibit: 'family-tree' },
  { lesson: 'architectures', exhibit: 'why-residual' },
  { lesson: 'architectures', exhibit: 'degradation' },
  { lesson: 'looking-inside', exhibit: 'feature-maps', loaded: /The network says|网络判为/ },
  { lesson: 'looking-inside', exhibit: 'network-3d', loaded: /says|网络判为/ },
  { lesson: 'looking-inside', exhibit: 'what-excites' },
  { lesson: 'looking-inside', exhibit: 'deep-dream' },
  { lesson: 'looking-inside', exhibit: 'saliency', loaded: /labelled|标签/ },
  { lesson: 'looking-inside', exhibit: 'adversarial' },
  { lesson: 'looking-inside', exhibit: 'memorisation' },
  { lesson: 'looking-inside', exhibit: 'embedding' },
  { lesson: 'transfer', exhibit: 'what-mobilenet-sees', loaded: /MobileNetV2/ },
  { lesson: 'transfer', exhibit: 'your-classes' },
  { lesson: 'transfer', exhibit: 'where-to-cut', loaded: /MobileNetV2/ },
  { lesson: 'transfer', exhibit: 'four-cases', loaded: /MobileNetV2/ },
  { lesson: 'localisation', exhibit: 'class-activation', loaded: /MobileNetV2/ },
];
