// The sheet of keyboard shortcuts, with the switch that turns them off.
// Not responsible for: the list itself (shortcuts.ts) or the keys inside an exhibit (each exhibit names its own).
import { Dialog } from '../shell/Dialog.tsx';
import { SHELL_TEXT } from '../shell/shell.text.ts';
import { usePreferences } from '../stores/preferences.ts';
import { useLocale, useText, type Localised } from '../../kit/locale/locale.ts';
import { SHORTCUTS } from './shortcuts.ts';
import styles from './HelpSheet.module.css';

const TEXT: Localised<{
  readonly intro: string;
  readonly between: string;
  readonly enabled: string;
  readonly exhibits: string;
}> = {
  zh: {
    intro: '在输入框里打字时，这些按键不起作用。',
    between: '再按',
    enabled: '启用单键快捷键',
    exhibits:
      '互动图里：用 Tab 键走到控件，用方向键调整，Ctrl+Z 撤销；讲台视图里，左右方向键或翻页键换步，B 或句点黑屏，P 光标高亮，T 计时，M 加一分钟，Q 二维码，Esc 退出。',
  },
  en: {
    intro: 'None of these act while you type in a field.',
    between: 'then',
    enabled: 'Single-key shortcuts on',
    exhibits:
      'In a figure: Tab moves to a control, the arrow keys change it and Ctrl+Z undoes. In lectern view the left and right arrow keys or a clicker change the step, B or full stop blanks the screen, P lights the pointer, T is the timer, M one minute more, Q the QR code, and Esc leaves.',
  },
};

export function HelpSheet({ onClose }: { readonly onClose: () => void }) {
  const locale = useLocale();
  const text = useText(TEXT);
  const shell = useText(SHELL_TEXT);
  const enabled = usePreferences((preferences) => preferences.shortcuts);
  return (
    <Dialog title={shell.help} onClose={onClose}>
      <p className={styles['intro']}>{text.intro}</p>
      <dl className={styles['list']}>
        {SHORTCUTS.map(({ action, keys, title }) => (
          <div key={action} className={styles['row']}>
            <dt>
              {keys.map((key, index) => (
                <span key={key}>
                  {index > 0 && <span className={styles['then']}> {text.between} </span>}
                  <kbd>{key}</kbd>
                </span>
              ))}
            </dt>
            <dd>{title[locale]}</dd>
          </div>
        ))}
      </dl>
      <p className={styles['intro']}>{text.exhibits}</p>
      <label className={styles['switch']}>
        <input
          type="checkbox"
          checked={enabled}
          onChange={(event) => usePreferences.setState({ shortcuts: event.target.checked })}
        />
        {text.enabled}
      </label>
    </Dialog>
  );
}
