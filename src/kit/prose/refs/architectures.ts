// References on convolution, pooling and the well-known architectures. Not responsible for: drawing (Ref.tsx).
import type { Reference } from './reference.ts';

export const ARCHITECTURES = {
  'keras-convolutional': {
    title: { zh: 'Keras 文档：卷积层', en: 'Keras documentation: convolution layers' },
    by: 'Keras',
    summary: {
      zh: 'Conv2D 等层的全部参数：filters、kernel_size、strides、padding、dilation_rate、activation 等，以及输入输出形状。',
      en: 'All arguments of Conv2D and its relatives: filters, kernel_size, strides, padding, dilation_rate, activation and so on, with input and output shapes.',
    },
    url: 'https://keras.io/layers/convolutional/',
    current: 'https://keras.io/api/layers/convolution_layers/',
  },
  'keras-pooling': {
    title: { zh: 'Keras 文档：池化层', en: 'Keras documentation: pooling layers' },
    by: 'Keras',
    summary: {
      zh: '最大、平均、全局最大、全局平均池化的一维、二维、三维形式。',
      en: 'Max, average, global max and global average pooling in one, two and three dimensions.',
    },
    url: 'https://keras.io/layers/pooling/',
    current: 'https://keras.io/api/layers/pooling_layers/',
  },
  'keras-max-pooling': {
    title: { zh: 'Keras 文档：MaxPooling2D', en: 'Keras documentation: MaxPooling2D' },
    by: 'Keras',
    summary: {
      zh: 'pool_size 是窗口大小，strides 不写就等于 pool_size，padding 默认 valid。',
      en: 'pool_size is the window, strides equal pool_size unless given, padding is valid by default.',
    },
    url: 'https://keras.io/layers/pooling/#maxpooling2d',
    current: 'https://keras.io/api/layers/pooling_layers/max_pooling2d/',
  },
  'network-in-network': {
    title: { zh: 'Network in Network', en: 'Network in Network' },
    by: 'Lin, Chen, Yan',
    year: 2013,
    summary: {
      zh: '在卷积之间用 1 × 1 卷积做小型感知机，并首次用全局平均池化代替末尾的全连接层：参数少，不易过拟合。',
      en: 'Uses 1 × 1 convolutions as small perceptrons between convolutions and introduces global average pooling in place of the final dense layers: fewer parameters, less overfitting.',
    },
    url: 'https://arxiv.org/abs/1312.4400',
  },
  'cifar-winners': {
    title: { zh: 'CIFAR-10 竞赛优胜者访谈', en: 'CIFAR-10 competition: interviews with the winners' },
    by: 'Kaggle',
    year: 2015,
    summary: {
      zh: '第一名 Ben Graham 用空间稀疏的深层卷积网络加大量数据增强，准确率约 95.5%，略高于当时测得的人的水平。',
      en: 'The winner, Ben Graham, used deep, spatially sparse convolutional networks with much augmentation and reached about 95.5%, slightly above the human accuracy measured then.',
    },
    url: 'http://blog.kaggle.com/2015/01/02/cifar-10-competition-winners-interviews-with-dr-ben-graham-phil-culliton-zygmunt-zajac/',
  },
  lenet: {
    title: {
      zh: 'LeNet：基于梯度的学习用于文档识别',
      en: 'Gradient-based learning applied to document recognition (LeNet)',
    },
    by: 'LeCun, Bottou, Bengio, Haffner',
    year: 1998,
    summary: {
      zh: '奠定卷积网络样式的论文：局部感受野、共享权重、下采样三个想法合在一起，用来读支票上的手写数字；MNIST 也出自这里。',
      en: 'The paper that set the pattern of convolutional networks: local receptive fields, shared weights and subsampling together read handwritten digits on cheques. MNIST comes from here too.',
    },
    url: 'http://yann.lecun.com/exdb/publis/pdf/lecun-98.pdf',
  },
  alexnet: {
    title: {
      zh: 'AlexNet：用深度卷积网络分类 ImageNet',
      en: 'ImageNet classification with deep convolutional neural networks (AlexNet)',
    },
    by: 'Krizhevsky, Sutskever, Hinton',
    year: 2012,
    summary: {
      zh: '五个卷积层加三个全连接层、六千万参数，用 ReLU、dropout 和两块 GPU，把 ImageNet 前五错误率从约 26% 降到 15.3%。',
      en: 'Five convolutional and three dense layers, sixty million parameters, ReLU, dropout and two GPUs: the top-5 error on ImageNet fell from about 26% to 15.3%.',
    },
    url: 'http://papers.nips.cc/paper/4824-imagenet-classification-with-deep-convolutional-neural-networks.pdf',
    current: 'https://papers.nips.cc/paper_files/paper/2012/hash/c399862d3b9d6b76c8436e924a68c45b-Abstract.html',
  },
  vgg: {
    title: {
      zh: 'VGG：用于大规模图像识别的很深的卷积网络',
      en: 'Very deep convolutional networks for large-scale image recognition (VGG)',
    },
    by: 'Simonyan, Zisserman',
    year: 2014,
    summary: {
      zh: '只用 3 × 3 的小卷积核，一直叠到 16 或 19 层：两层 3 × 3 的感受野等于一层 5 × 5，参数更少，非线性更多。',
      en: 'Nothing but small 3 × 3 kernels, stacked to 16 or 19 layers: two of them see as much as one 5 × 5, with fewer parameters and more nonlinearity.',
    },
    url: 'https://arxiv.org/pdf/1409.1556.pdf',
    current: 'https://arxiv.org/abs/1409.1556',
  },
  'resnet-paper': {
    title: { zh: 'ResNet：用于图像识别的深度残差学习', en: 'Deep residual learning for image recognition (ResNet)' },
    by: 'He, Zhang, Ren, Sun',
    year: 2015,
    summary: {
      zh: '普通网络加深到一定程度反而更差；加上跳跃连接后，152 层也能训练，ImageNet 前五错误率 3.57%（多模型集成）。',
      en: 'Plain networks get worse beyond some depth; with skip connections even 152 layers train, and an ensemble reached a top-5 error of 3.57% on ImageNet.',
    },
    url: 'https://arxiv.org/pdf/1512.03385v1.pdf',
    current: 'https://arxiv.org/abs/1512.03385',
  },
  'keras-applications': {
    title: { zh: 'Keras 文档：预训练模型', en: 'Keras documentation: applications' },
    by: 'Keras',
    summary: {
      zh: 'VGG、ResNet、Inception、MobileNet、EfficientNet 等可直接加载的预训练网络，附大小、准确率和速度对照。',
      en: 'VGG, ResNet, Inception, MobileNet, EfficientNet and others, pre-trained and ready to load, with sizes, accuracies and speeds.',
    },
    url: 'https://keras.io/applications/',
    current: 'https://keras.io/api/applications/',
  },
  'nndl-chapter-5': {
    title: { zh: '深层网络为什么难训练', en: 'Why are deep neural networks hard to train?' },
    by: 'Michael Nielsen',
    year: 2015,
    summary: {
      zh: '《神经网络与深度学习》第五章：从链式法则看清楚，为什么前面的层梯度会消失或爆炸，即“不稳定的梯度”问题。',
      en: 'Chapter 5 of Neural Networks and Deep Learning: by the chain rule, why gradients in early layers vanish or explode, the problem of unstable gradients.',
    },
    url: 'http://neuralnetworksanddeeplearning.com/chap5.html',
  },
  'cnn-benchmarks': {
    title: { zh: '常见 CNN 的速度对比', en: 'Benchmarks of popular CNN models' },
    by: 'Justin Johnson',
    year: 2017,
    summary: {
      zh: '在几种 GPU 和 CPU 上测 AlexNet、VGG、Inception、ResNet 前向与反向各需多少毫秒，并与准确率对照。',
      en: 'Milliseconds of forward and backward passes of AlexNet, VGG, Inception and ResNet on several GPUs and a CPU, set beside their accuracy.',
    },
    url: 'https://github.com/jcjohnson/cnn-benchmarks',
  },
  ilsvrc: {
    title: { zh: 'ImageNet 大规模视觉识别挑战赛', en: 'ImageNet Large Scale Visual Recognition Challenge' },
    by: 'Russakovsky et al.',
    year: 2010,
    summary: {
      zh: '2010 至 2017 年每年一次的比赛：一千类、一百二十万张训练图。AlexNet、VGG、ResNet 都因它成名。',
      en: 'A yearly contest from 2010 to 2017 on a thousand classes and 1.2 million training images. It made AlexNet, VGG and ResNet famous.',
    },
    url: 'http://www.image-net.org/challenges/LSVRC/',
    current: 'https://www.image-net.org/challenges/LSVRC/',
  },
} as const satisfies Readonly<Record<string, Reference>>;
