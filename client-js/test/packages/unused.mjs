// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
import { connect } from '@foyer/client';

export const used = 1;
if (used === 2) {
    connect('unused');
}
