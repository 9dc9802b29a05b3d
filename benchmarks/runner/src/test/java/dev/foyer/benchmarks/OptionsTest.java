// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.benchmarks;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class OptionsTest {

    @Test
    void options_areRead() {
        Options options =
                Options.parse(List.of("--servers=foyer:foyer.v1,liberty", "--quick", "--seconds=0.25", "--home=h"));

        assertThat(options.mode()).isEqualTo(Mode.QUICK);
        assertThat(options.servers()).containsExactly("foyer:foyer.v1", "liberty");
        assertThat(options.scenarios()).isEmpty();
        assertThat(options.rounds()).isEqualTo(3);
        assertThat(options.time()).isEqualTo(Duration.ofMillis(250));
        assertThat(options.out()).isEqualTo(Path.of("h/target/report"));
    }

    @Test
    void smoke_hasItsServersAndScenarios_unlessOthersAreNamed() {
        Options smoke = Options.parse(List.of("--smoke", "--home=h"));
        Options asks = Options.parse(List.of("--scenarios=ask", "--smoke"));

        assertThat(smoke.servers()).containsExactly("foyer:plain", "liberty", "limit:plain");
        assertThat(smoke.scenarios()).containsExactly("ask", "churn", "room-100");
        assertThat(smoke.out()).isEqualTo(Path.of("h/target/smoke"));
        assertThat(asks.scenarios()).containsExactly("ask");
    }

    @Test
    void nodes_haveTheirServers_andAQuickForm() {
        Options nodes = Options.parse(List.of("--nodes", "--home=h"));
        Options quick = Options.parse(List.of("--quick", "--nodes"));

        assertThat(nodes.servers()).containsExactly("foyer", "foyer-nodes", "socketio-redis", "socketio-sharded");
        assertThat(nodes.out()).isEqualTo(Path.of("h/target/nodes"));
        assertThat(nodes.rounds()).isEqualTo(5);
        assertThat(quick.mode()).isEqualTo(Mode.NODES_QUICK);
        assertThat(quick.rounds()).isEqualTo(2);
    }

    @Test
    void server_isWanted_ifAnyOfItsClientsIs() {
        Options options = Options.parse(List.of("--servers=foyer:foyer.v1,liberty"));

        assertThat(options.wants("foyer")).isTrue();
        assertThat(options.wants("liberty")).isTrue();
        assertThat(options.wants("quarkus")).isFalse();
        assertThat(Options.parse(List.of()).wants("quarkus")).isTrue();
    }

    @Test
    void unknownOption_isRefused() {
        assertThatThrownBy(() -> Options.parse(List.of("--server=foyer")))
                .hasMessageStartingWith("--server=foyer is no option");
        assertThatThrownBy(() -> Options.parse(List.of("fast"))).hasMessageStartingWith("fast is no option");
    }

    @Test
    void command_namesNoDirectory() {
        assertThat(Options.command(List.of("--home=/h", "--quick", "--scenarios=ask", "--rounds=1")))
                .isEqualTo("mvn -Pbenchmarks verify -Dquick -Dbenchmarks.args=\"--scenarios=ask --rounds=1\"");
    }
}
