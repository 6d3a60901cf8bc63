// References on MLPs, losses, optimizers and callbacks. Not responsible for: drawing (Ref.tsx).
import type { Reference } from './reference.ts';

export const TRAINING_REFS = {
  'dropout-paper': {
    title: {
      zh: 'Dropout：防止过拟合的简单方法',
      en: 'Dropout: a simple way to prevent neural networks from overfitting',
    },
    by: 'Srivastava, Hinton, Krizhevsky, Sutskever, Salakhutdinov',
    year: 2014,
    summary: {
      zh: '训练时随机关掉神经元，相当于同时训练无数个共享权重的小网络，使用时取它们的平均。在视觉、语音、文本任务上都降低了错误率。',
      en: 'Switching units off at random trains countless small networks that share weights; in use they are averaged. Error fell in vision, speech and text alike.',
    },
    url: 'https://www.cs.toronto.edu/~hinton/absps/JMLRdropout.pdf',
    current: 'https://jmlr.org/papers/v15/srivastava14a.html',
  },
  'keras-flatten': {
    title: { zh: 'Keras 文档：Flatten 层', en: 'Keras documentation: Flatten' },
    by: 'Keras',
    summary: {
      zh: 'Flatten 没有参数，只把每个样本的各轴合成一轴，批的那一轴不动。',
      en: 'Flatten has no parameters; it joins the axes of each sample into one and leaves the batch axis alone.',
    },
    url: 'https://keras.io/layers/core/#flatten',
    current: 'https://keras.io/api/layers/reshaping_layers/flatten/',
  },
  'cs231n-activations': {
    title: { zh: 'CS231n：常用激活函数', en: 'CS231n: commonly used activation functions' },
    by: 'Karpathy, Johnson, Li (Stanford)',
    summary: {
      zh: '比较 sigmoid、tanh、ReLU、Leaky ReLU、Maxout：sigmoid 两端饱和会让梯度消失，ReLU 快但可能“死掉”。结论：默认用 ReLU。',
      en: 'Compares sigmoid, tanh, ReLU, leaky ReLU and maxout: sigmoid saturates and kills gradients, ReLU is fast but units may die. Advice: ReLU by default.',
    },
    url: 'http://cs231n.github.io/neural-networks-1/#actfun',
    current: 'https://cs231n.github.io/neural-networks-1/#actfun',
  },
  'keras-core': {
    title: { zh: 'Keras 文档：核心层（Dense）', en: 'Keras documentation: core layers (Dense)' },
    by: 'Keras',
    summary: {
      zh: 'Dense 计算 activation(输入 · kernel + bias)；可设单元数、激活函数、是否用偏置和初始化方法。',
      en: 'Dense computes activation(input · kernel + bias); units, activation, bias and initializers can be set.',
    },
    url: 'https://keras.io/layers/core/',
    current: 'https://keras.io/api/layers/core_layers/dense/',
  },
  'keras-initializers': {
    title: { zh: 'Keras 文档：初始化方法', en: 'Keras documentation: initializers' },
    by: 'Keras',
    summary: {
      zh: '列出各种权重初始化及其公式；kernel_initializer 默认 glorot_uniform，bias_initializer 默认 zeros。',
      en: 'Lists the initializers with their formulas; kernel_initializer defaults to glorot_uniform, bias_initializer to zeros.',
    },
    url: 'https://keras.io/initializers/',
    current: 'https://keras.io/api/layers/initializers/',
  },
  'keras-losses': {
    title: { zh: 'Keras 文档：损失函数', en: 'Keras documentation: losses' },
    by: 'Keras',
    summary: {
      zh: '分类用交叉熵（标签是独热向量或整数各有一种），回归用均方误差、平均绝对误差等，另有 hinge 等。',
      en: 'Cross-entropies for classification (one for one-hot labels, one for integers), squared and absolute errors for regression, hinge losses and more.',
    },
    url: 'https://keras.io/losses/',
    current: 'https://keras.io/api/losses/',
  },
  'keras-optimizers': {
    title: { zh: 'Keras 文档：优化器', en: 'Keras documentation: optimizers' },
    by: 'Keras',
    summary: {
      zh: '列出 SGD、RMSprop、Adagrad、Adadelta、Adam、Adamax、Nadam 等及其参数；旧版的 TFOptimizer 已不存在。',
      en: 'Lists SGD, RMSprop, Adagrad, Adadelta, Adam, Adamax, Nadam and others with their arguments; the TFOptimizer of old versions is gone.',
    },
    url: 'https://keras.io/optimizers/',
    current: 'https://keras.io/api/optimizers/',
  },
  'keras-callbacks': {
    title: { zh: 'Keras 文档：ModelCheckpoint 等回调', en: 'Keras documentation: ModelCheckpoint and other callbacks' },
    by: 'Keras',
    summary: {
      zh: 'ModelCheckpoint 在训练中保存权重，save_best_only=True 时只留最好的；EarlyStopping 在指标不再变好时停止训练。Keras 3 的权重文件以 .weights.h5 或 .keras 结尾。',
      en: 'ModelCheckpoint saves weights during training, only the best with save_best_only=True; EarlyStopping ends training when a metric stops improving. In Keras 3 files end in .weights.h5 or .keras.',
    },
    url: 'https://keras.io/callbacks/#modelcheckpoint',
    current: 'https://keras.io/api/callbacks/model_checkpoint/',
  },
  'checkpoint-tutorial': {
    title: { zh: '在 Keras 中保存检查点', en: 'How to check-point deep learning models in Keras' },
    by: 'Jason Brownlee',
    year: 2016,
    summary: {
      zh: '用小例子演示 ModelCheckpoint：每次变好都存一份，或只留最好的一份，再读回来使用。',
      en: 'Small examples of ModelCheckpoint: save at each improvement or keep only the best, then load and use the weights.',
    },
    url: 'https://machinelearningmastery.com/check-point-deep-learning-models-keras/',
  },
  'mnist-classifiers': {
    title: { zh: 'MNIST 数据集与各分类器的成绩', en: 'The MNIST database and results of many classifiers' },
    by: 'LeCun, Cortes, Burges',
    year: 1998,
    summary: {
      zh: 'MNIST 的主页：介绍数字如何缩放到 20 × 20、按重心放进 28 × 28，并列出从线性分类器（错误率 12%）到卷积网络（0.23%）的测试成绩。',
      en: 'MNIST’s home page: how digits were scaled to 20 × 20 and placed in 28 × 28 by centre of mass, with test errors from a linear classifier (12%) to convolutional networks (0.23%).',
    },
    url: 'http://yann.lecun.com/exdb/mnist/',
  },
  'loss-functions-tumblr': {
    title: { zh: '奇形怪状的损失曲线', en: 'Loss functions of all shapes' },
    by: 'Andrej Karpathy',
    summary: {
      zh: '读者投稿的训练曲线集锦：损失本该下降，这些却跳跃、发散、装死，看过就知道训练出问题是常事。',
      en: 'A collection of readers’ training curves: the loss should fall, but these jump, diverge or play dead. Proof that trouble in training is common.',
    },
    url: 'https://lossfunctions.tumblr.com/',
  },
  'keras-cheat-sheet': {
    title: { zh: 'Keras 备忘单', en: 'Keras cheat sheet' },
    by: 'DataCamp',
    summary: {
      zh: '一页纸汇总 Keras 的常用写法：建模、编译、训练、评估、保存。写法较旧，参数名大多仍适用。',
      en: 'One page with Keras’s common moves: build, compile, fit, evaluate, save. Old, but most argument names still hold.',
    },
    url: 'https://s3.amazonaws.com/assets.datacamp.com/blog_assets/Keras_Cheat_Sheet_Python.pdf',
    current: 'https://www.datacamp.com/cheat-sheet/keras-cheat-sheet-neural-networks-in-python',
  },
  'augmentation-visualised': {
    title: { zh: 'Keras 图像增强（以 MNIST 为例）', en: 'Image augmentation for deep learning with Keras' },
    by: 'Jason Brownlee',
    year: 2016,
    summary: {
      zh: '在 MNIST 上逐一展示标准化、旋转、平移、翻转各产生怎样的图像，并写出相应代码。',
      en: 'Shows on MNIST what standardising, rotating, shifting and flipping do to the images, with the code for each.',
    },
    url: 'http://machinelearningmastery.com/image-augmentation-deep-learning-keras/',
    current: 'https://machinelearningmastery.com/image-augmentation-deep-learning-keras/',
  },
  'very-little-data': {
    title: {
      zh: '用很少的数据建立强大的图像分类器',
      en: 'Building powerful image classification models using very little data',
    },
    by: 'François Chollet',
    year: 2016,
    summary: {
      zh: '猫狗各一千张图：从零训练加数据增强约 80%，用 VGG16 的瓶颈特征约 90%，再微调最后的卷积块约 94%。',
      en: 'A thousand cats and a thousand dogs: about 80% from scratch with augmentation, 90% on VGG16’s bottleneck features, 94% after fine-tuning its last block.',
    },
    url: 'https://blog.keras.io/building-powerful-image-classification-models-using-very-little-data.html',
  },
  'keras-image-preprocessing': {
    title: { zh: 'Keras 文档：图像预处理与增强', en: 'Keras documentation: image preprocessing and augmentation' },
    by: 'Keras',
    summary: {
      zh: '原文讲 ImageDataGenerator；现在的 Keras 用 RandomFlip、RandomTranslation 等增强层代替它。',
      en: 'The source describes ImageDataGenerator; today’s Keras has augmentation layers such as RandomFlip and RandomTranslation instead.',
    },
    url: 'https://keras.io/preprocessing/image/',
    current: 'https://keras.io/api/layers/preprocessing_layers/image_augmentation/',
  },
} as const satisfies Readonly<Record<string, Reference>>;
