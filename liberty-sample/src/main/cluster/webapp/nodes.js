// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0

/** The addresses of the endpoint on all nodes of the cluster, for a page whose own node is gone. */
export const nodes = ['http://localhost:${http.port}/chat', 'http://localhost:${http.port.2}/chat'];
