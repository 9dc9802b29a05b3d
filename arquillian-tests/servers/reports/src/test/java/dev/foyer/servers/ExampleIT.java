// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.servers;

import dev.foyer.contract.testing.Contract;
import dev.foyer.contract.testing.NeedsServer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Is looked at by {@link ContractTestsTest}, and not run. */
class ExampleIT {

    @Contract(rule = "none", proves = "nothing")
    void ofTheContract() {}

    @ParameterizedTest
    @ValueSource(ints = {1, 2})
    void parameterized(int ignored) {}

    @NeedsServer("a socket")
    @Test
    void plain() {}

    void noTest() {}
}
