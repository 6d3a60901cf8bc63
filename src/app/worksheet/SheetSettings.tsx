// What a worksheet is made of, and the buttons: not on paper. Not responsible for: the sheet.
import type { ReactElement } from 'react';
import { Button } from '../../kit/controls/Button.tsx';
import { ButtonRow, Controls } from '../../kit/controls/Controls.tsx';
import { NumberField } from '../../kit/controls/NumberField.tsx';
import { Toggle } from '../../kit/controls/Toggle.tsx';
import { useLocale, useText } from '../../kit/locale/locale.ts';
import { findCourseEntry } from '../../lessons/registry.ts';
import { MOST_QUESTIONS, MOST_SHEET, type WorksheetChoice } from './worksheet-link.ts';
import { WORKSHEET_TEXT } from './worksheet.text.ts';
import styles from './WorksheetPage.module.css';

export interface SheetSettingsProps {
  readonly choice: WorksheetChoice;
  /** All lessons that can be chosen. */
  readonly slugs: readonly string[];
  /** Questions that those chosen have. */
  readonly available: number;
  readonly onChange: (choice: WorksheetChoice) => void;
}

export function SheetSettings({ choice, slugs, available, onChange }: SheetSettingsProps): ReactElement {
  const locale = useLocale();
  const text = useText(WORKSHEET_TEXT);
  const next = choice.sheet < MOST_SHEET ? choice.sheet + 1 : 1;
  return (
    <section className={styles['settings']} aria-label={text.settings} data-print="hidden">
      <fieldset className={styles['lessons']}>
        <legend>{text.lessons}</legend>
        {slugs.map((slug) => (
          <label key={slug}>
            <input
              type="checkbox"
              checked={choice.lessons.includes(slug)}
              onChange={({ target }) =>
                onChange({
                  ...choice,
                  lessons: slugs.filter((each) => (each === slug ? target.checked : choice.lessons.includes(each))),
                })
              }
            />
            {findCourseEntry(slug)?.title[locale]}
          </label>
        ))}
      </fieldset>
      <Controls label={text.settings}>
        <NumberField
          label={text.sheet}
          value={choice.sheet}
          min={1}
          max={MOST_SHEET}
          integer
          hint={text.sheetHint}
          onChange={(sheet) => onChange({ ...choice, sheet })}
        />
        <NumberField
          label={text.count}
          value={choice.count}
          min={1}
          max={MOST_QUESTIONS}
          integer
          hint={text.countHint(available)}
          onChange={(count) => onChange({ ...choice, count })}
        />
        <Toggle label={text.key} checked={choice.withKey} onChange={(withKey) => onChange({ ...choice, withKey })} />
      </Controls>
      <ButtonRow label={text.title}>
        <Button kind="primary" disabled={available === 0} onClick={() => window.print()}>
          {text.print}
        </Button>
        <Button icon="shuffle" onClick={() => onChange({ ...choice, sheet: next })}>
          {text.another}
        </Button>
      </ButtonRow>
    </section>
  );
}
