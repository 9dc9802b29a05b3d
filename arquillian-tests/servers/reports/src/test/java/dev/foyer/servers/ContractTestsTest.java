// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.servers;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Path;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class ContractTestsTest {

    @TempDir
    private Path empty;

    @Test
    void testsOfEachKind_areFound() throws IOException, URISyntaxException {
        Path classes = Path.of(ExampleIT.class
                .getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .toURI());

        assertThat(ContractTests.in(classes))
                .containsExactly(
                        "dev.foyer.servers.ExampleIT.ofTheContract",
                        "dev.foyer.servers.ExampleIT.parameterized",
                        "dev.foyer.servers.ExampleIT.plain");
    }

    @Test
    void testOfWhatIsTheSameEverywhere_isKnown() {
        assertThat(ContractTests.isSameEverywhere("dev.foyer.contract.room.MillionRoomsIT.any"))
                .isTrue();
        assertThat(ContractTests.isSameEverywhere("dev.foyer.contract.resume.ResumeIT.any"))
                .isFalse();
        assertThat(ContractTests.isSameEverywhere("dev.foyer.contract.room.GoneIT.any"))
                .isFalse();
    }

    @Test
    void testOfWhatTwoServersHaveInCommon_isKnown() {
        assertThat(ContractTests.isOncePerImplementation("dev.foyer.contract.delivery.stress.StressIT.any"))
                .isTrue();
        assertThat(ContractTests.isOncePerImplementation("dev.foyer.contract.resume.ResumeIT.any"))
                .isFalse();
    }

    @Test
    void noTests_areAnError() {
        assertThatThrownBy(() -> ContractTests.in(empty)).hasMessageContaining("no tests in");
    }
}
