// Entry of `embed.html`: one exhibit alone, for an iframe in somebody else's page. It reads and writes neither progress
// nor preferences of the course. Not responsible for: what is drawn (EmbedPage.tsx).
import '../../kit/style/tokens.css';
import '../../kit/style/base.css';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { EmbedPage } from './EmbedPage.tsx';
import { applyLinkTheme } from './link-theme.ts';
import { announceSize } from './size-message.ts';

applyLinkTheme(window);

const root = document.getElementById('root');
if (root === null) throw new Error('the page has no element #root');
announceSize(window, root);
createRoot(root).render(
  <StrictMode>
    <EmbedPage />
  </StrictMode>,
);
