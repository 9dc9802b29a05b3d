// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
import { StrictMode } from 'react';
import { flushSync } from 'react-dom';
import { createRoot } from 'react-dom/client';
import { App } from './App';

// At once, so that what somebody types as soon as the page is there goes into its field.
flushSync(() =>
    createRoot(document.getElementById('root')!).render(
        <StrictMode>
            <App />
        </StrictMode>,
    ),
);
