// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0

/** The addresses of the endpoint on all nodes of a cluster. Without one, the page connects to its own server. */
export const nodes = [];
