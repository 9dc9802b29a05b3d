// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.contract.cluster.chaos;

/**
 * What somebody has not heard: of a crier and stream the numbers from one to before another one.
 *
 * @param from the first number
 * @param to the number after the last one
 */
record Gap(String crier, int stream, int from, int to) {}
