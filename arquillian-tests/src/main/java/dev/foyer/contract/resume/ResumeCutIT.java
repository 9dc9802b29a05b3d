// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.contract.resume;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

import dev.foyer.contract.testing.Contract;
import dev.foyer.contract.testing.ContractTest;
import dev.foyer.contract.testing.NeedsServer;
import dev.foyer.contract.testing.SameEverywhere;
import dev.foyer.contract.testing.Scale;
import dev.foyer.contract.testing.Site;
import dev.foyer.contract.testing.Wars;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.spec.WebArchive;

import static org.assertj.core.api.Assertions.assertThat;

/** Rule Q1 at every byte: a conversation whose line is cut after each of its bytes, in either direction. */
@ContractTest
@SameEverywhere("ResumeIT runs on each server")
@NeedsServer("cuts sockets")
class ResumeCutIT {

    private static final int STEPS = Scale.of(10, 50);
    private static final int STRIDE = Scale.of(17, 1);
    private static final int UNCUT = Integer.MAX_VALUE;
    private static final Pattern TOKEN = Pattern.compile("\"token\":\"([^\"]+)\"");
    private static final Pattern GOT = Pattern.compile("\"got\":(\\d+)");

    @ArquillianResource
    private Site site;

    @Deployment(testable = false)
    static WebArchive war() {
        return Wars.of("resume-cut", ResumeCutIT.class).addClass(TunnelEndpoint.class);
    }

    @Contract(
            rule = "Q1",
            proves =
                    "a line that is cut after any byte, read or written: each side has handled everything once, in order")
    void anyByte() {
        int runs = 0;
        for (int cut = 0; ; cut += STRIDE) {
            boolean read = new Conversation("r" + cut, cut, UNCUT).isCut();
            boolean written = new Conversation("w" + cut, UNCUT, cut).isCut();
            runs += (read ? 1 : 0) + (written ? 1 : 0);
            if (!read && !written) {
                break;
            }
        }
        assertThat(runs).as("conversations that were cut").isGreaterThan(STEPS);
    }

    /** Steps from the first to the last, with one cut. */
    private final class Conversation {

        private final URI uri;
        private final List<String> sent = new ArrayList<>();
        private final List<String> handled = new ArrayList<>();
        private BareLine line;
        private String token = "";
        private long seen;
        private int cuts;

        Conversation(String name, int readable, int writable) {
            uri = site.ws("/tunnel?name=" + name + "&rank=guest");
            line = new BareLine(uri, "foyer.v1, foyer.resume");
            try {
                take(line.next()); // the welcome
                line.limit(readable, writable);
                for (int i = 1; i <= STEPS; i++) {
                    send("{\"event\":\"step\",\"data\":" + i + ",\"id\":" + i + "}");
                }
            } catch (BareLine.Cut cut) {
                comeBack();
            }
            while (handled.size() < 2 * STEPS) {
                try {
                    take(line.next());
                } catch (BareLine.Cut cut) {
                    comeBack();
                }
            }
            assertThat(handled)
                    .as(name)
                    .containsExactlyElementsOf(IntStream.rangeClosed(1, STEPS)
                            .boxed()
                            .flatMap(i -> List.of(
                                    "{\"event\":\"number\",\"room\":\"tunnel " + name + "\",\"data\":" + i + "}",
                                    "{\"reply\":" + i + ",\"data\":" + i + "}")
                                    .stream())
                            .toList());
            line.leave();
        }

        boolean isCut() {
            return cuts > 0;
        }

        private void send(String text) throws BareLine.Cut {
            sent.add(text);
            line.send(text);
        }

        private void take(String frame) {
            seen++;
            Matcher named = TOKEN.matcher(frame);
            if (named.find()) {
                token = named.group(1);
            } else if (!frame.startsWith("{\"pong\"")) {
                handled.add(frame);
            }
        }

        private void comeBack() {
            cuts++;
            line.close();
            line = new BareLine(uri, "foyer.v1, foyer.resume." + token + "." + seen);
            try {
                String welcome = line.next();
                Matcher got = GOT.matcher(welcome);
                assertThat(welcome).as("after " + seen + " frames").contains("\"resumed\":\"all\"");
                assertThat(got.find()).isTrue();
                take(welcome);
                seen--; // it has no number
                int arrived = Integer.parseInt(got.group(1));
                List<String> again = List.copyOf(sent.subList(arrived, sent.size()));
                sent.subList(arrived, sent.size()).clear();
                for (String text : again) {
                    send(text);
                }
                for (int i = sent.size() + 1; i <= STEPS; i++) {
                    send("{\"event\":\"step\",\"data\":" + i + ",\"id\":" + i + "}");
                }
            } catch (BareLine.Cut cut) {
                throw new AssertionError("The new line was cut.", cut);
            }
        }
    }
}
