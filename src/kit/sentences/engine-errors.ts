// A sentence for every way the engine can fail: what is wrong and what the reader can do. Complete by type.
// Not responsible for: raw details (shown apart, for the curious) or where the sentence stands.
import type { EngineErrorCode } from '../../engine/protocol/calls.ts';
import type { Localised } from '../locale/locale.ts';

export const ENGINE_ERROR_SENTENCES: Readonly<Record<EngineErrorCode, Localised<string>>> = {
  cancelled: {
    zh: '操作已取消，之前的结果都还在。',
    en: 'The operation was cancelled. Earlier results are kept.',
  },
  'worker-crashed': {
    zh: '计算线程意外停止，已重新启动。训练会从最近的检查点继续，请按“继续”。',
    en: 'The computing thread stopped unexpectedly and has been restarted. Press Continue to go on from the latest checkpoint.',
  },
  'engine-unavailable': {
    zh: '这个浏览器无法启动计算引擎。文字和不需要训练的图仍可使用；要训练网络，请换用新版的 Chrome、Edge、Firefox 或 Safari。',
    en: 'This browser cannot start the computing engine. The text and the figures that need no training still work; to train networks use a current Chrome, Edge, Firefox or Safari.',
  },
  'backend-unavailable': {
    zh: '选中的计算方式在这台设备上不可用，请在页面顶栏的计算后端里换一种。',
    en: 'The chosen way of computing is not available on this device. Choose another one under the compute badge in the top bar.',
  },
  'backend-lost': {
    zh: '浏览器收回了显卡，训练停在最近的检查点。请按“继续”，或换一种计算方式。',
    en: 'The browser took the graphics device away and the run stopped at its latest checkpoint. Press Continue, or choose another way of computing.',
  },
  'dataset-unknown': {
    zh: '没有这个数据集，请从列表中另选一个。',
    en: 'There is no such data set. Choose one from the list.',
  },
  'dataset-missing': {
    zh: '这个站点没有装入这个数据集或网络，请另选一个；站点管理员可以按说明文件补上。',
    en: 'This site was built without that data set or network. Choose another one; whoever runs the site can add it as its readme describes.',
  },
  'dataset-unreachable': {
    zh: '数据没能下载下来。请检查网络后重试；已下载的部分不会丢失。',
    en: 'The data could not be downloaded. Check the connection and try again; what has arrived is kept.',
  },
  'shard-truncated': {
    zh: '下载的数据不完整，没有使用。请重试；若总是这样，可能是网络中途改动了文件。',
    en: 'The downloaded data are incomplete and were not used. Try again; if it keeps happening, something on the network may be changing the files.',
  },
  'shard-hash-mismatch': {
    zh: '下载的数据与校验值不符，没有使用。请重试；若总是这样，站点上的文件可能已损坏。',
    en: 'The downloaded data do not match their checksum and were not used. Try again; if it keeps happening, the file on the site may be damaged.',
  },
  'shard-malformed': {
    zh: '数据文件的格式不对，没有使用。请重试；若总是这样，请告诉站点管理员。',
    en: 'The data file is not in the expected format and was not used. Try again; if it keeps happening, tell whoever runs the site.',
  },
  'storage-full': {
    zh: '这台设备留给本站的存储空间已满。训练照常进行，但关闭页面后无法恢复；在设备上腾出一些空间后会继续保存。',
    en: 'The space this device gives to the site is full. Training goes on but cannot be resumed after the page is closed; free some space on the device and it will be kept again.',
  },
  'storage-unavailable': {
    zh: '浏览器不允许本站保存数据（可能是无痕模式）。训练照常进行，但关闭页面后不会保留。',
    en: 'The browser does not let this site keep data (perhaps a private window). Training works, but nothing is kept when the page is closed.',
  },
  'storage-corrupt': {
    zh: '保存的训练记录已损坏，无法读取。请重新开始训练。',
    en: 'The saved run is damaged and cannot be read. Start the training anew.',
  },
  'network-invalid': {
    zh: '这个网络搭不起来，请先改正标出的层。',
    en: 'This network cannot be built. Correct the marked layers first.',
  },
  'plan-invalid': {
    zh: '训练设置里有不能用的值，请先改正标出的项。',
    en: 'The training settings contain a value that cannot be used. Correct the marked fields first.',
  },
  'loss-not-finite': {
    zh: '损失不再是有限的数（NaN 或无穷大），训练在这一步停下。多半是学习率太大：请调小学习率重新开始，或恢复最后一组完好的权重。',
    en: 'The loss is no longer a finite number (NaN or infinity), so the run stopped at this step. The learning rate is probably too large: start again with a smaller one, or restore the last good weights.',
  },
  'loss-too-large': {
    zh: '损失大得不合常理，训练在这一步停下。多半是学习率太大：请调小学习率重新开始，或恢复最后一组完好的权重。',
    en: 'The loss has become absurdly large, so the run stopped at this step. The learning rate is probably too large: start again with a smaller one, or restore the last good weights.',
  },
  'run-unknown': {
    zh: '找不到这次训练，它可能已在别的标签页里删除。请重新开始。',
    en: 'This run cannot be found; it may have been deleted in another tab. Start a new one.',
  },
  'out-of-memory': {
    zh: '内存不够。请减小批大小或网络，或关闭别的标签页，然后重试。',
    en: 'There is not enough memory. Use a smaller batch or network, or close other tabs, and try again.',
  },
  'limit-exceeded': {
    zh: '这一步计算用时过长，已被中止。请用小一些的网络、批大小或样本数重试。',
    en: 'This computation took too long and was ended. Try again with a smaller network, batch or number of samples.',
  },
  'foreign-request': {
    zh: '计算线程试图访问别的网站，已被拦下。本站不与任何其他网站通信。',
    en: 'The computing thread tried to reach another site and was stopped. This site talks to no other.',
  },
  'unknown-call': {
    zh: '页面与计算线程的版本不一致，请刷新页面。',
    en: 'The page and its computing thread are of different versions. Reload the page.',
  },
  internal: {
    zh: '程序出了意料之外的错误。请重试；如果再次出现，请刷新页面。',
    en: 'Something unexpected went wrong in the program. Try again; if it happens once more, reload the page.',
  },
};
