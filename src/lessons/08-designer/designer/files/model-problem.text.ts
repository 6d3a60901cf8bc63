// What is wrong with a layers model that was brought in, in sentences. Not responsible for: finding it (layers-model/).
import { formatList, formatNumber } from '../../../../kit/locale/format.ts';
import type { Locale } from '../../../../kit/locale/locale.ts';
import { networkProblemSentence } from '../../../../kit/sentences/problems.ts';
import type { ModelProblem } from './layers-model/problems.ts';

/** Names of files that are shown; models are written in hundreds of shards. */
const MOST_NAMES = 4;

function names(all: readonly string[], locale: Locale): string {
  const shown = all.slice(0, MOST_NAMES);
  return formatList(all.length > shown.length ? [...shown, '…'] : shown, locale);
}

function chinese(problem: ModelProblem): string {
  switch (problem.code) {
    case 'malformed':
      return `模型文件不完整或已损坏：${problem.place} 读不出来。`;
    case 'graph-model':
      return '这是由 SavedModel 转成的计算图模型，里面没有层，只能运行，不能拆开。这里需要层模型（layers model）。';
    case 'too-many-layers':
      return `模型超过 ${problem.limit} 层，没有打开。`;
    case 'layer-unknown':
      return `模型里有“${problem.layer}”，这里没有这种层。`;
    case 'value-unknown':
      return `模型里 ${problem.layer} 层的 ${problem.field} 是“${problem.value}”，这里没有对应的写法。`;
    case 'several-ends':
      return '模型有好几个输入或输出，这里的网络各只有一个。';
    case 'layer-shared':
      return `“${problem.layer}”层用了不止一次，这里的每一层只用一次。`;
    case 'cycle':
      return `“${problem.layer}”层绕了一圈又读到自己，这样的网络算不出来。`;
    case 'source-missing':
      return `“${problem.layer}”层要读“${problem.source}”的输出，但文件里没有它。`;
    case 'input-unknown':
      return '文件没有说明输入的形状，或者没有把高和宽定下来。';
    case 'network':
      return `文件里的网络不成立：${networkProblemSentence(problem.fault, 'zh')}`;
    case 'shards-missing':
      return `还缺权重文件 ${names(problem.names, 'zh')}。请把它们和 model.json 一起选中。`;
    case 'shards-size':
      return `权重应有 ${formatNumber(problem.expected, 'zh')} 字节，文件里却有 ${formatNumber(problem.found, 'zh')} 字节，可能没有下载完整。`;
    case 'weight-missing':
      return `文件里没有权重 ${problem.weight}。`;
    case 'weight-shape':
      return `权重 ${problem.weight} 的形状应是 ${problem.expected}，文件里却是 ${problem.found}。`;
    case 'weight-type':
      return `权重 ${problem.weight} 是按 ${problem.type} 存的，这里读不懂。`;
    case 'weight-not-finite':
      return `权重 ${problem.weight} 里有不是数的值（NaN 或无穷大），用它算不出结果。`;
    default:
      return problem satisfies never;
  }
}

function english(problem: ModelProblem): string {
  switch (problem.code) {
    case 'malformed':
      return `The model file is incomplete or damaged: ${problem.place} cannot be read.`;
    case 'graph-model':
      return 'This is a graph model made of a SavedModel: it has no layers, so that it can be run but not taken apart. What can be opened here is a layers model.';
    case 'too-many-layers':
      return `The model has more than ${problem.limit} layers; it was not opened.`;
    case 'layer-unknown':
      return `The model has a layer “${problem.layer}”, which does not exist here.`;
    case 'value-unknown':
      return `In a ${problem.layer} layer of the model ${problem.field} is “${problem.value}”, which cannot be said here.`;
    case 'several-ends':
      return 'The model has several inputs or outputs; a network here has one of each.';
    case 'layer-shared':
      return `The layer “${problem.layer}” is used more than once; here each layer is used once.`;
    case 'cycle':
      return `The layer “${problem.layer}” reads, round about, from itself: nothing can be computed that way.`;
    case 'source-missing':
      return `The layer “${problem.layer}” reads from “${problem.source}”, which is not in the file.`;
    case 'input-unknown':
      return 'The file does not say the shape of the input, or leaves its height and width open.';
    case 'network':
      return `The network in the file cannot stand: ${networkProblemSentence(problem.fault, 'en')}`;
    case 'shards-missing':
      return `Weights are missing: ${names(problem.names, 'en')}. Choose them together with model.json.`;
    case 'shards-size':
      return `The weights should take ${formatNumber(problem.expected, 'en')} bytes, but there are ${formatNumber(problem.found, 'en')}; perhaps the download was cut short.`;
    case 'weight-missing':
      return `The weights ${problem.weight} are not in the file.`;
    case 'weight-shape':
      return `The weights ${problem.weight} should have the shape ${problem.expected}; in the file it is ${problem.found}.`;
    case 'weight-type':
      return `The weights ${problem.weight} are stored as ${problem.type}, which cannot be read here.`;
    case 'weight-not-finite':
      return `The weights ${problem.weight} hold something that is no number (NaN or infinity); nothing can be computed with them.`;
    default:
      return problem satisfies never;
  }
}

export function modelProblemSentence(problem: ModelProblem, locale: Locale): string {
  return locale === 'zh' ? chinese(problem) : english(problem);
}
