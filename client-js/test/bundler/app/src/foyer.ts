// tag::hooks
import { createFoyer } from '@foyer/react';
import type { LobbyEndpoint } from './contract.js';

export const { FoyerProvider, useCall, useConnection, useEvent, useFoyerState } = createFoyer<LobbyEndpoint>();
// end::hooks
