import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { Lobby } from './Lobby.tsx';
import { Visitors } from './Visitors.tsx';

createRoot(document.getElementById('root')!).render(
    <StrictMode>
        <Lobby token="secret-ada" />
        <Visitors />
    </StrictMode>,
);
