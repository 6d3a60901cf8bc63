// 各种应用的总表，中文。不负责：正文（sections.zh.tsx）。
import type { ReactElement } from 'react';
import { WideTable } from '../../kit/prose/WideTable.tsx';
import { facts } from './facts.ts';

const ROWS: readonly (readonly [use: string, input: string, output: string, pattern: string])[] = [
  ['WaveNet', '已有的采样点', '下一点取 256 个值的概率', '一小段波形'],
  ['文本分类', `词数 × ${facts.vector}`, '褒、贬两个概率', '三到五个词的短语'],
  ['翻译', '一句话的词向量', '下一个词是各词的概率', '邻近的几个词'],
  ['Atari 游戏', '84 × 84 × 4', '每个动作一个数', '球、挡板和它们的去向'],
  ['看图说词', '28 × 28 × 1', '345 个概率', '笔画的弯和角'],
  ['AlphaGo', '19 × 19 × 48', `${facts.board} 个概率；胜负一个数`, '棋形'],
  ['无人机', '高 × 宽 × 3', '每个方向一个概率', '墙角、门框、障碍'],
  ['交通标志', '32 × 32 × 3', '43 个概率', '边框、符号'],
  ['门牌号', '32 × 32 × 3', '每个数字一个概率，共 10 个', '笔画'],
  ['游戏里开车', '高 × 宽 × 通道数', '每个按键一个概率', '车道线、车辆'],
  ['深度', '高 × 宽 × 3', '每处一个数：有多远', '边缘、纹理的疏密'],
  ['病理切片', '299 × 299 × 3', '每块一个概率', '细胞的样子'],
  ['清点动物', '高 × 宽 × 3', '是什么动物，有多少', '身体的轮廓、花纹'],
  ['FaceApp', '高 × 宽 × 3', '又一张照片', '五官'],
];

export function Overview(): ReactElement {
  return (
    <>
      <p>
        把这些应用排在一起，进去的东西五花八门，出来的却只有几种：每类一个概率，每个动作一个数，每处一个数，或者又一张图。
        靠近输入的那些层，做的都是同一件事：先找局部的图案，再找由图案拼成的图案。后面的课讲的就是它们。
      </p>
      <WideTable caption="各种应用：进去什么，出来什么，找什么图案">
        <thead>
          <tr>
            <th scope="col">应用</th>
            <th scope="col">进去</th>
            <th scope="col">出来</th>
            <th scope="col">局部图案</th>
          </tr>
        </thead>
        <tbody>
          {ROWS.map(([use, ...rest]) => (
            <tr key={use}>
              <th scope="row">{use}</th>
              {rest.map((cell) => (
                <td key={cell}>{cell}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </WideTable>
    </>
  );
}
