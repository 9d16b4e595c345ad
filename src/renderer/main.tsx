/** Entry: styles, the feed, the React root. */
import 'dockview-react/dist/styles/dockview.css';
import './ui/fonts.css';
import './ui/tokens.css';
import './ui/base.css';
import './features/trade/dock.css';
import { createRoot } from 'react-dom/client';
import { App } from './features/shell/App.tsx';
import { startFeed } from './state/feed.ts';

const root = document.getElementById('root');
if (!root) throw new Error('index.html has no #root');
createRoot(root).render(<App />);
startFeed();
