// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.internal.container.definition.endpoint;

import dev.foyer.internal.diagnostics.Problems;

/** What is said of an endpoint class that has mistakes. */
final class Mistakes {

    private Mistakes() {}

    static String in(Class<?> type) {
        var problems = new Problems();
        EndpointReader.read(type, problems);
        return String.valueOf(problems.asException().orElseThrow().getMessage());
    }
}
