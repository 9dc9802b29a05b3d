// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
import { FoyerError, GiveUp, connect } from './index.js';

// For pages that load no modules.
Object.assign(globalThis, { Foyer: { FoyerError, GiveUp, connect } });
