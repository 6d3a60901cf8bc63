// Whose work is in the course and under which terms: data sets, models, photographs, packages.
// Not responsible for: the catalogs (engine/catalog, kit/photo) or the list of packages (scripts/licences.mjs).
import type { ReactElement, ReactNode } from 'react';
import { LICENCES } from 'virtual:licences';
import { BASE_MODELS } from '../../engine/catalog/base-models.ts';
import { DATASETS } from '../../engine/catalog/datasets.ts';
import { useLocale, useText, type Localised } from '../../kit/locale/locale.ts';
import { BUILT_IN_CREDITS, BUILT_IN_NAMES, BUILT_IN_PHOTOS } from '../../kit/photo/built-in-photos.ts';
import { usePlace } from '../place.ts';
import { usePageTitle } from '../shell/use-page-title.ts';
import styles from './LicencesPage.module.css';

interface LicencesText {
  readonly title: string;
  readonly intro: string;
  readonly data: string;
  readonly models: string;
  readonly photos: string;
  readonly packages: string;
  readonly packagesIntro: string;
  readonly noText: string;
  readonly showText: (name: string) => string;
}

const TEXT: Localised<LicencesText> = {
  zh: {
    title: '许可与来源',
    intro: '课程用到的数据、模型、照片和软件包，分别是谁的作品，按什么条款使用。',
    data: '数据集',
    models: '预训练模型',
    photos: '照片',
    packages: '软件包',
    packagesIntro: '随课程一起分发的软件包，以及它们各自依赖的软件包。',
    noText: '这个软件包没有附带许可全文。',
    showText: (name) => `${name} 的许可全文`,
  },
  en: {
    title: 'Licences and sources',
    intro: 'Whose work the data, models, photographs and packages of the course are, and on which terms they are used.',
    data: 'Data sets',
    models: 'Pre-trained models',
    photos: 'Photographs',
    packages: 'Packages',
    packagesIntro: 'The packages that are given to readers as part of the course, and those that they depend on.',
    noText: 'This package comes without the text of its licence.',
    showText: (name) => `Licence of ${name}`,
  },
};

/** Terms that are sentences and not names; the catalogs have them in English. */
const TERMS_IN_CHINESE: Readonly<Record<string, string>> = {
  [DATASETS.cifar10.licence]: '没有明确的许可证；为研究与教学而公开，使用时注明出处',
  [BASE_MODELS['mobilenet-v2-body'].licence]: 'ISC（软件包），Apache-2.0（ImageNet 权重）',
};

export function LicencesPage(): ReactElement {
  const locale = useLocale();
  const text = useText(TEXT);
  usePageTitle(text.title);
  usePlace(true, () => null);
  return (
    <div className={styles['page']}>
      <h1 tabIndex={-1}>{text.title}</h1>
      <p className={styles['intro']}>{text.intro}</p>
      <Part title={text.data}>
        {Object.values(DATASETS).map(({ id, title, source, licence }) => (
          <Work key={id} name={title[locale]} source={source} licence={licence} />
        ))}
      </Part>
      <Part title={text.models}>
        {Object.values(BASE_MODELS).map(({ id, title, source, licence }) => (
          <Work key={id} name={title[locale]} source={source} licence={licence} />
        ))}
      </Part>
      <Part title={text.photos}>
        {BUILT_IN_PHOTOS.map((id) => (
          <Work key={id} name={BUILT_IN_NAMES[id][locale]} source={BUILT_IN_CREDITS[id][locale]} licence={null} />
        ))}
      </Part>
      <Part title={text.packages} intro={text.packagesIntro}>
        {LICENCES.map(({ name, version, licence, text: full }) => (
          <li key={`${name} ${version}`} className={styles['package']}>
            <p>
              <span className={styles['name']}>{name}</span> {version}{' '}
              <span className={styles['terms']}>{licence}</span>
            </p>
            <details>
              <summary>{text.showText(name)}</summary>
              {full === null ? <p>{text.noText}</p> : <pre>{full}</pre>}
            </details>
          </li>
        ))}
      </Part>
    </div>
  );
}

interface PartProps {
  readonly title: string;
  readonly intro?: string;
  readonly children: ReactNode;
}

function Part({ title, intro, children }: PartProps): ReactElement {
  return (
    <section className={styles['part']}>
      <h2>{title}</h2>
      {intro !== undefined && <p className={styles['intro']}>{intro}</p>}
      <ul className={styles['list']}>{children}</ul>
    </section>
  );
}

interface WorkProps {
  readonly name: string;
  readonly source: string;
  readonly licence: string | null;
}

function Work({ name, source, licence }: WorkProps): ReactElement {
  const locale = useLocale();
  const terms = licence !== null && locale === 'zh' ? (TERMS_IN_CHINESE[licence] ?? licence) : licence;
  return (
    <li className={styles['work']}>
      <p>
        <span className={styles['name']}>{name}</span>{' '}
        {terms !== null && <span className={styles['terms']}>{terms}</span>}
      </p>
      <p className={styles['source']}>{source}</p>
    </li>
  );
}
