// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0

// Runs program.mjs in a worker.
import { Worker } from 'node:worker_threads';

new Worker(new URL('program.mjs', import.meta.url));
