import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import App from './App';
import { Visitors } from './Visitors';

createRoot(document.getElementById('root')!).render(
    <StrictMode>
        <App />
        <Visitors />
    </StrictMode>,
);
