import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { Lobby } from './Lobby';
import { Visitors } from './Visitors';

createRoot(document.getElementById('root')!).render(
    <StrictMode>
        <Lobby token="secret-ada" />
        <Visitors />
    </StrictMode>,
);
