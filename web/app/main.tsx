import '../ui/styles.ts';
import './shell.css';
import './top-bar.css';
import './overlays.css';
import '../ui/print.css';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { LanguageProvider } from '../messages/context.tsx';
import { chosenLanguage, loadLanguage } from '../messages/language.ts';
import { App } from './app.tsx';

const root = document.getElementById('app');
if (root === null) throw new Error('The page has no place for the client');
const language = chosenLanguage();
await loadLanguage(language);

createRoot(root).render(
  <StrictMode>
    <LanguageProvider initial={language}>
      <App />
    </LanguageProvider>
  </StrictMode>,
);
