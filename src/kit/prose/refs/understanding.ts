// References on looking inside networks, transfer learning and localisation. Not responsible for: drawing (Ref.tsx).
import type { Reference } from './reference.ts';

export const UNDERSTANDING = {
  'cs231n-understanding': {
    title: { zh: 'CS231n：可视化卷积网络学到了什么', en: 'CS231n: visualising what ConvNets learn' },
    by: 'Karpathy, Johnson, Li (Stanford)',
    summary: {
      zh: '综述几类办法：看激活、看第一层权重、找让神经元反应最强的图、用 t-SNE 排列图像、遮挡一块看概率怎样下降。',
      en: 'A survey of methods: activations, first-layer weights, the images that excite a unit most, t-SNE layouts, and occluding patches to see the probability drop.',
    },
    url: 'http://cs231n.github.io/understanding-cnn/',
    current: 'https://cs231n.github.io/understanding-cnn/',
  },
  openframeworks: {
    title: { zh: 'openFrameworks', en: 'openFrameworks' },
    summary: {
      zh: '供艺术家和设计者使用的 C++ 创作工具包，下一条的可视化应用就是用它写的。',
      en: 'A C++ toolkit for artists and designers; the visualisation of the next entry was written with it.',
    },
    url: 'http://openframeworks.cc/',
    current: 'https://openframeworks.cc/',
  },
  'what-neural-nets-see': {
    title: { zh: '神经网络看到了什么', en: 'What neural nets see' },
    by: 'Gene Kogan',
    year: 2016,
    summary: {
      zh: '对着摄像头，实时看卷积网络每一层的特征映射怎样随你的动作变化。',
      en: 'In front of a camera, every layer’s feature maps change live with what you do.',
    },
    url: 'https://aiexperiments.withgoogle.com/what-neural-nets-see',
    current: 'https://experiments.withgoogle.com/what-neural-nets-see',
  },
  'deep-visualization-toolbox': {
    title: { zh: '深度可视化工具箱（视频）', en: 'Deep Visualization Toolbox (video)' },
    by: 'Jason Yosinski',
    year: 2015,
    summary: {
      zh: '演示一个工具：对着网络挥手、戴帽子，看单个神经元何时点亮，有的认人脸，有的认文字，而训练时并没有这些标签。',
      en: 'A tool in action: wave, put on a hat, and see when single units light up. Some detect faces, some text, though no label said so.',
    },
    url: 'https://www.youtube.com/watch?v=AgkfIQ4IGaM&t=78s',
  },
  'zeiler-talk': {
    title: { zh: '可视化并理解深度神经网络（视频）', en: 'Visualizing and understanding deep neural networks (video)' },
    by: 'Matt Zeiler',
    summary: {
      zh: '作者讲解反卷积可视化：把某个神经元的激活一路映射回像素，看清它对什么图案起反应，并据此改进 AlexNet。',
      en: 'The author explains deconvolution: a unit’s activation is mapped back to pixels to see what pattern it responds to, and AlexNet is improved by the insight.',
    },
    url: 'https://www.youtube.com/watch?v=ghEmQSxT6tw&t=5s',
  },
  picasso: {
    title: { zh: 'Picasso：免费的 CNN 可视化工具', en: 'Picasso: a free open-source visualizer for CNNs' },
    by: 'Ryan Henderson (Merantix)',
    year: 2017,
    summary: {
      zh: '一个网页工具，给 Keras 或 TensorFlow 的网络画遮挡图和显著图。文章用“分辨坦克其实学到了天气”的故事说明为什么需要它。',
      en: 'A web tool that draws occlusion and saliency maps for Keras and TensorFlow models. The story of a tank detector that had learnt the weather tells why one needs it.',
    },
    url: 'https://medium.com/merantix/picasso-a-free-open-source-visualizer-for-cnns-d8ed3a35cfc5',
  },
  'keras-cnn-see': {
    title: { zh: '卷积网络怎样看世界', en: 'How convolutional neural networks see the world' },
    by: 'François Chollet',
    year: 2016,
    summary: {
      zh: '对输入图像做梯度上升，找出让 VGG16 每个过滤器反应最强的图案：浅层是颜色和方向，深层是羽毛和眼睛般的纹理。',
      en: 'Gradient ascent on the image finds what excites each filter of VGG16 most: colours and directions in early layers, textures like feathers and eyes in late ones.',
    },
    url: 'https://blog.keras.io/how-convolutional-neural-networks-see-the-world.html',
  },
  'deep-dream-video': {
    title: { zh: '用到 Deep Dream 的音乐视频《Cold》', en: 'Cold, a music video with Deep Dream' },
    by: 'Maroon 5',
    year: 2017,
    summary: {
      zh: '3 分 15 秒到 3 分 40 秒的画面用了 Deep Dream 效果：到处长出眼睛和动物般的花纹。',
      en: 'From 3:15 to 3:40 the pictures carry Deep Dream’s look: eyes and animal-like patterns grow everywhere.',
    },
    url: 'https://www.youtube.com/watch?v=XatXy6ZhKZw',
  },
  'deep-dream-generator': {
    title: { zh: 'Deep Dream Generator', en: 'Deep Dream Generator' },
    summary: {
      zh: '上传图片，在线生成 Deep Dream 或风格迁移的效果，不用写代码。',
      en: 'Upload a picture and get Deep Dream or style transfer effects online, without code.',
    },
    url: 'https://deepdreamgenerator.com/',
  },
  'adversarial-openai': {
    title: { zh: '用对抗样本攻击机器学习', en: 'Attacking machine learning with adversarial examples' },
    by: 'Goodfellow, Papernot, Huang, Duan, Abbeel, Clark (OpenAI)',
    year: 2017,
    summary: {
      zh: '熊猫加上看不出的噪声就被认成长臂猿；打印出来拍照依然有效。文章解释为什么防御这么难。',
      en: 'A panda plus invisible noise becomes a gibbon; it even works printed and photographed. On why defending is so hard.',
    },
    url: 'https://openai.com/blog/adversarial-example-research/',
    current: 'https://openai.com/index/attacking-machine-learning-with-adversarial-examples/',
  },
  'rethinking-generalization': {
    title: { zh: '理解深度学习需要重新思考泛化', en: 'Understanding deep learning requires rethinking generalization' },
    by: 'Zhang, Bengio, Hardt, Recht, Vinyals',
    year: 2016,
    summary: {
      zh: '把标签全部打乱，网络照样能把训练集背到 100%，测试却只有瞎猜的水平。可见“参数太多就会过拟合”的旧解释不够用。',
      en: 'With labels shuffled at random networks still learn the training set to 100% and test at chance. The old account of generalisation by counting parameters does not suffice.',
    },
    url: 'https://arxiv.org/abs/1611.03530',
  },
  'transferable-features': {
    title: { zh: '深度网络中的特征有多可迁移', en: 'How transferable are features in deep neural networks?' },
    by: 'Yosinski, Clune, Bengio, Lipson',
    year: 2014,
    summary: {
      zh: '逐层测量：前几层的特征通用，越往后越专用；从中间切断会破坏配合好的层。即使任务相差较远，迁移来的初值也比随机的好。',
      en: 'Measured layer by layer: early features are general, later ones specific, and cutting in the middle breaks layers that work together. Even for distant tasks transferred weights start better than random ones.',
    },
    url: 'https://arxiv.org/pdf/1411.1792.pdf',
    current: 'https://arxiv.org/abs/1411.1792',
  },
  'skin-cancer': {
    title: { zh: '达到皮肤科医生水平的皮肤癌分类', en: 'Dermatologist-level classification of skin cancer' },
    by: 'Esteva, Kuprel, Novoa, Ko, Swetter, Blau, Thrun',
    year: 2017,
    summary: {
      zh: '从 ImageNet 上训练好的 Inception v3 出发，用约 13 万张皮肤照片微调，在两项判断上与 21 位皮肤科医生相当。',
      en: 'Inception v3, pre-trained on ImageNet and fine-tuned on some 130,000 skin photos, matched 21 dermatologists on two tasks.',
    },
    url: 'http://www.nature.com/articles/nature21056.epdf?referrer_access_token=_snzJ5POVSgpHutcNN4lEtRgN0jAjWel9jnR3ZoTv0NXpMHRAJy8Qn10ys2O4tuP9jVts1q2g1KBbk3Pd3AelZ36FalmvJLxw1ypYW0UxU7iShiMp86DmQ5Sh3wOBhXDm9idRXzicpVoBBhnUsXHzVUdYCPiVV0Slqf-Q25Ntb1SX_HAv3aFVSRgPbogozIHYQE3zSkyIghcAppAjrIkw1HtSwMvZ1PXrt6fVYXt-dvwXKEtdCN8qEHg0vbfl4_m&tracking_referrer=edition.cnn.com',
    current: 'https://www.nature.com/articles/nature21056',
  },
  'cam-paper': {
    title: { zh: '学习用于判别性定位的深度特征', en: 'Learning deep features for discriminative localization' },
    by: 'Zhou, Khosla, Lapedriza, Oliva, Torralba',
    year: 2016,
    summary: {
      zh: '只用图像级的标签训练的网络，借全局平均池化就能指出物体在哪里：把最后的特征映射按类别权重相加，即类激活映射。',
      en: 'A network trained with image labels only can point to the object thanks to global average pooling: the last maps summed with the class’s weights are the class activation map.',
    },
    url: 'http://cnnlocalization.csail.mit.edu/Zhou_Learning_Deep_Features_CVPR_2016_paper.pdf',
    current: 'https://arxiv.org/abs/1512.04150',
  },
  'resnet-cam-keras': {
    title: { zh: 'ResNetCAM-keras', en: 'ResNetCAM-keras' },
    by: 'Alexis Cook',
    year: 2017,
    summary: {
      zh: '用 Keras 自带的 ResNet-50 画类激活映射的短小代码。',
      en: 'Short code that draws class activation maps with Keras’s ResNet-50.',
    },
    url: 'https://github.com/alexisbcook/ResNetCAM-keras',
  },
  'cam-video': {
    title: { zh: 'CNN 定位物体的演示（视频）', en: 'Object localisation with a CNN (video)' },
    summary: {
      zh: '类激活映射的演示：视频每一帧上叠着热图，显示网络此刻在看哪里。',
      en: 'Class activation maps in motion: a heat map over every frame shows where the network is looking.',
    },
    url: 'https://www.youtube.com/watch?v=fZvOy0VXWAI',
  },
  'transfer-cifar10': {
    title: { zh: 'keras_transfer_cifar10', en: 'keras_transfer_cifar10' },
    by: 'Alexis Cook',
    year: 2017,
    summary: {
      zh: '取 Inception v3 的瓶颈特征来分类 CIFAR-10，并用 t-SNE 画出这些特征，看类别怎样自然地分开。',
      en: 'Classifies CIFAR-10 on Inception v3’s bottleneck features and plots them with t-SNE to see how the classes separate.',
    },
    url: 'https://github.com/alexisbcook/keras_transfer_cifar10',
  },
} as const satisfies Readonly<Record<string, Reference>>;
