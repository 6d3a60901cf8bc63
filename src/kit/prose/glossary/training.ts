// Glossary: training. Each entry: term, definition, then other names in use.
import { entry } from './entry.ts';

export const TRAINING = {
  loss: entry(
    ['损失', '衡量预测与真实答案差多远的一个数，训练的目标就是使它变小。', '损失函数', '代价函数', '目标函数'],
    [
      'loss',
      'One number for how far predictions are from the true answers; training tries to make it small.',
      'cost function',
      'objective',
    ],
  ),
  'cross-entropy': entry(
    [
      '交叉熵',
      '分类最常用的损失：给正确类别的概率取对数再取负。给正确答案的概率越小，惩罚越重。',
      '对数损失',
      'categorical_crossentropy',
    ],
    [
      'cross-entropy',
      'The usual loss of classifiers: minus the logarithm of the probability given to the right class. The smaller that probability, the heavier the penalty.',
      'log loss',
      'categorical_crossentropy',
    ],
  ),
  'mean-squared-error': entry(
    ['均方误差', '预测与目标之差的平方的平均，常用于预测连续的数。', 'MSE', 'L2 损失'],
    [
      'mean squared error',
      'The mean of the squared differences between prediction and target; usual where numbers are predicted.',
      'MSE',
      'L2 loss',
    ],
  ),
  gradient: entry(
    ['梯度', '损失对每个权重的变化率：权重往哪边动一点，损失会升还是降、变多快。', '导数'],
    [
      'gradient',
      'The rate at which the loss changes with each weight: which way to move it, and how much that matters.',
      'derivative',
    ],
  ),
  backpropagation: entry(
    ['反向传播', '用链式法则从损失开始一层层往回算出所有梯度，代价只相当于几次前向计算。', 'BP 算法'],
    [
      'backpropagation',
      'Computes all gradients from the loss backwards, layer by layer, by the chain rule, at the cost of a few forward passes.',
      'backprop',
    ],
  ),
  'forward-pass': entry(
    ['前向传播', '从输入到输出逐层计算一遍。', '正向传播', '前向计算'],
    ['forward pass', 'Computing the network once, layer by layer, from input to output.', 'forward propagation'],
  ),
  'gradient-descent': entry(
    [
      '梯度下降',
      '沿着使损失下降最快的方向，一小步一小步地调整权重。每步只看一批样本的，称为随机梯度下降。',
      '随机梯度下降',
      'SGD',
    ],
    [
      'gradient descent',
      'Adjusts the weights in small steps in the direction in which the loss falls fastest. When each step looks at one batch only it is called stochastic.',
      'stochastic gradient descent',
      'SGD',
    ],
  ),
  optimizer: entry(
    ['优化器', '由梯度决定权重怎样更新的规则，如 SGD、RMSprop、Adam。', '优化程序', '优化算法'],
    [
      'optimizer',
      'The rule that turns gradients into updates of the weights, such as SGD, RMSprop or Adam.',
      'optimisation algorithm',
    ],
  ),
  momentum: entry(
    ['动量', '更新时带上以往更新的方向，像小球下坡一样有惯性，能冲过小的起伏。'],
    [
      'momentum',
      'Carries part of the earlier updates along, like a ball rolling downhill, and so gets past small bumps.',
    ],
  ),
  adam: entry(
    [
      'Adam',
      '为每个权重分别估计梯度的均值和大小，并据此调节步子的优化器。默认设置在很多任务上就好用。',
      '自适应矩估计',
    ],
    [
      'Adam',
      'An optimizer that estimates the mean and the size of each weight’s gradient and scales its steps by them. Its defaults work in many tasks.',
      'adaptive moment estimation',
    ],
  ),
  rmsprop: entry(
    ['RMSprop', '用近期梯度平方的平均来缩放每个权重步子的优化器。'],
    ['RMSprop', 'An optimizer that scales each weight’s step by the recent average of its squared gradients.'],
  ),
  'learning-rate': entry(
    ['学习率', '每次更新迈多大的步子。太小学得慢，太大则损失来回跳甚至发散。', '步长'],
    [
      'learning rate',
      'How large the steps are. Too small and learning is slow; too large and the loss jumps about or diverges.',
      'step size',
    ],
  ),
  epoch: entry(
    ['轮', '把全部训练样本用过一遍。', 'epoch', '周期'],
    ['epoch', 'One pass through all training samples.'],
  ),
  batch: entry(
    ['批', '一次更新所用的一小组样本；批大小就是其中的样本数。', '小批量', 'mini-batch'],
    ['batch', 'The small group of samples used for one update; the batch size is their number.', 'mini-batch'],
  ),
  'training-step': entry(
    ['训练步', '取一批样本，算一次损失和梯度，更新一次权重。', '迭代', '更新'],
    ['training step', 'One batch, one loss with its gradients, one update of the weights.', 'iteration', 'update'],
  ),
  initialisation: entry(
    ['初始化', '训练开始前给权重的随机初值。大小不合适，信号在深层网络里会逐层放大或消失。', '权重初始化'],
    [
      'initialisation',
      'The random values weights have before training. If their scale is wrong, signals grow or fade from layer to layer.',
      'weight initialization',
    ],
  ),
  'glorot-initialisation': entry(
    [
      'Glorot 初始化',
      '按输入数与输出数之和决定初值范围，使各层信号大小相近。Keras 的默认方法。',
      'Xavier 初始化',
      'glorot_uniform',
    ],
    [
      'Glorot initialisation',
      'Sets the range of initial weights by the number of inputs plus outputs, so that signals keep their size. The default of Keras.',
      'Xavier initialisation',
      'glorot_uniform',
    ],
  ),
  'he-initialisation': entry(
    ['He 初始化', '只按输入数决定初值范围，并为 ReLU 丢掉一半信号作了补偿。', 'Kaiming 初始化', 'he_normal'],
    [
      'He initialisation',
      'Sets the range by the number of inputs and makes up for the half of the signal that ReLU drops.',
      'Kaiming initialisation',
      'he_normal',
    ],
  ),
  overfitting: entry(
    [
      '过拟合',
      '网络把训练样本连同其中的偶然记住了，在没见过的样本上反而变差：训练损失还在降，验证损失却升了。',
      '过度拟合',
    ],
    [
      'overfitting',
      'The network memorises the training samples, accidents included, and gets worse on new ones: training loss still falls while validation loss rises.',
    ],
  ),
  underfitting: entry(
    ['欠拟合', '网络太小或训练太少，连训练样本都没学好。'],
    ['underfitting', 'The network is too small or too little trained to do well even on the training samples.'],
  ),
  generalisation: entry(
    ['泛化', '在没见过的样本上也做得好的能力，这才是训练的目的。', '泛化能力'],
    ['generalisation', 'Doing well on samples never seen: the real aim of training.'],
  ),
  regularisation: entry(
    ['正则化', '一切用来抑制过拟合的办法，如 dropout、权重衰减、数据增强、早停。', '规范化'],
    [
      'regularisation',
      'Whatever keeps a network from overfitting: dropout, weight decay, augmentation, early stopping.',
    ],
  ),
  dropout: entry(
    [
      'dropout',
      '训练时每一步随机关掉一部分神经元，使网络不能依赖其中任何一个；使用时全部打开。',
      '暂退法',
      '随机失活',
      '丢弃法',
    ],
    [
      'dropout',
      'Switches off a random share of the units at every training step, so that the network cannot rely on any of them; in use all are on.',
    ],
  ),
  'weight-decay': entry(
    ['权重衰减', '每次更新时把权重往 0 拉一点，抑制过大的权重。', 'L2 正则化'],
    [
      'weight decay',
      'Pulls every weight a little towards 0 at each update, which keeps weights from growing large.',
      'L2 regularisation',
    ],
  ),
  'batch-normalisation': entry(
    [
      '批归一化',
      '用当前这批样本的均值和方差把每个通道的值拉到统一尺度，再由网络自己学习缩放与平移。使训练更快更稳。',
      '批规范化',
      'BatchNormalization',
    ],
    [
      'batch normalisation',
      'Brings each channel to a common scale by the mean and variance of the batch, then lets the network learn a scale and shift of its own. Training becomes faster and steadier.',
      'batch norm',
      'BatchNormalization',
    ],
  ),
  'early-stopping': entry(
    ['早停', '验证损失连续若干轮不再变好就停止训练，并可退回最好的那组权重。', '提前终止', 'EarlyStopping'],
    [
      'early stopping',
      'Ends training when the validation loss has not improved for some epochs, and may go back to the best weights.',
      'EarlyStopping',
    ],
  ),
  checkpoint: entry(
    ['检查点', '训练中途存下的全部状态，可以从这里继续或回到这里。', '断点', 'ModelCheckpoint'],
    [
      'checkpoint',
      'The whole state of a run saved on the way, from which to go on or to which to return.',
      'ModelCheckpoint',
    ],
  ),
  callback: entry(
    ['回调', '训练进行到某个时刻时自动执行的动作，如保存权重、早停。', '回调函数'],
    ['callback', 'An action carried out at certain moments of training, such as saving weights or stopping early.'],
  ),
  'vanishing-gradient': entry(
    ['梯度消失', '梯度往回传时逐层变小，前面的层几乎学不到东西。', '梯度弥散'],
    ['vanishing gradient', 'Gradients shrink from layer to layer on the way back, and the first layers hardly learn.'],
  ),
  'exploding-gradient': entry(
    ['梯度爆炸', '梯度往回传时逐层变大，更新过猛，损失可能变成 NaN。'],
    [
      'exploding gradient',
      'Gradients grow from layer to layer on the way back; updates become violent and the loss may turn NaN.',
    ],
  ),
  divergence: entry(
    ['发散', '损失不降反升、越来越大，最后变成无穷大或 NaN，多半因为学习率太大。'],
    [
      'divergence',
      'The loss rises instead of falling until it is infinite or NaN, mostly because the learning rate is too large.',
    ],
  ),
  hyperparameter: entry(
    ['超参数', '训练前由人选定、训练不会改动的设置，如学习率、批大小、层数。'],
    [
      'hyperparameter',
      'A setting chosen before training and not changed by it: learning rate, batch size, number of layers.',
    ],
  ),
  seed: entry(
    ['随机种子', '决定全部随机数的起点。种子相同，初始权重、样本顺序都相同，实验可以重复。', '种子'],
    [
      'random seed',
      'The start that determines all random numbers. The same seed gives the same initial weights and order of samples, so that a run can be repeated.',
      'seed',
    ],
  ),
} as const;
