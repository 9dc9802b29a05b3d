// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
import { createFoyer } from '@foyer/react';
import type { ChatEndpoint } from './contract.js';

export const { FoyerProvider, useCall, useConnection, useEvent, useFoyerState, usePresence, useRoomState } = createFoyer<ChatEndpoint>();
