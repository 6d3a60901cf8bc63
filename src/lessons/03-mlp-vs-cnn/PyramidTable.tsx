// The default CNN layer by layer: shape, how many numbers, how many parameters. Shared by both languages' texts.
// Not responsible for: the numbers (facts.ts) or the words around the table.
import type { ReactElement } from 'react';
import { formatNumber } from '../../kit/locale/format.ts';
import { useLocale } from '../../kit/locale/locale.ts';
import { pyramid } from './facts.ts';
import { WideTable } from '../../kit/prose/WideTable.tsx';

export interface PyramidTableProps {
  readonly caption: string;
  /** Column heads: layer, output shape, numbers, parameters. */
  readonly heads: readonly [layer: string, shape: string, numbers: string, parameters: string];
}

export function PyramidTable({ caption, heads }: PyramidTableProps): ReactElement {
  const locale = useLocale();
  return (
    <WideTable caption={caption}>
      <caption>{caption}</caption>
      <thead>
        <tr>
          {heads.map((head) => (
            <th key={head} scope="col">
              {head}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {pyramid.map(({ layer, shape, numbers, parameters }, i) => (
          <tr key={i}>
            <th scope="row">
              <code>{layer}</code>
            </th>
            <td>{shape}</td>
            <td>{formatNumber(numbers, locale)}</td>
            <td>{formatNumber(parameters, locale)}</td>
          </tr>
        ))}
      </tbody>
    </WideTable>
  );
}
