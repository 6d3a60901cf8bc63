// Glossary: networks, layers and what they compute. Each entry: term, definition, then other names in use.
import { entry } from './entry.ts';

export const NETWORKS = {
  'neural-network': entry(
    ['神经网络', '由许多层简单运算串成的函数，层里的权重不是写死的，而是从样本中学来的。', '人工神经网络'],
    [
      'neural network',
      'A function made of many simple layers whose weights are not written by hand but learnt from examples.',
      'artificial neural network',
    ],
  ),
  neuron: entry(
    ['神经元', '网络里的一个计算单元：输入加权求和，加上偏置，再过激活函数。', '单元', '节点'],
    [
      'neuron',
      'One computing unit: a weighted sum of its inputs plus a bias, passed through an activation function.',
      'unit',
      'node',
    ],
  ),
  mlp: entry(
    ['多层感知机', '只由全连接层组成的网络。处理图像前要先把图像展平成向量。', 'MLP', '全连接网络'],
    [
      'multilayer perceptron',
      'A network of dense layers only. Images have to be flattened into vectors first.',
      'MLP',
      'fully connected network',
    ],
  ),
  cnn: entry(
    [
      '卷积神经网络',
      '以卷积层代替大部分全连接层的网络，用局部连接和参数共享来处理图像一类有空间结构的数据。',
      'CNN',
      '卷积网络',
    ],
    [
      'convolutional neural network',
      'A network in which convolutional layers replace most dense ones; local connections and shared weights suit data with spatial structure, such as images.',
      'CNN',
      'ConvNet',
    ],
  ),
  layer: entry(
    ['层', '网络中的一步运算，接收上一步的输出，产生下一步的输入。有的层有权重，有的没有。', '层级'],
    [
      'layer',
      'One step of a network: it takes the output of the step before and makes the input of the next. Some layers have weights, some have none.',
    ],
  ),
  'hidden-layer': entry(
    ['隐藏层', '位于输入与输出之间的层，它的输出不直接被人看到。', '隐层'],
    ['hidden layer', 'A layer between input and output whose results are not seen from outside.'],
  ),
  'dense-layer': entry(
    ['全连接层', '每个输出都与每个输入相连的层，参数数 = 输入数 × 输出数 + 输出数。', '稠密层', '密集层', 'Dense'],
    [
      'dense layer',
      'A layer in which every output is wired to every input. Parameters: inputs × outputs + outputs.',
      'fully connected layer',
      'Dense',
    ],
  ),
  flatten: entry(
    ['扁平化', '把多维数组按顺序排成一个长向量。不改变任何数，但谁与谁相邻从此看不出来了。', '展平', 'Flatten'],
    [
      'flatten',
      'Lays an array of several axes out as one long vector. No number changes, but who was next to whom is no longer visible.',
      'Flatten',
    ],
  ),
  weight: entry(
    ['权重', '连接上的乘数，训练时被反复调整的数。', '权值'],
    ['weight', 'The multiplier on a connection; the numbers that training adjusts.', 'connection strength'],
  ),
  bias: entry(
    ['偏置', '加在加权和上的一个可学习的数，让神经元的门槛可以移动。', '偏差项', '偏置项'],
    ['bias', 'A learnt number added to the weighted sum; it moves the unit’s threshold.', 'bias term'],
  ),
  parameter: entry(
    ['参数', '网络中由训练决定的数：全部权重与偏置（以及少数其他）。', '可训练参数'],
    [
      'parameter',
      'A number that training determines: all weights and biases, and a few others.',
      'trainable parameter',
    ],
  ),
  'activation-function': entry(
    ['激活函数', '加在每个神经元后面的非线性函数。没有它，再多的层合起来也只是一个线性变换。', '非线性函数'],
    [
      'activation function',
      'The nonlinear function behind each unit. Without it any number of layers is together just one linear map.',
      'nonlinearity',
    ],
  ),
  relu: entry(
    ['ReLU', '负数变成 0，正数不变：max(0, x)。计算简单，正半边梯度恒为 1，是卷积层最常用的激活函数。', '修正线性单元'],
    [
      'ReLU',
      'Negative numbers become 0, positive ones stay: max(0, x). Simple, and with slope 1 on the positive side; the usual choice after convolutions.',
      'rectified linear unit',
    ],
  ),
  sigmoid: entry(
    ['sigmoid', '把任何数压到 0 与 1 之间的 S 形函数；两端很平，深层网络里容易使梯度消失。', '逻辑函数'],
    [
      'sigmoid',
      'An S-shaped function that squeezes any number between 0 and 1. Its ends are flat, which lets gradients vanish in deep networks.',
      'logistic function',
    ],
  ),
  tanh: entry(
    ['tanh', '把任何数压到 −1 与 1 之间、以 0 为中心的 S 形函数。', '双曲正切'],
    ['tanh', 'An S-shaped function that squeezes any number between −1 and 1, centred on 0.', 'hyperbolic tangent'],
  ),
  softmax: entry(
    [
      'softmax',
      '把一组任意的数变成一组加起来等于 1 的正数，可当作各类别的概率。最大的数得到最大的份额。',
      '归一化指数函数',
    ],
    [
      'softmax',
      'Turns any set of numbers into positive ones that sum to 1 and can be read as class probabilities; the largest gets the largest share.',
      'normalised exponential',
    ],
  ),
  logits: entry(
    ['logits', 'softmax 之前的原始得分，可正可负，没有上下限。', '未归一化得分'],
    ['logits', 'The raw scores before softmax: positive or negative, without bounds.', 'unnormalised scores'],
  ),
  tensor: entry(
    ['张量', '多维数组：向量是一维，灰度图是二维，彩色图是三维，一批彩色图是四维。', '多维数组'],
    [
      'tensor',
      'An array with any number of axes: a vector has one, a gray image two, a colour image three, a batch of them four.',
      'multidimensional array',
    ],
  ),
  shape: entry(
    ['形状', '张量各轴的长度，如 28 × 28 × 1。Keras 的 summary 里开头的 None 表示批大小待定。', '维度'],
    [
      'shape',
      'The lengths of a tensor’s axes, such as 28 × 28 × 1. The None in a Keras summary stands for the batch size, not yet known.',
      'dimensions',
    ],
  ),
  'skip-connection': entry(
    ['跳跃连接', '把某层的输入绕过几层直接加到后面的输出上，使梯度有近路可走。', '残差连接', '捷径连接'],
    [
      'skip connection',
      'Adds a layer’s input to an output several layers on, so that gradients have a short way back.',
      'residual connection',
      'shortcut',
    ],
  ),
  'inverted-residual': entry(
    [
      '倒残差',
      'MobileNetV2 的基本块：先用 1 × 1 卷积把通道加宽，再逐通道卷积，再压窄；跳跃连接接在窄的两端。',
      '反向残差',
    ],
    [
      'inverted residual',
      'The block of MobileNetV2: widened by a 1 × 1 convolution, then depthwise, then narrowed; its skip connection joins the narrow ends.',
    ],
  ),
  resnet: entry(
    ['ResNet', '由残差块堆成的网络：每块只学习“在输入上改多少”，因此能叠到上百层。', '残差网络'],
    [
      'ResNet',
      'A network of residual blocks: each learns only what to change in its input, which lets hundreds of layers be stacked.',
      'residual network',
    ],
  ),
  architecture: entry(
    ['网络架构', '网络有哪些层、怎样相连、各多大：除了权重的数值以外的一切。', '网络结构', '模型结构'],
    [
      'architecture',
      'Which layers a network has, how they are wired and how large they are: everything but the values of the weights.',
      'model structure',
    ],
  ),
  inference: entry(
    ['推理', '用训练好的网络对新输入给出结果，权重不再改变。', '预测'],
    ['inference', 'Using a trained network on new input; the weights no longer change.', 'prediction'],
  ),
  'multiply-accumulate': entry(
    ['乘加运算', '一次乘法加一次加法，衡量网络计算量的单位。', 'MAC'],
    [
      'multiply-accumulate',
      'One multiplication and one addition: the unit in which a network’s work is counted.',
      'MAC',
    ],
  ),
  rnn: entry(
    ['循环神经网络', '按顺序逐步读入序列、把前面的信息带到后面的网络，常用于文本与语音。', 'RNN'],
    [
      'recurrent neural network',
      'Reads a sequence step by step and carries information along; used for text and speech.',
      'RNN',
    ],
  ),
} as const;
