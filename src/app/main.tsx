// Entry of the site: styles, theme, first page. Not responsible for: anything that is drawn (App.tsx).
import '../kit/style/tokens.css';
import '../kit/style/base.css';
import './print.css';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { App } from './App.tsx';
import { navigation } from './navigation.ts';
import { startOfflineWhenIdle } from './offline/late-start.ts';
import { afterOpening, noteOpening } from './opening.ts';
import { preload } from './pages.ts';
import { followOtherTabs } from './stores/progress.ts';
import { keepThemeApplied } from './theme/theme.ts';

keepThemeApplied(window);
followOtherTabs(window);
noteOpening(preload(navigation().current().route));
void afterOpening().then(() => startOfflineWhenIdle(window));

const root = document.getElementById('root');
if (root === null) throw new Error('the page has no element #root');
createRoot(root).render(
  <StrictMode>
    <App />
  </StrictMode>,
);
