// Line icons, 20 x 20, drawn in the text colour. Decorative: the words beside them or the button's label say what they mean.
// Not responsible for: size in context (they scale with the font: 1.25em).
import type { ReactElement } from 'react';

const PATHS = {
  undo: 'M4 8h8a4.5 4.5 0 0 1 0 9H8M7.5 4.5 4 8l3.5 3.5',
  redo: 'M16 8H8a4.5 4.5 0 0 0 0 9h4M12.5 4.5 16 8l-3.5 3.5',
  reset: 'M4.5 10a5.8 5.8 0 1 0 1.9-4.3L4.2 7.6M4 3.8v4h4',
  link: 'M8.4 11.6a3.2 3.2 0 0 0 4.6 0l2.6-2.6a3.25 3.25 0 1 0-4.6-4.6l-1 1M11.6 8.4a3.2 3.2 0 0 0-4.6 0L4.4 11a3.25 3.25 0 1 0 4.6 4.6l1-1',
  embed: 'M6.5 5.5 2 10l4.5 4.5M13.5 5.5 18 10l-4.5 4.5M11.5 3.5l-3 13',
  lectern: 'M3 4h14v9H3zM10 13v3.5M6.5 16.5h7M2 4h16',
  close: 'M5 5l10 10M15 5 5 15',
  spotlight: 'M10 6.5a3.5 3.5 0 1 0 0 7 3.5 3.5 0 0 0 0-7M10 2v1.5M10 16.5V18M2 10h1.5M16.5 10H18',
  timer: 'M10 4.5a6.5 6.5 0 1 0 0 13 6.5 6.5 0 0 0 0-13M10 7.5V11l2.2 1.6M7.5 2.2h5',
  qr: 'M3 3h5v5H3zM12 3h5v5h-5zM3 12h5v5H3zM12 12h2v2h-2zM15.5 12H17M12 17h1.5M15.5 15.5H17V17h-1.5z',
  blank: 'M3 4h14v12H3zM3.5 15.5 16.5 4.5',
  check: 'M4 10.5 8.2 15 16 5.5',
  info: 'M10 2.8a7.2 7.2 0 1 0 0 14.4 7.2 7.2 0 0 0 0-14.4M10 9.2v4.6M10 6.3v.2',
  warning: 'M10 3.2 17.8 16.6H2.2zM10 8.4v3.8M10 14.3v.2',
  error: 'M10 2.8a7.2 7.2 0 1 0 0 14.4 7.2 7.2 0 0 0 0-14.4M7.4 7.4l5.2 5.2M12.6 7.4l-5.2 5.2',
  play: 'M6 3.8 16 10 6 16.2z',
  pause: 'M6.8 4v12M13.2 4v12',
  step: 'M4.5 4.2 12 10l-7.5 5.8zM15.5 4.2v11.6',
  stop: 'M5 5h10v10H5z',
  rewind: 'M15.5 4.2 8 10l7.5 5.8zM4.5 4.2v11.6',
  left: 'M12.5 4 6.5 10l6 6',
  right: 'M7.5 4l6 6-6 6',
  down: 'M4 7.5l6 6 6-6',
  up: 'M4 12.5l6-6 6 6',
  search: 'M8.8 3.2a5.6 5.6 0 1 0 0 11.2 5.6 5.6 0 0 0 0-11.2M12.9 12.9 17 17',
  copy: 'M7 7h9.5v9.5H7zM13 7V3.5H3.5V13H7',
  table: 'M3 4h14v12H3zM3 8h14M3 12h14M8 4v12',
  chart: 'M3.5 3.5v13h13M6.5 12.5l3-4 2.5 2.5 4-5.5',
  sun: 'M10 6.5a3.5 3.5 0 1 0 0 7 3.5 3.5 0 0 0 0-7M10 1.8v1.9M10 16.3v1.9M1.8 10h1.9M16.3 10h1.9M4.2 4.2l1.3 1.3M14.5 14.5l1.3 1.3M4.2 15.8l1.3-1.3M14.5 5.5l1.3-1.3',
  moon: 'M16.5 12A7 7 0 0 1 8 3.5a7 7 0 1 0 8.5 8.5z',
  system: 'M3 4h14v9.5H3zM7 16.5h6',
  menu: 'M3 5.5h14M3 10h14M3 14.5h14',
  help: 'M10 2.8a7.2 7.2 0 1 0 0 14.4 7.2 7.2 0 0 0 0-14.4M7.8 8a2.2 2.2 0 1 1 3.2 2c-.7.4-1 .8-1 1.6M10 13.9v.2',
  book: 'M3 4.5c2.5-1 5-1 7 .5v11c-2-1.5-4.5-1.5-7-.5zM17 4.5c-2.5-1-5-1-7 .5v11c2-1.5 4.5-1.5 7-.5z',
  pencil: 'M4 16l.8-3.5L13.5 3.8l2.7 2.7-8.7 8.7zM11.5 5.8l2.7 2.7',
  eraser: 'M8 16.5 3.5 12 12 3.5l5 5-8 8zM7.5 8l5 5M8 16.5h9',
  shuffle:
    'M3 6h2.5c4 0 4.5 8 8.5 8h3M14.5 11.5 17 14l-2.5 2.5M3 14h2.5c1.2 0 2-.7 2.7-1.7M11 7.5C11.8 6.6 12.7 6 14 6h3M14.5 3.5 17 6l-2.5 2.5',
  external: 'M8 4.5H4v11.5h11.5V12M11 3.5h5.5V9M16.5 3.5 9.5 10.5',
  chip: 'M6 6h8v8H6zM8 3v3M12 3v3M8 14v3M12 14v3M3 8h3M3 12h3M14 8h3M14 12h3',
} as const satisfies Record<string, string>;

export type IconName = keyof typeof PATHS;

export function Icon({ name }: { readonly name: IconName }): ReactElement {
  return (
    <svg
      viewBox="0 0 20 20"
      width="1.25em"
      height="1.25em"
      fill="none"
      stroke="currentColor"
      strokeWidth="1.5"
      strokeLinecap="round"
      strokeLinejoin="round"
      aria-hidden="true"
      focusable="false"
    >
      <path d={PATHS[name]} />
    </svg>
  );
}
