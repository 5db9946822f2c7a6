import { effect } from '@preact/signals';
import { render } from 'preact';
import { createLive } from './data/live.ts';
import { region } from './data/region.ts';
import { loginNeeded } from './data/request.ts';
import { App } from './shell/app.tsx';
import { isHelpOpen } from './shell/help-dialog.tsx';
import { followKeys } from './shell/shortcuts.ts';
import { followAddress } from './state/place.ts';
import { applyTheme } from './state/theme.ts';
import './styles/tokens.css';
import './styles/base.css';
import './styles/shell.css';
import './styles/parts.css';
import './styles/charts.css';
import './styles/overview.css';
import './styles/explorer.css';
import './styles/print.css';

applyTheme();
followAddress();
followKeys(() => {
  isHelpOpen.value = true;
});
const openStream = createLive();
effect(() => {
  if (region.value !== null && !loginNeeded.value) openStream();
});

const root = document.getElementById('app');
if (root !== null) render(<App />, root);
