// Glossary: data, evaluation, and looking into trained networks. Each entry: term, definition, then other names in use.
import { entry } from './entry.ts';

export const DATA = {
  'training-set': entry(
    ['训练集', '用来调整权重的样本。', '训练数据'],
    ['training set', 'The samples by which weights are adjusted.', 'training data'],
  ),
  'validation-set': entry(
    ['验证集', '不参与调整权重、用来在训练过程中检查效果和选择设置的样本。', '开发集'],
    ['validation set', 'Samples kept out of the updates, to check progress and choose settings.', 'development set'],
  ),
  'test-set': entry(
    ['测试集', '最后才用一次的样本，用来估计网络在真实世界中的表现。', '测试数据'],
    ['test set', 'Samples used once, at the end, to estimate how the network will do in the world.', 'test data'],
  ),
  label: entry(
    ['标签', '样本的正确答案，如图像的类别。', '标注'],
    ['label', 'The right answer of a sample, such as the class of an image.', 'annotation', 'ground truth'],
  ),
  'one-hot': entry(
    ['独热编码', '用一个向量表示类别：正确类别处为 1，其余为 0。', 'one-hot 编码'],
    ['one-hot encoding', 'A class as a vector: 1 at the right class, 0 everywhere else.', 'one-hot vector'],
  ),
  normalisation: entry(
    ['归一化', '把输入换算到统一的尺度，如把 0 到 255 的像素除以 255。', '标准化'],
    ['normalisation', 'Brings inputs to a common scale, such as dividing pixels of 0 to 255 by 255.', 'rescaling'],
  ),
  augmentation: entry(
    ['数据增强', '用平移、翻转、旋转等不改变标签的变换，从已有图像得到新的训练样本。', '数据扩增', '图像增强'],
    [
      'data augmentation',
      'Makes new training samples of old images by shifts, flips, rotations and the like that leave the label true.',
      'image augmentation',
    ],
  ),
  'centre-of-mass': entry(
    ['重心', '以像素深浅为重量求出的平均位置。MNIST 把每个数字的重心放在图像正中。', '质心'],
    [
      'centre of mass',
      'The mean position with the darkness of pixels as weight. MNIST puts each digit’s centre of mass in the middle of the image.',
      'centroid',
    ],
  ),
  mnist: entry(
    ['MNIST', '七万幅 28 × 28 的手写数字灰度图（六万训练、一万测试），机器学习最常用的入门数据集。'],
    [
      'MNIST',
      'Seventy thousand gray images of handwritten digits, 28 × 28 (60,000 to train, 10,000 to test): the classic first data set.',
    ],
  ),
  'fashion-mnist': entry(
    ['Fashion-MNIST', '与 MNIST 格式完全相同的十类服饰图，比数字难一些。'],
    ['Fashion-MNIST', 'Ten kinds of clothing in exactly MNIST’s format, somewhat harder than digits.'],
  ),
  'cifar-10': entry(
    ['CIFAR-10', '六万幅 32 × 32 的彩色小图，分为飞机、汽车、鸟、猫等十类。'],
    ['CIFAR-10', 'Sixty thousand small colour images, 32 × 32, in ten classes such as airplane, car, bird and cat.'],
  ),
  imagenet: entry(
    ['ImageNet', '上千万幅带标签的照片；其中一千类的竞赛子集推动了 2012 年以来的深度学习热潮。'],
    [
      'ImageNet',
      'Millions of labelled photographs; the competition on a thousand of its classes set off the rise of deep learning from 2012 on.',
    ],
  ),
  accuracy: entry(
    ['准确率', '分类正确的样本所占的比例。', '正确率', '精度'],
    ['accuracy', 'The share of samples classified correctly.'],
  ),
  'confusion-matrix': entry(
    ['混淆矩阵', '行是真实类别、列是预测类别的计数表；对角线上是对的，其余告诉你哪两类被弄混了。'],
    [
      'confusion matrix',
      'A table of counts, true classes in rows and predictions in columns: the diagonal is right, the rest shows which classes are mistaken for which.',
      'error matrix',
    ],
  ),
  feature: entry(
    ['特征', '对判断有用的图案或性质。浅层学到边缘和颜色，深层学到部件和物体。'],
    [
      'feature',
      'A pattern or property useful for the decision. Early layers learn edges and colours, later ones parts and objects.',
    ],
  ),
  'transfer-learning': entry(
    ['迁移学习', '把在大数据集上训练好的网络拿来，稍作改动后用于新的、往往小得多的数据集。'],
    [
      'transfer learning',
      'Takes a network trained on a large data set and adapts it to a new, often much smaller one.',
    ],
  ),
  'pretrained-network': entry(
    ['预训练网络', '已经在某个大数据集上训练好、可以拿来再用的网络。', '预训练模型'],
    ['pre-trained network', 'A network already trained on a large data set and ready for reuse.', 'pre-trained model'],
  ),
  'fine-tuning': entry(
    ['微调', '从预训练的权重出发，在新数据上用小学习率继续训练。'],
    ['fine-tuning', 'Starts from pre-trained weights and goes on training on new data with a small learning rate.'],
  ),
  freezing: entry(
    ['冻结', '训练时让某些层的权重保持不变。'],
    ['freezing', 'Keeping the weights of some layers unchanged while others train.'],
  ),
  'bottleneck-features': entry(
    ['瓶颈特征', '把图像送过预训练网络、在分类层之前截下的输出，可以存起来直接训练新的分类器。'],
    [
      'bottleneck features',
      'What a pre-trained network puts out just before its classifier; stored once, it can train a new classifier quickly.',
    ],
  ),
  'network-head': entry(
    ['头', '网络最后作判断的部分，接在主体之后；迁移学习时换掉的就是它。', '分类头', '新的一层'],
    [
      'head',
      'The part at a network’s end that decides, behind its body; transfer learning replaces it.',
      'classification head',
    ],
  ),
  'nearest-neighbours': entry(
    ['k 最近邻', '不训练：看特征最近的 k 个已知样本，哪一类最多就判为哪一类。', 'k-NN', 'kNN'],
    [
      'k nearest neighbours',
      'No training at all: the class that is most frequent among the k known samples with the nearest features.',
      'k-NN',
    ],
  ),
  embedding: entry(
    ['嵌入', '用一个不太长的向量表示一个样本，使相似的样本彼此靠近。', '嵌入向量'],
    ['embedding', 'A sample as a vector of moderate length, such that similar samples lie close together.'],
  ),
  'saliency-map': entry(
    ['显著图', '标出哪些像素对网络的判断影响最大的图。', '敏感度图'],
    ['saliency map', 'A picture of which pixels matter most to the network’s decision.', 'sensitivity map'],
  ),
  'class-activation-map': entry(
    ['类激活映射', '把最后的特征映射按某一类的权重相加，得到网络“凭哪里”认出这一类的热图。', 'CAM'],
    [
      'class activation map',
      'The last feature maps summed with the weights of one class: a heat map of where the network saw it.',
      'CAM',
    ],
  ),
  localisation: entry(
    ['目标定位', '不仅说出图里有什么，还指出在哪里。', '物体定位'],
    ['object localisation', 'Saying not only what is in the picture but where.'],
  ),
  'deep-dream': entry(
    ['Deep Dream', '不改权重而改图像，使某一层的反应越来越强，于是看到网络“想看到”的图案。'],
    [
      'Deep Dream',
      'Changes the image instead of the weights so that some layer responds ever more strongly, and shows the patterns it looks for.',
    ],
  ),
  'adversarial-example': entry(
    ['对抗样本', '在图像上加一点人几乎看不出的改动，就让网络给出错误答案的样本。'],
    ['adversarial example', 'An image changed so slightly that people hardly see it, yet the network answers wrongly.'],
  ),
  'reinforcement-learning': entry(
    ['强化学习', '没有标准答案，只凭行动之后得到的奖励学习怎样行动。'],
    ['reinforcement learning', 'Learning how to act from rewards alone, without right answers.'],
  ),
} as const;
