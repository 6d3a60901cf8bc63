// Glossary: convolution and pooling. Each entry: term, definition, then other names in use.
import { entry } from './entry.ts';

export const CONVOLUTION = {
  convolution: entry(
    [
      '卷积',
      '让一个小窗口在输入上逐格滑动，每到一处就把窗口里的数与一组固定的权重相乘再求和，得到一个输出。深度学习里的“卷积”不翻转卷积核，严格说是互相关。',
      '互相关',
    ],
    [
      'convolution',
      'Slides a small window over the input; at each place the numbers in the window are multiplied by a fixed set of weights and summed to one output. In deep learning the kernel is not flipped, so strictly it is a cross-correlation.',
      'cross-correlation',
    ],
  ),
  'convolutional-layer': entry(
    [
      '卷积层',
      '由一组过滤器组成的层：每个过滤器扫过整个输入，产生一张特征映射。权重只与过滤器有关，与图像大小无关。',
      'Conv2D',
    ],
    [
      'convolutional layer',
      'A layer made of filters: each sweeps the whole input and produces one feature map. Its weights belong to the filters and do not depend on the size of the image.',
      'Conv2D',
    ],
  ),
  kernel: entry(
    ['卷积核', '滑动窗口里的那组权重，形状是 高 × 宽 × 输入通道数。一个卷积核寻找一种局部图案。', '过滤器', '滤波器'],
    [
      'kernel',
      'The weights in the sliding window, height × width × input channels. One kernel looks for one local pattern.',
      'filter',
      'convolution matrix',
    ],
  ),
  filter: entry(
    ['过滤器', '卷积层里的一个卷积核连同它的偏置。层有多少个过滤器，输出就有多少个通道。', '滤波器', '卷积核'],
    [
      'filter',
      'One kernel of a convolutional layer together with its bias. A layer has as many output channels as it has filters.',
      'kernel',
    ],
  ),
  'feature-map': entry(
    ['特征映射', '一个过滤器扫过整幅输入后得到的二维输出：哪里的数大，哪里就有它要找的图案。', '特征图', '激活图'],
    [
      'feature map',
      'The two-dimensional output of one filter over the whole input: large numbers mark the places where its pattern occurs.',
      'activation map',
    ],
  ),
  channel: entry(
    ['通道', '图像或特征映射堆叠中的一层，例如红、绿、蓝三个通道。卷积层的输出通道数等于过滤器数。', '深度'],
    [
      'channel',
      'One sheet in the stack of an image or of feature maps, such as red, green and blue. A convolutional layer puts out one channel for each filter.',
      'depth slice',
    ],
  ),
  stride: entry(
    ['步幅', '窗口每次移动的格数。步幅为 2 时输出的边长约减半。', '步长'],
    [
      'stride',
      'How many cells the window moves at a time. With a stride of 2 the side of the output is about halved.',
      'step size',
    ],
  ),
  padding: entry(
    ['填充', '在输入四周补上一圈数（通常是 0），使窗口在边缘也放得下。', '补零', 'padding'],
    [
      'padding',
      'Numbers, usually zeros, put around the input so that the window also fits at the edges.',
      'zero padding',
    ],
  ),
  'same-padding': entry(
    [
      'same 填充',
      '补零的多少使输出边长等于“输入边长 ÷ 步幅”向上取整。总数为奇数时，多出的一格补在下边和右边。',
      '相同填充',
    ],
    [
      'same padding',
      'As many zeros as make the side of the output the input’s divided by the stride, rounded up. If the total is odd, the extra one goes to the bottom and the right.',
    ],
  ),
  'valid-padding': entry(
    ['valid 填充', '完全不补零：窗口只放在整个落在输入之内的位置，输出因此变小。', '无填充'],
    [
      'valid padding',
      'No padding at all: the window only stands where it lies wholly inside the input, so the output shrinks.',
      'no padding',
    ],
  ),
  dilation: entry(
    [
      '空洞率',
      '卷积核相邻两个权重在输入上隔多少格。空洞率为 2 时，3 × 3 的核覆盖 5 × 5 的区域，而权重数不变。',
      '膨胀率',
      '扩张率',
    ],
    [
      'dilation rate',
      'How far apart the weights of a kernel stand on the input. With a rate of 2 a 3 × 3 kernel covers a 5 × 5 area with the same number of weights.',
      'atrous rate',
    ],
  ),
  'receptive-field': entry(
    ['感受野', '输入中能影响某个输出的那一片区域。层数越多、步幅越大，感受野就越大。', '感知野'],
    [
      'receptive field',
      'The part of the input that can influence one output. It grows with every layer and with every stride.',
    ],
  ),
  'local-connectivity': entry(
    [
      '局部连接',
      '每个神经元只与输入的一小块相连，而不是与全部像素相连。图像中相邻的像素关系最密切，所以这样做损失很小。',
      '局部连接性',
      '稀疏连接',
    ],
    [
      'local connectivity',
      'Each unit is wired to a small patch of the input instead of to every pixel. Neighbouring pixels are the most related ones, so little is lost.',
      'sparse connectivity',
    ],
  ),
  'parameter-sharing': entry(
    ['参数共享', '所有位置使用同一组权重：一处学会的图案，处处都能认出。参数数量因此与图像大小无关。', '权重共享'],
    [
      'parameter sharing',
      'All positions use the same weights: a pattern learnt in one place is recognised everywhere. The number of parameters no longer depends on the size of the image.',
      'weight sharing',
    ],
  ),
  'statistical-invariance': entry(
    [
      '统计不变量',
      '不随位置或时间改变的统计规律：猫在图像左边还是右边，都是猫。参数共享就是利用这一点。',
      '统计不变性',
    ],
    [
      'statistical invariance',
      'A regularity that does not change with place or time: a cat on the left is as much a cat as on the right. Parameter sharing builds on it.',
    ],
  ),
  'translation-equivariance': entry(
    ['平移等变', '输入平移多少，输出就跟着平移多少。步幅为 1 的卷积（不计边缘）有这个性质。', '平移等变性'],
    [
      'translation equivariance',
      'When the input is shifted, the output shifts with it. Convolution with stride 1 behaves so, edges aside.',
      'shift equivariance',
    ],
  ),
  'translation-invariance': entry(
    ['平移不变', '输入平移后输出保持不变。池化和全局平均让网络对小的平移近似不变。', '平移不变性'],
    [
      'translation invariance',
      'The output stays the same when the input is shifted. Pooling and global averaging make a network nearly invariant to small shifts.',
      'shift invariance',
    ],
  ),
  pooling: entry(
    [
      '池化',
      '把每张特征映射分成小窗口，每个窗口只留一个数（最大值或平均值），使图变小而通道数不变。没有参数。',
      '汇聚',
      '下采样',
    ],
    [
      'pooling',
      'Divides each feature map into small windows and keeps one number of each, the maximum or the mean. Maps get smaller, channels stay, and there are no parameters.',
      'subsampling',
      'downsampling',
    ],
  ),
  'max-pooling': entry(
    ['最大池化', '每个窗口只留最大的数：只问图案“有没有”，不问它在窗口里的确切位置。', '最大汇聚', 'MaxPooling2D'],
    [
      'max pooling',
      'Keeps the largest number of each window: whether the pattern is there, not exactly where.',
      'MaxPooling2D',
    ],
  ),
  'average-pooling': entry(
    ['平均池化', '每个窗口取平均值，比最大池化更平滑。', '平均汇聚', 'AveragePooling2D'],
    ['average pooling', 'Keeps the mean of each window; smoother than max pooling.', 'AveragePooling2D'],
  ),
  'global-average-pooling': entry(
    [
      '全局平均池化',
      '每张特征映射整张取平均，变成一个数；三维的堆叠于是变成一个向量，可直接用来分类。',
      'GAP',
      '全局平均汇聚',
    ],
    [
      'global average pooling',
      'Averages each whole feature map to one number; the stack becomes a vector that a classifier can read at once.',
      'GAP',
    ],
  ),
  'depthwise-convolution': entry(
    ['深度卷积', '每个通道用自己的卷积核单独卷积，不在通道之间求和。', '逐通道卷积', 'DepthwiseConv2D'],
    [
      'depthwise convolution',
      'Each channel is convolved with a kernel of its own, without summing over channels.',
      'DepthwiseConv2D',
    ],
  ),
  'separable-convolution': entry(
    [
      '深度可分离卷积',
      '先逐通道卷积，再用 1 × 1 卷积混合通道。效果接近普通卷积，参数和乘法少得多；MobileNet 以它为基础。',
      'SeparableConv2D',
    ],
    [
      'separable convolution',
      'First a depthwise convolution, then a 1 × 1 convolution to mix the channels. Nearly as good as a full convolution at a fraction of the parameters; the base of MobileNet.',
      'SeparableConv2D',
    ],
  ),
  'pointwise-convolution': entry(
    ['1 × 1 卷积', '窗口只有一个像素的卷积：不看邻居，只在同一位置上把各通道加权混合，常用来增减通道数。', '逐点卷积'],
    [
      '1 × 1 convolution',
      'A convolution whose window is one pixel: it mixes the channels of each place without looking at neighbours, often to change their number.',
      'pointwise convolution',
    ],
  ),
  'transposed-convolution': entry(
    [
      '转置卷积',
      '形状关系与卷积相反的运算：把小图放大。它不是卷积的逆运算，只是连线反了方向。',
      '反卷积',
      'Conv2DTranspose',
    ],
    [
      'transposed convolution',
      'The operation with a convolution’s shapes reversed: small maps become large. It does not undo a convolution; only the wiring runs the other way.',
      'deconvolution',
      'Conv2DTranspose',
    ],
  ),
  pyramid: entry(
    ['金字塔结构', '图像分类网络的常见形状：越往后空间越小、通道越多，从又大又浅的像素变成又小又深的语义表示。'],
    [
      'pyramid',
      'The usual shape of an image classifier: space shrinks and channels grow from layer to layer, from wide shallow pixels to a small deep representation of content.',
    ],
  ),
  'spatial-dimensions': entry(
    ['空间维度', '高和宽这两个轴，与通道（深度）相对。', '空间尺寸'],
    ['spatial dimensions', 'The axes of height and width, as opposed to channels (depth).', 'spatial size'],
  ),
} as const;
