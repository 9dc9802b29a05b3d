// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.benchmarks.dialect;

import org.junit.jupiter.api.Test;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class JsonScanTest {

    private static final String PUBLISHED =
            "{\"event\":\"published\",\"room\":\"r12\",\"data\":{\"publisher\":3,\"seq\":17,\"text\":\"xx\"}}";

    private final JsonScan scan = new JsonScan();

    @Test
    void published_hasRoomPublisherAndSeq() {
        start(PUBLISHED);

        assertThat(scan.next()).isTrue();
        assertThat(scan.room()).isEqualTo(12);
        assertThat(scan.publisher()).isEqualTo(3);
        assertThat(scan.seq()).isEqualTo(17);
        assertThat(scan.reply()).isEqualTo(-1);
        assertThat(scan.isError()).isFalse();
        assertThat(scan.next()).isFalse();
    }

    @Test
    void array_isGoneThrough_inOrder() {
        start("[" + PUBLISHED + ",{\"reply\":4,\"data\":{\"room\":\"r1\"}}," + PUBLISHED.replace("17", "18") + "]");

        assertThat(scan.next()).isTrue();
        assertThat(scan.seq()).isEqualTo(17);
        assertThat(scan.next()).isTrue();
        assertThat(scan.reply()).isEqualTo(4);
        assertThat(scan.seq()).isEqualTo(-1);
        assertThat(scan.next()).isTrue();
        assertThat(scan.seq()).isEqualTo(18);
        assertThat(scan.next()).isFalse();
    }

    @Test
    void membersInAnyOrder_areFound() {
        start("{\"data\":{\"text\":\"x\",\"seq\":1000000,\"publisher\":0},\"room\":\"r9999\",\"event\":\"published\"}");

        assertThat(scan.next()).isTrue();
        assertThat(scan.room()).isEqualTo(9999);
        assertThat(scan.seq()).isEqualTo(1_000_000);
        assertThat(scan.publisher()).isZero();
    }

    @Test
    void text_isNotReadAsMembers() {
        start("{\"reply\":1,\"data\":{\"text\":\"} \\\\\\\",\\\"seq\\\":5,{\",\"number\":5}}");

        assertThat(scan.next()).isTrue();
        assertThat(scan.seq()).isEqualTo(-1);
        assertThat(scan.reply()).isEqualTo(1);
        assertThat(scan.next()).isFalse();
    }

    @Test
    void error_isSeen() {
        start("{\"error\":{\"code\":\"invalid-event\"},\"reply\":7}");

        assertThat(scan.next()).isTrue();
        assertThat(scan.isError()).isTrue();
    }

    @Test
    void halfAnObject_isAFault() {
        start(PUBLISHED.substring(0, 40));

        assertThatThrownBy(scan::next).isInstanceOf(IllegalStateException.class);
    }

    private void start(String json) {
        byte[] bytes = ("..." + json + "...").getBytes(ISO_8859_1);
        scan.start(bytes, 3, bytes.length - 3);
    }
}
